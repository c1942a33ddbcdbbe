"""Collections: who sent what, rules of each expected unit, of the units above and below, and of partners."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.between.desk import Rows, broken, counts, report, run, said, schema, write

FORM = """\
form: {name}
edition: "1"
unit: {{label: Unit, list: units}}
period: {{label: Period, type: year}}
tables:
  {name}:
    columns:
      item: {{heading: {heading}, key: true}}
      figure: {{heading: Figure, type: count}}
    rows: {{total: Total}}
"""
LISTS = """\
lists:
  units:
    prefixes: [Province]
    members:
      south: Southern region
      x: {name: Xa, code: "01", parent: south}
      y: {name: Ya, code: "02", aliases: [Yah], parent: south}
      x1: {name: Xa One, parent: x}
      x2: {name: Xa Two, parent: x}
"""
EXPECTS = '{units: [Xa, Ya], forms: [staff], period: "2022"}'
COLLECTION = f"""\
collection: region
edition: "2022"
expects: {EXPECTS}
rules:
"""


def form(name: str, heading: str = "Item", rules: str = "") -> str:
    return FORM.format(name=name, heading=heading) + (f"rules:\n{rules}" if rules else "")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    schema(tmp_path, LISTS, "units.yaml")
    schema(tmp_path, form("staff"), "staff.yaml")
    return tmp_path


def collect(desk: Path, rules: str, expects: str | None = None) -> None:
    text = COLLECTION if expects is None else COLLECTION.replace(EXPECTS, expects)
    schema(desk, text + "".join(f"  {line}\n" for line in rules.splitlines()), "collection.yaml")


def staff(desk: Path, unit: str, total: int, name: str | None = None, period: str = "2022") -> Path:
    return write(desk / "in" / f"{name or unit}.xlsx", unit, period, [("Total", total)])


def test_a_rule_of_a_table_is_judged_once_for_each_expected_unit(desk: Path) -> None:
    collect(desk, "small: staff.figure[total] <= 10")
    staff(desk, "Province Xa", 11)
    staff(desk, "Yah", 10)
    staff(desk, "Xa One", 99)
    found = report("audit", "in")
    assert counts(found, "small") == (1, 1, 0, 0)
    assert ("small", "Xa", "B4") in broken(found)
    (one,) = [one for one in found["discrepancies"] if one["rule"] == "small"]
    assert one["file"] == "in/Province Xa.xlsx"
    assert (one["row"], one["left"], one["right"]) == ("Total", 11, 10)


def test_missing_and_double_returns_are_undecided(desk: Path) -> None:
    collect(desk, "small: staff.figure[total] <= 10\nall: sum(returns.staff.figure[total]) <= 100")
    staff(desk, "Ya", 10, "y1")
    staff(desk, "Ya", 10, "y2")
    found = report("audit", "in")
    assert counts(found, "small") == (0, 0, 2, 0)
    assert counts(found, "all") == (0, 0, 1, 0)
    lacking = {(one["rule"], lack["reason"], lack["unit"]) for one in found["undecided"] for lack in one["awaited"]}
    assert lacking == {
        ("small", "no-return", "Xa"),
        ("small", "returns-double", "Ya"),
        ("all", "no-return", "Xa"),
        ("all", "returns-double", "Ya"),
    }
    assert ("return-missing", "Xa", None) in broken(found)
    assert ("return-double", "Ya", None) in broken(found)
    assert "the return of Xa for 2022" in said("audit", "in")
    assert "báo cáo của Xa kỳ 2022" in said("audit", "in", "--lang", "vi")


def test_returns_of_other_periods_and_units(desk: Path) -> None:
    collect(desk, "small: staff.figure[total] <= 10")
    staff(desk, "Xa", 1)
    staff(desk, "Ya", 1, "y", "2023")
    staff(desk, "Ya", 1, "y-earlier", "2021")
    staff(desk, "Xa One", 1)
    found = report("audit", "in", "--collection", "region")
    told = {(one["rule"], one["severity"], one["file"]) for one in found["discrepancies"]}
    assert told == {
        ("return-missing", "error", None),
        ("return-other-period", "warning", "in/y.xlsx"),
        ("return-other-period", "info", "in/y-earlier.xlsx"),
        ("return-unexpected", "warning", "in/Xa One.xlsx"),
    }
    assert "expects the return of Ya for 2022, not for 2023" in said("audit", "in", "--collection", "region")


def test_returns_of_another_edition(desk: Path) -> None:
    valid = form("staff").replace('edition: "1"', 'edition: "1"\nvalid: {from: "2022"}')
    older = form("staff", "Thing").replace('edition: "1"', 'edition: "0"\nvalid: {until: "2021"}')
    schema(desk, valid, "staff.yaml")
    schema(desk, older, "older.yaml")
    collect(desk, "small: staff.figure[total] <= 10")
    staff(desk, "Xa", 9)
    write(desk / "in" / "y.xlsx", "Ya", "2022", [("Total", 11)], ("Thing", "Figure"))
    found = report("audit", "in", "--collection", "region")
    assert counts(found, "small") == (1, 1, 0, 0)
    assert {one for one, _, _ in broken(found)} == {"return-other-edition", "small"}
    assert "staff@0" in said("audit", "in", "--collection", "region")


def test_a_return_that_another_collection_expects_is_nobodys_mistake(desk: Path) -> None:
    collect(desk, "small: staff.figure[total] <= 10")
    other = COLLECTION.replace("region", "districts").replace("[Xa, Ya]", "{list: units, parent: x}")
    schema(desk, other + "  large: staff.figure[total] > 0\n", "districts.yaml")
    for unit in ("Xa", "Ya", "Xa One", "Xa Two"):
        staff(desk, unit, 1)
    assert broken(report("audit", "in")) == []


def test_two_forms_of_one_unit_meet(desk: Path) -> None:
    schema(desk, form("pay", "Grade"), "pay.yaml")
    expects = '{units: [Xa, Ya], forms: [staff, pay], period: "2022"}'
    collect(desk, "agree: staff.figure[total] = pay.figure[total]", expects)
    for unit, first, second in (("Xa", 3, 3), ("Ya", 4, 5)):
        staff(desk, unit, first)
        write(desk / "in" / f"{unit}-pay.xlsx", unit, "2022", [("Total", second)], ("Grade", "Figure"))
    found = report("audit", "in")
    assert counts(found, "agree") == (1, 1, 0, 0)
    (one,) = found["discrepancies"]
    assert (one["unit"], one["left"], one["right"]) == ("Ya", 4, 5)
    assert [each["file"] for each in one["operands"]] == ["in/Ya.xlsx", "in/Ya-pay.xlsx"]


def test_forms_that_share_a_table_are_told_apart_by_their_names(desk: Path) -> None:
    schema(desk, form("staff", "Grade").replace("form: staff", "form: staff-pay"), "pay.yaml")
    expects = '{units: [Xa], forms: [staff, staff-pay], period: "2022"}'
    collect(desk, 'agree: staff.figure[total] = "staff-pay".staff.figure[total]', expects)
    result = run("audit", "in")
    assert result.exit_code == 2
    assert '"staff-pay".staff' in result.output
    collect(desk, 'agree: \'"staff".staff.figure[total] = "staff-pay".staff.figure[total]\'', expects)
    staff(desk, "Xa", 3)
    write(desk / "in" / "pay.xlsx", "Xa", "2022", [("Total", 3)], ("Grade", "Figure"))
    assert counts(report("audit", "in"), "agree") == (1, 0, 0, 0)


LEVELS = """\
[{units: [Southern region], forms: [staff], period: "2022"},
  {units: {list: units, parent: south}, forms: [staff], period: "2022"},
  {units: {list: units, parent: x}, forms: [staff], period: "2022"}]"""


def levels(desk: Path, **totals: int) -> None:
    names = {"south": "Southern region", "x": "Xa", "y": "Ya", "x1": "Xa One", "x2": "Xa Two"}
    for name, total in totals.items():
        staff(desk, names[name], total)


def test_children_at_every_level(desk: Path) -> None:
    collect(desk, "adds-up: staff.total = sum(children.staff.total)", LEVELS)
    levels(desk, south=30, x=12, y=18, x1=5, x2=6)
    found = report("audit", "in")
    assert counts(found, "adds-up") == (1, 1, 0, 0)
    (one,) = found["discrepancies"]
    assert (one["unit"], one["left"], one["right"]) == ("Xa", 12, 11)
    assert [each["file"] for each in one["operands"]] == ["in/Xa.xlsx", "in/Xa One.xlsx", "in/Xa Two.xlsx"]


def test_a_child_that_did_not_send_leaves_the_sum_undecided(desk: Path) -> None:
    collect(desk, "adds-up: staff.total = sum(children.staff.total)", LEVELS)
    levels(desk, south=30, x=12, y=18, x1=12)
    found = report("audit", "in")
    assert counts(found, "adds-up") == (1, 0, 1, 0)
    (case,) = found["undecided"]
    assert [one["unit"] for one in case["awaited"]] == ["Xa Two"]


def test_children_row_by_row(desk: Path) -> None:
    schema(desk, form("staff", rules="  adds-up: figure = sum(children.figure)\n"), "staff.yaml")
    write(desk / "in" / "x.xlsx", "Xa", "2022", [("Men", 3), ("Women", 4), ("Total", 7)])
    write(desk / "in" / "x1.xlsx", "Xa One", "2022", [("Women", 1), ("Men", 3), ("Total", 4)])
    write(desk / "in" / "x2.xlsx", "Xa Two", "2022", [("Women", 2), ("Total", 2)])
    found = report("check", "in")
    assert counts(found, "adds-up") == (1, 2, 0, 0)
    assert [one["row"] for one in found["discrepancies"]] == ["Women", "Total"]


def test_the_row_that_bears_the_units_name_in_the_return_above(desk: Path) -> None:
    rules = "  as-above: figure[total] = parent.figure[unit]\n"
    schema(desk, form("staff", rules=rules), "staff.yaml")
    write(desk / "in" / "south.xlsx", "Southern region", "2022", [("Xa", 7), ("02", 9), ("Total", 16)])
    staff(desk, "Xa", 7)
    staff(desk, "Ya", 8)
    staff(desk, "Xa One", 1)
    found = report("check", "in")
    assert counts(found, "as-above") == (1, 1, 1, 0)
    (one,) = found["discrepancies"]
    assert (one["unit"], one["left"], one["right"]) == ("Ya", 8, 9)
    assert [(each["file"], each["cell"]) for each in one["operands"]] == [
        ("in/Ya.xlsx", "B4"),
        ("in/south.xlsx", "B5"),
    ]


TRANSFERS = """\
form: transfers
edition: "1"
unit: {label: Unit, list: units}
period: {label: Period, type: year}
tables:
  transfers:
    type: count
    columns:
      unit_there: {heading: Partner, key: true}
      sent: Sent
      received: Received
    rows: {total: Total}
