"""Where tables stand in a workbook, and which of their rows are records."""

from __future__ import annotations

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from pdvalidate.model.form import Block, Column, Table
from pdvalidate.model.returns import Return
from tests.reading.workbooks import (
    DATA,
    DISTRICTS,
    FORM,
    HEADER,
    MERGED,
    Grid,
    block,
    by_column,
    column,
    findings,
    form,
    key,
    read,
    records,
    rows,
    save,
    table,
)


def _reasons(found: Return) -> dict[str, tuple[int | None, int | None]]:
    return {one.reason: (one.first_row, one.last_row) for one in found.parts[0].skipped}


def test_merged_header_of_two_levels(file: Path) -> None:
    part = read(save(file, [*HEADER, *DATA], MERGED), FORM).parts[0]
    assert records(part) == [["Quận 1", 5.0, 2.0, 3.0], ["Quận 2", 9.0, 4.0, 5.0]]
    assert (part.header, part.rows, part.end) == ((0, 1), [2, 3], 4)
    assert [(one.column, one.heading, one.cell) for one in part.places] == [
        ("district", "Đơn vị", "A1"),
        ("admitted", "Tổng số", "B1"),
        ("pupils", "Chia ra > Học sinh", "C2"),
        ("students", "Chia ra > Sinh viên", "D2"),
    ]


def test_header_that_is_not_merged(file: Path) -> None:
    found = read(save(file, [*HEADER, *DATA]), FORM)
    assert records(found.parts[0])[0] == ["Quận 1", 5.0, 2.0, 3.0]
    assert findings(found) == []


def test_group_in_the_middle_of_the_header_is_no_title(file: Path) -> None:
    """ "Thực hiện" is merged over all columns that have a text below it, and yet it is a level of the header."""
    lines = table(
        key("line", "Tiêu chí"),
        column("current", "Thực hiện > Kỳ này"),
        column("before", "Thực hiện > Kỳ trước"),
        column("share", "(%) so với kỳ trước"),
    )
    grid: Grid = [
        ["Tiêu chí", "Thực hiện", "", "(%) so với kỳ trước"],
        ["", "Kỳ này", "Kỳ trước", ""],
        ["A", 1.0, 2.0, 50.0],
    ]
    found = read(save(file, grid, ("A1:A2", "B1:C1", "D1:D2")), form(lines))
    assert records(found.parts[0]) == [["A", 1.0, 2.0, 50.0]]
    assert findings(found) == []


def test_title_merged_over_the_whole_table_is_no_level(file: Path) -> None:
    grid: Grid = [["BÁO CÁO", "", "", ""], *HEADER, *DATA]
    found = read(save(file, grid, ("A1:D1", "A2:A3", "B2:B3", "C2:D2")), FORM)
    assert found.parts[0].header == (1, 2)
    assert found.parts[0].places[1].heading == "Tổng số"


def test_heading_wrapped_over_two_rows_and_otherwise_written(file: Path) -> None:
    grid: Grid = [["ĐƠN  VỊ", "Tổng", "Chia ra:", ""], ["", "số", "học\nsinh", "Sinh viên*"], *DATA]
    found = read(save(file, grid), FORM)
    assert findings(found) == []
    assert len(found.parts[0].rows) == 2


def test_numbering_row_is_never_data(file: Path) -> None:
    found = read(save(file, [*HEADER, [1.0, "2 (=3+4)", 3.0, 4.0], *DATA], MERGED), FORM)
    assert found.parts[0].rows == [3, 4]
    assert _reasons(found)["numbering"] == (2, 2)


def test_whole_layout_of_a_printed_form(file: Path) -> None:
    """Title block above, signature block, notes and scratch figures below and beside, in the columns of the data."""
    above: Grid = [["ĐẢNG CỘNG SẢN VIỆT NAM"], ["Biểu số 5-BTCTW"], ["Đvt: Người"], []]
    below: Grid = [
        ["Tổng số", 14.0, 6.0, 8.0],
        [],
        ["", "", "Long An, ngày 10 tháng 01 năm 2023"],
        ["NGƯỜI LẬP BIỂU", "", "TRƯỞNG BAN"],
        ["* Ghi chú", 99.0, 98.0, 97.0],
    ]
    data = [[*line, "", "", 1234.0] for line in DATA]
    found = read(save(file, [*above, *HEADER, *data, *below]), form(_with_total()))
    part = found.parts[0]
    assert [str(cell) for cell in by_column(part, "district")] == ["Quận 1", "Quận 2", "Tổng số"]
    assert part.members["district"] == [None, None, "total"]
    assert part.end == 10
    assert _reasons(found)["before-table"] == (0, 3)
    assert _reasons(found)["after-table"] == (10, 12)
    assert findings(found) == []


def _with_total() -> Table:
    return table(*DISTRICTS.columns, rows=rows("district", total="Tổng số"))


def test_signature_row_with_figures_is_a_record(file: Path) -> None:
    grid: Grid = [*HEADER, ["Trưởng ban quản lý khu kinh tế", 1.0, 1.0, 0.0], *DATA]
    assert len(read(save(file, grid, MERGED), FORM).parts[0].rows) == 3


def test_rows_that_are_no_records(file: Path) -> None:
    grid: Grid = [*HEADER, ["Miền Đông", "", "", ""], DATA[0], [], DATA[1], ["", 0, "-", ""], ["", 7.0, 3.0, 4.0]]
    found = read(save(file, grid, MERGED), FORM)
    part = found.parts[0]
    assert part.rows == [3, 5]
    assert _reasons(found) == {"row-empty": (2, 2), "empty": (4, 4), "row-unused": (6, 6), "key-missing": (7, 7)}
    assert sorted(findings(found)) == ["key-missing", "row-empty", "row-unused"]
    assert not part.sums_closed
    missing = next(one for one in found.findings if one.id == "key-missing")
    assert (missing.sheet, missing.row, missing.column) == ("Sheet1", 7, 0)


