"""Findings of the fields: what is odd about a single value outside the tables, and what is missing there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pdvalidate.judging.cells.cell_findings import Located, from_note
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.within.single_values import field_cells, field_figures, field_label, field_moments
from pdvalidate.model.form import Field
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.returns import Finding, Return
from pdvalidate.rules.quantity import PRESENT, doubles
from pdvalidate.text.folding import fold_value


def field_findings(stack: Stack) -> Iterator[Located]:
    """What the types and limits of the form's fields say of their values."""
    for field in stack.form.fields:
        if field.required:
            yield from _missing(field, stack)
        if field.type.numeric:
            yield from _of_figures(field, stack)
        elif field.type in (ValueType.DATE, ValueType.YEAR):
            for note in field_moments(field, stack).notes:
                yield note.line, _finding(note.finding, field, stack.returns[note.line], **from_note(note))
        elif field.codes:
            yield from _of_codes(field, stack)


def _missing(field: Field, stack: Stack) -> Iterator[Located]:
    for place, cell in enumerate(field_cells(field, stack)):
        if cell is None or cell == "":
            yield place, _finding("value-missing", field, stack.returns[place])


def _of_figures(field: Field, stack: Stack) -> Iterator[Located]:
    read = field_figures(field, stack)
    for note in read.notes:
        yield note.line, _finding(note.finding, field, stack.returns[note.line], **from_note(note))
    values = np.broadcast_to(doubles(read.quantity), len(stack.returns))
    present = np.broadcast_to(read.quantity.bits == PRESENT, len(stack.returns))
    least = 0 if field.minimum is None and field.type is ValueType.COUNT else field.minimum
    for limit, beyond, sign in ((least, np.less, ">="), (field.maximum, np.greater, "<=")):
        if limit is not None:
            for place in np.flatnonzero(present & beyond(values, float(limit))).tolist():
                expected = f"{sign} {limit}"
                more = {"expected": expected, "values": {"expected": expected}}
                yield place, _finding("value-range", field, stack.returns[place], **more)


def _of_codes(field: Field, stack: Stack) -> Iterator[Located]:
    known = {fold_value(code) for code in field.codes}
    expected = ", ".join(field.codes)
    for place, cell in enumerate(field_cells(field, stack)):
        if cell not in (None, "") and fold_value(cell) not in known:
            more = {"expected": expected, "values": {"expected": expected}}
            yield place, _finding("value-code", field, stack.returns[place], **more)


def _finding(id: str, field: Field, one: Return, **more: object) -> Finding:
    held = one.fields.get(field.name)
    return Finding(
        id=id,
        sheet=held.sheet if held else None,
        row=held.row if held else None,
        column=held.column if held else None,
        row_name=field_label(one.form, field.name),
        found=held.value if held else None,
        **more,  # type: ignore[arg-type]  # the callers above name fields of Finding
    )
