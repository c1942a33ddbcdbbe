"""Two submissions compared, as people read it: what is new first, then what is fixed, then what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import cell_of
from pdvalidate.model.comparison import Change, ChangeKind, Comparison, Pair
from pdvalidate.model.form import Form
from pdvalidate.model.kinds import Severity, ValueType
from pdvalidate.model.report import Discrepancy, Value
from pdvalidate.reports.fitting import harmless
from pdvalidate.reports.format import Layout
from pdvalidate.reports.naming import column_of, short_heading
from pdvalidate.reports.telling import refusal, whole_message
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import Page
from pdvalidate.reports.terminal.summary import counted
from pdvalidate.reports.values import shown

_MOST = 20
"""Lines of a section, unless all are asked for. New discrepancies are never folded."""


@dataclass(frozen=True)
class ComparisonPage(Page):
    """A page that tells a comparison."""

    comparison: Comparison

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The forms of both submissions, by identifier and edition."""
        both = (*self.comparison.old.returns, *self.comparison.new.returns)
        return {one.form.key: one.form for one in both if one.form}


def render(comparison: Comparison, catalogue: Catalogue, layout: Layout) -> str:
    """The comparison as lines."""
    page = ComparisonPage(catalogue, layout, comparison)
    sections = [list(lines) for lines in _sections(page)]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _sections(page: ComparisonPage) -> Iterator[Iterator[str]]:
    told = page.comparison
    yield _only(page, "title-only-new", [one for one in told.pairs if one.old is None])
    yield _only(page, "title-only-old", [one for one in told.pairs if one.new is None])
    yield _refused(page)
    yield _discrepancies(page, "title-new", told.added, folded=False)
    yield _discrepancies(page, "title-unjudged", told.unjudged)
    yield _discrepancies(page, "title-fixed", told.fixed)
    yield _discrepancies(page, "title-still", told.still)
    yield _changes(page)
    yield _summary(page)


def _only(page: ComparisonPage, title: str, pairs: Sequence[Pair]) -> Iterator[str]:
    if pairs:
        yield from page.title(page.say(title))
    for one in pairs:
        known = " · ".join(harmless(part) for part in (one.unit, one.period, one.form) if part)
        yield from page.lines(f"{harmless(one.new or one.old or '')}: {known}", 2, 2)


def _refused(page: ComparisonPage) -> Iterator[str]:
    refused = [one for one in (*page.comparison.old.returns, *page.comparison.new.returns) if one.reason]
    if refused:
        yield from page.title(page.say("title-refused"))
    for one in refused:
        yield from page.lines(f"{one.file}: {refusal(one, page.catalogue)}", 2, 2)


def _discrepancies(
    page: ComparisonPage, title: str, found: Sequence[Discrepancy], *, folded: bool = True
) -> Iterator[str]:
    """Where, which rule, and what is wrong; notes only when asked for."""
    visible = [one for one in found if page.layout.verbose or one.severity is not Severity.INFO]
    most = _MOST if folded and not page.layout.verbose else len(visible)
    if visible:
        yield from page.title(page.say(title, count=len(visible)))
    for one in visible[:most]:
        severity = page.say("waived") if one.waived else page.say(f"severity-{one.severity}")
        form = page.forms.get(one.form)
        yield from page.lines(f"{_place(page, one)}", 2, 2)
        yield from page.lines(f"{severity} ({one.rule}): {whole_message(one, form, page.catalogue)}", 6)
    if len(visible) > most:
        yield from page.lines(page.say("summary-more", count=len(visible) - most), 2)


def _place(page: ComparisonPage, one: Discrepancy) -> str:
    cell = cell_of(one.sheet, one.cell) if one.sheet and one.cell else one.sheet
    column = short_heading(page.forms.get(one.form), one.table, one.column)
    place = " ".join(part for part in (one.file, cell) if part)
    named = ", ".join(name for name in (None if one.file else one.unit, one.row, column) if name)
    return harmless(f"{place} ({named})" if place and named else place or named)


def _changes(page: ComparisonPage) -> Iterator[str]:
    """A table for each pair of returns, by the names of rows and columns."""
    changes = page.comparison.changes
    if changes:
        yield from page.title(page.say("title-changes", count=len(changes)))
    columns = [
        Column(page.say("heading-row")),
        Column(page.say("heading-column")),
        Column(page.say("heading-old"), figures=True),
        Column(page.say("heading-new"), figures=True),
        Column(page.say("heading-cell")),
    ]
    for pair, group in groupby(changes, key=lambda one: one.pair):
        found = list(group)
        shown_here = found if page.layout.verbose else found[:_MOST]
        known = " · ".join(part for part in (pair.unit, pair.period, pair.form) if part)
        yield from page.lines(harmless(f"{pair.new}: {known}" if known else f"{pair.new}"), 2, 2)
        yield from page.grid(columns, [_line(page, one) for one in shown_here], 4)
        if len(found) > len(shown_here):
            yield from page.lines(page.say("summary-more", count=len(found) - len(shown_here)), 4)


def _line(page: ComparisonPage, one: Change) -> Line:
    form = page.forms.get(one.form)
    column = short_heading(form, one.table, one.column) if one.column else ""
    cell = one.new_cell or one.old_cell or ""
    if one.kind is not ChangeKind.VALUE:
        return Line((one.row or "", column, "", page.say(f"change-{one.kind}"), cell))
    held = column_of(form, one.table, one.column)
    percent = held is not None and held.type is ValueType.PERCENT
    old, new = (_value(page, value, other, percent) for value, other in ((one.old, one.new), (one.new, one.old)))
    return Line((one.row or "", column, old, new, cell))


def _value(page: ComparisonPage, value: Value, other: Value, percent: bool) -> str:
    """A figure the local way; a text beside a figure in quotes, so that 100 and “100” are told apart."""
    if value is None:
        return page.say("operand-blank")
    text = shown(value, page.catalogue, percent)
    return f"“{text}”" if isinstance(value, str) and isinstance(other, Decimal) else text


def _summary(page: ComparisonPage) -> Iterator[str]:
    told = page.comparison
    both = sum(one.old is not None and one.new is not None for one in told.pairs)
    yield from page.title(page.say("title-summary"))
    counts = {severity: told.count(severity) for severity in Severity}
    yield from page.lines(page.say("diff-compared", returns=page.say("count-returns", count=both)), 2, 2)
    yield from page.lines(page.say("diff-new", counts=", ".join(counted(page, counts))), 2, 2)
    others = {"fixed": told.fixed, "still": told.still, "unjudged": told.unjudged}
    yield from page.lines(page.say("diff-others", **{name: len(found) for name, found in others.items()}), 2, 2)
    yield from page.lines(page.say("diff-changes", count=len(told.changes)), 2, 2)
