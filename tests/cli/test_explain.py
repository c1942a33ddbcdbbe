"""`pdvalidate explain`, run as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate import api
from pdvalidate.judging.cells.findings import SEVERITIES
from pdvalidate.messages.en import SENTENCES
from pdvalidate.model.term import Origin
from pdvalidate.model.waiver import STALE
from pdvalidate.reports.terminal.rule_examples import example
from pdvalidate.rules.building import AGGREGATES, CALLS
from tests.cli.desk import SCHEMA, run, set_up

SHIPPED = [Path(__file__).parents[2] / "schemas"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    set_up(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_rule_in_words(desk: Path) -> None:
    result = run("explain", "split")
    assert result.exit_code == 0
    assert "“Tổng số” = “Học sinh” + “Sinh viên”" in result.output
    assert "Judged in every row of the table (sheet KN-HSSV)." in result.output
    assert "8 = 6 + 2: holds." in result.output
    assert "11 = 6 + 2: does not hold; the slip is in “Tổng số”." in result.output


def test_in_vietnamese_and_by_its_whole_name(desk: Path) -> None:
    result = run("explain", "student-admissions@2022/plausible", "--lang", "vi")
    assert "“Sinh viên” ≥ “Học sinh”" in result.output
    assert "chỉ ở các dòng chi tiết" in " ".join(result.output.split())
    assert "Đây là cảnh báo" in result.output


def test_a_rule_between_returns(desk: Path) -> None:
    result = run("explain", "as-published")
    assert "admitted as published (300) = the sum of (“Tổng số” in the row ⟨Tổng số⟩" in result.output
    assert "over all returns of the collection together" in result.output


def test_a_rule_that_stands_for_several(desk: Path) -> None:
    several = SCHEMA + '  never:\n    rule: "{kind} <= admitted"\n    for: {kind: [pupils, students]}\n'
    (desk / "schemas" / "admissions.yaml").write_text(several, encoding="utf-8")
    result = run("explain", "never")
    assert "never[pupils]" in result.output
    assert "never[students]" in result.output


def test_findings_and_refusals(desk: Path) -> None:
    assert "SUM(B7:B9)" in run("explain", "number-as-text").output
    assert "Remove the password" in run("explain", "password-protected").output


def test_an_unknown_name_gets_suggestions(desk: Path) -> None:
    result = run("explain", "colum-sum")
    assert result.exit_code == 2
    assert "Did you mean column-sum" in result.output
    assert "organisations-split" not in run("explain").output
    assert "column-sum" in run("explain").output


def test_every_shipped_rule_has_an_example() -> None:
    rules = api.known_rules(api.load_library(SHIPPED))
    assert len(rules) > 30
    assert [one.rule.rule.id for one in rules if example(one.rule.variants[0].tree) is None] == []


def test_every_finding_and_every_function_is_told() -> None:
    parts = {f"{part}-{finding}" for part in ("meaning", "example", "remedy") for finding in {*SEVERITIES, *STALE}}
    assert {one for one in SENTENCES if one.startswith(("meaning-", "example-", "remedy-"))} == parts
    assert {f"words-{function}" for function in (*AGGREGATES, *CALLS)} <= SENTENCES.keys()
    assert {f"words-from-{origin}" for origin in Origin if origin is not Origin.OWN} <= SENTENCES.keys()


def test_rules_over_time_say_which_return_they_look_at(desk: Path) -> None:
    more = SCHEMA + "  growing: admitted >= previous.admitted\n"
    (desk / "schemas" / "admissions.yaml").write_text(more, encoding="utf-8")
    assert "“Tổng số” ≥ “Tổng số” in the return before" in run("explain", "growing").output


EVERY_KIND = """\
form: budget
edition: "1"
tables:
  lines:
    type: number
    columns:
      item: {heading: Item, key: true}
      kind: {heading: Kind, type: text}
      amount: Amount
      paid: Paid
      due: Due
    rows: {total: Total}
rules:
"""


@pytest.mark.parametrize(
    ("rule", "words", "holds", "fails"),
    [
        ("paid / amount <= 110%", "“Paid” ÷ “Amount” ≤ 110%", "5 ÷ 10 ≤ 110%", "50 ÷ 10 ≤ 110%"),
        ("2 * (amount + paid) >= due", "2 × (“Amount” + “Paid”) ≥ “Due”", "2 × (3 + 2) ≥ 5", "2 × (3 + 2) ≥ 50"),
        ("amount = due - -paid", "“Amount” = “Due” − (−“Paid”)", "", ""),
        ("0 <= paid <= amount", "0 ≤ “Paid” ≤ “Amount”", "0 ≤ 5 ≤ 10", "0 ≤ 50 ≤ 10"),
        ("count(details) >= 3", "the number of (the detail rows) ≥ 3", "3 ≥ 3", "2 ≥ 3"),
        ('kind in ("x", "y")', "“Kind” is one of “x”, “y”", "“x” is one of", "“…” is one of"),
        ("round(amount, 0) = amount", "(“Amount”; 0) rounded = “Amount”", "(3; 0) rounded = 3", ""),
        ("if missing(paid) then missing(due)", "if (“Paid”) is blank, then", "if (blank) is blank", "(12) is blank"),
        ("both_or_neither(paid, due)", "(“Paid”; “Due”) are both filled in or both blank", "", "(blank; 10)"),
        ("not (paid > amount or due < 0)", "it is not so that “Paid” > “Amount” or “Due” < 0", "", ""),
    ],
)
def test_every_kind_of_rule(desk: Path, rule: str, words: str, holds: str, fails: str) -> None:
    (desk / "schemas" / "budget.yaml").write_text(f"{EVERY_KIND}  one: '{rule}'\n", encoding="utf-8")
    told = " ".join(run("explain", "one", "--form", "budget").output.split())
    assert words in told
    meaning, _, example_ = told.partition("Example")
    assert holds in example_.partition("holds.")[0]
    assert fails in example_.partition("holds.")[2].partition("does not hold")[0]
    assert "does not hold" in example_, meaning
