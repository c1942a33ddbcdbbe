"""Stretches of the rows of a table: each is a member of its own, opened or ended by rows of the table."""

from __future__ import annotations

from pathlib import Path

from pdvalidate.messages import Catalogue
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.location import location
from tests.forms.files import mistakes
from tests.repeating.desk import Desk, desk

HEADED = """
tables:
  votes:
    type: count
    columns:
      precinct: {heading: Precinct, key: true}
      votes: Votes
      spoilt: Spoilt
    sections: {contest: {figures: none}}
    rows: {total: Total}
rules:
  sum: total = sum(details)
  within: spoilt <= votes
  least: "votes[total] >= max(votes[details])"
"""

CONTESTS = """
Precinct  | Votes | Spoilt
Council   |       |
One       | 5     | 1
Two       | 6     | 0
Total     | 11    | 1
Council   |       |
One       | 1     | 0
Two       | 2     | 3
Total     | 4     | 3
"""


def test_headings_without_figures_open_sections(tmp_path: Path) -> None:
    """Two contests bear the same text; the total of each is that of its own rows."""
    on = desk(tmp_path, HEADED, CONTESTS)
    assert on.outcomes() == {"sum": (3, 1, 0, 0), "within": (5, 1, 0, 0), "least": (2, 0, 0, 0)}
    assert on.violations() == [("within", "Sheet1!C8"), ("sum", "Sheet1!B9")]
    assert on.findings() == []


def test_headings_merged_over_the_table_with_its_header_below_each(tmp_path: Path) -> None:
    """The heading is merged over the figures too, and the header stands below it again: neither is a record."""
    text = """
        Votes of the county |    |
        Precinct  | Votes | Spoilt
        Mayor     |       |
        One       | 5     | 1
        Total     | 5     | 1
        Judge     |       |
        Precinct  | Votes | Spoilt
        One       | 1     | 0
        Two       | 2     | 1
        Total     | 3     | 1
    """
    on = desk(tmp_path, HEADED, text, ["A1:C1", "A3:C3", "A6:C6"])
    assert on.outcomes()["sum"] == (4, 0, 0, 0)
    assert on.findings() == []
    part = on.parts()[0]
    assert [one.member if one else None for one in part.openings["contest"]] == ["Mayor"] * 2 + ["Judge"] * 3


def test_a_named_row_without_figures_opens_nothing(tmp_path: Path) -> None:
    """The unit left the total blank: that is a missing total, not a contest called Total."""
    text = CONTESTS.replace("Total     | 11    | 1", "Total     |       | ")
    on = desk(tmp_path, HEADED, text)
    assert on.outcomes()["sum"] == (1, 1, 2, 0)
    assert on.findings() == [("value-missing", "A5")]


OUTSIDE = """
tables:
  votes:
    type: count
    columns:
      precinct: {heading: Precinct, key: true}
      votes: Votes
    sections: {contest: {figures: none, names: {mayor: Mayor}}}
    rows:
      total: Total
      everything: {label: All contests, outside: true}
rules:
  sum: total = sum(details)
  everything: "votes[everything] = sum(votes[details, contest])"
  of-totals: "votes[everything] = sum(votes[total, contest])"
  mayor: "votes[everything] >= votes[total, mayor]"
"""


def test_a_row_outside_belongs_to_no_section(tmp_path: Path) -> None:
    text = """
        Precinct     | Votes
        Mayor        |
        One          | 5
        Total        | 5
        Judge        |
        One          | 1
        Two          | 2
        Total        | 3
        All contests | 9
    """
    on = desk(tmp_path, OUTSIDE, text)
    assert on.outcomes() == {
        "sum": (2, 0, 0, 0),
        "everything": (0, 1, 0, 0),
        "of-totals": (0, 1, 0, 0),
        "mayor": (1, 0, 0, 0),
    }
    (violation, _) = (one for one in on.report().discrepancies if one.kind == "rule")
    assert (violation.cell, str(violation.left), str(violation.right)) == ("B9", "9", "8")


LANDS = """
tables:
  people:
    type: count
    columns:
      kind: {heading: Art, type: text}
      name: {heading: Name, key: true}
      women: Frauen
      men: Männer
    sections:
      land: {each: Land, in: kind}
      region: {each: [Region, Bezirk], in: kind}
    rows: {country: Deutschland}
rules:
  regions: land = sum(region)
  districts: region = sum(details)
  country: country = sum(land)
  share: "women <= women[land]"
"""

PEOPLE = """
Art    | Name        | Frauen | Männer
       | Deutschland | 18     | 17
Land   | Bayern      | 11     | 12
Bezirk | Schwaben    | 7      | 5
Kreis  | Lindau      | 4      | 2
Kreis  | Augsburg    | 3      | 3
Bezirk | Franken     | 4      | 7
Kreis  | Fürth       | 4      | 7
Land   | Hessen      | 7      | 5
Region | Kassel      | 7      | 5
Kreis  | Fulda       | 6      | 5
"""


