"""Raw cells of columns of texts, dates and years, read, with findings of what was odd about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import numpy as np

from pdvalidate.judging.cells.reading_figures import Figures, Note
from pdvalidate.judging.frames.codes import NONE
from pdvalidate.model.form import Column
from pdvalidate.model.kinds import Mark, State, ValueType
from pdvalidate.model.returns import Cell, ErrorValue, NoValue
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import MISSING, PRESENT, Quantity
from pdvalidate.text.dates import read_date
from pdvalidate.text.folding import fold, fold_value


def read_texts(cells: Sequence[Cell]) -> tuple[Texts, list[Note]]:
    """Texts as codes of their folded forms, and what was odd; a blank cell is missing, one with an error unreadable."""
    categories: dict[str, int] = {}
    remembered: dict[Cell, int] = {None: NONE, "": NONE}
    odd: dict[Cell, str] = {}
    codes = np.empty(len(cells), np.int32)
    for line, cell in enumerate(cells):
        code = remembered.get(cell)
        if code is None:
            finding = _valueless(cell)
            if finding:
                odd[cell] = finding
            folded = "" if finding else fold_value(cell)
            code = categories.setdefault(folded, len(categories)) if folded else NONE
            remembered[cell] = code
        codes[line] = code
    state = np.where(codes == NONE, MISSING, PRESENT).astype(np.uint8)
    notes = [Note(line, odd[cell], cell) for line, cell in enumerate(cells) if cell in odd] if odd else []
    state[[note.line for note in notes]] = np.uint8(State.UNREADABLE)
    return Texts(codes, tuple(categories), None if (state == PRESENT).all() else state), notes


def _valueless(cell: Cell) -> str | None:
    """The finding on a cell that shows an error, or whose formula was saved without its value."""
    if isinstance(cell, ErrorValue):
        return "error-cell"
    return "formula-without-value" if isinstance(cell, NoValue) else None


def read_moments(column: Column, cells: Sequence[Cell]) -> Figures:
    """Dates as days since the year 1, years as their number; anything else is unreadable."""
    values = np.zeros(len(cells), np.int64)
    state = np.full(len(cells), PRESENT)
    notes: list[Note] = []
    for line, cell in enumerate(cells):
        value = _year(cell) if column.type is ValueType.YEAR else _day(cell)
        if value is not None:
            values[line] = value
        elif _is_missing(column, cell):
            state[line] = MISSING
        else:
            state[line] = np.uint8(State.UNREADABLE)
            notes.append(Note(line, _valueless(cell) or "value-type", cell))
    bound = int(np.abs(values).max(initial=0))
    return Figures(Quantity(values, 0, bound, None if (state == PRESENT).all() else state), notes)


def _is_missing(column: Column, cell: Cell) -> bool:
    """Whether a cell is blank, or holds a mark that says that nothing is known."""
    if cell is None or not isinstance(cell, str):
        return cell is None
    text = fold(cell)
    return not text or any(meaning is Mark.MISSING and fold(mark) == text for mark, meaning in column.marks.items())


def _day(cell: Cell) -> int | None:
    if isinstance(cell, datetime):
        return cell.date().toordinal()
    day = read_date(cell) if isinstance(cell, str) else cell
    return day.toordinal() if isinstance(day, date) else None


def _year(cell: Cell) -> int | None:
    """A year of four digits: 19979 is a slip for one."""
    if isinstance(cell, float | int) and not isinstance(cell, bool) and float(cell).is_integer():
        return int(cell) if 1000 <= cell <= 9999 else None
    return int(cell) if isinstance(cell, str) and re.fullmatch(r"\s*[1-9]\d{3}\s*", cell, re.ASCII) else None
