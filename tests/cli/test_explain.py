"""`pdvalidate explain`, run as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate import api
from pdvalidate.judging.findings import SEVERITIES
from pdvalidate.messages.en import SENTENCES
from pdvalidate.model.waiver import STALE
from pdvalidate.reports.rule_examples import example
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
