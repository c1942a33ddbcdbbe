"""The report as lists - discrepancies, rules, returns - for formats that are opened as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdvalidate.messages import Catalogue
from pdvalidate.model.form import Form
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, Report, ReturnResult, RuleResult, Value
from pdvalidate.model.waiver import Waiver
from pdvalidate.reports.fitting import harmless
from pdvalidate.reports.naming import heading
from pdvalidate.reports.sides import sides
from pdvalidate.reports.telling import calculation, hints, message, own_message, refusal

Entry = Sequence[Value | int]
"""One line of a list: figures exact, texts harmless."""

OPERATORS = {"=": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
"""A comparison as a word that no spreadsheet takes for a formula."""

_MARKS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class List:
    """A list with the names of its columns, which say the same in every language."""

    columns: tuple[str, ...]
    lines: Iterator[Entry]


def discrepancy_list(report: Report, catalogue: Catalogue) -> List:
    """A line for each discrepancy, then one for each file that was not judged."""
    columns = (
        *("severity", "kind", "rule", "file", "unit", "period", "form", "table", "row", "column", "sheet", "cell"),
        *("found", "operator", "expected", "difference", "message", "calculation", "hints", "waived", "id"),
        *("waived_reason", "waived_by", "waived_until"),
    )
    return List(columns, _harmless(_discrepancies(report, catalogue)))


def rule_list(report: Report, catalogue: Catalogue) -> List:
    """A line for each rule, with how often it was satisfied, violated, undecided and not applicable."""
    columns = ("form", "rule", "severity", "text", "basis", "satisfied", "violated", "undecided", "not_applicable")
    lines = (_rule(one, catalogue) for one in report.rules)
    return List((*columns, "by_rounding", "suspended"), _harmless(lines))


def return_list(report: Report, catalogue: Catalogue) -> List:
    """A line for each file, judged or not."""
    columns = ("file", "unit", "period", "form", "status", "errors", "warnings", "notes", "reason", "sha256")
    return List(columns, _harmless(_return(one, catalogue) for one in report.returns))


def formula_like(text: str) -> bool:
    """Whether a spreadsheet that opens this text as a cell could take it for a formula."""
    return text.startswith(_MARKS)


def _harmless(lines: Iterator[Entry]) -> Iterator[Entry]:
    for line in lines:
        yield tuple(harmless(value) if isinstance(value, str) else value for value in line)


def _discrepancies(report: Report, catalogue: Catalogue) -> Iterator[Entry]:
    forms = {one.form.key: one.form for one in report.returns if one.form}
    for one in report.discrepancies:
        yield _discrepancy(one, forms.get(one.form), catalogue)
    for refused in report.returns:
        if refused.reason:
            head = (Severity.ERROR.value, "file", refused.reason, refused.file, *[None] * 12)
            yield (*head, refusal(refused, catalogue), *[None] * 7)


def _discrepancy(one: Discrepancy, form: Form | None, catalogue: Catalogue) -> Entry:
    seen = sides(one)
    own = one.kind == "rule" and own_message(one, form, catalogue)
    return (
        *(one.severity.value, one.kind, one.rule, one.file, one.unit, one.period, one.form, one.table),
        *(one.row, heading(form, one.table, one.column) or None, one.sheet, one.cell),
        *(seen.found, OPERATORS.get(seen.operator or ""), seen.expected, seen.difference),
        message(one, form, catalogue),
        calculation(one, catalogue) if own else None,
        " ".join(hints(one, catalogue)) or None,
        "waived" if one.waived else None,
        one.id,
        *_waiver(one.waiver),
    )


def _waiver(one: Waiver | None) -> Entry:
    """Why, by whom, and until when in ISO 8601."""
    return (one.reason, one.by, one.until.isoformat() if one.until else None) if one else (None, None, None)


def _rule(one: RuleResult, catalogue: Catalogue) -> Entry:
    return (
        *(one.form, one.id, one.rule.severity.value, one.rule.text, catalogue.text(one.rule.basis) or None),
        *(one.satisfied, one.violated, one.undecided, one.not_applicable, one.by_rounding, one.rule.suspended),
    )


def _return(one: ReturnResult, catalogue: Catalogue) -> Entry:
    return (
        *(one.file, one.unit, one.period, one.form.key if one.form else None, one.status.value),
        *(one.errors, one.warnings, one.notes),
        refusal(one, catalogue) if one.reason else None,
        one.sha256 or None,
    )