def test_rows_with_figures_of_their_own_open_nested_sections(tmp_path: Path) -> None:
    """The figures of the opening rows are the section's; an outer one ends an inner one. The country has no land."""
    on = desk(tmp_path, LANDS, PEOPLE)
    assert on.outcomes() == {
        "regions": (4, 0, 0, 0),
        "districts": (5, 1, 0, 0),
        "country": (2, 0, 0, 0),
        "share": (9, 0, 1, 0),
    }
    assert on.violations() == [("districts", "Sheet1!C10")]


def test_a_land_that_is_in_another_order_and_has_no_regions(tmp_path: Path) -> None:
    """Hamburg has no regions: nothing can be added up for it, and the next land's regions are not its own."""
    text = PEOPLE.replace(
        "Land   | Hessen      | 7      | 5", "Land | Hamburg | 1 | 1\nLand   | Hessen      | 7      | 5"
    )
    on = desk(tmp_path, LANDS, text)
    assert on.outcomes()["regions"] == (4, 0, 2, 0)
    assert on.outcomes()["country"] == (0, 2, 0, 0)


ENDED = """
tables:
  votes:
    type: count
    columns:
      name: {heading: Candidate, key: true, blank: above}
      county: {heading: County, key: true}
      votes: Votes
    sections: {candidate: {ends: [Total, Totals], in: county}}
    rows: {total: {label: [Total, Totals], in: county}}
rules:
  sum: total = sum(details)
  largest: "votes[total] >= max(votes[details])"
"""


def test_rows_that_end_a_section_belong_to_it(tmp_path: Path) -> None:
    """The name of the candidate stands once, and twice the same name: the sections are told by their ends."""
    text = """
        Candidate | County | Votes
        Smith     | Adams  | 5
                  | Baker  | 6
                  | Total  | 11
        Smith     | Adams  | 1
                  | Baker  | 2
                  | Totals | 4
    """
    on = desk(tmp_path, ENDED, text)
    assert on.outcomes() == {"sum": (1, 1, 0, 0), "largest": (2, 0, 0, 0)}
    assert on.violations() == [("sum", "Sheet1!C7")]
    assert on.findings() == []


def test_a_section_without_its_end(tmp_path: Path) -> None:
    """The last candidate's total was cut off: nothing is judged there, and nothing of it counts for another."""
    text = """
        Candidate | County | Votes
        Smith     | Adams  | 5
                  | Total  | 5
        Jones     | Adams  | 9
    """
    assert desk(tmp_path, ENDED, text).outcomes() == {"sum": (1, 0, 0, 0), "largest": (1, 0, 0, 0)}


def test_label_printed_once_does_not_run_into_the_next_section(tmp_path: Path) -> None:
    schema = """
        tables:
          t:
            type: count
            columns:
              group: {heading: Group, key: true, blank: above}
              name: {heading: Name, key: true}
              a: Number
            sections: {part: {figures: none, in: group}}
    """
    text = """
        Group     | Name | Number
        FIRST     |      |
        Red       | Ada  | 1
                  | Bea  | 2
        SECOND    |      |
                  | Cleo | 3
    """
    part = desk(tmp_path, schema, text).parts()[0]
    assert part.cells[0] == ["Red", "Red", ""]
    assert [one.member if one else None for one in part.openings["part"]] == ["FIRST", "FIRST", "SECOND"]


def test_another_table_is_looked_up_by_the_text_of_a_section(tmp_path: Path) -> None:
    """Two sections of the same text are two: which is meant nobody can say, so it is undecided."""
    schema = (
        HEADED.split("rules:")[0].replace("  votes:\n", "  votes:\n    sheet: Votes\n", 1)
        + """
  contests:
    sheet: Contests
    type: count
    columns:
      contest: {heading: Contest, key: true}
      cast: Votes cast
rules:
  as-in-summary: {rule: "contests.cast = votes.votes[total]", table: contests}
"""
    )
    on = desk(
        tmp_path,
        schema,
        {
            "Votes": CONTESTS + "Mayor | | \nOne | 7 | 1\nTotal | 7 | 1",
            "Contests": "Contest | Votes cast\nMAYOR | 7\nCouncil | 11",
        },
    )
    assert on.outcomes() == {"as-in-summary": (1, 0, 1, 0)}


def test_what_cannot_be_told_apart_is_a_mistake(tmp_path: Path) -> None:
    schema = 'form: f\nedition: "1"\n' + HEADED.replace(
        "contest: {figures: none}", "a: {figures: none}, b: {figures: none}"
    )
    assert "two sections that any row without figures opens cannot be told apart" in mistakes(tmp_path, schema)[0]


def _located(on: Desk) -> str:
    return location(on.located(), Catalogue("en"), Layout())


def test_locate_shows_where_each_section_begins(tmp_path: Path) -> None:
    said = _located(desk(tmp_path, HEADED, CONTESTS))
    assert "Sections:" in said
    assert "the heading of a section" in said
