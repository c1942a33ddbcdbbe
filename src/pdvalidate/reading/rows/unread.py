"""What of a sheet no table reads, with the reason: rows above, inside and below the tables, columns beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pdvalidate.model.returns import Cell, ErrorValue, Skipped
from pdvalidate.reading.files.cells import blank
from pdvalidate.reading.rows.parts import Part
from pdvalidate.reading.tables.headings import typed
from pdvalidate.reading.tables.search import letters_to_columns


def tell_unread(parts: Iterable[Part]) -> None:
    """Say of each part what was looked at and not read; what several parts of a sheet leave is said once."""
    by_sheet: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_sheet[part.part.sheet].append(part)
    for same in by_sheet.values():
        told: dict[Skipped, None] = {}
        reached = 0
        for part in sorted(same, key=lambda one: one.part.header):
            own = dict.fromkeys((*_above(part, reached), *_rows(part), *_below(part), *_columns(part, same)))
            part.part.skipped = tuple(one for one in own if one not in told)
            told |= own
            reached = max(reached, part.stretch.first + part.stretch.length)


def _above(part: Part, reached: int) -> Iterator[Skipped]:
    """The rows between a header and what was looked at before."""
    header = part.context.header
    if header.top > reached:
        yield Skipped("before-table", reached, header.top - 1, text=_text(part, reached, header.top))
    if header.numbering:
        yield Skipped("numbering", header.bottom + 1, header.bottom + 1)


def _rows(part: Part) -> Iterator[Skipped]:
    """The rows of a table that are no records; equal neighbours together."""
    first = part.stretch.first
    for reason, start, end in _runs(part):
        text = "" if reason in ("empty", "row-unused") else _text(part, first + start, first + end + 1)
        yield Skipped(reason, first + start, first + end, text=text)


def _runs(part: Part) -> Iterator[tuple[str, int, int]]:
    run: tuple[str, int, int] | None = None
    for place, reason in sorted(part.stretch.skipped.items()):
        if place >= part.stretch.end:
            break
        if run and run[0] == reason and run[2] == place - 1:
            run = (reason, run[1], place)
            continue
        if run:
            yield run
        run = (reason, place, place)
    if run:
        yield run


def _below(part: Part) -> Iterator[Skipped]:
    stretch = part.stretch
    if stretch.end < stretch.length and stretch.next_header is None:
        first, last = stretch.first + stretch.end, stretch.first + stretch.length
        yield Skipped("after-table", first, last - 1, text=_text(part, first, last))


def _columns(part: Part, same: Sequence[Part]) -> Iterator[Skipped]:
    """Columns with a heading that the form does not know, and those that hold something beside the table."""
    header, stretch = part.context.header, part.stretch
    unexpected = header.assignment.unexpected
    double = {column for columns in header.assignment.double.values() for column in columns}
    taken = {column for one in same for column in one.context.header.assignment.found}
    taken.update(*(letters_to_columns(key.at) for key in part.context.plan.table.keys))
    for column, cells in enumerate(stretch.columns):
        path = header.assignment.paths.get(column, ())
        if column in double:
            yield Skipped("column-duplicate", column=column, text=typed(path))
        elif column in unexpected:
            yield Skipped("column-unexpected", column=column, text=typed(path))
        elif column not in taken and cells.count("") < len(cells):
            first = next((cell for cell in cells[: stretch.end] if not blank(cell)), None)
            if first is not None:
                yield Skipped("beside-table", column=column, text=typed(path) or _shown(first))


def _shown(cell: Cell) -> str:
    if isinstance(cell, ErrorValue):
        return cell.text
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip()


def _text(part: Part, first: int, after: int) -> str:
    """The first text in some rows, as typed; where there is none, the first figure."""
    rows = part.context.sheet.rows[first:after]
    for row in rows:
        for cell in row:
            if cell.__class__ is str and cell and not cell.isspace():
                return " ".join(cell.split())
    return next((_shown(cell) for row in rows for cell in row if not blank(cell)), "")
