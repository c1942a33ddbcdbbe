"""What the reader reports by itself about headings, rows and cells, each with its place."""

from __future__ import annotations

from pathlib import Path

from pdvalidate.model.form import Row, Table
from pdvalidate.model.kinds import Details, ValueType
from pdvalidate.model.returns import ErrorValue, Finding, NoValue, Return
from tests.reading.workbooks import (
    DISTRICTS,
    HEADER,
    MERGED,
    NONE,
    UNITS,
    Grid,
    by_column,
    column,
    findings,
    form,
    key,
    read,
    rewrite,
    rows,
    save,
    table,
)

SHEET = "xl/worksheets/sheet1.xml"
FLAT = (key("line", "Tiêu chí"), column("current", "Kỳ này"))


def _only(found: Return) -> Finding:
    assert len(found.findings) == 1, found.findings
    return found.findings[0]


def _lines(**labels: str) -> Table:
    return table(*FLAT, rows=rows("line", **labels), details=NONE)


def test_column_missing_suggests_the_heading_nobody_claims(file: Path) -> None:
    grid: Grid = [["Đơn vị", "Tổng số", "Chia ra", ""], ["", "", "Hoc sinhh", "Sinh viên"], ["Quận 1", 5.0, 2.0, 3.0]]
    found = read(save(file, grid, MERGED), form(DISTRICTS))
    missing = next(one for one in found.findings if one.id == "column-missing")
    assert (missing.column_name, missing.expected) == ("pupils", "Chia ra > Học sinh")
    assert [(hint.kind, hint.cells, hint.suggested) for hint in missing.hints] == [
        ("did-you-mean", ("C2",), "Chia ra > Hoc sinhh")
    ]
    assert findings(found) == ["column-missing", "column-unexpected"]


def test_column_that_is_optional_may_be_absent(file: Path) -> None:
    extra = table(*FLAT, column("more", "Thêm", optional=True))
    assert findings(read(save(file, [["Tiêu chí", "Kỳ này"], ["a", 1.0]]), form(extra))) == []


def test_column_duplicate_is_never_a_guess(file: Path) -> None:
    wide = table(*FLAT, column("before", "Kỳ trước"))
    grid: Grid = [["Tiêu chí", "Kỳ này", "Kỳ trước", "Kỳ này"], ["a", 1.0, 2.0, 3.0]]
    found = read(save(file, grid), form(wide))
    double = _only(found)
    assert (double.id, double.column_name, double.row, double.column) == ("column-duplicate", "current", 0, 3)
    assert double.values == {"first": "B1"}
    assert [one.column for one in found.parts[0].places] == ["line", "before"]


def test_row_missing_names_the_label_that_comes_closest(file: Path) -> None:
    lines = table(*FLAT, rows=rows("line", total="Tổng cộng"))
    missing = _only(read(save(file, [["Tiêu chí", "Kỳ này"], ["Tổng công", 1.0]]), form(lines)))
    assert (missing.id, missing.sheet, missing.row_name, missing.expected) == (
        *("row-missing", "Sheet1", "Tổng cộng"),
        "Tổng cộng",
    )
    assert missing.hints[0].cells == ("A2",)


def test_rows_missing_under_different_parents_are_told_apart(file: Path) -> None:
    lines = table(
        *FLAT,
        rows=rows("line", {"in": "up", "out": "down"}, up="Tăng", **{"in": "1. Khác"}, down="Giảm", out="1. Khác"),
    )
    found = read(save(file, [["Tiêu chí", "Kỳ này"], ["Tăng", 1.0], ["1. Khác", 1.0], ["Giảm", 0.0]]), form(lines))
    assert _only(found).row_name == "Giảm > 1. Khác"
    assert found.parts[0].members["line"] == ["up", "in", "down"]


def test_optional_row_may_be_absent(file: Path) -> None:
    optional = table(*FLAT, rows=(Row("total", ("Cộng",), column="line", optional=True),))
    assert findings(read(save(file, [["Tiêu chí", "Kỳ này"], ["a", 1.0]]), form(optional))) == []


def test_named_row_twice(file: Path) -> None:
    found = read(save(file, [["Tiêu chí", "Kỳ này"], ["Nam", 1.0], ["nam ", 2.0]]), form(_lines(male="Nam")))
    double = _only(found)
    assert (double.id, double.row, double.column, double.values) == ("row-duplicate", 2, 0, {"first": "A2"})


def test_detail_row_twice(file: Path) -> None:
    found = read(save(file, [["Tiêu chí", "Kỳ này"], ["Nam", 1.0], ["Nam", 2.0]]), form(table(*FLAT)))
    assert _only(found).id == "row-duplicate"


def test_row_that_a_line_item_form_does_not_know(file: Path) -> None:
    found = read(save(file, [["Tiêu chí", "Kỳ này"], ["Nam", 1.0], ["Khác", 2.0]]), form(_lines(male="Nam")))
    unexpected = _only(found)
    assert (unexpected.id, unexpected.row, unexpected.row_name) == ("row-unexpected", 2, "Khác")


def test_code_and_label_that_do_not_belong_together(file: Path) -> None:
    coded = table(
        *FLAT,
        column("code", "Mã số", type=ValueType.CODE),
        rows=(Row("male", ("Nam",), "01", "line"), Row("female", ("Nữ",), "02", "line")),
    )
    grid: Grid = [["Tiêu chí", "Kỳ này", "Mã số"], ["Nam", 1.0, "01"], ["Nữ", 2.0, "01"]]
    found = read(save(file, grid), form(coded))
    assert [(one.id, one.row, one.expected) for one in found.findings] == [("row-mismatch", 2, "02")]


