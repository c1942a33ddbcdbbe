"""Which single figure would have to change, and to what, so that a violated equation holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

from pdvalidate.model.report import Discrepancy, Operand

_PRECISION = 40


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell, and the figure that would settle the equation alone."""

    file: str | None
    sheet: str | None
    cell: str
    found: Decimal
    meant: Decimal


def corrections(one: Discrepancy) -> Iterator[Correction]:
    """The corrections of an equation that is linear in its cells; none of any other discrepancy.

    A figure that is whole stays whole, and one that is not negative does not become so unless its sign was wrong.
    """
    if not _linear_equation(one) or one.difference is None:
        return
    for operand in one.operands:
        meant = _meant(operand, one.difference)
        if meant is not None and isinstance(operand.value, Decimal) and operand.cell:
            yield Correction(operand.file, operand.sheet, operand.cell, operand.value, meant)


def _linear_equation(one: Discrepancy) -> bool:
    """Whether the cells with their weights are all that makes the difference: no constants, nothing missing."""
    if one.kind != "rule" or one.operator != "=" or not one.difference:
        return False
    with localcontext(prec=_PRECISION):
        total = Decimal(0)
        for operand in one.operands:
            if operand.side == "condition":
                continue
            if operand.weight is None or not isinstance(operand.value, Decimal):
                return False
            total += operand.weight * operand.value
    return total == one.difference


def _meant(operand: Operand, difference: Decimal) -> Decimal | None:
    if operand.side == "condition" or operand.percent or not operand.weight or not isinstance(operand.value, Decimal):
        return None
    with localcontext(prec=_PRECISION):
        meant = operand.value - difference / operand.weight
        if operand.weight * (operand.value - meant) != difference:
            return None
    if operand.value == operand.value.to_integral_value() and meant != meant.to_integral_value():
        return None
    return None if meant < 0 <= operand.value else meant