rules:
  mirror: transfers.sent = partner.transfers.received[unit]
"""


def transfers(desk: Path, unit: str, rows: Rows) -> None:
    write(desk / "in" / f"{unit}.xlsx", unit, "2022", rows, ("Partner", "Sent", "Received"))


def test_mirror_rules(desk: Path) -> None:
    schema(desk, TRANSFERS, "transfers.yaml")
    transfers(desk, "Xa", [("Province Ya", 5, 1), ("Xa One", 2, 0), ("Abroad", 1, 1), ("Total", 8, 2)])
    transfers(desk, "Ya", [("xa", 1, 4), ("Total", 1, 4)])
    found = report("check", "in")
    assert counts(found, "mirror") == (1, 1, 1, 0)
    (one,) = found["discrepancies"]
    assert (one["unit"], one["row"], one["left"], one["right"]) == ("Xa", "Province Ya", 5, 4)
    (case,) = found["undecided"]
    assert [lack["unit"] for lack in case["awaited"]] == ["Xa One"]


def test_within_a_province_transfers_in_equal_transfers_out(desk: Path) -> None:
    """M4, over the districts of each province: the province itself sends no figures."""
    schema(desk, TRANSFERS.replace("mirror: transfers.sent = partner.transfers.received[unit]", "sent: sent >= 0"))
    districts = '{units: [Xa One, Xa Two], forms: [transfers], period: "2022"}'
    closed = "sum(children.transfers.sent[total]) = sum(children.transfers.received[total])"
    expects = '[{units: [Xa, Ya], forms: [staff], period: "2022"}, ' + districts + "]"
    collect(desk, f"closed: staff.figure[total] >= 0 and {closed}", expects)
    staff(desk, "Xa", 1)
    staff(desk, "Ya", 1)
    transfers(desk, "Xa One", [("Xa Two", 3, 2), ("Total", 3, 2)])
    transfers(desk, "Xa Two", [("Xa One", 2, 2), ("Total", 2, 2)])
    found = report("audit", "in")
    assert counts(found, "closed") == (0, 1, 0, 0)
    (one,) = [one for one in found["discrepancies"] if one["rule"] == "closed"]
    assert (one["unit"], one["difference"]) == ("Xa", 1)


def test_partner_needs_rows(desk: Path) -> None:
    text = TRANSFERS.replace("transfers.sent = partner", "transfers.sent[total] = partner")
    schema(desk, text, "transfers.yaml")
    result = run("check", "in")
    assert result.exit_code == 2
    assert "not judged row by row" in result.output


def test_a_rule_may_look_back_in_a_collection(desk: Path) -> None:
    collect(desk, "grows: staff.figure[total] >= previous.staff.figure[total]")
    for unit, before, now in (("Xa", 5, 6), ("Ya", 5, 4)):
        staff(desk, unit, now)
        write(desk / "last" / f"{unit}.xlsx", unit, "2021", [("Total", before)])
    found = report("audit", "in", "--previous", "last")
    assert counts(found, "grows") == (1, 1, 0, 0)
    assert broken(found) == [("grows", "Ya", "B4")]


def test_a_constant_unit_is_looked_up_in_the_units_of_the_collection(desk: Path) -> None:
    constant = form("staff").replace("unit: {label: Unit, list: units}", "unit: Yah")
    schema(desk, constant, "staff.yaml")
    expects = '{units: {list: units, parent: south}, forms: [staff], period: "2022"}'
    collect(desk, "small: staff.figure[total] <= 10", expects)
    write(desk / "in" / "y.xlsx", "-", "2022", [("Total", 11)])
    found = report("audit", "in")
    assert counts(found, "small") == (0, 1, 1, 0)
    assert ("return-missing", "Xa", None) in broken(found)
    assert not [one for one in broken(found) if one[0] == "return-unexpected"]


def test_where_and_messages_know_the_unit(desk: Path) -> None:
    message = 'message: "{unit} in {period}: {difference} too many"'
    collect(desk, f'small: {{rule: "staff.figure[total] <= 10", where: \'unit != "Ya"\', {message}}}')
    staff(desk, "Xa", 13)
    staff(desk, "Ya", 13)
    found = report("audit", "in")
    assert counts(found, "small") == (0, 1, 0, 0)
    assert found["discrepancies"][0]["message"].startswith("Xa in 2022: 3 too many")
