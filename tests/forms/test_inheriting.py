"""Editions that say only what changes, and tables that are like others."""

from pathlib import Path

from pdvalidate.model.period import Period
from tests.forms.files import form, loaded, mistakes

BASE = """
form: return
edition: "2021"
title: Annual return
valid: {until: "2021"}
tables:
  t:
    sheet: Old
    type: count
    columns:
      name: {heading: Name, key: true}
      a: A
      b: {heading: B, optional: true}
    rows:
      total: Total
rules:
  split: a = b
  column-sum: {rule: total = sum(details), severity: warning}
"""
NEXT = """
form: return
edition: "2022"
extends: return@2021
valid: {from: "2022", until: "2024"}
tables:
  t:
    sheet: [New, Newer]
    columns:
      b: {heading: B2}
      c: C
    rows: {total: All}
rules:
  split: a = b + c
  column-sum: {severity: error}
"""


def test_an_edition_says_only_what_changes(tmp_path: Path) -> None:
    library = loaded(tmp_path, BASE, next=NEXT)
    new = next(one for one in library.forms if one.edition == "2022")
    (table,) = new.tables
    assert new.title == {"": "Annual return"}
    assert table.sheets == ("New", "Newer")
    assert list(table.by_name) == ["name", "a", "b", "c"]
    assert table.by_name["b"].headings == (("B2",),)
    assert table.by_name["b"].optional
    assert table.named_rows["total"].labels == ("All",)
    assert [(rule.id, rule.text, str(rule.severity)) for rule in new.rules] == [
        ("split", "a = b + c", "error"),
        ("column-sum", "total = sum(details)", "error"),
    ]
    assert (new.valid_from, new.valid_until) == (Period(2022), Period(2024))


def test_null_removes(tmp_path: Path) -> None:
    library = loaded(tmp_path, BASE, next=NEXT.replace("c: C", "a: null").replace("a = b + c", "null"))
    new = next(one for one in library.forms if one.edition == "2022")
    assert list(new.tables[0].by_name) == ["name", "b"]
    assert [rule.id for rule in new.rules] == ["column-sum"]


def test_a_mistake_is_told_where_it_is_written(tmp_path: Path) -> None:
    found = mistakes(tmp_path, BASE.replace("a = b", "a = d"), next=NEXT.replace("split: a = b + c", "other: a = c"))
    assert found == ["17:14: rule 'split': 'd' is unknown"]


def test_editions_may_extend_each_other_in_a_chain_but_not_in_a_circle(tmp_path: Path) -> None:
    third = "form: return\nedition: '2023'\nextends: return@2022\nvalid: {from: '2025'}\n"
    library = loaded(tmp_path, BASE, next=NEXT, third=third)
    assert len({tuple(one.tables[0].by_name) for one in library.forms if one.edition != "2021"}) == 1
    circle = mistakes(tmp_path, BASE + "extends: return@2022\n", next=NEXT, third=third)
    assert any("extends itself" in one for one in circle)


def test_a_table_like_another(tmp_path: Path) -> None:
    text = """
    form: f
    tables:
      males:
        sheet: Males
        after: Men
        type: count
        columns:
          age: {heading: Age, key: true}
          persons: Persons
        rows: {total: All ages}
      females:
        like: males
        sheet: Females
        columns: {persons: {min: 1}}
      infants:
        like: females
        sheet: Children
        rows: {total: All}
    """
    males, females, infants = form(tmp_path, text).tables
    assert females.sheets == ("Females",)
    assert (males.after, females.after) == (("Men",), ())
    assert females.by_name["persons"].headings == (("Persons",),)
    assert females.by_name["persons"].minimum == 1
    assert females.rows[0].labels == ("All ages",)
    assert infants.rows[0].labels == ("All",)
    assert infants.by_name["persons"].minimum == 1
