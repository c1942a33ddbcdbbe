"""Tables that are read once from every sheet of a pattern."""

from __future__ import annotations

from pathlib import Path

from pdvalidate import api
from tests.repeating.desk import desk, write

SCHEMA = """
tables:
  votes:
    sheet: {each: "Huyện *", except: [Huyện mẫu], as: county}
    type: count
    columns:
      precinct: {heading: Precinct, key: true}
      cast: Cast
      spoilt: Spoilt
    rows: {all: All}
rules:
  within: spoilt <= cast
  sum: all = sum(details)
"""

A = """
Precinct | Cast | Spoilt
One      | 5    | 1
Two      | 7    | 0
All      | 12   | 1
"""

B = """
Report of the county
Precinct | Cast | Spoilt
One      | 3    | 1
Two      | 3    | 4
All      | 7    | 5
"""

MODEL = """
Precinct | Cast | Spoilt
One      | 9    | 99
"""


def test_each_sheet_is_judged_by_itself(tmp_path: Path) -> None:
    """Precincts bear the same names in both counties; the model sheet is left out, and not told as unexpected."""
    on = desk(tmp_path, SCHEMA, {"Huyện A": A, "Huyện mẫu": MODEL, "huyện  B": B})
    assert on.outcomes() == {"within": (5, 1, 0, 0), "sum": (3, 1, 0, 0)}
    assert on.violations() == [("within", "huyện  B!C4"), ("sum", "huyện  B!B5")]
    assert on.findings() == []


def test_a_member_is_known_by_the_name_of_its_sheet_as_typed(tmp_path: Path) -> None:
    parts = desk(tmp_path, SCHEMA, {"Huyện A": A, "HUYỆN B": B}).parts()
    assert [part.dimensions for part in parts] == [{"county": "Huyện A"}, {"county": "HUYỆN B"}]


def test_a_sheet_of_the_pattern_without_the_table_is_said(tmp_path: Path) -> None:
    on = desk(tmp_path, SCHEMA, {"Huyện A": A, "Huyện B": "Nothing | here\n1 | 2"})
    assert {(one.rule, one.sheet) for one in on.report().discrepancies} == {
        ("column-missing", "Huyện B"),
        ("sheet-unexpected", "Huyện B"),
    }


def test_a_named_row_must_stand_on_every_sheet(tmp_path: Path) -> None:
    without = A.replace("All      | 12   | 1", "")
    found = desk(tmp_path, SCHEMA, {"Huyện A": without, "Huyện B": B}).report().discrepancies
    assert [(one.rule, one.sheet) for one in found if one.kind == "finding"] == [("row-missing", "Huyện A")]


SUMMARY = """
tables:
  votes:
    sheet: {each: "County *", as: county}
    type: count
    columns:
      precinct: {heading: Precinct, key: true}
      cast: Cast
    rows: {all: All}
  summary:
    sheet: Summary
    type: count
    columns:
      county: {heading: County, key: true}
      cast: Total cast
    rows: {state: State}
rules:
  county-as-on-its-sheet:
    rule: summary.cast = votes.cast[all]
    table: summary
    rows: details
  state: "summary.cast[state] = sum(votes.county.cast[all])"
  largest: "summary.cast[state] >= max(votes.county.cast[all])"
  precincts: {rule: "summary.cast[state] = sum(votes.county.cast)", table: summary}
"""


def test_another_table_is_looked_up_by_the_name_of_the_dimension(tmp_path: Path) -> None:
    """The summary spells a county otherwise than its sheet, and is not in the order of the sheets."""
    sheets = {
        "Summary": "County | Total cast\nCounty  b | 6\nCOUNTY A | 12\nState | 19",
        "County A": "Precinct | Cast\nOne | 5\nTwo | 7\nAll | 12",
        "County B": "Precinct | Cast\nOne | 3\nTwo | 4\nAll | 7",
    }
    on = desk(tmp_path, SUMMARY, sheets)
    assert on.outcomes() == {
        "county-as-on-its-sheet": (1, 1, 0, 0),
        "state": (1, 0, 0, 0),
        "largest": (1, 0, 0, 0),
        "precincts": (1, 0, 0, 0),  # the details of all counties, without the totals on their sheets
    }
    assert on.violations() == [("county-as-on-its-sheet", "Summary!B2")]


NAMED = """
tables:
  pupils:
    sheet: {each: {urban: Thành thị, rural: Nông thôn, both: Chung}, as: area}
    type: count
    columns:
      school: {heading: Trường, key: true}
      girls: Nữ
      boys: Nam
rules:
  areas: both = urban + rural
  all-areas: girls[both] = sum(area.girls except both)
  smaller: "girls[urban] <= girls[both]"
"""


def test_members_with_names_are_pinned(tmp_path: Path) -> None:
    """Rows are matched by their key, whatever their order on each sheet."""
    on = desk(
        tmp_path,
        NAMED,
        {
            "Thành thị": "Trường | Nữ | Nam\nXuân | 1 | 2\nYên | 3 | 4",
            "Nông thôn": "Trường | Nữ | Nam\nYên | 5 | 5\nXuân | 10 | 20",
            "Chung": "Trường | Nữ | Nam\nXuân | 11 | 22\nYên | 9 | 9",
        },
    )
    assert on.outcomes() == {"areas": (3, 1, 0, 0), "all-areas": (1, 1, 0, 0), "smaller": (2, 0, 0, 0)}
    assert ("areas", "Chung!B3") in on.violations()


def test_a_declared_sheet_that_is_not_there_is_said(tmp_path: Path) -> None:
    text = "Trường | Nữ | Nam\nXuân | 1 | 2"
    on = desk(tmp_path, NAMED, {"Thành thị": text, "Chung": text})
    assert [one.rule for one in on.report().discrepancies if one.kind == "finding"] == ["sheet-missing"]
    assert on.outcomes()["areas"] == (0, 0, 2, 0)


def test_a_second_workbook_of_the_same_sheets_is_read_alike(tmp_path: Path) -> None:
    """Where the tables stood in one file is looked at first in the next."""
    on = desk(tmp_path, SCHEMA, {"Huyện A": A, "Huyện B": B})
    again = write(tmp_path / "g.xlsx", {"Huyện A": A, "Huyện B": B.replace("All      | 7", "All      | 6")})
    report = api.check([on.file, again], on.library)
    assert [(one.id, one.satisfied, one.violated) for one in report.rules] == [("sum", 7, 1), ("within", 10, 2)]
    assert {one.sheet for one in report.discrepancies} == {"Huyện B"}
