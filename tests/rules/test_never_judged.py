"""Rules that no return could ever decide are mistakes of the schema; those that one could are not."""

from pathlib import Path

import pytest

from pdvalidate.model.term import Term, leaves
from pdvalidate.rules import resolve_form
from tests.forms.files import form, mistakes

LINES = """\
form: lines
tables:
  t:
    type: count
    details: none
    columns: {name: {heading: Name, key: true}, a: A, b: B}
    rows:
      head: {label: By kind, figures: none}
      men: {label: Men, under: head}
      women: {label: Women, under: head}
      total: Total
rules:
"""


@pytest.mark.parametrize(
    ("rule", "place", "mistake"),
    [
        ("total = sum(details)", "13:18", "the table 't' has no details ('details: none')"),
        ("a[total] = sum(a)", "13:21", "the table 't' has no details ('details: none')"),
        ("total = head + men", "13:14", "the row 'head' is a heading without figures"),
        ("{rule: a = b, rows: [head]}", "13:13", "'rows' names only headings"),
    ],
)
def test_what_can_never_be_judged(tmp_path: Path, rule: str, place: str, mistake: str) -> None:
    (found,) = mistakes(tmp_path, f"{LINES}  r: {rule}\n")
    assert found.startswith(place)
    assert mistake in found


@pytest.mark.parametrize(
    "rule",
    [
        "total = men + women",
        "total = sum(men..women)",
        "total = sum(head..women)",
        "count(details) = 0",
        "{rule: a = b, rows: [head, men]}",
    ],
)
def test_what_can_be_judged(tmp_path: Path, rule: str) -> None:
    assert len(form(tmp_path, f"{LINES}  r: {rule}\n").rules) == 1


def test_a_named_detail_is_a_detail(tmp_path: Path) -> None:
    text = LINES.replace("{label: Men, under: head}", "{label: Men, under: head, detail: true}")
    assert len(form(tmp_path, f"{text}  r: total = sum(details)\n").rules) == 1


def test_a_range_leaves_out_headings_but_not_what_stands_under_them(tmp_path: Path) -> None:
    one = form(tmp_path, f"{LINES}  r: total = sum(head..women)\n")
    (resolved,) = resolve_form(one, {}).rules
    pinned = {pin.member for leaf in leaves(resolved.variants[0].tree) if isinstance(leaf, Term) for pin in leaf.pins}
    assert pinned == {"total", "men", "women"}
