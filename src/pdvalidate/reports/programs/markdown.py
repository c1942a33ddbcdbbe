"""The report as GitHub-flavoured Markdown: for a comment on a pull request, or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import cell_of
from pdvalidate.model.kinds import Severity, ValueType
from pdvalidate.model.report import Discrepancy, Report, ReturnResult
from pdvalidate.reports.fitting import clipped
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.naming import column_of
from pdvalidate.reports.sides import sides
from pdvalidate.reports.telling import refusal, whole_message
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.terminal.summary import summary_texts
from pdvalidate.reports.values import shown, sign

_SPECIAL = re.compile(r"://|www\.|[\\`*_{}\[\]~<>&@#|]")
_WRITTEN = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_BROKEN = {"@": "@&#8203;", "#": "#&#8203;", "://": ":&#8203;//", "www.": "www&#8203;."}
"""What would become a mention, a reference or a link, with a space of no width in it."""

_SIGNS = {Severity.ERROR: ":x:", Severity.WARNING: ":warning:", Severity.INFO: ":information_source:"}
_WAIVED = ":white_check_mark:"


def pieces(report: Report, catalogue: Catalogue, layout: Layout) -> Iterator[str]:
    """The summary, then a table for each file with discrepancies, then what was not judged."""
    page = ReportPage(catalogue, replace(layout, verbose=True), report)
    for line in _summary(page):
        yield f"{line}\n"
    for section in _sections(page):
        yield "\n"
        for line in section:
            yield f"{line}\n"


FORMAT: Final = in_pieces("markdown", pieces)


def escaped(text: str) -> str:
    """A text of a stranger that stays text, on one line: no markup, no HTML, no mention, no link."""
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0]) or _BROKEN.get(found[0]) or f"\\{found[0]}", clipped(text))


def _summary(page: ReportPage) -> Iterator[str]:
    """The title with the verdict, and the lines of the summary as a list."""
    errors, refused = page.report.count(Severity.ERROR), any(one.reason for one in page.report.returns)
    undecided = any(one.undecided for one in page.report.returns)
    sign = (
        _SIGNS[Severity.ERROR if errors or refused else Severity.WARNING] if errors or refused or undecided else _WAIVED
    )
    yield f"## {sign} pdvalidate: {page.say('count-errors', count=errors)}"
    yield ""
    for text in summary_texts(page):
        yield f"- {escaped(text)}"


def _sections(page: ReportPage) -> Iterator[Iterable[str]]:
    """By file, those between returns last, as the report has them."""
    results = {one.file: one for one in page.report.returns}
    for file, group in groupby(page.report.discrepancies, key=lambda one: one.file):
        title = escaped(file) if file else escaped(page.say("title-between"))
        known = _known(page, results.get(file or ""))
        yield chain([f"### {title}", *(["", known] if known else []), ""], _table(page, group))
    refused = [one for one in page.report.returns if one.reason]
    if refused:
        told = [f"| {escaped(one.file)} | {escaped(refusal(one, page.catalogue))} |" for one in refused]
        head = _head(page, "heading-files", "heading-reason")
        yield [f"### {escaped(page.say('title-refused'))}", "", *head, *told]


def _known(page: ReportPage, one: ReturnResult | None) -> str:
    """Whose return it is, and what became of it."""
    if one is None:
        return ""
    parts = (one.unit, one.period, one.form.key if one.form else None, page.say(f"status-{one.status}"))
    return " · ".join(escaped(part) for part in parts if part)


def _table(page: ReportPage, found: Iterable[Discrepancy]) -> Iterator[str]:
    identifiers = ("heading-cell", "heading-row", "heading-found", "heading-expected", "heading-difference")
    yield from _head(page, "heading-severity", *identifiers, "heading-message")
    for one in found:
        yield _line(page, one)


def _head(page: ReportPage, *identifiers: str) -> list[str]:
    titles = " | ".join(escaped(page.say(identifier)) for identifier in identifiers)
    return [f"| {titles} |", "|" + " --- |" * len(identifiers)]


def _line(page: ReportPage, one: Discrepancy) -> str:
    form, seen = page.forms.get(one.form), sides(one)
    column = column_of(form, one.table, one.column)
    percent = column is not None and column.type is ValueType.PERCENT
    expected = shown(seen.expected, page.catalogue, percent)
    turned = f"{sign(seen.operator)} {expected}" if seen.operator not in (None, "=") and expected else expected
    severity = page.say("waived") if one.waived else page.say(f"severity-{one.severity}")
    cells = (
        f"{_WAIVED if one.waived else _SIGNS[one.severity]} {escaped(severity)}",
        escaped(cell_of(one.sheet, one.cell) if one.sheet and one.cell else one.sheet or ""),
        escaped(one.row or (one.unit or "" if one.file is None else "")),
        escaped(shown(seen.found, page.catalogue, percent)),
        escaped(turned),
        escaped(shown(seen.difference, page.catalogue, percent)),
        f"{escaped(whole_message(one, form, page.catalogue))} ({escaped(one.rule)})",
    )
    return f"| {' | '.join(cells)} |"
