"""Returns of one form become frames: their cells are concatenated, their members coded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from pdvalidate.judging.frames.codes import Books, Codes, names_to_codes
from pdvalidate.judging.frames.frames import Frame, Segment, Stack
from pdvalidate.judging.frames.repeating import add_repeats, with_fields
from pdvalidate.judging.frames.trees import add_tree
from pdvalidate.model.form import Form, Table
from pdvalidate.model.returns import Place, Return, TablePart

Parts = Sequence[tuple[int, TablePart]]


def stack(form: Form, returns: Sequence[Return], books: Books | None = None) -> Stack:
    """Stack returns of one form. Figures are not read yet: see `typing_cells`."""
    stacked = Stack(form, returns, books or Books(), {})
    for table in form.tables:
        parts = [
            (place, with_fields(table, _without_headings(table, part)))
            for place, one in enumerate(returns)
            for part in one.parts
            if part.table == table.name
        ]
        _add_frames(stacked, table, parts)
        _add_members(stacked, table, parts)
        add_repeats(stacked, table, parts)
        add_tree(stacked, table, parts)
    return stacked


def _without_headings(table: Table, part: TablePart) -> TablePart:
    """A part less its named rows that are only headings and have no figures."""
    headings = {row.name for row in table.rows if not row.figures}
    if not headings:
        return part
    named = list(part.members.values())
    keep = [
        place for place in range(len(part.rows)) if not any(names[place] in headings for names in named if names[place])
    ]
    return replace(
        part,
        rows=[part.rows[place] for place in keep],
        cells=[[column[place] for place in keep] for column in part.cells],
        members={column: [names[place] for place in keep] for column, names in part.members.items()},
        groups={column: [names[place] for place in keep] for column, names in part.groups.items()},
        above=[part.above[place] for place in keep] if part.above else [],
        openings={name: [members[place] for place in keep] for name, members in part.openings.items()},
    )


def _add_frames(stacked: Stack, table: Table, parts: Parts) -> None:
    paths = dict.fromkeys(((), *table.paths.values()))
    for path in paths:
        columns = {name for name, around in table.paths.items() if around == path}
        segments = tuple(_segments(parts, path, columns))
        stacked.frames[table.name, path] = Frame(table, path, segments, _members(stacked.books, table, path, segments))


def _segments(parts: Parts, path: tuple[str, ...], columns: set[str]) -> Iterator[Segment]:
    line = record = 0
    for ret, part in parts:
        for members, places in _by_member(part, path, columns).items():
            yield Segment(ret, part, members, line, record, places)
            line += len(part.rows)
        record += len(part.rows)


def _by_member(
    part: TablePart, path: tuple[str, ...], columns: set[str]
) -> Mapping[tuple[str, ...], Mapping[str, tuple[int, Place]]]:
    """The places of a part by member; records stand even where no column outside blocks was found."""
    found: dict[tuple[str, ...], dict[str, tuple[int, Place]]] = {} if path else {(): {}}
    for index, place in enumerate(part.places):
        if place.column in columns:
            found.setdefault(place.members, {})[place.column] = (index, place)
    return found


def _members(books: Books, table: Table, path: tuple[str, ...], segments: Sequence[Segment]) -> dict[str, Codes]:
    lengths = [segment.length for segment in segments]
    codes: dict[str, Codes] = {}
    for depth, block in enumerate(path):
        declared = table.blocks[block].members
        own = [books[block].member(segment.members[depth], declared) for segment in segments]
        codes[block] = np.repeat(np.array(own, np.int32), lengths)
    return codes


def _add_members(stacked: Stack, table: Table, parts: Parts) -> None:
    """Codes of key columns, and which named row and which group each record is."""
    frame = stacked.frame(table.name)
    names = {name: place for place, name in enumerate(row_names(table))}
    groups = {group.name: place for place, group in enumerate(table.groups)}
    columns = {row.column for row in table.rows} | {group.column for group in table.groups}
    columns |= {key.name for key in table.keys}
    keys, named, grouped = {}, {}, {}
    for column in columns:
        own = [name for _, part in parts for name in part.members.get(column, [None] * len(part.rows))]
        within = [name for _, part in parts for name in part.groups.get(column, [None] * len(part.rows))]
        named[column] = names_to_codes(own, names)
        grouped[column] = names_to_codes(within, groups)
        if column in table.by_name:
            keys[column] = stacked.book(column).encode(frame.cells(column), own)
    stacked.keys[table.name], stacked.names[table.name], stacked.groups[table.name] = keys, named, grouped


def row_names(table: Table) -> list[str]:
    """The names of a table's rows and of the named members of its groups; codes are places in this list."""
    return [*(row.name for row in table.rows), *(name for group in table.groups for name in group.names)]
