"""Waivers on a terminal: those that are stale, and what is waived with the reason for it."""

from __future__ import annotations

from collections.abc import Iterator

from pdvalidate.model.address import cell_of
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.waiver import STALE
from pdvalidate.reports.fitting import harmless
from pdvalidate.reports.naming import short_heading
from pdvalidate.reports.telling import message, waiver_sentence
from pdvalidate.reports.terminal.page import ReportPage

_MOST = 20
"""Waived discrepancies that are listed unless all are asked for."""


def stale_lines(page: ReportPage) -> Iterator[str]:
    """Each stale waiver, and the place in its file."""
    stale = [one for one in page.report.discrepancies if one.rule in STALE]
    if stale:
        yield from page.title(page.say("title-waivers"))
    for one in stale:
        severity = page.say(f"severity-{one.severity}")
        said = f"{severity} ({one.rule}): {message(one, page.forms.get(one.form), page.catalogue)}"
        first, *more = page.lines(said, 2, 2)
        yield first.replace(severity, page.ink.severity(one.severity, severity), 1)
        yield from more
        place = ", ".join(_names(page, one))
        yield from page.lines(place, 4, 2) if place else ()


def waived_lines(page: ReportPage) -> Iterator[str]:
    """A line for each waived discrepancy: where, which rule, and why it is accepted."""
    waived = [one for one in page.report.discrepancies if one.waived]
    if waived:
        yield from page.title(page.say("title-waived"))
    shown = waived if page.layout.verbose else waived[:_MOST]
    for one in shown:
        yield from page.lines(f"{_place(page, one)}: {one.rule}", 2, 2)
        yield from page.lines(waiver_sentence(one.waiver, page.catalogue), 6) if one.waiver else ()
    if len(waived) > len(shown):
        yield from page.lines(page.say("summary-more", count=len(waived) - len(shown)), 2)


def _place(page: ReportPage, one: Discrepancy) -> str:
    cell = cell_of(one.sheet, one.cell) if one.sheet and one.cell else one.sheet
    place = " ".join(harmless(part) for part in (one.file, cell) if part)
    names = ", ".join(_names(page, one))
    return f"{place} ({names})" if place and names else place or names


def _names(page: ReportPage, one: Discrepancy) -> list[str]:
    unit = one.unit if one.file is None else None
    column = short_heading(page.forms.get(one.form), one.table, one.column)
    return [harmless(name) for name in (unit, one.row, column) if name]
