"""One wrong figure that explains several violated equations, or one of them by a usual slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pdvalidate.diagnosis.corrections import Correction, corrections
from pdvalidate.diagnosis.slips import slip
from pdvalidate.model.address import cell_of
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Hint

_MOST_CELLS = 400
"""An equation of more cells is not explained by one of them."""

Settled = Mapping[Correction, Sequence[Discrepancy]]


def single_cells(found: Sequence[Discrepancy]) -> Mapping[str, Hint]:
    """A hint for each equation that one figure explains better than any other would."""
    candidates = {one.id: list(corrections(one)) for one in found if len(one.operands) <= _MOST_CELLS}
    settled: defaultdict[Correction, list[Discrepancy]] = defaultdict(list)
    for one in found:
        for candidate in candidates.get(one.id, ()):
            settled[candidate].append(one)
    hints = {}
    for one in found:
        best = _best(candidates.get(one.id, ()), settled)
        if best is not None:
            hints[one.id] = _hint(one, best, len(settled[best]))
    return hints


def _best(candidates: Sequence[Correction], settled: Settled) -> Correction | None:
    """The correction that settles the most, several at least; else the only one that is a usual slip."""
    most = max((len(settled[one]) for one in candidates), default=0)
    if most > 1:
        best = [one for one in candidates if len(settled[one]) == most]
    else:
        best = [one for one in candidates if slip(one.found, one.meant)]
    return best[0] if len(best) == 1 else None


def _hint(one: Discrepancy, best: Correction, settles: int) -> Hint:
    kind = slip(best.found, best.meant) or "slip-other"
    place = best.cell if best.sheet in (one.sheet, None) else cell_of(best.sheet, best.cell)
    values = {"cell": place, "found": best.found, "settles": settles if settles > 1 else None}
    meant = best.meant
    return Hint(kind, values, (place,), int(meant) if meant == int(meant) else float(meant))
