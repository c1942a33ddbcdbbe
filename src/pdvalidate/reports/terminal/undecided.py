"""What could not be judged, and which cells it lacked: shortly, or case by case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pdvalidate.model.report import Lack, Operand, RuleResult, Undecided
from pdvalidate.reports.arithmetic import name_of
from pdvalidate.reports.fitting import harmless
from pdvalidate.reports.naming import row_label, short_heading
from pdvalidate.reports.terminal.page import ReportPage

_MOST_LINES = 10
_MOST_OPERANDS = 4

Case = tuple[str, Undecided]
"""An undecided instance, and the form of its rule."""


def undecided_lines(page: ReportPage) -> Iterator[str]:
    """By file, a line for each rule; with every case on a line of its own when all is asked for."""
    cases = _cases(page)
    if not cases:
        return
    yield from page.title(page.say("title-undecided"))
    told = [_together(page, group) for group in _groups(cases, page.layout.verbose)]
    shown = told if page.layout.verbose else told[:_MOST_LINES]
    for file, group in groupby(shown, key=lambda one: one[0]):
        yield from page.lines(file or page.say("title-between"), 2)
        for _, text in group:
            yield from page.lines(text, 4, 2)
    if len(told) > len(shown):
        yield from page.lines(page.say("summary-more", count=len(told) - len(shown)), 2)


def undecided_texts(page: ReportPage) -> dict[str, list[str]]:
    """What is said of each file, a text for each rule; "" is between the returns."""
    cases = _cases(page)
    texts: dict[str, list[str]] = {}
    for file, text in (_together(page, group) for group in _groups(cases, single=False)):
        texts.setdefault(file, []).append(harmless(text))
    return texts


def _cases(page: ReportPage) -> list[Case]:
    """What is undecided, less what only waits for earlier returns that nobody named: the summary says how to."""
    every = [(one, case) for one in page.report.rules for case in one.undecided_cases]
    if not page.layout.verbose and not page.report.earlier:
        every = [(one, case) for one, case in every if not waits_for_earlier(one, case)]
    return [(one.form, case) for one, case in every]


def waits_for_earlier(rule: RuleResult, case: Undecided) -> bool:
    """Whether nothing but a return of an earlier period is lacking, by a rule that looks back."""
    looks_back = "previous." in rule.rule.text or "last_year." in rule.rule.text
    return looks_back and not case.lacking and all(one.reason == "no-return" for one in case.awaited)


def _groups(cases: Sequence[Case], single: bool) -> list[list[Case]]:
    """Those between the returns, then file by file; those of one rule together, or each alone."""
    ordered = sorted(cases, key=lambda one: (one[1].file or "", one[0], one[1].rule))
    if single:
        return [[one] for one in ordered]
    return [list(group) for _, group in groupby(ordered, key=lambda one: (one[1].file, one[0], one[1].rule))]


def _together(page: ReportPage, group: Sequence[Case]) -> tuple[str, str]:
    """The file, and what is said of its cases of one rule."""
    first = group[0][1]
    lacking = list(dict.fromkeys(operand for one in group for operand in _lacking(page, one)))
    sheets = sorted({operand.sheet for operand in lacking if operand.sheet})
    place = ", ".join([*(sheets if len(sheets) == 1 else ()), *_places(page, group)])
    named = f"{first.rule} ({place})" if place else first.rule
    home = (first.file, sheets[0] if len(sheets) == 1 else None)
    awaited = list(dict.fromkeys(lack for _, case in group for lack in case.awaited))
    lacks = _lacks(page, lacking, awaited, home) if lacking or awaited else ""
    return first.file or "", f"{named}: {lacks}" if lacks else named


def _places(page: ReportPage, group: Sequence[Case]) -> list[str]:
    """Row and column of a single case; the number of several."""
    if len(group) > 1:
        return [page.say("count-comparisons", count=len(group))]
    form, case = group[0]
    return [part for part in (case.row, short_heading(page.forms.get(form), case.table, case.column)) if part]


def _lacking(page: ReportPage, one: Case) -> Iterator[Operand]:
    """What a case lacks, its rows and columns as the printed form calls them."""
    key, case = one
    form = page.forms.get(key)
    for operand in case.lacking:
        column = short_heading(form, case.table, operand.column)
        yield replace(operand, row=row_label(form, case.table, operand.row), column=column)


def _lacks(
    page: ReportPage, lacking: Sequence[Operand], awaited: Sequence[Lack], home: tuple[str | None, str | None]
) -> str:
    """The returns, then the cells; the first of them only where they are many."""
    names = [page.say(f"lack-{one.reason}", unit=one.unit, period=one.period) for one in awaited]
    names += [_named(page, operand, home) for operand in lacking]
    most = len(names) if page.layout.verbose else _MOST_OPERANDS
    if len(names) > most:
        names = [*names[:most], f"… ({_count(page, lacking, awaited)})"]
    return page.say("summary-lacks", operands=names)


def _count(page: ReportPage, lacking: Sequence[Operand], awaited: Sequence[Lack]) -> str:
    counts = {"count-returns": len(awaited), "count-cells": len(lacking)}
    return ", ".join(page.say(identifier, count=count) for identifier, count in counts.items() if count)


def _named(page: ReportPage, operand: Operand, home: tuple[str | None, str | None]) -> str:
    name = name_of(operand, home, page.catalogue)
    return f"{name} “{operand.value}”" if isinstance(operand.value, str) else name
