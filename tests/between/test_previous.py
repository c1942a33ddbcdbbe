"""`previous.` and `last_year.`: the same unit's return of another period."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate import api
from tests.between.desk import Rows, broken, counts, report, run, said, schema, write

FORM = """\
form: movement
edition: "1"
unit: {label: Unit}
period: {label: Period, type: year}
tables:
  movement:
    type: count
    details: none
    columns:
      item: {heading: Item, key: true}
      figure: Figure
    rows: {opening: Opening, change: Change, closing: Closing}
rules:
  balance: closing = opening + change
  carried-over: opening = previous.closing
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    schema(tmp_path, FORM)
    return tmp_path


def rows(opening: int, closing: int) -> Rows:
    return [("Opening", opening), ("Change", closing - opening), ("Closing", closing)]


def test_within_one_run(desk: Path) -> None:
    write(desk / "in" / "a-2021.xlsx", "A", "2021", rows(5, 10))
    write(desk / "in" / "a-2022.xlsx", "A", "2022", rows(10, 12))
    write(desk / "in" / "b-2021.xlsx", "B", "2021", rows(5, 20))
    write(desk / "in" / "b-2022.xlsx", "B", "2022", rows(19, 25))
    found = report("check", "in")
    assert counts(found, "carried-over") == (1, 1, 2, 0)
    assert broken(found) == [("carried-over", "B", "B4")]
    (one,) = found["discrepancies"]
    assert (one["left"], one["right"], one["difference"]) == (19, 20, -1)
    assert [(each["file"], each["cell"]) for each in one["operands"]] == [
        ("in/b-2022.xlsx", "B4"),
        ("in/b-2021.xlsx", "B6"),
    ]


def test_without_the_previous_return_it_is_undecided_and_says_so(desk: Path) -> None:
    write(desk / "a.xlsx", "A", "2022", rows(10, 12))
    found = report("check", "a.xlsx")
    assert counts(found, "carried-over") == (0, 0, 1, 0)
    (case,) = found["undecided"]
    assert case["awaited"] == [{"reason": "no-return", "unit": "A", "period": "2021"}]
    assert case["lacking"] == []
    assert "1 comparison with an earlier return was not made" in said("check", "a.xlsx")
    assert "lacks" not in said("check", "a.xlsx")
    assert "lacks the return of A for 2021" in said("check", "a.xlsx", "-v")
    assert "báo cáo của A kỳ 2021" in said("check", "a.xlsx", "-v", "--lang", "vi")


def test_previous_returns_are_read_and_not_judged(desk: Path) -> None:
    write(desk / "a.xlsx", "A", "2022", rows(10, 12))
    write(desk / "last" / "a.xlsx", "A", "2021", [("Opening", 1), ("Change", 1), ("Closing", 11)])
    (desk / "last" / "broken.xlsx").write_bytes(b"no workbook")
    found = report("check", "a.xlsx", "--previous", "last")
    assert [one["file"] for one in found["returns"]] == ["a.xlsx"]
    assert broken(found) == [("carried-over", "A", "B4")]
    assert counts(found, "balance") == (1, 0, 0, 0)
    assert found["summary"]["earlier"] == 2
    result = run("check", "a.xlsx", "--previous", "last")
    assert "1 earlier return was read" in result.stderr
    assert "broken.xlsx" in result.stderr
    assert "'last/[a.xlsx]Sheet'!B6" in result.stdout
    assert result.exit_code == 1


def test_a_file_that_is_judged_is_not_read_again_as_an_earlier_one(desk: Path) -> None:
    write(desk / "in" / "a-2021.xlsx", "A", "2021", rows(5, 10))
    write(desk / "in" / "a-2022.xlsx", "A", "2022", rows(10, 12))
    found = report("check", "in", "--previous", "in")
    assert counts(found, "carried-over") == (1, 0, 1, 0)
    assert found["summary"]["earlier"] == 0


def test_two_previous_returns_are_undecided(desk: Path) -> None:
    write(desk / "a.xlsx", "A", "2022", rows(10, 12))
    for name in ("x", "y"):
        write(desk / "last" / f"{name}.xlsx", "A", "2021", rows(1, 10))
    found = report("check", "a.xlsx", "--previous", "last")
    assert found["undecided"][0]["awaited"] == [{"reason": "returns-double", "unit": "A", "period": "2021"}]


def test_nothing_at_the_path(desk: Path) -> None:
    write(desk / "a.xlsx", "A", "2022", rows(10, 12))
    (desk / "empty").mkdir()
    result = run("check", "a.xlsx", "--previous", "empty")
    assert "No earlier returns were found (empty)" in result.stderr


