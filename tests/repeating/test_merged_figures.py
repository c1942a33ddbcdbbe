"""Merged data cells belong to every row and column that they cover, and count once in an aggregate."""

from __future__ import annotations

from pathlib import Path

from tests.repeating.desk import desk

SCHEMA = """
tables:
  t:
    type: count
    columns:
      commune: {heading: Commune, key: true}
      schools: Schools
      girls: Girls
      boys: Boys
      year: {each: "20??", type: count}
    rows: {total: Total}
rules:
  sum: total = sum(details)
  every: schools >= 1
  pupils: "sum(girls, boys) <= 100"
  years: "sum(year) <= 50"
  how-many: "count(schools[details]) = 2"
  rows: "count(details) = 3"
"""

TEXT = """
Commune | Schools | Girls | Boys | 2021 | 2022
Ba      | 2       | 30    | 40   | 50   |
Bang    |         | 60    |      | 1    | 2
Binh    | 5       | 1     | 2    | 3    | 4
Total   | 7       | 91    | 42   | 54   | 6
"""


def test_a_figure_that_covers_two_rows_counts_once_in_their_sum(tmp_path: Path) -> None:
    """Two communes share their 2 schools; Bang's 60 pupils are girls and boys; both years of Ba are one figure."""
    on = desk(tmp_path, SCHEMA, TEXT, ["B2:B3", "C3:D3", "E2:F2"])
    outcomes = on.outcomes()
    assert outcomes["every"] == (4, 0, 0, 0)
    assert outcomes["pupils"] == (3, 1, 0, 0)
    assert outcomes["years"] == (3, 1, 0, 0)
    assert outcomes["rows"] == outcomes["how-many"] == (1, 0, 0, 0)
    assert [cell for rule, cell in on.violations() if rule == "sum"] == ["Sheet1!D5", "Sheet1!F5"]
    assert on.findings() == []


def test_its_cell_is_told_once_and_where_the_figure_stands(tmp_path: Path) -> None:
    on = desk(tmp_path, SCHEMA, TEXT.replace("| 7 ", "| 8 "), ["B2:B3", "C3:D3", "E2:F2"])
    told = next(one for one in on.report().discrepancies if one.rule == "sum" and one.cell == "B5")
    assert [(one.cell, str(one.value)) for one in told.operands] == [("B5", "8"), ("B2", "2"), ("B4", "5")]


def test_an_odd_merged_cell_is_one_finding(tmp_path: Path) -> None:
    on = desk(tmp_path, SCHEMA, TEXT.replace("Ba      | 2 ", "Ba      | two "), ["B2:B3", "C3:D3", "E2:F2"])
    assert on.findings() == [("value-unreadable", "B2")]
    assert on.outcomes()["every"] == (2, 0, 2, 0)


def test_a_row_that_is_merged_as_a_whole_is_one_row(tmp_path: Path) -> None:
    """Label and figures all are merged over two rows of the sheet: the lower one is no second record."""
    text = """
        Commune | Schools | Girls | Boys | 2021 | 2022
        Ba      | 2       | 30    | 40   | 5    | 6
                |         |       |      |      |
        Total   | 2       | 30    | 40   | 5    | 6
    """
    on = desk(tmp_path, SCHEMA, text, [f"{letter}2:{letter}3" for letter in "ABCDEF"])
    assert on.outcomes()["sum"] == (5, 0, 0, 0)
    assert on.findings() == []


def test_a_heading_merged_over_the_figures_is_no_figure(tmp_path: Path) -> None:
    text = """
        Commune | Schools | Girls | Boys | 2021 | 2022
        Rural   |         |       |      |      |
        Ba      | 2       | 30    | 40   | 5    | 6
        Total   | 2       | 30    | 40   | 5    | 6
    """
    on = desk(tmp_path, SCHEMA, text, ["A2:F2"])
    assert on.findings() == [("row-empty", "A2")]
    assert on.outcomes()["sum"] == (5, 0, 0, 0)


def test_a_merged_header_that_is_repeated_is_no_record(tmp_path: Path) -> None:
    schema = """
        tables:
          t:
            type: count
            columns:
              name: {heading: Name, key: true}
              girls: Pupils > Girls
              boys: Pupils > Boys
            rows: {total: Total}
        rules:
          sum: total = sum(details)
    """
    text = """
        Name  | Pupils |
              | Girls  | Boys
        Ba    | 1      | 2
        Name  | Pupils |
              | Girls  | Boys
        Bang  | 3      | 4
        Total | 4      | 6
    """
    on = desk(tmp_path, schema, text, ["B1:C1", "A1:A2", "B4:C4", "A4:A5"])
    assert on.outcomes() == {"sum": (2, 0, 0, 0)}
    assert on.findings() == []
