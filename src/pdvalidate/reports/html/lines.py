"""Discrepancies as lines of the page, ready to be read: figures written the local way, texts harmless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdvalidate.model.kinds import ValueType
from pdvalidate.model.report import Discrepancy
from pdvalidate.reports.fitting import clipped, harmless
from pdvalidate.reports.naming import column_of, heading
from pdvalidate.reports.shares import shares_by_unit
from pdvalidate.reports.sides import sides
from pdvalidate.reports.telling import calculation, hints, message, own_message, waiver_sentence
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.values import shown, sign

_LONGEST = 200
"""Lines of one rule in one return; the lists for spreadsheets have them all."""

_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One discrepancy."""

    id: str
    rule: str
    severity: str
    severity_word: str
    sheet: str
    cell: str
    row: str
    column: str
    found: str
    expected: str
    difference: str
    message: str
    calculation: str
    hints: Sequence[str]
    shares: str
    waived: bool


def lines_of(page: ReportPage, found: Sequence[Discrepancy]) -> tuple[list[Line], list[str]]:
    """The discrepancies of one return in their order; of long runs of one rule the first, and how many more."""
    told: Counter[str] = Counter()
    lines: list[Line] = []
    for one in found:
        told[one.rule] += 1
        if told[one.rule] <= _LONGEST:
            lines.append(_line(page, one))
    more = ((rule, count - _LONGEST) for rule, count in told.items() if count > _LONGEST)
    return lines, [page.say("html-more", rule=rule, count=count) for rule, count in more]


def _more(page: ReportPage, one: Discrepancy, *, own: bool) -> Iterator[str]:
    """The arithmetic of a rule that has a message of its own, and why it is waived."""
    if own:
        yield calculation(one, page.catalogue)
    if one.waiver:
        yield waiver_sentence(one.waiver, page.catalogue)


def _line(page: ReportPage, one: Discrepancy) -> Line:
    form, seen = page.forms.get(one.form), sides(one)
    column = column_of(form, one.table, one.column)
    percent = column is not None and column.type is ValueType.PERCENT
    found, expected, apart = (
        _short(shown(value, page.catalogue, percent)) for value in (seen.found, seen.expected, seen.difference)
    )
    own = one.kind == "rule" and own_message(one, form, page.catalogue)
    return Line(
        id=one.id,
        rule=one.rule,
        severity=one.severity.value,
        severity_word=page.say(f"severity-{one.severity}"),
        sheet=clipped(one.sheet or ""),
        cell=one.cell or "",
        row=clipped(one.row or (one.unit or "" if one.file is None else "")),
        column=clipped(heading(form, one.table, one.column)),
        found=found,
        expected=expected if seen.operator in (None, "=") else f"{sign(seen.operator)} {expected}",
        difference=apart,
        message=harmless(message(one, form, page.catalogue)),
        calculation=harmless(" ".join(_more(page, one, own=bool(own)))),
        hints=[harmless(hint) for hint in hints(one, page.catalogue)],
        shares=harmless(shares_by_unit(page, one)),
        waived=one.waived,
    )


def _short(text: str) -> str:
    """A value in a narrow column; the message beside it has the whole of it."""
    return clipped(text if len(text) <= _WIDEST else f"{text[:_WIDEST]}…")
