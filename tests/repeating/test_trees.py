"""Tables whose records lie one under the other: by indent, by level, by code, by the parent that each names."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.files import mistakes
from tests.repeating.desk import desk

INDENT = """
tables:
  staff:
    type: count
    columns:
      name: {heading: Unit, key: true}
      women: Women
      men: Men
    tree: {indent: name}
    rows: {all: All}
rules:
  down: this = sum(children)
  same: women = sum(women[children])
  leaves: all = sum(details)
  rows: women <= count(children) * 100 + 100
"""

STAFF = """
Unit          | Women | Men
All           | 10    | 20
"  North"     | 6     | 12
"    Hanoi"   | 2     | 7
"    Hue"     | 4     | 4
"  South"     | 4     | 8
"""


def test_leading_spaces(tmp_path: Path) -> None:
    """North has children and does not add up; South has none and is not judged; Hanoi, Hue and South are the leaves."""
    on = desk(tmp_path, INDENT, STAFF)
    assert on.outcomes() == {
        "down": (3, 1, 0, 0),
        "same": (2, 0, 0, 0),
        "leaves": (1, 1, 0, 0),
        "rows": (2, 0, 0, 0),
    }
    assert on.violations() == [("leaves", "Sheet1!C2"), ("down", "Sheet1!C3")]


def test_alignment(tmp_path: Path) -> None:
    """What the cell's format indents; the spaces before Hue are a slip of the hand, and do not count."""
    text = STAFF.replace('"  North" ', "North").replace('"    Hanoi"', "Hanoi").replace('"  South"', "South")

    def indent(sheet: Worksheet) -> None:
        for row, depth in ((3, 1), (4, 2), (5, 2), (6, 1)):
            sheet.cell(row, 1).alignment = Alignment(horizontal="left", indent=depth)

    assert desk(tmp_path, INDENT, text, change=indent).violations() == [
        ("leaves", "Sheet1!C2"),
        ("down", "Sheet1!C3"),
    ]


LETTERS = INDENT.replace("{heading: Unit, key: true}", "{at: [A, B, C], key: true}")


def test_letters(tmp_path: Path) -> None:
    """Which of three columns holds the label. Spaces before a label do not matter where the letters differ."""
    text = """
        Unit | |       | Women | Men
        All  | |       | 10    | 20
             | North | | 6     | 12
             | | "  Hanoi" | 2 | 7
             | | Hue   | 4     | 5
             | "    South" | | 4 | 8
    """
    assert desk(tmp_path, LETTERS, text).outcomes()["down"] == (4, 0, 0, 0)


def test_a_label_without_figures_is_a_level_too(tmp_path: Path) -> None:
    """The towns lie under a heading that has no figures: they are not children of the row above it."""
    text = """
        Unit          | Women | Men
        All           | 10    | 20
        "  North"     | 10    | 20
        Towns         |       |
        "  Hanoi"     | 7     | 7
    """
    on = desk(tmp_path, INDENT, text)
    assert on.outcomes()["down"] == (2, 0, 0, 0)
    assert [one.row if one else None for one in on.parts()[0].above] == [None, 1, None]


LEVEL = """
tables:
  census:
    type: count
    columns:
      geography: {heading: Geography, type: text}
      name: {heading: Name, key: true}
      sex: {heading: Sex, key: true}
      people: People
    tree: {level: geography, order: [Country, [Region, City], County]}
rules:
  down: this = sum(children)
"""


def test_levels_within_the_same_other_keys(tmp_path: Path) -> None:
    """A city stands on the level of the regions; women are added up to women, men to men."""
    text = """
        Geography | Name  | Sex   | People
        Country   | Land  | women | 30
        Country   | Land  | men   | 33
        Region    | North | women | 10
        Region    | North | men   | 11
        County    | Ax    | women | 4
        County    | Ax    | men   | 5
        County    | Bo    | women | 6
        County    | Bo    | men   | 7
        city      | Town  | women | 20
        city      | Town  | men   | 22
    """
    on = desk(tmp_path, LEVEL, text)
    assert on.outcomes() == {"down": (3, 1, 0, 0)}
    assert on.violations() == [("down", "Sheet1!D5")]


