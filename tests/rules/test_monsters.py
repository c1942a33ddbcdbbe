"""Rules made to hurt: refused with a clear mistake, or judged, in bounded time. Nothing ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.examples import Example, Section, judged
from tests.forms.files import mistakes

FORM = """\
form: monsters
tables:
  t:
    columns:
      k: {heading: K, key: true}
      a: A
      b: B
      p: {heading: P, type: percent, decimals: 1}
"""
SHEET = {"S": "K | A | B | P\nr 1 | 2 | 0 | 50%\nr 2 | 100000 | 3 | 20%\n"}
HUGE = "9" * 30


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("a < " + " * ".join(["a"] * 900), "a product may have 64 factors"),
        ("a < " + " / ".join(["a"] * 900), "a product may have 64 factors"),
        ("a = " + "9" * 9_000, "a number may have 30 digits"),
        ("a / 3 = 0." + "9" * 9_000, "a number may have 30 digits"),
        ("p = " + "9" * 9_000 + "%", "a number may have 30 digits"),
        ("round(a, 400) = 1", "'round' takes a whole number of decimals"),
        ("round(a, b) = 1", "'round' takes a whole number of decimals"),
        ("a^2^2^2 = 1", "'^' is not part of the rule language"),
        ("a = 1 or " * 1_200 + "a = 2", "a rule may have 10000 characters"),
        ("a = " + "(" * 10_000 + "b" + ")" * 10_000, "a rule may have 10000 characters"),
        ("a = " + "(" * 4_000 + "b" + ")" * 4_000, "nested more than 50 deep"),
    ],
)
def test_what_is_refused(rule: str, says: str, tmp_path: Path) -> None:
    (mistake,) = mistakes(tmp_path, f"{FORM}rules:\n  r: '{rule}'\n")
    assert says in mistake
    assert len(mistake) < 200


def test_what_is_judged(tmp_path: Path) -> None:
    rules = {
        "a <= " + " + ".join(["a"] * 1_200): (2, 0, 0, 0),
        "0 = " + " - ".join(["a"] * 600): (0, 2, 0, 0),
        " <= ".join(["a"] * 600): (2, 0, 0, 0),
        "a = sum(" + ", ".join(["a"] * 800) + ")": (0, 2, 0, 0),
        "a in (" + ", ".join(["100000"] * 1_000) + ")": (1, 1, 0, 0),
        "a < " + " * ".join([HUGE] * 64): (2, 0, 0, 0),
        "a / 3 < " + " * ".join([HUGE] * 64): (2, 0, 0, 0),  # no double holds the right side
        "a / 3 > " + " * ".join(["0.000000001"] * 64): (2, 0, 0, 0),
        "a / b = 0 or 1 / 0 = 1": (0, 1, 0, 1),
        "round(a, -3) = 100000": (1, 1, 0, 0),
        "round(a / 3, -1) = 33330": (1, 1, 0, 0),
        "round(a / 3, 2) = 33333.33": (1, 1, 0, 0),
    }
    section = Section("monsters", FORM, SHEET, [Example(rule, counts) for rule, counts in rules.items()])
    assert judged(section, tmp_path) == rules


def test_cells_too_large_for_a_product_are_undecided_not_wrong(tmp_path: Path) -> None:
    sheet = {"S": f"K | A | B | P\nr 1 | {'9' * 300}.0 | {'9' * 300}.0 | 50%\n"}
    rules = {"a * b > 1": (1, 0, 0, 0), "a * b / 3 > 1": (0, 0, 1, 0), "a + b = 2 * a": (1, 0, 0, 0)}
    section = Section("large", FORM, sheet, [Example(rule, counts) for rule, counts in rules.items()])
    assert judged(section, tmp_path) == rules
