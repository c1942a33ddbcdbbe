"""All cells of a stack read: figures, texts and dates per column, with the findings of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.cells.reading_figures import Figures, Note, read_figures, zero_for_blank
from pdvalidate.judging.cells.reading_texts import read_moments, read_texts
from pdvalidate.judging.frames.frames import Frame, Stack
from pdvalidate.judging.frames.stacking import row_names
from pdvalidate.judging.no_figures import forget_zeros
from pdvalidate.model.form import Column, Row
from pdvalidate.model.kinds import Blank, ValueType
from pdvalidate.model.returns import Cell
from pdvalidate.rules.quantity import ABSENT, MISSING, PRESENT, Quantity, aligned

_KEPT_TYPES = frozenset({ValueType.PERCENT, ValueType.TEXT, ValueType.CODE, ValueType.DATE})
"""Types of a column that a row's own number type does not win over."""


@dataclass(frozen=True, slots=True)
class ColumnNotes:
    """What was odd in one column of a frame."""

    frame: Frame
    column: str
    notes: Sequence[Note]


def read_cells(stack: Stack, wanted: Mapping[str, frozenset[str]] | None = None) -> list[ColumnNotes]:
    """Read every column of every frame of a stack, in place; what was odd comes back.

    Args:
        wanted: of reduced returns the columns that are asked for, by table; what else they have is read too.
    """
    noted: list[ColumnNotes] = []
    for frame in stack.frames.values():
        for name in _columns(frame) if wanted is None else _kept(frame, wanted):
            notes = _read_column(stack, frame, frame.table.by_name[name])
            if notes:
                noted.append(ColumnNotes(frame, name, notes))
    for table in stack.form.tables:
        _count_blanks_as_zero(stack, table.name)
        forget_zeros(stack, table.name)
    return noted


def _columns(frame: Frame) -> Iterator[str]:
    return (name for name, path in frame.table.paths.items() if path == frame.path)


def _kept(frame: Frame, wanted: Mapping[str, frozenset[str]]) -> Iterable[str]:
    """The columns of a frame that are asked for or that some reduced return has."""
    there = wanted.get(frame.table.name, frozenset()).union(*(segment.places for segment in frame.segments))
    return [name for name in _columns(frame) if name in there]


def _read_column(stack: Stack, frame: Frame, column: Column) -> list[Note]:
    cells = frame.cells(column.name)
    if column.type in (ValueType.TEXT, ValueType.CODE):
        frame.texts[column.name], notes = read_texts(cells)
        return notes
    if column.type is ValueType.DATE or column.type is ValueType.YEAR:
        figures = read_moments(column, cells)
    else:
        figures = _figures(stack, frame, column, cells)
    _mark_absent(frame, column.name, figures)
    frame.figures[column.name] = figures.quantity
    return figures.notes


def _mark_absent(frame: Frame, column: str, figures: Figures) -> None:
    """Where a return lacks the column, its cells are absent rather than blank."""
    lacking = frame.without(column)
    if not lacking:
        return
    bits = np.broadcast_to(figures.quantity.bits, frame.size).copy()
    for segment in lacking:
        bits[segment.first : segment.first + segment.length] = MISSING | ABSENT
    figures.quantity = replace(figures.quantity, state=bits)


def _figures(stack: Stack, frame: Frame, column: Column, cells: Sequence[Cell]) -> Figures:
    """Rows with a type of their own are read by it, the others by their column's."""
    percents = _percents(frame, column)
    mark = stack.form.decimal_mark
    figures = read_figures(column, cells, percents, mark)
    widths = _width(column, frame.size)
    for own, lines in _own_types(stack, frame, column):
        some = read_figures(own, [cells[line] for line in lines], None if percents is None else percents[lines], mark)
        figures = _spliced(figures, some, lines)
        if own.decimals != column.decimals:
            widths = _replaced(widths, _width(own, len(lines)), lines)
    if column.decimals is not None or np.any(widths.mantissa):
        frame.widths[column.name] = widths
    return figures


def _percents(frame: Frame, column: Column) -> NDArray[np.bool_] | None:
    if column.scale is not None or not _shows_percents(frame, column):
        return None
    under = np.zeros(frame.size, np.bool_)
    for segment in frame.segments:
        if segment.part.percents and column.name in segment.places:
            at = segment.places[column.name][1].sheet_column
            for record, row in enumerate(segment.part.rows):
                under[segment.first + record] = (row, at) in segment.part.percents
    return under


