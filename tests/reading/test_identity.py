"""Who reports, and for which period."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pdvalidate import reading
from pdvalidate.model.form import Field
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.model.returns import Finding, Return
from tests.reading.workbooks import Grid, column, findings, form, key, library, read, reporting, save, table

TABLE = table(key("line", "Tiêu chí"), column("current", "Kỳ này"))
FORM = reporting(TABLE)
BODY: Grid = [["Tiêu chí", "Kỳ này"], ["a", 1.0]]
PERIOD = ["Kỳ báo cáo:", "Năm 2022"]


def _titled(file: Path, *lines: Sequence[object]) -> Return:
    return read(save(file, [*lines, *BODY]), FORM)


def _only(found: Return) -> Finding:
    assert len(found.findings) == 1, found.findings
    return found.findings[0]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (["Đơn vị báo cáo: Tỉnh ủy Long An"], "Tỉnh ủy Long An"),
        (["ĐƠN VỊ BÁO CÁO", "", "Long An"], "Long An"),
        (["Đơn vị báo cáo:", "………", "Tỉnh \nLong  An"], "Tỉnh Long An"),
        (["Đơn vị báo cáo : LONG AN"], "LONG AN"),
    ],
)
def test_unit_beside_its_label(file: Path, line: list[object], text: str) -> None:
    found = _titled(file, line, PERIOD)
    assert found.unit is not None
    assert (found.unit.id, found.unit_text) == ("long-an", text)
    assert (found.period, found.period_text) == (Period(2022), "Năm 2022")
    assert findings(found) == []


def test_value_is_never_another_label(file: Path) -> None:
    missing = _only(_titled(file, ["Đơn vị báo cáo:", "Kỳ báo cáo:", "Năm 2022"]))
    assert (missing.id, missing.expected) == ("unit-missing", "Đơn vị báo cáo")


def test_label_is_no_part_of_another_word(file: Path) -> None:
    found = _titled(file, ["Đơn vị báo cáoX: Vĩnh Long"], ["Đơn vị báo cáo: Long An"], PERIOD)
    assert found.unit is not None
    assert found.unit.id == "long-an"
    assert findings(found) == []


def test_unit_unknown_suggests_the_closest(file: Path) -> None:
    unknown = _only(_titled(file, ["Đơn vị báo cáo: Long Ann"], PERIOD))
    assert (unknown.id, unknown.row, unknown.column, unknown.found) == ("unit-unknown", 0, 0, "Long Ann")
    assert unknown.hints[0].suggested == "Long An"


def test_sheets_that_name_different_units_and_periods(file: Path) -> None:
    other = table(key("school", "Trường"), column("teachers", "Giáo viên"), name="other")
    first: Grid = [["Đơn vị báo cáo: Long An"], PERIOD, *BODY]
    second: Grid = [["Đơn vị báo cáo: Vĩnh Long"], ["Kỳ báo cáo: 2021"], ["Trường", "Giáo viên"], ["x", 1.0]]
    found = read(save(file, {"1": first, "2": second}), reporting(TABLE, other))
    assert [(one.id, one.sheet, one.row, one.found, one.expected, one.values) for one in found.findings] == [
        ("period-mismatch", "2", 1, "2021", "Năm 2022", {"sheet": "1", "cell": "B2"}),
        ("unit-mismatch", "2", 0, "Vĩnh Long", "Long An", {"sheet": "1", "cell": "A1"}),
    ]
    assert found.unit is not None
    assert (found.unit.id, found.period) == ("long-an", Period(2022))


def test_example_on_a_sheet_that_is_not_read_is_passed_over(file: Path) -> None:
    sheets: dict[str, Grid] = {
        "Hướng dẫn": [["Đơn vị báo cáo: ghi tên tỉnh"]],
        "1": [["Đơn vị báo cáo: Long An"], PERIOD, *BODY],
    }
    assert findings(read(save(file, sheets), FORM)) == ["sheet-unexpected"]


def test_unit_on_a_cover_sheet(file: Path) -> None:
    sheets: dict[str, Grid] = {"Bìa": [["Đơn vị báo cáo: Long An"], PERIOD], "1": BODY}
    found = read(save(file, sheets), FORM)
    assert found.unit is not None
    assert (found.unit.id, found.period) == ("long-an", Period(2022))


def test_period_missing(file: Path) -> None:
    missing = _only(_titled(file, ["Đơn vị báo cáo: Long An"]))
    assert (missing.id, missing.expected) == ("period-missing", "Kỳ báo cáo")


def test_period_that_cannot_be_read_is_missing_at_its_cell(file: Path) -> None:
    missing = _only(_titled(file, ["Đơn vị báo cáo: Long An"], ["Kỳ báo cáo: quý I"]))
    assert (missing.id, missing.row, missing.found) == ("period-missing", 1, "quý I")


def test_remark_beside_the_unit_names_another_period(file: Path) -> None:
    found = _only(_titled(file, ["Đơn vị báo cáo: Long An (b/c quý III)"], PERIOD))
    assert (found.id, found.found) == ("period-mismatch", "b/c quý III")


def test_year_as_a_number(file: Path) -> None:
    assert _titled(file, ["Đơn vị báo cáo: Long An"], ["Kỳ báo cáo", 2022.0]).period == Period(2022)


def test_quarter(file: Path) -> None:
    quarterly = reporting(TABLE, period=PeriodType.QUARTER)
    grid: Grid = [["Đơn vị báo cáo: Long An"], ["Kỳ báo cáo: Quý III/2022"], *BODY]
    assert read(save(file, grid), quarterly).period == Period(2022, PeriodType.QUARTER, 3)


def test_unit_and_period_from_names(tmp_path: Path) -> None:
    named = form(
        TABLE,
        unit=Field("unit", origin="file-name", pattern=r"^\d{4}_(.+)_returns", type=ValueType.TEXT),
        unit_list="units",
        period=Field("period", origin="sheet-name", type=ValueType.TEXT),
        period_type=PeriodType.YEAR,
    )
    file = save(tmp_path / "2022_Long An_returns.xlsx", {"2022": BODY})
    found = read(file, named)
    assert found.unit is not None
    assert (found.unit.id, found.period) == ("long-an", Period(2022))
    renamed = reading.read(file, library(named), named, name="2022_Vĩnh Long_returns.xlsx")
    assert isinstance(renamed, Return)
    assert renamed.unit is not None
    assert (renamed.unit.id, renamed.file) == ("vinh-long", "2022_Vĩnh Long_returns.xlsx")


def test_unit_that_is_constant_and_period_in_a_column(file: Path) -> None:
    in_column = form(
        table(key("line", "Tiêu chí"), column("current", "Kỳ này"), column("year", "Năm", type=ValueType.YEAR)),
        unit=Field("unit", constant="Long An", type=ValueType.TEXT),
        unit_list="units",
        period=Field("period", column="year", type=ValueType.TEXT),
        period_type=PeriodType.YEAR,
    )
    grid: Grid = [["Tiêu chí", "Kỳ này", "Năm"], ["a", 1.0, 2022.0], ["b", 1.0, 2022.0], ["c", 1.0, 2021.0]]
    found = read(save(file, grid), in_column)
    assert (found.period, found.unit_text) == (Period(2022), "Long An")
    assert [(one.id, one.row, one.column) for one in found.findings] == [("period-mismatch", 3, 2)]


def test_headings_that_name_the_year(file: Path) -> None:
    dated = reporting(table(key("line", "Tiêu chí"), column("now", "Năm {year}"), column("old", "Năm {last_year}")))
    for year in (2022, 2023):
        grid = [["Đơn vị báo cáo: Long An"], [f"Kỳ báo cáo: {year}"], ["Tiêu chí", f"Năm {year - 1}", f"Năm {year}"]]
        found = read(save(file, [*grid, ["a", 1.0, 2.0]]), dated)
        assert [one.column for one in found.parts[0].places] == ["line", "old", "now"]
        assert findings(found) == []


def test_fields_beside_below_and_at_a_cell(file: Path) -> None:
    fields = (
        Field("prepared", ("Ngày lập",), type=ValueType.TEXT),
        Field("budget", ("Tổng kinh phí",), below=1),
        Field("seats", at="C1", pattern=r"Vote for (\d+)", type=ValueType.COUNT),
        Field("nowhere", ("Không có",)),
    )
    grid: Grid = [["Ngày lập: 5/1/2023", "Tổng kinh phí", "Vote for 3 persons"], ["", 125.0], [], *BODY]
    found = read(save(file, grid), form(TABLE, fields=fields))
    assert {name: one.value for name, one in found.fields.items()} == {
        "prepared": "5/1/2023",
        "budget": 125.0,
        "seats": "3",
        "nowhere": None,
    }
    assert (found.fields["budget"].row, found.fields["budget"].column) == (1, 1)
