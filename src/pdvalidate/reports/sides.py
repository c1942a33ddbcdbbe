"""What was found and what was expected: a discrepancy seen from the cell to look at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pdvalidate.model.report import Discrepancy, Operand, Value

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Sides:
    """`found` belongs to the cell to look at first; ``found operator expected`` should hold and does not."""

    found: Value
    expected: Value
    operator: str | None
    difference: Decimal | None
    found_operands: tuple[Operand, ...] = ()
    expected_operands: tuple[Operand, ...] = ()


def sides(one: Discrepancy) -> Sides:
    """The two sides of a discrepancy, turned round where the cell to look at first stands on the right."""
    left, right = (tuple(each for each in one.operands if each.side == side) for side in ("left", "right"))
    if one.left is None and one.right is None:
        return Sides(_at_cell(one), None, one.operator, None, left, right)
    if not _turned(one, left, right):
        return Sides(one.left, one.right, one.operator, one.difference, left, right)
    operator = _TURNED.get(one.operator or "", one.operator)
    difference = None if one.difference is None else one.difference.copy_negate()
    return Sides(one.right, one.left, operator, difference, right, left)


def _turned(one: Discrepancy, left: Sequence[Operand], right: Sequence[Operand]) -> bool:
    """A published figure is what is expected; else the side without the cell to look at first is."""
    if one.cell is None:
        return any(map(_is_figure, left)) and not any(map(_is_figure, right))
    return any(_is_at(one, each) for each in right) and not any(_is_at(one, each) for each in left)


def _is_figure(operand: Operand) -> bool:
    return operand.cell is None and operand.file is None


def _is_at(one: Discrepancy, operand: Operand) -> bool:
    return (operand.file, operand.sheet, operand.cell) == (one.file, one.sheet, one.cell)


def _at_cell(one: Discrepancy) -> Value:
    """What stands in the cell to look at first, where nothing was compared."""
    return next((each.value for each in one.operands if _is_at(one, each)), None)
