"""Tables that repeat down one sheet, each below a text that names it."""

from __future__ import annotations

from pathlib import Path

from tests.repeating.desk import desk

SCHEMA = """
tables:
  costs:
    after: {each: "Project ?*: {project}"}
    type: count
    columns:
      item: {heading: Item, key: true}
      planned: Planned
      spent: Spent
    rows: {total: Total}
rules:
  sum: total = sum(details)
  within: spent <= planned
"""

SHEET = """
Projects of the province
Project 1: Bridge
Item   | Planned | Spent
Stone  | 10      | 9
Steel  | 20      | 20
Total  | 30      | 29

Project 2: Road
Item   | Planned | Spent
Stone  | 5       | 6
Total  | 6       | 6
Project 3: Bridge
Item   | Planned | Spent
Stone  | 1       | 1
Total  | 1       | 1
"""


def test_each_table_is_judged_by_itself(tmp_path: Path) -> None:
    """Two projects bear the same text, and yet each total is that of its own table."""
    on = desk(tmp_path, SCHEMA, SHEET)
    assert on.outcomes() == {"sum": (5, 1, 0, 0), "within": (6, 1, 0, 0)}
    assert on.violations() == [("within", "Sheet1!C10"), ("sum", "Sheet1!B11")]
    assert [part.dimensions for part in on.parts()] == [{"project": name} for name in ("Bridge", "Road", "Bridge")]


def test_a_text_below_which_no_table_stands_is_said(tmp_path: Path) -> None:
    """The second project was left without its table; the first does not run on into its rows."""
    text = "Project 1: Bridge\nItem | Planned | Spent\nStone | 3 | 2\nTotal | 3 | 2\nProject 2: Road\nnothing | yet"
    on = desk(tmp_path, SCHEMA, text)
    found = [(one.rule, one.column) for one in on.report().discrepancies]
    assert sorted(found) == [("column-missing", "item"), ("column-missing", "planned"), ("column-missing", "spent")]
    assert on.outcomes()["sum"] == (2, 0, 0, 0)


BOTH = """
tables:
  costs:
    sheet: {each: "20??", as: year}
    after: {each: ["Dự án*: {project}"]}
    type: count
    columns:
      item: {heading: Hạng mục, key: true}
      spent: Chi
    rows: {total: Cộng}
  summary:
    sheet: Tổng hợp
    type: count
    columns:
      project: {heading: Dự án, key: true}
      year: {heading: Năm, key: true}
      spent: Chi
rules:
  sum: total = sum(details)
  summary: {rule: "summary.spent = costs.spent[total]", table: summary}
"""


def test_tables_repeat_on_sheets_that_repeat(tmp_path: Path) -> None:
    """The summary has both dimensions as keys: the year is a number there, and a sheet name here."""
    table = "Hạng mục | Chi\nĐá | {a}\nCát | {b}\nCộng | {c}"
    year = f"Dự án 1: Cầu\n{table}\nDự án 2: Đường\n{table}".replace("{a}", "1").replace("{b}", "2")
    sheets = {
        "2021": year.replace("{c}", "3"),
        "2022": year.replace("{c}", "4"),
        "Tổng hợp": "Dự án | Năm | Chi\nCầu | 2021 | 3\nĐường | 2021 | 3\nCầu | 2022 | 4\nđường | 2022 | 5",
    }
    on = desk(tmp_path, BOTH, sheets)
    assert on.outcomes() == {"sum": (2, 2, 0, 0), "summary": (3, 1, 0, 0)}
    assert ("summary", "Tổng hợp!C5") in on.violations()
    assert on.findings() == []


def test_locate_tells_the_members(tmp_path: Path) -> None:
    on = desk(tmp_path, SCHEMA, SHEET)
    assert [part.rows for part in on.parts()] == [[3, 4, 5], [9, 10], [13, 14]]
