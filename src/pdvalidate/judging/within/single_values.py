"""Values that stand once in a return: its fields, its unit and period; and published figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from pdvalidate.judging.cells.moments import MOMENTS
from pdvalidate.judging.cells.reading_figures import Figures, read_figures
from pdvalidate.judging.cells.reading_texts import read_moments
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.within.addresses import Spot
from pdvalidate.model.form import Column, Field, Form
from pdvalidate.model.report import Operand, Value
from pdvalidate.model.returns import Cell, Return
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import MISSING, PRESENT, Quantity, constant
from pdvalidate.text.folding import fold_value
from pdvalidate.text.numbers import DEFAULT_MARKS


def read_single_values(stack: Stack) -> dict[str, Quantity | Texts]:
    """What the fields of a form hold, by name: one figure or text for each return."""
    values: dict[str, Quantity | Texts] = {field.name: _field(field, stack) for field in stack.form.fields}
    values["unit"] = texts_of([_unit(one) for one in stack.returns])
    values["period"] = texts_of([str(one.period) if one.period else one.period_text for one in stack.returns])
    return values


def figure_value(value: Decimal) -> Quantity:
    """A published figure: an operand that is always present."""
    return constant(value, int(PRESENT))


def field_spot(one: Return, name: str) -> Spot | None:
    """The cell that a field was read from; None where it was not read from a cell."""
    held = one.fields.get(name)
    if held is None or held.row is None or held.column is None:
        return None
    return Spot(0, held.sheet, held.row, held.column, field_label(one.form, name), "")


def field_operand(one: Return, name: str, value: Value, weight: Decimal | None, side: str) -> Operand:
    """A field as an operand of a rule, with its cell."""
    spot = field_spot(one, name)
    sheet, cell = (spot.sheet, spot.cell) if spot else (None, None)
    return Operand(sheet, cell, one.file, field_label(one.form, name), "", value, weight, side)


def field_label(form: Form, name: str) -> str:
    """What a field is called on the printed form; without a label, its name."""
    return next((field.labels[0] for field in form.fields if field.name == name and field.labels), name)


def field_cells(field: Field, stack: Stack) -> list[Cell]:
    """What a field holds in each return."""
    return [one.fields[field.name].value if field.name in one.fields else None for one in stack.returns]


def field_figures(field: Field, stack: Stack) -> Figures:
    """A field of numbers as figures, one for each return, and what was odd about them."""
    column = Column(field.name, type=field.type, marks=DEFAULT_MARKS)
    read = read_figures(column, field_cells(field, stack), mark=stack.form.decimal_mark)
    held = [one.fields.get(field.name) for one in stack.returns]
    expected = {line for line, value in enumerate(held) if value is not None and value.inside}
    notes = [note for note in read.notes if note.finding != "number-as-text" or note.line not in expected]
    return Figures(read.quantity, notes)


def field_moments(field: Field, stack: Stack) -> Figures:
    """A field of dates or years, one for each return, and what was odd about them."""
    return read_moments(Column(field.name, type=field.type, marks=DEFAULT_MARKS), field_cells(field, stack))


def _unit(one: Return) -> str | None:
    return one.unit.name if one.unit else one.unit_text


def _field(field: Field, stack: Stack) -> Quantity | Texts:
    if field.type in MOMENTS:
        return field_moments(field, stack).quantity
    return field_figures(field, stack).quantity if field.type.numeric else texts_of(field_cells(field, stack))


def texts_of(cells: Sequence[Cell]) -> Texts:
    """Texts, folded; blank ones are missing."""
    folded = [fold_value(cell) if cell is not None else "" for cell in cells]
    categories = tuple(dict.fromkeys(folded))
    places = {text: code for code, text in enumerate(categories)}
    codes = np.array([places[text] for text in folded], np.int32)
    state = np.array([PRESENT if text else MISSING for text in folded], np.uint8)
    return Texts(codes, categories, None if (state == PRESENT).all() else state)