def test_an_unknown_level_is_said(tmp_path: Path) -> None:
    text = """
        Geography | Name  | Sex   | People
        Country   | Land  | women | 30
        Regoin    | North | women | 30
    """
    on = desk(tmp_path, LEVEL, text)
    assert on.findings() == [("value-code", "A3")]
    assert on.outcomes() == {"down": (0, 0, 0, 0)}


CODE = """
tables:
  accounts:
    type: number
    columns:
      line: {heading: Code, type: code}
      name: {heading: Name, key: true}
      amount: Amount
    tree: {code: line}
rules:
  down: "amount = sum(amount[children])"
  leaves: "amount[all] = sum(amount[details])"
"""


def test_codes_lie_under_the_longest_that_they_begin_with(tmp_path: Path) -> None:
    """Whatever the order of the rows; a level that is left out does not matter, and the total has no code."""
    schema = CODE.replace("    tree:", "    rows: {all: All}\n    tree:")
    text = """
        Code | Name    | Amount
        111  | Chalk   | 2
        1    | School  | 9
        11   | Things  | 5
        112  | Paper   | 3
        1901 | Old debt| 5
        2    | Street  | 1
             | All     | 11
    """
    on = desk(tmp_path, schema, text)
    assert on.outcomes() == {"down": (1, 1, 0, 0), "leaves": (1, 0, 0, 0)}
    assert on.violations() == [("down", "Sheet1!C3")]


PARENT = """
tables:
  units:
    type: count
    columns:
      code: {heading: Code, type: code}
      name: {heading: Unit, key: true}
      above: {heading: Belongs to, type: code}
      members: Members
    tree: {parent: above}
rules:
  down: members >= sum(members[children])
  count: "count(children) <= 2"
"""


@pytest.mark.parametrize("names", ["codes", "labels"])
def test_parents_are_named_by_code_or_by_label(tmp_path: Path, names: str) -> None:
    """A unit that names itself, and two that name each other, are under no other for ever."""
    text = """
        Code | Unit    | Belongs to | Members
        7    | Ward    | 5          | 4
        5    | Town    |            | 9
        6    | Village | 5          | 6
        8    | Self    | 8          | 1
        9    | Egg     | 10         | 3
        10   | Hen     | 9          | 3
    """
    if names == "labels":
        for code, label in (("5 ", "Town "), ("8 ", "Self "), ("10 ", "Hen "), ("9 ", "Egg ")):
            text = text.replace(f"| {code}         |", f"| {label} |").replace(f"| {code}        |", f"| {label} |")
    on = desk(tmp_path, PARENT, text)
    assert on.violations() == [("down", "Sheet1!D3")]
    assert on.outcomes()["down"] == (2, 1, 0, 0)


BLOCKS = """
tables:
  t:
    type: count
    columns:
      name: {heading: Name, key: true}
      year: {each: "20??", columns: {a: A, b: B}}
    tree: {indent: name}
    sections: {part: {figures: none}}
rules:
  down: this = sum(children)
  share: "a >= max(a[children])"
"""


def test_children_in_blocks_and_sections(tmp_path: Path) -> None:
    """The second part begins with an indented row: it lies under nothing of the first."""
    text = """
        Name     | 2020 |   | 2021 |
                 | A    | B | A    | B
        One      |      |   |      |
        Sum      | 3    | 3 | 5    | 1
        "  x1"   | 1    | 3 | 2    | 0
        "  y1"   | 2    | 0 | 3    | 0
        Two      |      |   |      |
        "  x1"   | 7    | 7 | 7    | 7
        Sum      | 1    | 1 | 1    | 1
        "  z1"   | 1    | 1 | 1    | 1
    """
    on = desk(tmp_path, BLOCKS, text, ["B1:C1", "D1:E1"])
    assert on.outcomes() == {"down": (7, 1, 0, 0), "share": (4, 0, 0, 0)}
    assert on.violations() == [("down", "Sheet1!E4")]


def test_children_need_a_tree(tmp_path: Path) -> None:
    flat = 'form: f\nedition: "1"\n' + INDENT.replace("    tree: {indent: name}\n", "")
    said = mistakes(tmp_path, flat)
    assert any("no table has a 'tree'" in one for one in said)
    assert any("'children' needs a hierarchy, and the table 'staff' has no 'tree'" in one for one in said)
