"""Fields of a table that repeats: one value for each sheet or table, used like a number."""

from __future__ import annotations

from pathlib import Path

from pdvalidate.messages import Catalogue
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.location import location
from tests.repeating.desk import desk

SCHEMA = """
tables:
  costs:
    sheet: Costs
    after: {each: "Project ?*: {project}"}
    type: count
    columns:
      item: {heading: Item, key: true}
      spent: Spent
    fields:
      budget: {label: Budget, type: count, required: true, max: 100}
      place: {label: Place, type: text}
    rows: {total: Total}
  summary:
    sheet: Summary
    type: count
    columns:
      project: {heading: Project, key: true}
      budget: Budget
    rows: {all: All}
rules:
  within-budget: costs.spent[total] <= costs.budget
  each-within: {rule: spent <= budget, table: costs, rows: details}
  known: {rule: present(place), table: costs}
  sum: {rule: total = sum(details), table: costs}
  in-summary: {rule: summary.budget = costs.budget, table: summary, rows: details}
  all: "summary.budget[all] = sum(costs.project.budget)"
  down: "summary.budget[all] = sum(summary.budget[details])"
"""

COSTS = """
Project 1: Bridge |    |
Budget:           | 30 | Place: Huế
Item              | Spent
Stone             | 10
Steel             | 20
Total             | 30
Project 2: Road   | Budget: | 5
Item              | Spent
Stone             | 6
Total             | 6
"""

SUMMARY = """
Project | Budget
Road    | 5
Bridge  | 31
All     | 36
"""


def test_a_field_is_that_of_its_own_table(tmp_path: Path) -> None:
    """The second project has its budget beside its title, and no place; another table finds it by the project."""
    on = desk(tmp_path, SCHEMA, {"Costs": COSTS, "Summary": SUMMARY})
    assert on.outcomes() == {
        "within-budget": (1, 1, 0, 0),
        "each-within": (2, 1, 0, 0),
        "known": (1, 1, 0, 0),
        "sum": (2, 0, 0, 0),
        "in-summary": (1, 1, 0, 0),
        "all": (0, 1, 0, 0),
        "down": (1, 0, 0, 0),
    }
    assert on.findings() == []


def test_it_is_told_with_its_own_cell(tmp_path: Path) -> None:
    found = desk(tmp_path, SCHEMA, {"Costs": COSTS, "Summary": SUMMARY}).report().discrepancies
    (within,) = (one for one in found if one.rule == "within-budget")
    assert [(one.cell, one.row, one.column) for one in within.operands] == [
        ("B10", "Total", "spent"),
        ("C7", "Budget", ""),
    ]
    (total,) = (one for one in found if one.rule == "all")
    assert [one.cell for one in total.operands] == ["B4", "B2", "C7"]


def test_what_is_wrong_with_it_is_said_once(tmp_path: Path) -> None:
    """One budget is missing, one too large: each is one finding, however many rows the table has."""
    text = COSTS.replace("Budget:           | 30", "Budget:           | 300").replace("| Budget: | 5", "|         |")
    on = desk(tmp_path, SCHEMA, {"Costs": text, "Summary": SUMMARY})
    found = [(one.rule, one.cell, one.row) for one in on.report().discrepancies if one.kind == "finding"]
    assert found == [("value-range", "B2", "Budget"), ("value-missing", "A8", "Budget")]
    assert on.outcomes()["within-budget"] == (1, 0, 1, 0)


def test_fields_on_sheets_that_repeat(tmp_path: Path) -> None:
    schema = """
        tables:
          votes:
            sheet: {each: "County *", as: county}
            type: count
            columns:
              precinct: {heading: Precinct, key: true}
              cast: Cast
            fields: {registered: {label: Registered voters, type: count}}
        rules:
          turnout: sum(cast[details]) <= registered
          every: cast <= registered
    """
    sheet = "Registered voters | {n}\nPrecinct | Cast\nOne | 5\nTwo | 6"
    on = desk(tmp_path, schema, {"County A": sheet.replace("{n}", "11"), "County B": sheet.replace("{n}", "10")})
    assert on.outcomes() == {"turnout": (1, 1, 0, 0), "every": (4, 0, 0, 0)}


def test_a_field_directly_below_the_rows_is_no_row(tmp_path: Path) -> None:
    """The budget stands below the first project's total; without it the sums of details would be wrong."""
    text = COSTS.replace("Budget:           | 30 | Place: Huế\n", "")
    text = text.replace("| 30\nProject 2", "| 30\nBudget: | 30\nProject 2")
    on = desk(tmp_path, SCHEMA, {"Costs": text, "Summary": SUMMARY})
    assert on.outcomes()["sum"] == (2, 0, 0, 0)
    assert on.outcomes()["within-budget"] == (1, 1, 0, 0)
    assert on.findings() == []


def test_locate_shows_it(tmp_path: Path) -> None:
    said = location(desk(tmp_path, SCHEMA, {"Costs": COSTS, "Summary": SUMMARY}).located(), Catalogue("en"), Layout())
    assert "Costs!C7" in said
