"""Discrepancies as tables: where, what was checked, found, expected, difference, and below each what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pdvalidate.model.kinds import Severity, ValueType
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.waiver import STALE
from pdvalidate.reports.naming import column_of, short_heading
from pdvalidate.reports.shares import shares_by_unit
from pdvalidate.reports.sides import sides
from pdvalidate.reports.telling import calculation, hints, message, own_message
from pdvalidate.reports.terminal.condensing import Alike, cells_of, condensed
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.values import shown, sign

_BELOW = 6


def by_sheet(page: ReportPage, found: Sequence[Discrepancy]) -> Iterator[str]:
    """A table for each sheet of one file; what is about no sheet comes first, as the report has it."""
    for sheet, group in groupby(found, key=lambda one: one.sheet):
        title = page.say("title-sheet", sheet=sheet) if sheet else page.say("title-workbook")
        yield ""
        yield from page.title(title, indent=2)
        yield from table(page, list(group))


def table(page: ReportPage, found: Sequence[Discrepancy]) -> Iterator[str]:
    """One table of discrepancies. Those between returns have units where others have rows."""
    between = all(one.file is None for one in found)
    columns = [
        Column(page.say("heading-cell")),
        Column(page.say("heading-unit" if between else "heading-row")),
        Column(page.say("heading-check")),
        Column(page.say("heading-found"), figures=True),
        Column(page.say("heading-expected"), figures=True),
        Column(page.say("heading-difference"), figures=True),
    ]
    told = condensed(page, found)
    yield from page.grid(columns, [_line(page, alike) for alike in told.lines])
    for rule, count in told.folded.items():
        yield from page.lines(f"{rule}: {page.say('summary-more', count=count)}", 2, 2)


def visible(page: ReportPage, one: Discrepancy) -> bool:
    """Whether it is told here: notes only when asked for; waivers have sections of their own."""
    return not one.waived and one.rule not in STALE and (page.layout.verbose or one.severity is not Severity.INFO)


def _line(page: ReportPage, alike: Alike) -> Line:
    one = alike[0]
    form, seen = page.forms.get(one.form), sides(one)
    column = column_of(form, one.table, one.column)
    percent = column is not None and column.type is ValueType.PERCENT
    checked = short_heading(form, one.table, one.column) or _name(page, one)
    expected = shown(seen.expected, page.catalogue, percent)
    if seen.operator not in (None, "="):
        expected = f"{sign(seen.operator or '')} {expected}"
    cells = (
        one.cell or "",
        _row(page, alike),
        checked,
        shown(seen.found, page.catalogue, percent),
        expected,
        shown(seen.difference, page.catalogue, percent),
    )
    return Line(cells, (*_below(page, one), *_elsewhere(page, alike)))


def _name(page: ReportPage, one: Discrepancy) -> str:
    """What was checked, where that is no column: what the finding is called, or the rule's identifier."""
    name = f"name-{one.rule}"
    return page.say(name) if one.kind == "finding" and name in page.catalogue else one.rule


def _row(page: ReportPage, alike: Alike) -> str:
    if len(alike) > 1:
        return page.say("count-rows", count=len(alike))
    return alike[0].row or (alike[0].unit or "" if alike[0].file is None else "")


def _elsewhere(page: ReportPage, alike: Alike) -> Iterator[str]:
    """All the cells of equal findings."""
    if len(alike) > 1:
        cells = page.say("summary-cells", count=len(alike), cells=cells_of(alike))
        yield from page.lines(cells, _BELOW)


def _below(page: ReportPage, one: Discrepancy) -> Iterator[str]:
    """What is wrong; of a rule with a message of its own also the arithmetic; then the likely causes."""
    severity = page.say(f"severity-{one.severity}")
    form = page.forms.get(one.form)
    first, *more = page.lines(f"{severity} ({one.rule}): {message(one, form, page.catalogue)}", _BELOW)
    yield first.replace(severity, page.ink.severity(one.severity, severity), 1)
    yield from more
    if one.kind == "rule" and own_message(one, form, page.catalogue):
        yield from page.lines(calculation(one, page.catalogue), _BELOW)
    for hint in hints(one, page.catalogue):
        yield from page.lines(f"{page.say('hint')}: {hint}", _BELOW)
    if shares := shares_by_unit(page, one):
        yield from page.lines(shares, _BELOW)