@pytest.mark.parametrize(
    ("type_", "period", "before"),
    [
        ("half_year", "2022-H1", "2021-H2"),
        ("quarter", "2022-Q1", "2021-Q4"),
        ("month", "2022-01", "2021-12"),
        ("month", "2022-03", "2022-02"),
        ("year_to_date", "2022-YTD09", "2022-YTD06"),
    ],
)
def test_periods(desk: Path, type_: str, period: str, before: str) -> None:
    schema(desk, FORM.replace("type: year", f"type: {type_}"))
    write(desk / "in" / "now.xlsx", "A", period, rows(10, 12))
    write(desk / "in" / "then.xlsx", "A", before, rows(5, 11))
    assert ("carried-over", "A", "B4") in broken(report("check", "in"))


def test_the_first_months_of_a_year_have_no_shorter_period(desk: Path) -> None:
    schema(desk, FORM.replace("type: year", "type: year_to_date"))
    write(desk / "a.xlsx", "A", "2022-YTD01", rows(10, 12))
    assert counts(report("check", "a.xlsx"), "carried-over") == (0, 0, 0, 0)


def test_last_year(desk: Path) -> None:
    rule = "carried-over: figure <= 2 * last_year.figure"
    schema(desk, FORM.replace("carried-over: opening = previous.closing", rule).replace("type: year", "type: month"))
    write(desk / "in" / "now.xlsx", "A", "2022-05", rows(10, 40))
    write(desk / "in" / "then.xlsx", "A", "2021-05", rows(5, 19))
    write(desk / "in" / "between.xlsx", "A", "2022-04", rows(1, 1))
    found = report("check", "in")
    assert counts(found, "carried-over") == (1, 2, 6, 0)
    assert broken(found) == [("carried-over", "A", "B5"), ("carried-over", "A", "B6")]


def test_a_chain_shows_where_it_breaks_first(desk: Path) -> None:
    schema(desk, FORM.replace("type: year", "type: month"))
    figures = {"2022-01": (0, 1), "2022-02": (1, 2), "2022-03": (9, 4), "2022-04": (5, 6), "2022-05": (6, 7)}
    for period, (opening, closing) in figures.items():
        write(desk / "in" / f"{period}.xlsx", "A", period, rows(opening, closing))
    found = report("check", "in")
    chain = [one for one in found["discrepancies"] if one["rule"] == "carried-over"]
    assert [(one["period"], [hint["kind"] for hint in one["hints"]]) for one in chain] == [
        ("2022-03", []),
        ("2022-04", ["first-break"]),
    ]
    assert "2022-03" in chain[1]["hints"][0]["message"]


def test_other_editions_are_matched_by_names(desk: Path) -> None:
    older = FORM.replace('edition: "1"', 'edition: "0"\nvalid: {until: "2021"}').replace(
        "closing: Closing", "closing: Ending"
    )
    older = older.replace("Figure", "Amount").replace("  carried-over: opening = previous.closing\n", "")
    schema(desk, FORM.replace('edition: "1"', 'edition: "1"\nvalid: {from: "2022"}'))
    schema(desk, older.replace("opening: Opening, change", "first: First, opening: Opening, change"), "older.yaml")
    before = [("First", 3), ("Opening", 1), ("Change", 10), ("Ending", 11)]
    write(desk / "in" / "2021.xlsx", "A", "2021", before, ("Item", "Amount"))
    write(desk / "in" / "2022.xlsx", "A", "2022", rows(10, 12))
    found = report("check", "in")
    assert {one["edition"] for one in found["returns"]} == {"0", "1"}
    assert counts(found, "carried-over") == (0, 1, 0, 0)
    (one,) = found["discrepancies"]
    assert (one["left"], one["right"]) == (10, 11)


def test_what_the_older_edition_has_not_is_missing(desk: Path) -> None:
    older = FORM.replace('edition: "1"', 'edition: "0"\nvalid: {until: "2021"}').replace(", closing: Closing", "")
    older = older[: older.index("rules:")].replace("Figure", "Amount")
    schema(desk, FORM.replace('edition: "1"', 'edition: "1"\nvalid: {from: "2022"}'))
    schema(desk, older, "older.yaml")
    write(desk / "in" / "2021.xlsx", "A", "2021", [("Opening", 1), ("Change", 10)], ("Item", "Amount"))
    write(desk / "in" / "2022.xlsx", "A", "2022", rows(10, 12))
    assert counts(report("check", "in"), "carried-over") == (0, 0, 1, 0)


UNITS = """\
lists:
  units:
    members:
      long-an: {code: "80", name: Long An, until: 2025-06-30, successor: tay-ninh-2025}
      tay-ninh: {code: "72", name: Tây Ninh, until: 2025-06-30, successor: tay-ninh-2025}
      tay-ninh-2025: {code: "80", name: Tây Ninh, from: 2025-07-01}
      hue: {name: Thừa Thiên Huế, until: 2024-12-31, successor: hue-2025}
      hue-2025: {name: Huế, from: 2025-01-01}
"""


