"""The JSON report: its keys are closed, its numbers are exact."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.programs.json_report import number
from pdvalidate.reports.writing import as_bytes
from tests.reports.reports_at_hand import audited, checked, violated_sum


def document(report: Report, language: str = "en") -> dict[str, Any]:
    text = FORMATS["json"].render(report, Catalogue(language), Layout())
    assert isinstance(text, str)
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def schema() -> dict[str, Any]:
    text = files("pdvalidate.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def test_the_schema_is_sound_and_closed() -> None:
    Draft202012Validator.check_schema(schema())
    objects = [one for one in [schema(), *schema()["$defs"].values()] if one.get("type") == "object"]
    assert len(objects) > 8
    for one in objects:
        assert one["additionalProperties"] is False
        assert set(one["required"]) == set(one["properties"])


@pytest.mark.parametrize("made", [checked, audited, Report])
def test_reports_follow_the_schema(made: Callable[[], Report]) -> None:
    Draft202012Validator(schema()).validate(document(made()))


def test_summary_counts_what_the_lists_hold() -> None:
    found = document(checked())
    summary = found["summary"]
    assert summary["returns"] == len(found["returns"]) == 5
    assert summary["undecided"] == len(found["undecided"]) == 3
    assert summary["errors"] == sum(one["severity"] == "error" for one in found["discrepancies"]) == 6
    assert (summary["warnings"], summary["notes"], summary["waived"]) == (1, 1, 0)


def test_waived_discrepancies_are_listed_but_no_errors() -> None:
    found = document(Report(discrepancies=(replace(violated_sum(), waived=True),)))
    assert (found["summary"]["errors"], found["summary"]["waived"]) == (0, 1)
    assert found["discrepancies"][0]["waived"] is True


def test_the_message_follows_the_language_and_nothing_else_does() -> None:
    vietnamese, english = document(checked(), "vi"), document(checked(), "en")
    for one, other in zip(vietnamese["discrepancies"], english["discrepancies"], strict=True):
        assert one.pop("message") != other.pop("message")
        assert [hint.pop("message") for hint in one["hints"]] != [hint.pop("message") for hint in other["hints"]] or (
            not one["hints"]
        )
        assert one == other


def test_half_characters_of_file_names_stay_valid_json() -> None:
    report = checked()
    odd = replace(report.returns[0], file="an\udce9.xlsx")
    text = FORMATS["json"].render(replace(report, returns=(odd,)), Catalogue("en"), Layout())
    assert json.loads(as_bytes(str(text)))["returns"][0]["file"] == "an\udce9.xlsx"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal(5414), 5414),
        (Decimal("1E+3"), 1000),
        (Decimal("0.1"), 0.1),
        (Decimal(2**53), "9007199254740992"),
        (Decimal("0.1000000000000000000001"), "0.1000000000000000000001"),
        ("2.048", "2.048"),
        (None, None),
    ],
)
def test_numbers_are_exact(value: Decimal | str | None, expected: object) -> None:
    assert number(value) == expected
    assert type(number(value)) is type(expected)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**15), max_value=10**15))
def test_every_number_can_be_read_back(value: Decimal) -> None:
    read = json.loads(json.dumps(number(value)), parse_float=Decimal)
    assert Decimal(read) == value
