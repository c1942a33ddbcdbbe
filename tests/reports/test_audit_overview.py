"""The head of an audit on the terminal: units by forms, and what most returns break."""

from __future__ import annotations

from dataclasses import replace

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import CollectionResult, Report, UnitResult
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.page import ReportPage
from pdvalidate.reports.terminal.units_and_forms import count_lines, unit_lines
from pdvalidate.reports.terminal.worst_rules import worst_rules
from tests.reports.reports_at_hand import audited, dot_as_decimal, hostile_note, rules, violated_sum, violated_warning


def page(report: Report, *, verbose: bool = False) -> ReportPage:
    return ReportPage(Catalogue("en"), Layout(verbose=verbose), report)


def told(lines: object) -> list[list[str]]:
    return [str(line).split() for line in lines]  # type: ignore[attr-defined]


def collection(*units: UnitResult) -> CollectionResult:
    return CollectionResult("region", "2022", {}, units)


def unit(name: str, form: str, files: int, errors: int = 0) -> UnitResult:
    held = tuple(f"{name}-{form}-{number}.xlsx" for number in range(files))
    rejected = int(errors > 0)
    return UnitResult(name, name, form, held, files - rejected, rejected, errors)


MIXED = collection(
    unit("A", "annual", 1), unit("A", "school", 0), unit("B", "annual", 1, errors=3), unit("B", "school", 2)
)


def test_every_form_is_counted() -> None:
    heading, _, annual, school = told(count_lines(page(Report()), MIXED))
    assert heading == ["Form", "Due", "Received", "Accepted", "Rejected", "Missing", "Double"]
    assert annual == ["annual", "2", "2", "1", "1", "0", "0"]
    assert school == ["school", "2", "1", "0", "0", "1", "1"]


def test_several_forms_are_columns() -> None:
    heading, _, *lines = told(unit_lines(page(Report()), MIXED))
    assert heading == ["Unit", "annual", "school"]
    assert lines == [["A", "accepted", "missing"], ["B", "rejected", "(3", "errors)", "double"]]


def test_of_many_units_those_that_are_well_are_not_listed() -> None:
    many = collection(*(unit(f"U{number}", "annual", 1, errors=number % 50) for number in range(100)))
    text = "\n".join(unit_lines(page(Report()), many))
    assert "U1 " in text
    assert "U50" not in text
    assert "2 units whose returns are accepted are not listed" in text
    assert "U50" in "\n".join(unit_lines(page(Report(), verbose=True), many))


def test_what_most_returns_break_comes_first() -> None:
    everywhere = [replace(violated_sum(), file=one.file, id=one.file) for one in audited().returns]
    found = (*everywhere, dot_as_decimal(), violated_warning(), hostile_note(), replace(dot_as_decimal(), waived=True))
    report = replace(audited(), discrepancies=found, rules=rules())
    heading, columns, _, first, *others = worst_rules(page(report))
    assert heading == "What most returns break"
    assert columns.split() == ["Rule", "Severity", "Returns", "Violated", "Judged"]
    assert first.split() == ["split", "Error", "4", "4", "4,206"]
    assert [line.split()[0] for line in others] == ["dot-as-decimal", "plausible"]
    assert "column-unexpected" not in "\n".join(others)


def test_of_a_few_returns_the_tables_show_as_much() -> None:
    report = replace(audited(), returns=audited().returns[:2], discrepancies=(violated_sum(),))
    assert list(worst_rules(page(report))) == []
    assert Severity.INFO not in {one.severity for one in report.discrepancies}
