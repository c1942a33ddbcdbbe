"""What a rule's message names is filled in, in both languages; dates and years are told as people write them."""

from __future__ import annotations

import pytest

from pdvalidate import api, forms
from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.reports.telling import message
from tests.contract.examples import write_workbook

FORM = """\
form: events
unit: {label: Unit}
period: {label: Year, type: year}
fields:
  prepared: {label: Prepared, type: date}
tables:
  events:
    columns:
      town: {heading: Town, key: true}
      event: {heading: Event, key: true}
      begins: {heading: Begins, type: date}
      ends: {heading: Ends, type: date}
      founded: {heading: Founded, type: year}
      cost: {heading: Costs > In all, type: count}
      share: {heading: Share, type: percent, decimals: 1}
rules:
  all-placeholders:
    rule: 0 <= cost <= 1000
    message:
      vi: "{event} ở {town}: {unit} {period} {row} {column} {cell} {left} {right} {difference}"
      en: "{event} in {town}: {unit} {period} {row} {column} {cell} {left} {right} {difference} {x}"
  order: {rule: begins <= ends, message: "{left} {right} {difference}"}
  young: {rule: founded >= 2000, message: "{left} {right} {difference}"}
  prepared-after: {rule: ends <= prepared, message: "{left} {right}"}
  literal: {rule: 'begins < "2022-05-01"', message: "{left} {right}"}
  half: {rule: share = 50%, message: "{left} {right}"}
"""
SHEET = """\
Unit: | Long An
Year: | 2022
Prepared: | 2022-12-31

Town | Event | Begins | Ends | Founded | Costs | Share
^ | ^ | ^ | ^ | ^ | In all | ^
Tân An | Fair | 2022-05-02 | 2022-05-01 | 1999 | 12345 | 50%
Tân An | Trip | 2022-04-01 | 2023-01-01 | 2001 | 5 | 40%
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("messages")
    (folder / "form.yaml").write_text(FORM, encoding="utf-8")
    write_workbook(folder / "a.xlsx", {"Events": SHEET})
    return api.check([folder / "a.xlsx"], forms.load([folder]))


def told(report: Report, rule: str, language: str) -> str:
    (found,) = (one for one in report.discrepancies if one.rule == rule)
    return message(found, next(one.form for one in report.returns), Catalogue(language))


def found(report: Report, rule: str) -> Discrepancy:
    return next(one for one in report.discrepancies if one.rule == rule)


@pytest.mark.parametrize(
    ("rule", "language", "sentence"),
    [
        ("all-placeholders", "vi", "Fair ở Tân An: Long An 2022 Tân An / Fair In all F11 12.345 1.000 11.345"),
        (
            "all-placeholders",
            "en",
            "Fair in Tân An: Long An 2022 Tân An / Fair In all F11 12,345 1,000 11,345 {x}",
        ),
        ("order", "vi", "02/05/2022 01/05/2022 1"),
        ("young", "en", "1999 2000 -1"),
        ("prepared-after", "vi", "01/01/2023 31/12/2022"),
        ("half", "vi", "40% 50%"),
        ("literal", "vi", "02/05/2022 01/05/2022"),
    ],
)
def test_every_placeholder(report: Report, rule: str, language: str, sentence: str) -> None:
    assert told(report, rule, language) == sentence


def test_what_a_program_reads_is_a_date_in_iso_form(report: Report) -> None:
    from pdvalidate.reports.programs.json_report import number

    one = found(report, "order")
    assert [number(one.left), number(one.right), number(one.difference)] == ["2022-05-02", "2022-05-01", 1]
    assert [number(operand.value) for operand in one.operands] == ["2022-05-02", "2022-05-01"]