def test_header_repeated_after_a_page_break(file: Path) -> None:
    numbers = [1.0, 2.0, 3.0, 4.0]
    grid: Grid = [*HEADER, numbers, DATA[0], *HEADER, numbers, DATA[1]]
    found = read(save(file, grid), FORM)
    assert found.parts[0].rows == [3, 7]
    assert findings(found) == []


def test_header_further_down_with_another_order_takes_over(file: Path) -> None:
    flat = table(key("district", "Đơn vị"), column("pupils", "Học sinh"), column("students", "Sinh viên"))
    grid: Grid = [
        ["Đơn vị", "Học sinh", "Sinh viên"],
        ["Quận 1", 1.0, 2.0],
        ["Đơn vị", "Sinh viên", "Học sinh"],
        ["Quận 2", 4.0, 3.0],
    ]
    found = read(save(file, grid), form(flat))
    assert [by_column(part, "students") for part in found.parts] == [[2.0], [4.0]]
    assert [part.rows for part in found.parts] == [[1], [3]]


def test_hidden_rows_and_columns_count(file: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    part = read(save(file, [*HEADER, *DATA], MERGED, hide), FORM).parts[0]
    assert part.rows == [2, 3]
    assert [one.column for one in part.places if one.hidden] == ["pupils"]


def test_table_starts_anywhere_with_columns_in_another_order(file: Path) -> None:
    grid: Grid = [
        [],
        ["", "", "Sinh viên", "Ghi thêm", "Tổng số", "Học sinh", "Đơn vị"],
        ["", "", 3.0, "x", 5.0, 2.0, "Quận 1"],
    ]
    columns = (key("district", "Đơn vị"), column("admitted", "Tổng số"), column("pupils", "Học sinh"))
    found = read(save(file, grid), form(table(*columns, column("students", "Sinh viên"))))
    assert by_column(found.parts[0], "admitted") == [5.0]
    assert [(one.id, one.row, one.column) for one in found.findings if one.id == "column-unexpected"] == [
        ("column-unexpected", 1, 3)
    ]


def test_blocks_of_columns(file: Path) -> None:
    years = {"y2020": "Năm 2020", "y2021": "Năm 2021", "together": "Cộng 2 năm"}
    repeated = table(
        key("district", "Đơn vị"),
        block("year", years, column("admitted", "Tổng số"), column("pupils", "Chia ra > Học sinh")),
    )
    grid: Grid = [
        ["Đơn vị", "Năm 2020", "", "Năm 2021", "", "Cộng 2 năm", ""],
        ["", "Tổng số", "Chia ra", "Tổng số", "Chia ra", "Tổng số", "Chia ra"],
        ["", "", "Học sinh", "", "Học sinh", "", "Học sinh"],
        ["Quận 1", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
    ]
    found = read(save(file, grid, ("A1:A3", "B1:C1", "D1:E1", "F1:G1", "B2:B3", "D2:D3", "F2:F3")), form(repeated))
    part = found.parts[0]
    assert by_column(part, "pupils", "y2021") == [4.0]
    assert by_column(part, "admitted", "together") == [5.0]
    assert findings(found) == []


def test_block_whose_members_are_known_only_from_the_workbook(file: Path) -> None:
    by_year = Block("year", globs=("20*",), columns=(Column("year", (("",),)),))
    grid: Grid = [["Đơn vị", 2021.0, 2022.0], ["Quận 1", 7.0, 8.0]]
    found = read(save(file, grid), form(table(key("d", "Đơn vị"), by_year)))
    assert [one.members for one in found.parts[0].places] == [(), ("2021",), ("2022",)]
    assert by_column(found.parts[0], "year", "2022") == [8.0]


def test_two_tables_stacked_in_one_sheet(file: Path) -> None:
    first = table(key("district", "Đơn vị"), column("pupils", "Học sinh"), name="first")
    second = table(key("school", "Trường"), column("teachers", "Giáo viên"), name="second")
    grid: Grid = [["Đơn vị", "Học sinh"], ["Quận 1", 5.0], [], ["Trường", "Giáo viên"], ["Số 1", 9.0]]
    found = read(save(file, grid), form(first, second))
    assert [(part.table, part.rows) for part in found.parts] == [("first", [1]), ("second", [4])]


def test_same_headings_twice_are_told_apart_by_the_text_above(file: Path) -> None:
    first = table(key("district", "Đơn vị"), column("pupils", "Học sinh"), name="first")
    second = table(key("area", "Đơn vị"), column("others", "Học sinh"), name="second", after=("Bảng 2*",))
    grid: Grid = [["Đơn vị", "Học sinh"], ["Quận 1", 5.0], ["Bảng 2: khác"], ["Đơn vị", "Học sinh"], ["Quận 9", 1.0]]
    found = read(save(file, grid), form(first, second))
    assert [(part.table, part.rows) for part in found.parts] == [("first", [1]), ("second", [4])]


def test_two_halves_side_by_side(file: Path) -> None:
    flat = table(key("district", "Đơn vị"), column("pupils", "Học sinh"))
    grid: Grid = [["Đơn vị", "Học sinh", "", "Đơn vị", "Học sinh"], ["Q1", 1.0, "", "Q3", 3.0], ["Q2", 2.0, "", "", ""]]
    found = read(save(file, grid), form(flat))
    assert [records(part) for part in found.parts] == [[["Q1", 1.0], ["Q2", 2.0]], [["Q3", 3.0]]]
