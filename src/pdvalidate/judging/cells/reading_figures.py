"""Raw cells of one column become exact figures, states, and findings of what was odd about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.cells.scaling import quantity
from pdvalidate.model.form import Column
from pdvalidate.model.kinds import Scale, State, ValueType
from pdvalidate.model.returns import Cell, ErrorValue, NoValue
from pdvalidate.rules.quantity import MISSING, PRESENT, Quantity
from pdvalidate.text.numbers import NumberText, dot_grouped, exact, read_number

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd about one cell of a column: a finding without its place."""

    line: int
    finding: str
    cell: Cell
    suggested: Decimal | int | str | None = None
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one odd cell was read as. `value` of a percent is a ratio; it is hundredths in the column's array."""

    value: float
    state: State
    finding: str | None = None
    suggested: Decimal | int | str | None = None
    footnote: str = ""
    percent: bool = False


@dataclass
class Figures:
    """A column of figures, read: n figures with their states, and what was odd."""

    quantity: Quantity
    notes: list[Note] = field(default_factory=list)


def read_figures(
    column: Column, cells: Sequence[Cell], percents: NDArray[np.bool_] | None = None, mark: str | None = None
) -> Figures:
    """Read the cells of a column of figures.

    `percents` tells which cells stand under a percent format; `mark` is the form's decimal mark. A number that can be
    read beyond doubt is used even where it is a finding.
    """
    odd = [line for line, cell in enumerate(cells) if type(cell) is not float]
    values, state, notes, typed = _read_odd(column, cells, odd, mark)
    if column.type is ValueType.PERCENT:
        values = _hundredths(column, values, percents, typed)
    elif column.type.whole:
        values = _whole(values, notes, cells, state)
    figures = quantity(values)
    if column.type is ValueType.PERCENT:
        figures = replace(figures, scale=figures.scale + 2)
        if figures.approximate is not None and figures.magnitude is not None:
            figures = replace(figures, approximate=figures.approximate / 100, magnitude=figures.magnitude / 100)
    return Figures(replace(figures, state=state), sorted(notes, key=lambda note: note.line))


def _read_odd(
    column: Column, cells: Sequence[Cell], odd: Sequence[int], mark: str | None
) -> tuple[Doubles, NDArray[np.uint8] | None, list[Note], set[int]]:
    """Doubles of all cells, with the odd ones read one by one; equal texts are read once."""
    if not odd:
        return np.array(cells, np.float64), None, [], set()
    numbers = list(cells)
    bits = bytearray(b"\x01") * len(cells)
    remembered: dict[tuple[type, Cell], _Read] = {}
    notes: list[Note] = []
    typed_percents: set[int] = set()
    for line in odd:
        cell = cells[line]
        key = (type(cell), cell)
        read = remembered.get(key) or remembered.setdefault(key, _read(column, cell, mark))
        numbers[line], bits[line] = read.value, read.state
        if read.finding:
            notes.append(Note(line, read.finding, cell, read.suggested, read.footnote))
        if read.percent:
            typed_percents.add(line)
    state = np.frombuffer(bytes(bits), np.uint8)
    return np.array(numbers, np.float64), None if (state == PRESENT).all() else state, notes, typed_percents


def _read(column: Column, cell: Cell, mark: str | None) -> _Read:
    match cell:
        case None | "":
            return _Read(0.0, State.MISSING)
        case bool():
            return _Read(0.0, State.UNREADABLE, "value-type")
        case int() | float():
            return _Read(float(cell), State.PRESENT)
        case str():
            return _text(column, cell, mark)
        case ErrorValue():
            return _Read(0.0, State.UNREADABLE, "error-cell")
        case NoValue():
            return _Read(0.0, State.UNREADABLE, "formula-without-value")
        case date() | time() | timedelta():
            return _Read(0.0, State.UNREADABLE, "value-type")
        case _:
            return _Read(0.0, State.UNREADABLE, "value-unreadable")


def _text(column: Column, text: str, mark: str | None) -> _Read:
    read = read_number(text, column.type, column.marks, mark)
    if read.value is None:
        return _Read(0.0, read.state, read.finding)
    suggested = _to_type(column, read) if read.finding == "number-as-text" else None
    return _Read(float(read.value), read.state, read.finding, suggested, read.footnote, read.percent)


def _to_type(column: Column, read: NumberText) -> Decimal | str | None:
    """What is to be typed instead of a text; a percentage with its sign."""
    if column.type is not ValueType.PERCENT or read.value is None:
        return read.value
    ratio = read.percent or column.scale is Scale.RATIO
    return f"{(read.value * 100 if ratio else read.value).normalize():f}%"


def _hundredths(column: Column, values: Doubles, percents: NDArray[np.bool_] | None, typed: set[int]) -> Doubles:
    """Percents as their printed hundredths: 99.16 for 0.9916 under a percent format, for "99,16%" and for 99.16."""
    ratios = np.zeros(values.shape, np.bool_)
    if column.scale is Scale.RATIO:
        ratios[:] = True
    elif column.scale is None and percents is not None:
        ratios |= percents
    if typed:
        ratios[list(typed)] = True
    shifted = values.copy()
    shifted[ratios] = [float(exact(value) * 100) for value in values[ratios].tolist()]
    return shifted


def _whole(values: Doubles, notes: list[Note], cells: Sequence[Cell], state: NDArray[np.uint8] | None) -> Doubles:
    """A number with a fraction in a column of whole numbers: dots read as decimals, else of the wrong type."""
    fractions = np.flatnonzero(values != np.rint(values))
    if not fractions.size:
        return values
    values = values.copy()
    noted = {note.line for note in notes}
    for line in fractions.tolist():
        if line in noted:
            continue
        meant = dot_grouped(values[line].item())
        notes.append(Note(line, "value-type" if meant is None else "dot-as-decimal", cells[line], meant))
        if meant is not None:
            values[line] = meant
    return values


def zero_for_blank(figures: Quantity, cells: Sequence[Cell], filled: NDArray[np.bool_]) -> Quantity:
    """Blank cells of a `blank: zero` column count as zero, in records that have at least one figure."""
    if figures.state is None:
        return figures
    blank = np.fromiter((cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells), np.bool_)
    zero = blank & filled & (figures.state & MISSING != 0)
    state = np.where(zero, PRESENT, figures.state)
    return replace(figures, state=None if (state == PRESENT).all() else state)
