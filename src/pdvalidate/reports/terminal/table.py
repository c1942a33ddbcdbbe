"""The report that a clerk reads on a terminal: by file and by sheet, ending with what was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Report, ReturnResult
from pdvalidate.reports.fitting import clipped, harmless, width
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.telling import refusal
from pdvalidate.reports.terminal.completeness import collection_lines
from pdvalidate.reports.terminal.discrepancies import by_sheet, table, visible
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.terminal.summary import counted, summary_lines
from pdvalidate.reports.terminal.undecided import undecided_lines
from pdvalidate.reports.terminal.waivers import stale_lines, waived_lines
from pdvalidate.reports.terminal.worst_rules import worst_rules


def render(report: Report, catalogue: Catalogue, layout: Layout) -> str:
    """The whole report as lines, none wider than the layout but for words that cannot be cut."""
    page = ReportPage(catalogue, layout, report)
    sections: list[str] = []
    for lines in _sections(page):
        sections += ["", *lines] if sections and lines else lines
    return "\n".join(sections) + "\n"


FORMAT: Final = Format("table", render)


def _sections(page: ReportPage) -> Iterator[list[str]]:
    """The parts of the report; an empty line stands between those that are not empty."""
    for one in page.report.collections:
        yield list(collection_lines(page, one))
    yield list(worst_rules(page))
    yield from _files(page)
    yield list(_between_others(page))
    yield list(stale_lines(page))
    yield list(waived_lines(page))
    yield list(_refused(page))
    yield list(undecided_lines(page))
    yield list(summary_lines(page))


def _files(page: ReportPage) -> Iterator[list[str]]:
    """The files with discrepancies, each with its tables; the others that no collection has told, together."""
    told = [one for one in page.report.discrepancies if one.file is not None and visible(page, one)]
    found = {file: list(group) for file, group in groupby(told, key=lambda one: one.file)}
    collected = {file for one in page.report.collections for unit in one.units for file in unit.files}
    read = [one for one in page.report.returns if not one.reason]
    clean = [one for one in read if one.file not in found and one.file not in collected]
    yield [line for one in clean for line in _heading(page, one)]
    for one in read:
        if one.file in found:
            yield [*_heading(page, one), *by_sheet(page, found[one.file])]


def _heading(page: ReportPage, one: ReturnResult) -> Iterator[str]:
    """The file as it was named, whole, so that it can be copied; then whose return it is and what became of it."""
    file = harmless(one.file)
    parts = (one.unit, one.period, one.form.key if one.form else None)
    known = " · ".join(clipped(part) for part in parts if part)
    counts = {Severity.ERROR: one.errors, Severity.WARNING: one.warnings, Severity.INFO: one.notes}
    told = [*counted(page, counts), *([page.say("count-undecided", count=one.undecided)] if one.undecided else [])]
    status = f"{page.say(f'status-{one.status}')} ({', '.join(told)})"
    line = f"{known}: {status}" if known else status
    if width(file) + width(line) + 2 <= page.layout.width:
        yield f"{page.ink.bold(file)}  {line}"
    else:
        yield page.ink.bold(file)
        yield from page.lines(line, 2, 2)


def _between_others(page: ReportPage) -> Iterator[str]:
    """What is about no file and about none of the collections that are told."""
    keys = {f"{one.id}@{one.edition}" if one.edition else one.id for one in page.report.collections}
    found: Sequence[Discrepancy] = [
        one for one in page.report.discrepancies if one.file is None and one.form not in keys and visible(page, one)
    ]
    if found:
        yield from page.title(page.say("title-between"))
        yield from table(page, found)


def _refused(page: ReportPage) -> Iterator[str]:
    """A line for each file that was not judged: which, why, and what to do."""
    refused = [one for one in page.report.returns if one.reason]
    if refused:
        yield from page.title(page.say("title-refused"))
    for one in refused:
        yield from page.lines(f"{one.file}: {refusal(one, page.catalogue)}", 2, 2)
