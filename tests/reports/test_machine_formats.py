"""What holds in every format that programs read."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pdvalidate.messages import Catalogue
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.programs.markdown import escaped
from tests.conftest import Golden
from tests.reports.everything_at_hand import COMMAND, everything, many
from tests.reports.reports_at_hand import audited

SCHEMAS = files("pdvalidate.reports")
KINDS = ("report", "return", "rule", "discrepancy", "undecided", "collection")
LISTS = {"return": "returns", "rule": "rules", "discrepancy": "discrepancies", "collection": "collections"}


def told(name: str, language: str = "en") -> str:
    text = FORMATS[name].render(everything(), Catalogue(language), Layout())
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"xlsx", "parquet", "table", "html"}))  # bytes, and for people
def test_nothing_is_capped(name: str) -> None:
    text = FORMATS[name].render(many(300), Catalogue("en"), Layout())
    assert isinstance(text, str)
    assert [number for number in range(300) if not re.search(rf"Xã {number}\b", text)] == []


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_report_is_told_in_the_same_bytes(name: str) -> None:
    first, second = (FORMATS[name].render(everything(), Catalogue("vi"), Layout()) for _ in range(2))
    assert first == second


def test_json_lines_are_the_objects_of_the_json_report() -> None:
    whole: dict[str, Any] = {name: [] for name in (*LISTS.values(), "undecided")}
    text = FORMATS["jsonl"].render(audited(), Catalogue("en"), Layout())
    assert isinstance(text, str)
    for line in text.splitlines():
        one = json.loads(line)
        kind = one.pop("type")
        if kind == "report":
            whole |= one
        else:
            whole[LISTS.get(kind, kind)].append(one)
    schema = json.loads(files("pdvalidate.reports").joinpath("report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(whole)
    assert whole == json.loads(FORMATS["json"].render(audited(), Catalogue("en"), Layout()))


def line_schema() -> dict[str, Any]:
    """The schema of a line, made of that of the report: the same objects, each with its type."""
    report = json.loads(SCHEMAS.joinpath("report.schema.json").read_text(encoding="utf-8"))
    defs = report["$defs"]
    keys = ("format_version", "tool", "summary")
    defs["report"] = {
        "type": "object",
        "additionalProperties": False,
        "required": list(keys),
        "properties": {key: report["properties"][key] for key in keys},
    }
    for kind in KINDS:
        one = defs[kind]
        one["required"] = ["type", *one["required"]]
        one["properties"] = {"type": {"const": kind}, **one["properties"]}
    return {
        "$schema": report["$schema"],
        "title": "A line of the JSON Lines report of pdvalidate, version 1",
        "description": "What is written with --format jsonl. The first line is of the type `report`.",
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS],
        "$defs": defs,
    }


def test_the_schema_of_lines_is_made_of_that_of_the_report(golden: Golden) -> None:
    text = json.dumps(line_schema(), ensure_ascii=False, indent=2) + "\n"
    golden(Path(str(SCHEMAS.joinpath("report-line.schema.json"))), text)


def test_every_line_follows_its_schema() -> None:
    validator = Draft202012Validator(
        json.loads(SCHEMAS.joinpath("report-line.schema.json").read_text(encoding="utf-8"))
    )
    lines = [json.loads(line) for line in told("jsonl").splitlines()]
    assert {line["type"] for line in lines} == set(KINDS)
    for line in lines:
        validator.validate(line)
        assert not validator.is_valid({**line, "type": "other"})


def test_annotations_are_one_line_each_and_end_nothing_early() -> None:
    lines = told("github").splitlines()
    assert all(re.fullmatch(r"::(error|warning|notice) file=[^:]*::.*", line) for line in lines)
    assert len(lines) == len(everything().discrepancies) + 3
    hostile = next(line for line in lines if "row-empty" in line)
    assert COMMAND not in hostile
    assert "%250A, 100%25" in hostile
    assert next(line for line in lines if "B14" in line).startswith("::notice ")


def test_code_quality_has_what_gitlab_asks_for() -> None:
    issues = json.loads(told("gitlab"))
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    for one in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} == one.keys()
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["location"]["lines"]["begin"] >= 1
        assert not one["location"]["path"].startswith("./")
    assert {one["severity"] for one in issues if "B14" in one["description"]} == {"info"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>", "&lt;b&gt;"),
        ("a|b\nc", "a\\|b c"),
        ("**x** `y` [z](u)", "\\*\\*x\\*\\* \\`y\\` \\[z\\](u)"),
        ("@team #12", "@&#8203;team #&#8203;12"),
        ("http://x www.y", "http:&#8203;//x www&#8203;.y"),
        ("&amp; \\", "&amp;amp; \\\\"),
    ],
)
def test_texts_stay_texts_in_markdown(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_every_line_of_a_markdown_table_has_its_cells() -> None:
    lines = [line for line in told("markdown").splitlines() if line.startswith("|")]
    assert len(lines) > len(everything().discrepancies)
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {3, 8}
