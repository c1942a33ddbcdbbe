"""Where exactly one unit explains what does not fit between returns, it is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.between.desk import report, schema, write

FORM = """\
form: staff
edition: "1"
unit: {label: Unit, list: units}
period: {label: Period, type: year}
tables:
  staff:
    columns:
      item: {heading: Item, key: true}
      figure: {heading: Figure, type: count}
    rows: {total: Total}
rules:
  adds-up: total = sum(details)
"""
COLLECTION = """\
collection: region
edition: "2022"
expects: {units: [Xa, Ya, Za], forms: [staff], period: "2022"}
figures: {staff: {value: 600}}
rules:
  as-published: figures.staff = sum(returns.staff.figure[total])
lists:
  units: {x: Xa, y: Ya, z: Za}
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    schema(tmp_path, FORM, "staff.yaml")
    schema(tmp_path, COLLECTION, "collection.yaml")
    return tmp_path


def hints(desk: Path, **totals: tuple[int, int]) -> list[tuple[str, Mapping[str, object]]]:
    """The hints for the region, of units whose parts add up to the first number and whose total is the second."""
    for unit, (parts, total) in totals.items():
        rows = [("Men", parts - 1), ("Women", 1), ("Total", total)]
        write(desk / "in" / f"{unit}.xlsx", unit, "2022", rows)
    found = report("audit", "in")
    (one,) = [one for one in found["discrepancies"] if one["rule"] == "as-published"]
    return [(hint["kind"], hint["message"]) for hint in one["hints"]]


def test_the_unit_whose_own_rule_the_same_figure_settles(desk: Path) -> None:
    ((kind, message),) = hints(desk, Xa=(100, 100), Ya=(200, 207), Za=(300, 300))
    assert kind == "one-unit"
    assert str(message).startswith("Ya alone explains the difference: with 200 in B6 (Sheet) instead of 207")


def test_two_such_units_explain_nothing(desk: Path) -> None:
    assert hints(desk, Xa=(100, 107), Ya=(200, 207), Za=(300, 293)) == []


def test_another_difference_of_its_own_explains_nothing(desk: Path) -> None:
    assert hints(desk, Xa=(100, 100), Ya=(200, 203), Za=(304, 304)) == []


def test_a_figure_that_is_ten_times_too_large(desk: Path) -> None:
    ((kind, message),) = hints(desk, Xa=(100, 100), Ya=(2000, 2000), Za=(300, 300))
    assert kind == "one-unit-shifted"
    assert "200 is probably meant in B6" in str(message)
