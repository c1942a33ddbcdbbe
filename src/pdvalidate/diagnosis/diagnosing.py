"""Hints for violated rules, file by file; findings have theirs from the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pdvalidate.diagnosis.copies import copied
from pdvalidate.diagnosis.single import single_cells
from pdvalidate.diagnosis.sums import items
from pdvalidate.diagnosis.swaps import swapped
from pdvalidate.diagnosis.units import one_unit
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.model.returns import Hint

_MOST = 2_000
"""Discrepancies of one file that are looked at together; where there are more, it is not a slip that is wrong."""


def diagnosed(report: Report) -> Report:
    """The report with what probably caused its discrepancies, which are sorted by file.

    A hint is given only where one cause explains a discrepancy better than all others.
    """
    told: list[Discrepancy] = []
    by_file = _rules_by_file(report)
    units = {one.file: one.unit for one in report.returns if one.unit}
    for file, group in groupby(report.discrepancies, key=lambda one: one.file):
        found = list(group)
        if len(found) <= _MOST:
            found = found if file is None else _of_file(found)
            found = [one if one.hints else _with_hint(one, one_unit(one, by_file, units)) for one in found]
        told += found
    return replace(report, discrepancies=tuple(told))


def _rules_by_file(report: Report) -> dict[str, list[Discrepancy]]:
    found: dict[str, list[Discrepancy]] = {}
    for one in report.discrepancies:
        if one.kind == "rule" and one.file is not None:
            found.setdefault(one.file, []).append(one)
    return found


def _of_file(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    violated = [one for one in found if one.kind == "rule"]
    if not violated:
        return list(found)
    causes = (swapped(violated), items(violated), single_cells(violated), copied(violated))
    return [_with_hint(one, next((hints[one.id] for hints in causes if one.id in hints), None)) for one in found]


def _with_hint(one: Discrepancy, hint: Hint | None) -> Discrepancy:
    return one if hint is None else replace(one, hints=(*one.hints, hint))
