"""SARIF, as its own schema and GitHub want it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.programs.sarif import uri
from tests.reports.everything_at_hand import everything
from tests.reports.reports_at_hand import audited, checked

STANDARD = Path(__file__).parent / "standards" / "sarif-2.1.0-rtm.5.json"


def run_of(report: Report) -> dict[str, Any]:
    text = FORMATS["sarif"].render(report, Catalogue("en"), Layout())
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("made", [everything, checked, audited, Report])
def test_it_follows_the_official_schema(made: Callable[[], Report]) -> None:
    schema = json.loads(STANDARD.read_text(encoding="utf-8"))
    text = FORMATS["sarif"].render(made(), Catalogue("vi"), Layout())
    Draft4Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize("made", [everything, audited])
def test_every_result_has_a_line_a_rule_and_a_fingerprint_of_its_own(made: Callable[[], Report]) -> None:
    run = run_of(made())
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert rules[result["ruleIndex"]] == result["ruleId"]
    prints = [result["partialFingerprints"]["pdvalidate/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_the_line_is_the_row_of_the_sheet_and_the_cell_is_named_as_excel_names_it() -> None:
    found = next(one for one in run_of(checked())["results"] if one["ruleId"].endswith("/split"))
    (location,) = found["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 9, "startColumn": 2}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "'KN-HSSV'!B9"


def test_what_is_between_returns_stands_at_a_cell_that_took_part() -> None:
    found = next(one for one in run_of(audited())["results"] if one["ruleId"].endswith("/admitted-as-published"))
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "nop/2022/an-giang.xlsx"
    assert place["region"]["startLine"] == 7


def test_no_text_of_a_workbook_becomes_a_link() -> None:
    texts = [result["message"]["text"] for result in run_of(everything())["results"]]
    assert any("[a] (javascript:x)" in text for text in texts)
    assert not any("](" in text for text in texts)


def test_what_is_waived_is_suppressed() -> None:
    suppressed = [one for one in run_of(everything())["results"] if "suppressions" in one]
    assert [one["partialFingerprints"]["pdvalidate/v1"] for one in suppressed] == ["00000000000000aa"]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("nop/2022/cần thơ (sửa).xlsx", "nop/2022/c%E1%BA%A7n%20th%C6%A1%20%28s%E1%BB%ADa%29.xlsx"),
        ("a:b#c?.xlsx", "a%3Ab%23c%3F.xlsx"),
        ("/data/a b.xlsx", "file:///data/a%20b.xlsx"),
        ("an\udce9.xlsx", "an%E9.xlsx"),
    ],
)
def test_files_become_references(file: str, expected: str) -> None:
    assert uri(file) == expected