def _shows_percents(frame: Frame, column: Column) -> bool:
    """Whether the column, or one of its rows, holds percents."""
    rows = frame.table.rows if column.type not in _KEPT_TYPES else ()
    return column.type is ValueType.PERCENT or any(row.type is ValueType.PERCENT for row in rows)


def _own_types(stack: Stack, frame: Frame, column: Column) -> Iterator[tuple[Column, NDArray[np.intp]]]:
    """The column as each row with a say of its own has it, with the lines of that row."""
    order = row_names(frame.table)
    for row in frame.table.rows:
        if not _differs(row):
            continue
        named = stack.names[frame.table.name][row.column][frame.record]
        lines = np.flatnonzero(named == order.index(row.name))
        if lines.size:
            yield as_row_has_it(column, row), lines


def _differs(row: Row) -> bool:
    return any((row.type, row.decimals is not None, row.scale, row.marks))


def as_row_has_it(column: Column, row: Row) -> Column:
    """A column with what one of its rows says otherwise."""
    return replace(
        column,
        type=row.type if row.type and column.type not in _KEPT_TYPES else column.type,
        decimals=column.decimals if row.decimals is None else row.decimals,
        scale=row.scale or column.scale,
        minimum=column.minimum if row.minimum is None else row.minimum,
        maximum=column.maximum if row.maximum is None else row.maximum,
        codes=row.codes or column.codes,
        marks={**column.marks, **row.marks},
    )


def _width(column: Column, size: int) -> Quantity:
    """How wide the interval of a printed value is: 10**-decimals, of a percent in hundredths; else nothing."""
    if column.decimals is None:
        return Quantity(np.zeros(size, np.int64))
    decimals = column.decimals + (2 if column.type is ValueType.PERCENT else 0)
    unit = 10 ** max(-decimals, 0)
    return Quantity(np.full(size, unit, np.int64), max(decimals, 0), unit)


def _spliced(figures: Figures, some: Figures, lines: NDArray[np.intp]) -> Figures:
    gone = set(lines.tolist())
    notes = [note for note in figures.notes if note.line not in gone]
    notes += [replace(note, line=int(lines[note.line])) for note in some.notes]
    spliced = _replaced(figures.quantity, some.quantity, lines)
    return Figures(spliced, sorted(notes, key=lambda note: note.line))


def _replaced(whole: Quantity, some: Quantity, lines: NDArray[np.intp]) -> Quantity:
    """`whole` with the figures of some lines replaced."""
    whole, some = aligned(whole, some)
    mantissa = whole.mantissa.astype(object) if some.mantissa.dtype == object else whole.mantissa.copy()
    mantissa[lines] = some.mantissa
    state = np.broadcast_to(whole.bits, mantissa.shape).copy()
    state[lines] = some.bits
    result = replace(whole, mantissa=mantissa, state=state, bound=max(whole.bound, some.bound))
    if whole.inexact is None and some.inexact is None:
        return result
    inexact = np.zeros(mantissa.shape, np.bool_) if whole.inexact is None else whole.inexact.copy()
    value = np.zeros(mantissa.shape) if whole.approximate is None else whole.approximate.copy()
    inexact[lines] = False if some.inexact is None else some.inexact
    value[lines] = 0.0 if some.approximate is None else some.approximate
    return replace(result, inexact=inexact, approximate=value, magnitude=np.abs(value))


def _count_blanks_as_zero(stack: Stack, table: str) -> None:
    frames = list(stack.of_table(table))
    columns = [(frame, name) for frame in frames for name in frame.figures if not frame.table.by_name[name].single]
    wanted = [(frame, name) for frame, name in columns if frame.table.by_name[name].blank is Blank.ZERO]
    if not wanted:
        return
    filled = np.zeros(stack.frame(table).size, np.bool_)
    for frame, name in columns:
        present = np.broadcast_to(frame.figures[name].bits & PRESENT != 0, frame.size)
        filled[frame.record[present]] = True
    for frame, name in wanted:
        frame.figures[name] = zero_for_blank(frame.figures[name], frame.cells(name), filled[frame.record])