def test_row_found_by_its_code(file: Path) -> None:
    coded = table(*FLAT, column("code", "Mã số", type=ValueType.CODE), rows=(Row("male", ("Nam",), "1", "line"),))
    found = read(save(file, [["Tiêu chí", "Kỳ này", "Mã số"], ["Đàn ông", 1.0, 1.0]]), form(coded))
    assert found.parts[0].members["line"] == ["male"]


def test_footnote_marks_on_labels_do_not_count(file: Path) -> None:
    found = read(save(file, [["Tiêu chí", "Kỳ này"], ["Nam (1)", 1.0]]), form(_lines(male="Nam")))
    assert findings(found) == []


def test_footnote_marks_count_where_two_labels_would_become_equal(file: Path) -> None:
    lines = table(*FLAT, rows=rows("line", male="Nam"))
    found = read(save(file, [["Tiêu chí", "Kỳ này"], ["Nam", 1.0], ["Nam*", 2.0]]), form(lines))
    assert found.parts[0].members["line"] == ["male", None]


def test_list_of_details_has_each_member_once(file: Path) -> None:
    listed = table(*FLAT, details=Details.LIST, detail_list="units")
    grid: Grid = [["Tiêu chí", "Kỳ này"], ["Tỉnh Long An", 1.0], ["TP HCM", ""], ["Long An", 2.0], ["Dầu khí", 3.0]]
    found = read(save(file, grid), form(listed))
    assert [(one.id, one.row, one.row_name) for one in found.findings] == [
        ("row-duplicate", 3, "Long An"),
        ("row-unexpected", 4, "Dầu khí"),
        ("row-missing", None, "Vĩnh Long"),
    ]
    assert len(found.parts[0].rows) == len(UNITS.members) + 1


def test_error_saved_in_a_cell(file: Path) -> None:
    save(file, [["Tiêu chí", "Kỳ này"], ["a", 1.0], ["b", 77.0]])
    rewrite(file, SHEET, b'<c r="B3" t="n"><v>77</v></c>', b'<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    assert by_column(read(file, form(table(*FLAT))).parts[0], "current") == [1.0, ErrorValue("#DIV/0!")]


def test_formula_saved_without_its_value(file: Path) -> None:
    save(file, [["Tiêu chí", "Kỳ này"], ["a", 1.0], ["b", "=B2+1"]])
    assert by_column(read(file, form(table(*FLAT))).parts[0], "current") == [1.0, NoValue("B2+1")]


def test_formula_with_its_value_is_the_value(file: Path) -> None:
    save(file, [["Tiêu chí", "Kỳ này"], ["a", 1.0], ["b", 77.0]])
    rewrite(file, SHEET, b'<c r="B3" t="n"><v>77</v></c>', b'<c r="B3"><f>B2+1</f><v>2</v></c>')
    assert by_column(read(file, form(table(*FLAT))).parts[0], "current") == [1.0, 2.0]


def test_percent_formats_are_told(file: Path) -> None:
    def as_percent(sheet: object) -> None:
        sheet["B2"].number_format = "0.0%"  # type: ignore[index]  # an openpyxl worksheet

    shares = table(FLAT[0], column("share", "Tỷ lệ", type=ValueType.PERCENT))
    save(file, [["Tiêu chí", "Tỷ lệ"], ["a", 0.5], ["b", 50.0]], change=as_percent)
    assert read(file, form(shares)).parts[0].percents == {(1, 1)}


def test_sheet_missing_and_sheet_unexpected(file: Path) -> None:
    other = table(key("school", "Trường"), column("teachers", "Giáo viên"), name="other", sheets=("Biểu 2",))
    save(file, {"Biểu 1": [["Tiêu chí", "Kỳ này"], ["a", 1.0]], "Nháp": [["x"]], "Trống": []})
    found = read(file, form(table(*FLAT, sheets=("biểu 1",)), other))
    assert [(one.id, one.sheet, one.table, one.expected, one.found) for one in found.findings] == [
        ("sheet-missing", None, "other", "Biểu 2", "Biểu 1, Nháp, Trống"),
        ("sheet-unexpected", "Nháp", None, None, "Nháp"),
    ]
    assert found.sheets_unread == ("Nháp", "Trống")


def test_sheet_without_any_heading_of_its_table(file: Path) -> None:
    other = table(key("school", "Trường"), column("teachers", "Giáo viên"), name="other", sheets=("Biểu 2",))
    save(file, {"Biểu 1": [["Tiêu chí", "Kỳ này"], ["a", 1.0]], "Biểu 2": [["x"]]})
    found = read(file, form(table(*FLAT, sheets=("Biểu 1",)), other))
    missing = [(one.sheet, one.column_name) for one in found.findings if one.id == "column-missing"]
    assert missing == [("Biểu 2", "school"), ("Biểu 2", "teachers")]


def test_headings_are_sought_by_name_of_sheet_only(file: Path) -> None:
    save(file, {"Khác": HEADER, "Đúng": [*HEADER, ["Quận 1", 1.0, 1.0, 0.0]]})
    named = table(*DISTRICTS.columns, sheets=("Đúng",))
    assert read(file, form(named)).parts[0].sheet == "Đúng"


def test_column_below_another_heading_is_suggested(file: Path) -> None:
    grid: Grid = [["Đơn vị", "Tổng số", "Khác"], ["", "", "Học sinh"], ["Quận 1", 5.0, 2.0]]
    found = read(save(file, grid), form(table(*DISTRICTS.columns[:3])))
    missing = next(one for one in found.findings if one.id == "column-missing")
    assert [hint.suggested for hint in missing.hints] == ["Khác > Học sinh"]
