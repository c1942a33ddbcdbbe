"""The one return that explains a rule between returns: the figure that would settle it settles its own rules too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pdvalidate.diagnosis.corrections import Correction, corrections
from pdvalidate.diagnosis.slips import slip
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Hint

_FEWEST = 2
"""Returns of which one can be the one; beside them stands the return that a rule is judged in."""


def one_unit(one: Discrepancy, by_file: Mapping[str, Sequence[Discrepancy]], units: Mapping[str, str]) -> Hint | None:
    """The hint for a violated rule over several returns; None where no unit, or more than one, explains it.

    That a figure could be changed so that the sum fits is true of every unit and says nothing. A unit explains the
    difference if the same figure would settle a violated rule of its own return; else if the figure is off by a factor
    of 10, 100 or 1000.
    """
    files = {each.file for each in one.operands if each.file is not None}
    if len(files) < (_FEWEST if one.file is None else _FEWEST + 1):
        return None
    possible = [each for each in corrections(one) if each.file is not None]
    settled = [(each, rule) for each in possible if (rule := _settles(each, by_file.get(each.file or "", ())))]
    if settled:
        return _hint("one-unit", *settled[0], units) if len(settled) == 1 else None
    shifted = [each for each in possible if slip(each.found, each.meant) == "slip-shifted"]
    return _hint("one-unit-shifted", shifted[0], "", units) if len(shifted) == 1 else None


def _settles(wanted: Correction, own: Sequence[Discrepancy]) -> str:
    """The rule of the unit's own return that the same figure in the same cell would settle; "" for none."""
    key = (wanted.sheet, wanted.cell, wanted.meant)
    for each in own:
        if any((other.sheet, other.cell, other.meant) == key for other in corrections(each)):
            return each.rule
    return ""


def _hint(kind: str, correction: Correction, rule: str, units: Mapping[str, str]) -> Hint:
    values = {
        "unit": units.get(correction.file or "", correction.file or ""),
        "sheet": correction.sheet,
        "cell": correction.cell,
        "found": correction.found,
        "meant": correction.meant,
        "rule": rule,
    }
    return Hint(kind, values, (correction.cell,))
