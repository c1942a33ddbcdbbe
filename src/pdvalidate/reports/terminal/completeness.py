"""A collection as a whole: who sent what, the published figures, and what does not fit between the returns."""

from __future__ import annotations

from collections.abc import Iterator

from pdvalidate.model.report import CollectionResult, FigureResult
from pdvalidate.reports.terminal.discrepancies import table, visible
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.terminal.units_and_forms import count_lines, status_of, unit_lines
from pdvalidate.reports.values import shown


def collection_lines(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """Units, published figures, and discrepancies between the returns of one collection."""
    key = f"{one.id}@{one.edition}" if one.edition else one.id
    title = page.catalogue.text(one.title)
    yield from page.title(page.say("title-collection", collection=f"{key}: {title}" if title else key))
    yield from count_lines(page, one)
    yield ""
    yield from unit_lines(page, one)
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


def _complete(page: ReportPage, one: CollectionResult) -> Iterator[str]:
    """Who is missing and who came twice; or that all are here."""
    yield ""
    units = {status: [each.unit for each in one.units if status_of(each) == status] for status in ("missing", "double")}
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
