"""Findings of types and of structure, told as discrepancies with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import numpy as np

from pdvalidate.judging.cells.reading_cells import ColumnNotes
from pdvalidate.judging.cells.reading_figures import Note
from pdvalidate.judging.cells.structure import Breach, breaches
from pdvalidate.judging.frames.frames import Frame, Stack
from pdvalidate.judging.within.addresses import cells_of, show, spot
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.returns import Cell, Finding, Hint
from pdvalidate.rules.quantity import MISSING

Located = tuple[int, Finding]
"""A finding and the return it belongs to."""


def notes_as_findings(noted: Sequence[ColumnNotes]) -> Iterator[Located]:
    """What was odd about single cells; of a cell that is merged over others it is said once."""
    yield from _once(
        _finding(column.frame, note.line, column.column, note.finding, from_note(note))
        for column in noted
        for note in column.notes
    )


def _once(located: Iterable[Located]) -> Iterator[Located]:
    """Findings of cells, each cell once: lines under a merged cell all have the same."""
    told: set[tuple[int, str, str | None, int | None, int | None, str | None]] = set()
    for ret, finding in located:
        place = (ret, finding.id, finding.sheet, finding.row, finding.column, finding.column_name)
        if place not in told:
            told.add(place)
            yield ret, finding


def structure_findings(stack: Stack, lists: Mapping[str, Sequence[str]]) -> Iterator[Located]:
    """Cells that break ranges, codes or uniqueness, and required cells and named rows that hold nothing."""
    for frame in stack.frames.values():
        found = [
            _finding(frame, breach.line, breach.column, breach.finding, _from_breach(breach))
            for breach in breaches(stack, frame, lists)
        ]
        yield from _once([*found, *_required(stack, frame)])
    for table in stack.form.tables:
        yield from _empty_rows(stack, table.name)


def _finding(frame: Frame, line: int, column: str, finding: str, more: dict[str, object]) -> Located:
    where = spot(frame, line, column)
    segment, record = frame.segment(line)
    cells = cells_of(segment, column)
    found: Cell = cells[record] if cells else None
    asked = frame.table.by_name.get(column)
    if isinstance(found, float) and asked is not None and asked.type is ValueType.PERCENT:
        found = float(frame.figures[column].value(line))  # as rules know it, whatever the cell's format
    return where.ret, Finding(
        id=finding,
        sheet=where.sheet,
        row=where.sheet_row,
        column=where.sheet_column,
        table=frame.table.name,
        row_name=where.row,
        column_name=where.column,
        found=found,
        **more,  # type: ignore[arg-type]  # the callers below name fields of Finding
    )


def from_note(note: Note) -> dict[str, object]:
    """What a finding says of an odd cell, beside its place."""
    values: dict[str, object] = {"found": show(note.cell)}
    if note.footnote:
        values["footnote"] = note.footnote
    if note.suggested is None:
        return {"values": values}
    suggested = _plain(note.suggested)
    return {
        "values": {**values, "suggested": suggested},
        "expected": _figure(suggested),
        "hints": (Hint(note.finding, {"suggested": suggested}, suggested=suggested),),
    }


def _figure(suggested: int | str) -> int | float:
    """A suggestion as a figure; a percentage is a ratio."""
    if isinstance(suggested, int):
        return suggested
    return float(Decimal(suggested.removesuffix("%")) / (100 if suggested.endswith("%") else 1))


def _plain(value: Decimal | int | str) -> int | str:
    if isinstance(value, str):
        return value
    return int(value) if value == int(value) else f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _from_breach(breach: Breach) -> dict[str, object]:
    if breach.expected is None:
        return {}
    return {"expected": breach.expected, "values": {"expected": breach.expected}}


def _required(stack: Stack, frame: Frame) -> Iterator[Located]:
    for column in frame.table.by_name.values():
        if not column.required or frame.table.paths[column.name] != frame.path:
            continue
        texts, figures = frame.texts.get(column.name), frame.figures.get(column.name)
        state = texts.state if texts else figures.state if figures else None
        if state is None:
            continue
        for line in np.flatnonzero((np.broadcast_to(state, frame.size) & MISSING) != 0).tolist():
            yield _finding(frame, line, column.name, "value-missing", {})


def _empty_rows(stack: Stack, table: str) -> Iterator[Located]:
    """Named rows without any figure."""
    records = stack.frame(table)
    if not any(frame.figures for frame in stack.of_table(table)):
        return
    named = np.zeros(records.size, np.bool_)
    for codes in stack.names[table].values():
        named |= codes >= 0
    filled = np.zeros(records.size, np.bool_)
    for frame in stack.of_table(table):
        for name, figures in frame.figures.items():
            if not (frame.table.by_name[name].key or frame.table.by_name[name].single):
                something = np.broadcast_to((figures.bits & ~np.uint8(MISSING)) != 0, frame.size)
                filled[frame.record[something]] = True
    optional = {row.name for row in records.table.rows if row.optional or not row.figures}
    for line in np.flatnonzero(named & ~filled).tolist():
        segment, record = records.segment(line)
        if not optional & {names[record] for names in segment.part.members.values()}:
            yield _row(records, line)


def _row(records: Frame, line: int) -> Located:
    where = spot(records, line, None)
    finding = Finding("value-missing", where.sheet, where.sheet_row, where.sheet_column, records.table.name, where.row)
    return where.ret, finding
