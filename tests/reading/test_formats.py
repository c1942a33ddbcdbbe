"""The same data in every format is read alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pdvalidate import reading
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.returns import ErrorValue, NoValue, Return
from pdvalidate.reading.files.container import container_of
from pdvalidate.reading.files.opening import open_workbook
from tests.reading.workbooks import DISTRICTS, HEADER, MERGED, Grid, column, form, key, library, read, table
from tests.reading.writers import WRITERS, Indented, Percent

MIXED = table(
    key("district", "Đơn vị"),
    column("admitted", "Kết nạp > Tổng số"),
    column("share", "Kết nạp > Tỷ lệ", type=ValueType.PERCENT),
    column("since", "Từ ngày", type=ValueType.DATE),
    column("remark", "Ghi chú", type=ValueType.TEXT),
)
GRID: Grid = [
    ["KẾT NẠP ĐẢNG VIÊN", "", "", "", ""],
    ["Đơn vị", "Kết nạp", "", "Từ ngày", "Ghi chú"],
    ["", "Tổng số", "Tỷ lệ", "", ""],
    ["Quận 1 & 2", 1234.0, Percent(0.4567), date(2022, 3, 31), "một\nhai"],
    ["Quận 3", 14.541, Percent(0.5), date(2022, 12, 1), "“ba” < bốn"],
    ["Quận 4", ErrorValue("#DIV/0!"), Percent(1.0), "", True],
    ["Quận 5", 5.0, Percent(0.0), "", ""],
]
SPANS = ("A1:E1", "A2:A3", "B2:C2", "D2:D3", "E2:E3")


def everything(found: Return) -> tuple[object, ...]:
    """A return without the name and the digest of its file."""
    return found.parts, found.fields, found.findings, found.unit_text, found.period_text, found.sheets_unread


@pytest.mark.parametrize("kind", [one for one in WRITERS if one != "xlsx"])
@pytest.mark.parametrize("suffix", [None, "xls", "XLSX"])
def test_every_format_is_read_like_xlsx_whatever_its_name(tmp_path: Path, kind: str, suffix: str | None) -> None:
    expected = read(WRITERS["xlsx"](tmp_path / "bieu.xlsx", GRID, SPANS), form(MIXED))
    file = WRITERS[kind](tmp_path / f"bieu.{kind}", GRID, SPANS)
    found = read(file.rename(tmp_path / f"bieu.{suffix}") if suffix else file, form(MIXED))
    assert everything(found) == everything(expected)
    assert found.parts[0].cells[1] == [1234.0, 14.541, ErrorValue("#DIV/0!"), 5.0]
    assert len(found.parts[0].percents) == 4


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xml"])
def test_formula_without_a_value(tmp_path: Path, kind: str) -> None:
    grid = [*HEADER, ["Quận 1", 5.0, 2.0, 3.0], ["Quận 2", NoValue("B3+1"), 2.0, 3.0]]
    found = read(WRITERS[kind](tmp_path / f"bieu.{kind}", grid, MERGED), form(DISTRICTS))
    cell = found.parts[0].cells[1][1]
    assert isinstance(cell, NoValue)
    assert cell.formula.endswith("B3+1")


@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods", "xml"])
def test_labels_that_are_indented(tmp_path: Path, kind: str) -> None:
    grid = [*HEADER, ["Quận 1", 5.0, 2.0, 3.0], [Indented("Phường 1"), 5.0, 2.0, 3.0], ["Quận 2", 0.0, 0.0, 0.0]]
    file = WRITERS[kind](tmp_path / f"bieu.{kind}", grid, MERGED)
    workbook = open_workbook(container_of(file, file.read_bytes(), LIMITS), LIMITS)
    assert list(workbook.indents(workbook.sheets[0], 0)) == [3]


@pytest.mark.parametrize("kind", list(WRITERS))
def test_cells_far_away_are_refused(tmp_path: Path, kind: str) -> None:
    far = [*HEADER, ["Quận 1", 5.0, 2.0, 3.0], *[[""]] * 2000, [*[""] * 600, 1.0]]
    file = WRITERS[kind](tmp_path / f"bieu.{kind}", far, MERGED)
    found = reading.read(file, library(form(DISTRICTS)), limits=_fewer(1_000_000))
    assert getattr(found, "reason", None) == "too-many-cells"
    assert isinstance(reading.read(file, library(form(DISTRICTS)), limits=_fewer(2_000_000)), Return)


def _fewer(cells: int) -> Limits:
    return Limits(cells=cells)
