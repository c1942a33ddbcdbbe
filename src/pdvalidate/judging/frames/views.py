"""Returns of several editions seen as one stack, through the names of one of them; and only what rules ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.codes import NONE, Book, Books, Codes
from pdvalidate.judging.frames.frames import Frame, Segment, Stack
from pdvalidate.judging.frames.stacking import row_names
from pdvalidate.model.form import Form, Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import stretch
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.joining import joined_figures, joined_texts
from pdvalidate.rules.needs import Needs
from pdvalidate.rules.quantity import Quantity


def view(form: Form, stacks: Sequence[Stack], needs: Needs, books: Books) -> Stack:
    """The returns of all stacks below each other, under the names of `form`, with what `needs` says of each table.

    Tables, rows and columns are matched by their names; what another edition has not is missing there. Rows and
    groups that only another edition names are neither named here nor details.
    """
    returns = [one for stack in stacks for one in stack.returns]
    seen = Stack(form, returns, books, {})
    for table in form.tables:
        columns = needs.columns(form.id, table.name)
        if columns is not None:
            _add_table(seen, table, columns, [_Source.of(stack, table) for stack in stacks])
    return seen


@dataclass(frozen=True)
class _Source:
    """One stack as far as it has a table."""

    stack: Stack
    table: Table | None

    @classmethod
    def of(cls, stack: Stack, table: Table) -> _Source:
        return cls(stack, stack.form.by_name.get(table.name))

    def frame(self, path: tuple[str, ...]) -> Frame | None:
        return self.stack.frames.get((self.table.name, path)) if self.table else None

    def size(self, path: tuple[str, ...]) -> int:
        frame = self.frame(path)
        return frame.size if frame else 0


def _add_table(seen: Stack, table: Table, columns: frozenset[str], sources: Sequence[_Source]) -> None:
    paths = {table.paths[name] for name in columns if name in table.paths}
    for path in dict.fromkeys(((), *table.paths.values())):
        if not path or path in paths:
            seen.frames[table.name, path] = _frame(seen.books, table, path, columns, sources)
    in_rows = sorted(_row_columns(table))
    groups = [group.name for group in table.groups]
    seen.names[table.name] = {name: _renamed(sources, _names_of, name, row_names(table)) for name in in_rows}
    seen.groups[table.name] = {name: _renamed(sources, _groups_of, name, groups) for name in in_rows}
    keys = [*(name for name in in_rows if name in table.by_name), *table.repeats]
    seen.keys[table.name] = {name: _keys(seen.books, name, sources) for name in keys}
    for name in table.repeats:
        dimension = stretch(table.name, name)
        seen.keys[table.name][dimension] = _stretches(seen, dimension, sources)
    seen.opens[table.name] = {name: _opening(name, sources) for name in table.named_sections}


def _stretches(seen: Stack, dimension: str, sources: Sequence[_Source]) -> Codes:
    """Stretches are told by where they stand: those of each stack come behind those of the stacks before it."""
    codes, before = [], 0
    for one in sources:
        held = one.stack.keys[one.table.name].get(dimension) if one.table else None
        codes.append(_none(one) if held is None else np.where(held == NONE, NONE, held + before).astype(np.int32))
        before += len(one.stack.book(dimension))
    seen.book(dimension).reserve(before)
    return np.concatenate(codes)


def _opening(section: str, sources: Sequence[_Source]) -> NDArray[np.bool_]:
    """Which records open a stretch of a section."""
    parts = [one.stack.opens[one.table.name].get(section) if one.table else None for one in sources]
    nothing = [np.zeros(one.size(()), np.bool_) for one in sources]
    return np.concatenate([none if held is None else held for held, none in zip(parts, nothing, strict=True)])


def _row_columns(table: Table) -> set[str]:
    return (
        {row.column for row in table.rows} | {group.column for group in table.groups} | {key.name for key in table.keys}
    )


def _frame(
    books: Books, table: Table, path: tuple[str, ...], columns: frozenset[str], sources: Sequence[_Source]
) -> Frame:
    members = {block: _members(books, block, path, sources) for block in path}
    frame = Frame(table, path, tuple(_segments(path, sources)), members)
    for column in table.by_name.values():
        if column.name not in columns or table.paths[column.name] != path:
            continue
        found = [(one.frame(path), one.size(path)) for one in sources]
        if column.type not in (ValueType.TEXT, ValueType.CODE):
            frame.figures[column.name] = joined_figures([(_figures(one, column.name), size) for one, size in found])
            widths = [(one.widths.get(column.name) if one else None, size) for one, size in found]
            if any(width is not None for width, _ in widths):
                frame.widths[column.name] = joined_figures(widths)
        else:
            frame.texts[column.name] = joined_texts([(_texts(one, column.name), size) for one, size in found])
    return frame


def _figures(frame: Frame | None, column: str) -> Quantity | None:
    return frame.figures.get(column) if frame else None


def _texts(frame: Frame | None, column: str) -> Texts | None:
    return frame.texts.get(column) if frame else None


def _segments(path: tuple[str, ...], sources: Sequence[_Source]) -> list[Segment]:
    """The segments of all stacks, each moved behind those of the stacks before it."""
    found: list[Segment] = []
    first = record = ret = 0
    for one in sources:
        frame = one.frame(path)
        found += [
            replace(segment, ret=segment.ret + ret, first=segment.first + first, record=segment.record + record)
            for segment in (frame.segments if frame else ())
        ]
        first, record, ret = first + one.size(path), record + one.size(()), ret + len(one.stack.returns)
    return found


def _members(books: Books, block: str, path: tuple[str, ...], sources: Sequence[_Source]) -> Codes:
    parts = []
    for one in sources:
        frame = one.frame(path)
        if frame is not None:
            parts.append(_translated(frame.members[block], one.stack.book(block), books[block]))
    return np.concatenate(parts) if parts else np.zeros(0, np.int32)


def _keys(books: Books, column: str, sources: Sequence[_Source]) -> Codes:
    parts = []
    for one in sources:
        held = one.stack.keys[one.table.name].get(column) if one.table else None
        parts.append(_none(one) if held is None else _translated(held, one.stack.book(column), books[column]))
    return np.concatenate(parts)


def _translated(codes: Codes, book: Book, here: Book) -> Codes:
    """Codes of one book as codes of another; NONE stays NONE."""
    meaning = [here.codes.setdefault(known, len(here.codes)) for known in book.codes]
    return np.array([*meaning, NONE], np.int32)[codes]


def _none(one: _Source) -> Codes:
    return np.full(one.size(()), NONE, np.int32)


def _names_of(one: _Source, column: str) -> tuple[Codes | None, Sequence[str]]:
    """Which named row each record is, as places in the list beside it."""
    if one.table is None:
        return None, ()
    return one.stack.names[one.table.name].get(column), row_names(one.table)


def _groups_of(one: _Source, column: str) -> tuple[Codes | None, Sequence[str]]:
    if one.table is None:
        return None, ()
    return one.stack.groups[one.table.name].get(column), [group.name for group in one.table.groups]


def _renamed(
    sources: Sequence[_Source],
    held: Callable[[_Source, str], tuple[Codes | None, Sequence[str]]],
    column: str,
    names: Sequence[str],
) -> Codes:
    """Places in other lists of names as places in `names`; beyond its end what it does not have."""
    parts = []
    for one in sources:
        codes, theirs = held(one, column)
        places = [names.index(name) if name in names else len(names) for name in theirs]
        parts.append(_none(one) if codes is None else np.array([*places, NONE], np.int32)[codes])
    return np.concatenate(parts)