def test_a_unit_that_was_renamed_is_followed_and_said_so(desk: Path) -> None:
    schema(desk, FORM.replace("{label: Unit}", "{label: Unit, list: units}"))
    schema(desk, UNITS, "units.yaml")
    write(desk / "in" / "2024.xlsx", "Thừa Thiên Huế", "2024", rows(1, 10))
    write(desk / "in" / "2025.xlsx", "Huế", "2025", rows(11, 12))
    found = report("check", "in")
    assert broken(found) == [("carried-over", "Huế", "B4")]
    (hint,) = found["discrepancies"][0]["hints"]
    assert hint["kind"] == "unit-followed"
    assert "Thừa Thiên Huế" in hint["message"]
    assert "Thừa Thiên Huế" in said("check", "in", "--lang", "vi")


def test_merged_units_are_not_added_up_and_said_so(desk: Path) -> None:
    schema(desk, FORM.replace("{label: Unit}", "{label: Unit, list: units}"))
    schema(desk, UNITS, "units.yaml")
    write(desk / "in" / "la.xlsx", "Long An", "2024", rows(1, 10))
    write(desk / "in" / "tn.xlsx", "Tây Ninh", "2024", rows(1, 10))
    write(desk / "in" / "2025.xlsx", "80", "2025", rows(20, 20))
    found = report("check", "in")
    assert counts(found, "carried-over") == (0, 0, 3, 0)
    assert {one["reason"] for case in found["undecided"] for one in case["awaited"]} == {"no-return", "units-merged"}
    assert "Long An, Tây Ninh were merged" in said("check", "in")


def test_fields_of_the_previous_return(desk: Path) -> None:
    fields = "fields:\n  staff: {at: E1, type: count}\ntables:"
    schema(desk, FORM.replace("tables:", fields).replace("opening = previous.closing", "staff <= previous.staff"))
    write(desk / "in" / "2021.xlsx", "A", "2021", rows(1, 2), beside=4)
    write(desk / "in" / "2022.xlsx", "A", "2022", rows(2, 3), beside=5)
    found = report("check", "in")
    assert counts(found, "carried-over") == (0, 1, 1, 0)
    assert (found["discrepancies"][0]["left"], found["discrepancies"][0]["right"]) == (5, 4)


def test_rows_are_matched_by_their_labels(desk: Path) -> None:
    text = FORM.replace("details: none", "details: many").replace(
        "opening = previous.closing", "abs(figure - previous.figure) <= 20% * previous.figure"
    )
    schema(desk, text)
    write(desk / "in" / "2021.xlsx", "A", "2021", [*rows(10, 10), ("North", 10), ("South", 10)])
    write(desk / "in" / "2022.xlsx", "A", "2022", [*rows(10, 10), ("South", 13), ("north ", 11), ("East", 1)])
    found = report("check", "in")
    assert [one for one in broken(found) if one[0] == "carried-over"] == [("carried-over", "A", "B7")]
    assert counts(found, "carried-over") == (4, 1, 6, 0)


@pytest.mark.parametrize(
    ("successor", "says"),
    [
        ("hue-2052", "the successor 'hue-2052' of 'hue' is no member of any list; did you mean 'hue-2025'?"),
        ("hue", "the successors of 'hue' lead round in a circle"),
    ],
)
def test_a_successor_is_a_unit_too(desk: Path, successor: str, says: str) -> None:
    schema(desk, UNITS.replace("successor: hue-2025", f"successor: {successor}"), "units.yaml")
    result = run("check", "a.xlsx")
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    ("without", "rule", "says"),
    [
        ("period: {label: Period, type: year}\n", "opening = previous.closing", "'previous.' needs a period"),
        ("unit: {label: Unit}\n", "opening = parent.closing", "'parent.' needs a unit"),
    ],
)
def test_rules_that_could_never_be_judged_are_mistakes(desk: Path, without: str, rule: str, says: str) -> None:
    schema(desk, FORM.replace(without, "").replace("opening = previous.closing", rule))
    result = run("check", "a.xlsx")
    assert result.exit_code == 2
    assert "form.yaml:14:17" in result.stderr
    assert says in result.stderr


def test_chunks_do_not_matter(desk: Path) -> None:
    for unit, closing in (("A", 10), ("B", 9)):
        write(desk / "in" / f"{unit}-2021.xlsx", unit, "2021", rows(5, closing))
        write(desk / "in" / f"{unit}-2022.xlsx", unit, "2022", rows(10, 12))
    library = api.load_library([Path("schemas")])
    files = api.find_files(["in"])
    reports = [api.check(files, library, running=api.Running(files=size)) for size in (1, 3, 256)]
    assert reports[0] == reports[1] == reports[2]
    assert [(one.rule, one.unit) for one in reports[0].discrepancies] == [("carried-over", "B")]
