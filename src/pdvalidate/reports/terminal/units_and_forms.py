"""Who sent what: units by forms, and how many returns of each form are due, received, accepted, missing, double."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pdvalidate.model.report import CollectionResult, UnitResult
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import ReportPage

_MOST_UNITS = 60
"""Units that are all listed; of more, those are left out whose returns are accepted."""

_STATUSES = ("accepted", "rejected", "missing", "double")


def count_lines(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """A line for each form: how many returns are due, and what became of them."""
    columns = [Column(page.say("heading-form")), Column(page.say("heading-due"), figures=True)]
    columns += [Column(page.say(f"heading-{name}"), figures=True) for name in ("received", *_STATUSES)]
    return page.grid(columns, [_count(page, form, one.units) for form in _forms(one)])


def unit_lines(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """Units by forms; where there is one form, the files and what is wrong with them as well."""
    forms = _forms(one)
    by_unit: dict[str, list[UnitResult]] = {}
    for each in one.units:
        by_unit.setdefault(each.unit_id, []).append(each)
    told = [each for each in by_unit.values() if len(by_unit) <= _MOST_UNITS or page.layout.verbose or not _well(each)]
    if len(forms) == 1:
        yield from page.grid(_columns(page), [_single(page, each) for each, *_ in told])
    else:
        columns = [Column(page.say("heading-unit")), *map(Column, forms)]
        yield from page.grid(columns, [_several(page, each, forms) for each in told])
    if len(told) < len(by_unit):
        yield from page.lines(page.say("summary-accepted-hidden", count=len(by_unit) - len(told)), 2)


def status_of(one: UnitResult) -> str:
    """accepted, rejected, missing or double."""
    if len(one.files) != 1:
        return "double" if one.files else "missing"
    return "rejected" if one.rejected else "accepted"


def _forms(one: CollectionResult) -> list[str]:
    return list(dict.fromkeys(each.form for each in one.units))


def _well(units: Sequence[UnitResult]) -> bool:
    return all(status_of(one) == "accepted" for one in units)


def _count(page: ReportPage, form: str, units: Sequence[UnitResult]) -> Line:
    statuses = [status_of(one) for one in units if one.form == form]
    counts = Counter(statuses)
    figures = (len(statuses), len(statuses) - counts["missing"], *(counts[name] for name in _STATUSES))
    return Line((form, *map(page.catalogue.number, figures)))


def _columns(page: ReportPage) -> list[Column]:
    names = [Column(page.say(f"heading-{name}")) for name in ("unit", "files", "outcome")]
    return [*names, *(Column(page.say(f"heading-{name}"), figures=True) for name in ("errors", "warnings"))]


def _single(page: ReportPage, one: UnitResult) -> Line:
    counts = [page.catalogue.number(count) if one.files else "" for count in (one.errors, one.warnings)]
    files = ", ".join(PurePath(file).name for file in one.files)
    return Line((one.unit, files, page.say(f"status-{status_of(one)}"), *counts))


def _several(page: ReportPage, units: Sequence[UnitResult], forms: Sequence[str]) -> Line:
    """What became of each form of one unit, with the number of its errors."""
    told = {one.form: _told(page, one) for one in units}
    return Line((units[0].unit, *(told.get(form, "") for form in forms)))


def _told(page: ReportPage, one: UnitResult) -> str:
    status = page.say(f"status-{status_of(one)}")
    return f"{status} ({page.say('count-errors', count=one.errors)})" if one.errors else status
