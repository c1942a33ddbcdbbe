"""Sums that are off by exactly one of their items: an item left out, or added twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pdvalidate.model.report import Discrepancy, Operand
from pdvalidate.model.returns import Hint

_FEWEST_ITEMS = 3
"""Of two items the difference is one of them too often by chance."""

_FEWEST_COLUMNS = 2
"""In one column alone the difference may be some item's figure by chance."""

Item = tuple[str, Operand]
"""Whether it was left out or added twice, and the item."""

Cause = tuple[str, str]
"""Whether it was left out or added twice, and the row."""


def items(found: Sequence[Discrepancy]) -> Mapping[str, Hint]:
    """A hint for the discrepancies of a total in several columns all of which differ by the figure of one row."""
    totals: defaultdict[tuple[str, str | None], list[Discrepancy]] = defaultdict(list)
    for one in found:
        totals[one.rule, one.row].append(one)
    hints: dict[str, Hint] = {}
    for columns in totals.values():
        if len(columns) >= _FEWEST_COLUMNS:
            hints.update(_hints(columns))
    return hints


def _hints(columns: Sequence[Discrepancy]) -> Iterator[tuple[str, Hint]]:
    candidates = [{(kind, item.row): item for kind, item in _items(one)} for one in columns]
    cause = _cause(set.intersection(*map(set, candidates)), columns[0])
    if cause is not None:
        kind, row = cause
        for one, found in zip(columns, candidates, strict=True):
            yield one.id, Hint(kind, {"row": row}, cells=(found[cause].cell or "",))


def _cause(common: set[Cause], one: Discrepancy) -> Cause | None:
    """What explains all columns; of several rows with equal figures the last of the sum, whose range ends early."""
    if len(common) == 1:
        return common.pop()
    parts = _sides(one)[1]
    last = ("left-out", parts[-1].row) if parts else None
    return last if last in common else None


def _items(one: Discrepancy) -> Iterator[Item]:
    """The items that are the difference, if the discrepancy is of a total and its items."""
    total, parts = _sides(one)
    if total is None or one.difference is None or len(parts) < _FEWEST_ITEMS:
        return
    over = one.difference if total.side == "left" else -one.difference
    for part in parts:
        if isinstance(part.value, Decimal) and part.value and part.cell and abs(part.value) == abs(over):
            yield ("added-twice" if part.value == over else "left-out"), part


def _sides(one: Discrepancy) -> tuple[Operand | None, Sequence[Operand]]:
    """The total and its items, each of which counts once."""
    if one.kind != "rule" or one.operator != "=":
        return None, ()
    left = [operand for operand in one.operands if operand.side == "left"]
    right = [operand for operand in one.operands if operand.side == "right"]
    whole, parts = (left, right) if len(left) == 1 else (right, left)
    if len(whole) != 1 or any(operand.weight is None or abs(operand.weight) != 1 for operand in one.operands):
        return None, ()
    return whole[0], parts
