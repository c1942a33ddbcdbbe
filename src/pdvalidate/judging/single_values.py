"""Values that stand once in a return: its fields, its unit and period; and published figures."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from pdvalidate.judging.frames import Stack
from pdvalidate.judging.reading_figures import read_figures
from pdvalidate.model.form import Column, Field
from pdvalidate.model.returns import Cell, Return
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import MISSING, PRESENT, Quantity, constant
from pdvalidate.text.folding import fold_value
from pdvalidate.text.numbers import DEFAULT_MARKS


def read_single_values(stack: Stack) -> dict[str, Quantity | Texts]:
    """What the fields of a form hold, by name: one figure or text for each return."""
    values: dict[str, Quantity | Texts] = {field.name: _field(field, stack) for field in stack.form.fields}
    values["unit"] = _texts([_unit(one) for one in stack.returns])
    values["period"] = _texts([str(one.period) if one.period else one.period_text for one in stack.returns])
    return values


def figure_value(value: Decimal) -> Quantity:
    """A published figure: an operand that is always present."""
    return constant(value, int(PRESENT))


def _unit(one: Return) -> str | None:
    return one.unit.name if one.unit else one.unit_text


def _field(field: Field, stack: Stack) -> Quantity | Texts:
    cells: list[Cell] = [one.fields[field.name].value if field.name in one.fields else None for one in stack.returns]
    if not field.type.numeric:
        return _texts(cells)
    column = Column(field.name, type=field.type, marks=DEFAULT_MARKS)
    return read_figures(column, cells, mark=stack.form.decimal_mark).quantity


def _texts(cells: list[Cell] | list[str | None]) -> Texts:
    folded = [fold_value(cell) if cell is not None else "" for cell in cells]
    categories = tuple(dict.fromkeys(folded))
    places = {text: code for code, text in enumerate(categories)}
    codes = np.array([places[text] for text in folded], np.int32)
    state = np.array([PRESENT if text else MISSING for text in folded], np.uint8)
    return Texts(codes, categories, None if (state == PRESENT).all() else state)
