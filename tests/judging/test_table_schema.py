"""A form's table as a plain pandera schema, used on frames that our reader never saw."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors

from pdvalidate import api
from pdvalidate.errors import PdvalidateError
from tests.forms.files import loaded

FORM = """
form: schools
edition: "2024"
lists: {kinds: {members: {primary: {name: Primary, aliases: [Basic]}, upper: Upper}}}
tables:
  pupils:
    columns:
      school: {heading: School, key: true}
      kind: {heading: Kind, type: text, codes: kinds}
      code: {heading: Code, type: code, pattern: '[A-Z]\\d+', unique: true}
      opened: {heading: Opened, type: date, required: true}
      share: {heading: Share, type: percent, max: 100%}
      year: {each: {y1: 2023, y2: 2024}, columns: {all: All, girls: Girls, boys: {heading: Boys, type: count}}}
      note: {heading: Note, type: text, optional: true}
    rows: {total: Total}
  other: {columns: {school: {heading: School, key: true}, x: X}}
rules:
  split: {rule: all = girls + boys, message: {en: girls and boys make all}}
  growing: {rule: "all[y2] >= all[y1]", rows: details, severity: warning}
  sums: total = sum(details)
  elsewhere: pupils.all[y1] = other.x
"""


@pytest.fixture
def schema(tmp_path: Path) -> pa.DataFrameSchema:
    library = loaded(tmp_path, FORM)
    made: pa.DataFrameSchema = library.forms[0].to_pandera("pupils", library.lists)
    return made


def frame(**changed: list[object]) -> pd.DataFrame:
    columns: dict[str, Any] = {
        "school": ["Hill", "Lake", "Total"],
        "kind": ["primary", "UPPER", None],
        "code": ["A1", "B22", None],
        "opened": pd.to_datetime(["2001-09-01", "1990-09-01", "1990-09-01"]),
        "share": [0.4, 0.6, 1.0],
        **{f"{name}[{year}]": [1, 2, 3] for year in ("y1", "y2") for name in ("girls", "boys")},
        **{f"all[{year}]": [2, 4, 6] for year in ("y1", "y2")},
    }
    return pd.DataFrame({**columns, **changed})


def failures(schema: pa.DataFrameSchema, data: pd.DataFrame) -> set[tuple[str, int]]:
    """Checks that fail, each with the row; what pandera checks by itself comes with its own name."""
    with pytest.raises(SchemaErrors) as caught:
        schema.validate(data, lazy=True)
    found: set[tuple[str, int]] = set()
    for error in caught.value.schema_errors:
        name = error.check.name if isinstance(error.check, pa.Check) else error.check
        found |= {(str(name), int(line)) for line in error.failure_cases["index"].dropna().unique()}
    return found


def test_a_sound_frame_passes_and_comes_back_typed(schema: pa.DataFrameSchema) -> None:
    good = schema.validate(frame(), lazy=True)
    assert str(good["girls[y1]"].dtype) == "float64"
    assert str(good["opened"].dtype).startswith("datetime64")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"girls[y1]": [1, 5, 3]}, {("split", 1)}),
        ({"girls[y2]": [None, 2, 3]}, None),  # undecided is no failure
        ({"boys[y1]": [1.5, 2, 3], "all[y1]": [2.5, 4, 6]}, {("value-type", 0), ("split", 0)}),
        ({"boys[y1]": [1, 2, -3], "all[y1]": [2, 4, 0]}, {("value-range", 2)}),
        ({"share": [0.4, 0.6, 1.2]}, {("value-range", 2)}),
        ({"kind": ["Basic", "lower", None]}, {("value-code", 1)}),
        ({"code": ["A1", "b", None]}, {("value-pattern", 1)}),
        ({"code": ["A1", "A1", None]}, {("value-duplicate", 1)}),
        ({"opened": [pd.Timestamp("2001-01-01"), pd.NaT, pd.Timestamp("2001-01-01")]}, {("not_nullable", 1)}),
    ],
)
def test_what_fails(
    schema: pa.DataFrameSchema, changed: dict[str, list[object]], expected: set[tuple[str, int]] | None
) -> None:
    data = frame(**changed)
    if expected is None:
        schema.validate(data, lazy=True)
    else:
        assert failures(schema, data) == expected


def test_a_rule_that_warns_fails_nothing(schema: pa.DataFrameSchema) -> None:
    fewer: dict[str, list[object]] = {"all[y2]": [1, 4, 6], "girls[y2]": [0, 2, 3]}
    data = frame(**fewer)
    with pytest.warns(pa.errors.SchemaWarning, match="growing|all"):
        schema.validate(data, lazy=True)


def test_a_missing_column_is_a_failure(schema: pa.DataFrameSchema) -> None:
    with pytest.raises(SchemaErrors, match="COLUMN_NOT_IN_DATAFRAME"):
        schema.validate(frame().drop(columns="share"), lazy=True)


def test_a_table_or_list_that_is_not_there(tmp_path: Path) -> None:
    form = loaded(tmp_path, FORM).forms[0]
    with pytest.raises(PdvalidateError):
        api.to_pandera(form, "pupil")
    with pytest.raises(PdvalidateError):
        api.to_pandera(form, "pupils")
