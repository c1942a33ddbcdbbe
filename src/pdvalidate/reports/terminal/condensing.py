"""Many discrepancies told shortly: equal findings together, and of long runs only the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from pdvalidate.model.report import Discrepancy
from pdvalidate.reports.telling import hints, message
from pdvalidate.reports.terminal.page import ReportPage

_FEWEST = 3
"""Equal findings that are told together; two are told one by one."""

_LONGEST = 10
"""Lines of one rule in one table, unless all are asked for."""

_MOST_CELLS = 12

Alike = tuple[Discrepancy, ...]
"""Findings of which the same is said, in the order of the report; or one discrepancy alone."""


@dataclass(frozen=True, slots=True)
class Condensed:
    """What is told line by line, and how many of each rule are left out."""

    lines: tuple[Alike, ...]
    folded: dict[str, int]


def condensed(page: ReportPage, found: Sequence[Discrepancy]) -> Condensed:
    """The discrepancies of one table in their order; all, and each alone, when everything is asked for."""
    if page.layout.verbose:
        return Condensed(tuple((one,) for one in found), {})
    shown: list[Alike] = []
    told: Counter[str] = Counter()
    folded: Counter[str] = Counter()
    for alike in _together(page, found):
        rule = alike[0].rule
        told[rule] += 1
        if told[rule] <= _LONGEST:
            shown.append(alike)
        else:
            folded[rule] += len(alike)
    return Condensed(tuple(shown), dict(folded))


def cells_of(alike: Alike) -> list[str]:
    """The cells of equal findings, the first of them only where they are many."""
    places = [one.cell or one.row or "" for one in alike]
    return places if len(places) <= _MOST_CELLS else [*places[:_MOST_CELLS], "…"]


def _together(page: ReportPage, found: Sequence[Discrepancy]) -> list[Alike]:
    """Each group stands where its first finding does."""
    groups: dict[Hashable, list[Discrepancy]] = {}
    for at, one in enumerate(found):
        groups.setdefault(_said(page, one) if one.kind == "finding" else at, []).append(one)
    few = [[(one,) for one in group] if len(group) < _FEWEST else [tuple(group)] for group in groups.values()]
    place = {one.id: at for at, one in enumerate(found)}
    return sorted((alike for split in few for alike in split), key=lambda alike: place[alike[0].id])


def _said(page: ReportPage, one: Discrepancy) -> Hashable:
    """All that a line says of a finding, but for its cell and row."""
    said = (message(one, page.forms.get(one.form), page.catalogue), *hints(one, page.catalogue))
    return one.rule, one.severity, one.unit, one.table, one.column, one.sheet, one.left, one.right, said
