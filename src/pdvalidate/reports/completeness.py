"""A collection as a whole: who sent what, the published figures, and what does not fit between the returns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pdvalidate.model.report import CollectionResult, FigureResult, UnitResult
from pdvalidate.reports.discrepancies import table, visible
from pdvalidate.reports.grid import Column, Line
from pdvalidate.reports.page import ReportPage
from pdvalidate.reports.values import shown


def collection_lines(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """Units, published figures, and discrepancies between the returns of one collection."""
    key = f"{one.id}@{one.edition}" if one.edition else one.id
    title = page.catalogue.text(one.title)
    yield from page.title(page.say("title-collection", collection=f"{key}: {title}" if title else key))
    yield from _units(page, one)
    yield from _complete(page, one)
    if one.figures:
        yield ""
        yield from page.title(page.say("title-figures"))
        yield from _figures(page, one)
    between = [each for each in page.report.discrepancies if each.file is None and each.form == key]
    told = [each for each in between if visible(page, each)]
    if told:
        yield ""
        yield from page.title(page.say("title-between"))
        yield from table(page, told)


def _units(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """A line for each unit and form that is expected."""
    several = len({each.form for each in one.units}) > 1
    columns = [
        Column(page.say("heading-unit")),
        Column(page.say("heading-form")),
        Column(page.say("heading-files")),
        Column(page.say("heading-outcome")),
        Column(page.say("heading-errors"), figures=True),
        Column(page.say("heading-warnings"), figures=True),
    ]
    return page.grid(columns, [_unit(page, each, several) for each in one.units])


def _unit(page: ReportPage, one: UnitResult, several: bool) -> Line:
    counts = [page.catalogue.number(count) if one.files else "" for count in (one.errors, one.warnings)]
    files = ", ".join(PurePath(file).name for file in one.files)
    return Line((one.unit, one.form if several else "", files, page.say(f"status-{_status(one)}"), *counts))


def _status(one: UnitResult) -> str:
    if len(one.files) != 1:
        return "double" if one.files else "missing"
    return "rejected" if one.rejected else "accepted"


def _complete(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """Who is missing and who came twice; or that all are here."""
    yield ""
    units = {status: [each.unit for each in one.units if _status(each) == status] for status in ("missing", "double")}
    for status, names in units.items():
        if names:
            yield from page.lines(page.say(f"summary-{status}", units=names), 2)
    if not any(units.values()):
        yield from page.lines(page.say("summary-complete", count=len(one.units)), 2)


def _figures(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    columns = [
        Column(page.say("heading-figure")),
        Column(page.say("heading-published"), figures=True),
        Column(page.say("heading-added"), figures=True),
        Column(page.say("heading-difference"), figures=True),
        Column(page.say("heading-outcome")),
    ]
    return page.grid(columns, [_figure(page, each) for each in one.figures])


def _figure(page: ReportPage, one: FigureResult) -> Line:
    apart = one.found is not None and one.found != one.published
    difference = one.found - one.published if one.found is not None and apart else None
    figures = (shown(value, page.catalogue) for value in (one.published, one.found, difference))
    return Line((page.catalogue.text(one.title) or one.name, *figures, page.say(f"figure-{one.outcome}")))
