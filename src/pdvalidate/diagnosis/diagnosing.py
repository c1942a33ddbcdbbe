"""Hints for violated rules, file by file; findings have theirs from the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from pdvalidate.diagnosis.copies import copied
from pdvalidate.diagnosis.single import single_cells
from pdvalidate.diagnosis.sums import items
from pdvalidate.diagnosis.swaps import swapped
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.model.returns import Hint

_MOST = 2_000
"""Discrepancies of one file that are looked at together; where there are more, it is not a slip that is wrong."""


def diagnosed(report: Report) -> Report:
    """The report with what probably caused its discrepancies, which are sorted by file.

    A hint is given only where one cause explains a discrepancy better than all others.
    """
    told: list[Discrepancy] = []
    for file, group in groupby(report.discrepancies, key=lambda one: one.file):
        found = list(group)
        told += found if file is None or len(found) > _MOST else _of_file(found)
    return replace(report, discrepancies=tuple(told))


def _of_file(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    violated = [one for one in found if one.kind == "rule"]
    if not violated:
        return list(found)
    causes = (swapped(violated), items(violated), single_cells(violated), copied(violated))
    return [_with_hint(one, next((hints[one.id] for hints in causes if one.id in hints), None)) for one in found]


def _with_hint(one: Discrepancy, hint: Hint | None) -> Discrepancy:
    return one if hint is None else replace(one, hints=(*one.hints, hint))
