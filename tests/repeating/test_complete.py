"""Key columns of which every combination must be there."""

from __future__ import annotations

from pathlib import Path

from tests.repeating.desk import Desk, desk

SCHEMA = """
lists:
  areas: {north: {name: North, aliases: [N.]}, south: {name: South}}
tables:
  people:
    sheet: People
    type: count
    columns:
      area: {heading: Area, key: true}
      sex: {heading: Sex, key: true}
      people: People
    complete: [area, sex]
"""


def _missing(on: Desk) -> list[tuple[str, str]]:
    found = [one for one in on.report().discrepancies if one.rule == "combination-missing"]
    return sorted((one.sheet or "", one.row or "") for one in found)


def test_of_the_members_that_occur(tmp_path: Path) -> None:
    """The grand total has no sex: that a sex is blank there is no member that every area must have."""
    text = """
        Area  | Sex   | People
        North | women | 5
        North | men   | 4
        South | Women | 3
        Total |       | 12
    """
    assert _missing(desk(tmp_path, SCHEMA, {"People": text})) == [("People", "South / men")]


def test_of_codes_and_of_a_list(tmp_path: Path) -> None:
    """An alias is the member; a sex of which no row stands at all is missing in both areas."""
    schema = SCHEMA.replace("heading: Area,", "heading: Area, codes: areas,")
    schema = schema.replace("heading: Sex,", "heading: Sex, codes: [women, men],")
    text = "Area | Sex | People\nN. | women | 5\nSOUTH | women | 2"
    assert _missing(desk(tmp_path, schema, {"People": text})) == [("People", "North / men"), ("People", "South / men")]


def test_a_table_without_records(tmp_path: Path) -> None:
    schema = SCHEMA.replace("heading: Area,", "heading: Area, codes: areas,")
    schema = schema.replace("heading: Sex,", "heading: Sex, codes: [women],")
    found = _missing(desk(tmp_path, schema, {"People": "Area | Sex | People"}))
    assert found == [("People", "North / women"), ("People", "South / women")]


def test_on_each_sheet_and_in_each_section(tmp_path: Path) -> None:
    """A section has the members that stand in it: the second one knows no men, and that is no gap."""
    schema = SCHEMA.replace("sheet: People", 'sheet: {each: "20??", as: year}')
    schema = schema.replace("complete:", "sections: {part: {figures: none, in: area}}\n    complete:")
    first = """
        Area   | Sex   | People
        Town   |       |
        North  | women | 5
        North  | men   | 4
        South  | men   | 3
        Land   |       |
        North  | women | 5
        South  | women | 5
    """
    on = desk(tmp_path, schema, {"2021": first, "2022": first.replace("South  | men ", "South  | women ")})
    assert _missing(on) == [("2021", "South / women"), ("2022", "South / men")]
