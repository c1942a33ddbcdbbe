"""Two figures of one column that changed their rows: each row's equation is off, by opposite amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from pdvalidate.diagnosis.corrections import Correction, corrections
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Hint

_MOST_ROWS = 40
"""Where more rows than these are off by the same amount, no two of them are a pair."""


def swapped(found: Sequence[Discrepancy]) -> Mapping[str, Hint]:
    """A hint for both discrepancies of two rows that would be settled if two figures changed places."""
    alike: defaultdict[tuple[str, Decimal], list[Discrepancy]] = defaultdict(list)
    for one in found:
        if one.difference:
            alike[one.rule, abs(one.difference)].append(one)
    hints: dict[str, Hint] = {}
    for group in alike.values():
        for first, second in combinations(group[:_MOST_ROWS], 2):
            pairs = _pairs(first, second)
            if pairs and first.id not in hints and second.id not in hints:
                texts = [f"{one.cell} ↔ {other.cell}" for one, other in pairs]
                cells = tuple(correction.cell for pair in pairs for correction in pair)
                hints[first.id] = hints[second.id] = Hint("swapped", {"pairs": " / ".join(texts)}, cells)
    return hints


def _pairs(first: Discrepancy, second: Discrepancy) -> list[tuple[Correction, Correction]]:
    """Cells of one column each of which holds what the other should."""
    if first.difference is None or second.difference is None or first.difference != -second.difference:
        return []
    return [
        (one, other)
        for one in corrections(first)
        for other in corrections(second)
        if one.meant == other.found and other.meant == one.found and _column(one) == _column(other)
    ]


def _column(one: Correction) -> tuple[str | None, str]:
    return one.sheet, one.cell.rstrip("0123456789")
