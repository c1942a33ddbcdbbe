"""The JSON Schema in the repository is fresh, and takes every schema file of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from pdvalidate.forms.json_schema import as_text

REPOSITORY = Path(__file__).parents[2]
FILE = REPOSITORY / "schemas" / "form.schema.json"
VALIDATOR = Draft202012Validator(json.loads(as_text()))
SHIPPED = sorted(
    file for folder in ("schemas", "sample_sheets", "benchmarks") for file in (REPOSITORY / folder).rglob("*.yaml")
)


class _Loader(yaml.SafeLoader):
    """Reads as an editor does, but leaves dates as they are typed."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

FORM = """
form: f
extends: g@2021
unit: Hancock
tables:
  t: {like: u, columns: {a: A, b: {heading: [B, "B > C"], type: count, max: 100%}, y: {each: "20*", type: count}}}
rules: {r: a = b, s: null, t: {severity: warning}, u: {rule: "a = {x}", for: {x: [b, c]}, missing: {left: never_skip}}}
"""


def wrong(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(_loaded(text))]


def _loaded(text: str) -> Any:
    return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader


def test_it_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == as_text(), "run: pdvalidate forms schema > schemas/form.schema.json"


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(json.loads(as_text()))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_file_is_of_it(file: Path) -> None:
    if "waivers" not in file.name:
        assert bool(wrong(file.read_text(encoding="utf-8"))) == (file.name == "mistaken.yaml")  # of the tutorial


def test_short_ways_of_writing_are_known() -> None:
    assert wrong(FORM) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: x",
        "form: f\ntitel: x",
        "form: f\ntables: {t: {colums: {}}}",
        "form: f\ntables: {t: {type: cuont}}",
        "form: f\ntables: {t: {columns: {a: {key: perhaps}}}}",
        "form: f\nrules: {r: {rule: a = b, severity: grave}}",
        "form: f\nrules: {r: {rule: a = b, for: x}}",
        "collection: c\nexpects: {units: [a], froms: [f], period: 2022}",
        "lists: {u: {members: {a: {nmae: A}}, prefixes: {a: b}}}",
    ],
)
def test_mistakes_are_seen(text: str) -> None:
    assert wrong(text)
