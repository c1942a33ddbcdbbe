"""A figure that was copied: two periods hold the same number, and their printed ratio says they should not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pdvalidate.model.report import Discrepancy, Operand
from pdvalidate.model.returns import Hint

_LEAST = 10
"""Smaller figures are equal by chance."""


def copied(found: Sequence[Discrepancy]) -> Mapping[str, Hint]:
    """A hint for each violated ratio of two figures that are the same."""
    hints: dict[str, Hint] = {}
    for one in found:
        same = _same(one)
        if same:
            hints[one.id] = Hint("copied", cells=tuple(operand.cell or "" for operand in same))
    return hints


def _same(one: Discrepancy) -> Sequence[Operand]:
    """The two figures of a ratio, if the ratio is 1 and the other side is not."""
    if one.operator != "=" or Decimal(1) not in (one.left, one.right):
        return ()
    figures = [operand for operand in one.operands if operand.weight is None and not operand.percent]
    if len(figures) != 2 or figures[0].value != figures[1].value:
        return ()
    value = figures[0].value
    return figures if isinstance(value, Decimal) and abs(value) >= _LEAST else ()
