"""The marked copy: everything that was in the clerk's workbook is still there, and the marks are where they belong."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy
from pdvalidate.model.returns import Cell, ErrorValue
from pdvalidate.model.source import Source
from pdvalidate.reports.workbook import CannotMarkError, annotated
from tests.conftest import Golden
from tests.reports.everything_at_hand import hostile, many
from tests.reports.reports_at_hand import SHEET, discrepancy, missing_sheet, returns, violated_sum, violated_warning
from tests.reports.rich_workbook import MACROS, PICTURE, packed, parts_of, rich_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VIETNAMESE = Catalogue("vi")
GOLDEN = Path(__file__).parent / "golden"
SHEET_PART, STYLES = "xl/worksheets/sheet2.xml", "xl/styles.xml"
TOUCHED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    STYLES,
    SHEET_PART,
    "xl/comments/comment1.xml",
    "xl/drawings/commentsDrawing1.vml",
}


def at(one: Discrepancy, row: int, column: int, cell: str) -> Discrepancy:
    return replace(one, sheet_row=row - 1, sheet_column=column - 1, cell=cell, id=f"{cell}-{one.rule}")


def found() -> list[Discrepancy]:
    """A sum with an old comment on it, a warning, a cell in a merged range, cells and rows that are not written, a
    note, what is waived, and what is about no cell."""
    note = discrepancy("column-unexpected", "D7", None, None, severity=Severity.INFO)
    waived = replace(violated_sum(), waived=True)
    return [
        missing_sheet(),
        at(violated_sum(), 9, 2, "B9"),
        at(violated_warning(), 9, 2, "B9"),
        at(violated_warning(), 10, 4, "D10"),
        at(violated_sum(), 3, 3, "C3"),
        at(violated_sum(), 11, 6, "F11"),
        at(violated_sum(), 5, 1, "A5"),
        at(violated_sum(), 40, 2, "B40"),
        at(note, 7, 4, "D7"),
        at(waived, 7, 3, "C7"),
    ]


@pytest.fixture(scope="module")
def original() -> bytes:
    return rich_workbook()


@pytest.fixture(scope="module")
def copy(original: bytes) -> bytes:
    made = annotated(Source(original), returns()[0], found(), VIETNAMESE)
    assert (made.suffix, made.converted) == (".xlsm", False)
    return made.data


def test_every_other_part_is_the_same_byte_for_byte(original: bytes, copy: bytes) -> None:
    before, after = parts_of(original), parts_of(copy)
    assert {name for name in before if before[name] != after.get(name)} <= TOUCHED
    assert after["xl/vbaProject.bin"] == MACROS
    assert after["xl/media/image1.png"] == PICTURE
    assert "xl/charts/chart1.xml" in after
    new = set(after) - set(before)
    assert new == {"xl/worksheets/pdvalidate1.xml"}


def test_of_the_sheet_only_the_marks_differ(original: bytes, copy: bytes) -> None:
    """With the marks undone the sheet is the old one: formulas, values, widths, merged cells, validations, formats."""
    before, after = (tree(parts_of(one)[SHEET_PART]) for one in (original, copy))
    old = {cell.get("r"): cell.get("s", "0") for cell in before.iter(f"{MAIN}c")}
    marked = {"B9", "D10", "B2", "F11", "A5", "B40"}
    for row in list(after.iter(f"{MAIN}row")):
        for cell in list(row):
            reference = cell.get("r") or ""
            if reference not in old:
                assert reference in marked
                row.remove(cell)
            elif reference in marked:
                assert cell.get("s") != old[reference]
                cell.set("s", old[reference]) if old[reference] != "0" else cell.attrib.pop("s")
    rows = after.find(f"{MAIN}sheetData")
    assert rows is not None
    for row in [row for row in rows if not len(row) and row.get("r") in ("5", "40")]:
        rows.remove(row)
    for view in (*before.iter(f"{MAIN}sheetView"), *after.iter(f"{MAIN}sheetView")):
        view.attrib.pop("tabSelected", None)
    assert canonical(after) == canonical(before)


def tree(part: bytes) -> ET.Element:
    return ET.fromstring(part)  # noqa: S314 - the part was made here


def canonical(element: ET.Element) -> str:
    return ET.canonicalize(ET.tostring(element, encoding="unicode"))


def test_old_styles_keep_their_places_and_marks_are_like_them_but_for_the_fill(original: bytes, copy: bytes) -> None:
    before, after = (tree(parts_of(one)[STYLES]) for one in (original, copy))
    for section in before:
        twin = after.find(section.tag)
        assert twin is not None
        assert [canonical(one) for one in section] == [canonical(one) for one in twin][: len(section)]
        assert twin.get("count") in (None, str(len(twin)))
    assert [section.tag for section in before] == [
        section.tag for section in after if before.find(section.tag) is not None
    ]
    workbook = load_workbook(io.BytesIO(copy))
    cell, plain = workbook[SHEET]["B9"], load_workbook(io.BytesIO(original))[SHEET]["B9"]
    for name in ("font", "border", "alignment", "protection", "number_format", "value"):
        assert repr(getattr(cell, name)) == repr(getattr(plain, name))
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert workbook[SHEET]["D10"].fill.fgColor.rgb == "FFFFEB9C"
    assert workbook[SHEET]["D7"].fill.fill_type is None
    assert workbook[SHEET]["C7"].fill.fill_type is None


def test_names_of_sheets_move_with_them(original: bytes, copy: bytes) -> None:
    before, after = (load_workbook(io.BytesIO(one), keep_vba=True) for one in (original, copy))
    assert after.sheetnames == ["Kiểm tra (2)", *before.sheetnames]
    for name in before.sheetnames:
        assert after[name].print_area == before[name].print_area
        assert after[name].print_title_rows == before[name].print_title_rows
        assert after[name].auto_filter.ref == before[name].auto_filter.ref
    assert after.defined_names["ThuNghiem"].attr_text == f"'{SHEET}'!$A$1"
    assert after.active is not None
    assert after.active.title == "Kiểm tra (2)"
    assert [sheet.title for sheet in after if sheet.sheet_view.tabSelected] == ["Kiểm tra (2)"]


def test_comments_say_what_is_wrong_and_old_ones_stay(copy: bytes) -> None:
    sheet = load_workbook(io.BytesIO(copy))[SHEET]
    said = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert set(said) == {"A8", "B9", "D10", "B2", "F11", "A5", "B40"}
    assert said["A8"] == "Giữ nguyên"
    assert said["B9"].startswith("Đã hỏi huyện")
    assert "Lỗi (split): B9 = 154, phải bằng C9 + D9 = 100 + 45 = 145; chênh lệch 9." in said["B9"]
    assert "Cảnh báo (plausible): Sinh viên ít hơn học sinh ở Huyện Chợ Mới" in said["B9"]
    boxes = next(data for name, data in parts_of(copy).items() if name.endswith(".vml"))
    assert len(re.findall(rb"<\w+:Row>", boxes)) == len(said)
    shapes = re.findall(rb'id="(_x0000_s\d+)"', boxes)
    assert len(re.findall(rb'<\w+:shapetype [^>]*id="_x0000_t202"', boxes)) == 1
    assert len(set(shapes)) == len(said)


def test_the_first_sheet_leads_to_every_cell(copy: bytes) -> None:
    overview = load_workbook(io.BytesIO(copy)).worksheets[0]
    lines = list(overview.iter_rows(min_row=5, values_only=True))
    assert len(lines) == len(found())
    links = {cell.coordinate: cell.hyperlink.location for (cell,) in overview["A5:A14"] if cell.hyperlink}
    assert links["A6"] == f"'{SHEET}'!B9"
    assert links["A9"] == f"'{SHEET}'!B2"
    assert "A5" not in links
    assert lines[1][:9] == ("B9", SHEET, "Lỗi", "Thành phố Châu Đốc", "Tổng số", 154, 145, 9, lines[1][8])
    assert lines[9][2] == "Lỗi (được miễn trừ)"


def test_the_first_sheet_is_as_it_was_read(golden: Golden, copy: bytes) -> None:
    part = parts_of(copy)["xl/worksheets/pdvalidate1.xml"].decode()
    golden(GOLDEN / "workbook.vi.xml", part.replace("<row ", "\n<row "))


def test_texts_that_look_like_formulas_stay_texts() -> None:
    harmful = [at(one, 9 + number, 2, f"B{9 + number}") for number, one in enumerate(hostile())]
    data = annotated(Source(rich_workbook()), returns()[0], harmful, VIETNAMESE).data
    overview = load_workbook(io.BytesIO(data)).worksheets[0]
    held = [cell for row in overview.iter_rows(min_row=5) for cell in row]
    assert [cell.coordinate for cell in held if cell.data_type == "f"] == []
    assert overview["D5"].value.startswith("=HYPERLINK")
    assert overview["D5"].quotePrefix


def test_values_of_other_kinds_of_files_are_marked_too() -> None:
    rows: list[list[Cell]] = [["=1+1", ErrorValue("#REF!"), 5], ["", 7, "@x"]]
    name = "Một trang tính có tên rất là dài [2022]"
    one = replace(at(violated_sum(), 1, 3, "C1"), sheet=name)
    one = replace(one, operands=tuple(replace(each, sheet=name) for each in one.operands))
    copy = annotated(Source(None, [(one.sheet or "", rows)]), returns()[0], [one], VIETNAMESE)
    assert (copy.suffix, copy.converted) == (".xlsx", True)
    sheet = load_workbook(io.BytesIO(copy.data)).worksheets[1]
    assert sheet["A1"].data_type == "s"
    assert [[cell.value for cell in row] for row in sheet] == [["=1+1", "#REF!", 5], [None, 7, "@x"]]
    assert sheet["C1"].fill.fgColor.rgb == "FFFFC7CE"
    assert "!" not in sheet["C1"].comment.text


HOSTILE = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


def test_a_part_that_declares_entities_is_not_touched() -> None:
    parts = dict(parts_of(rich_workbook()))
    parts[SHEET_PART] = HOSTILE.encode() + parts[SHEET_PART]
    with pytest.raises(CannotMarkError, match="document type"):
        annotated(Source(packed(parts)), returns()[0], found(), VIETNAMESE)


@pytest.mark.parametrize("lost", ["xl/workbook.xml", "[Content_Types].xml", SHEET_PART])
def test_a_package_without_its_parts_cannot_be_marked(lost: str) -> None:
    parts = {name: data for name, data in parts_of(rich_workbook()).items() if name != lost}
    with pytest.raises(CannotMarkError):
        annotated(Source(packed(parts)), returns()[0], found(), VIETNAMESE)


def test_unusual_ways_of_writing_xml() -> None:
    """Names with prefixes, single quotes, UTF-16, cells and rows without a place, an empty table, no styles."""
    parts = dict(parts_of(rich_workbook()))
    sheet = (
        "<?xml version='1.0' encoding='UTF-16'?><x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/"
        "2006/main'><x:cols><x:col min='4' max='4' style='1'/></x:cols><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>"
        "<x:c s='1'/></x:row><x:row r='3' s='1' customFormat='1'/></x:sheetData></x:worksheet>"
    )
    parts[SHEET_PART] = sheet.encode("utf-16")
    cells = [at(violated_sum(), row, column, cell) for row, column, cell in ((1, 2, "B1"), (1, 4, "D1"), (3, 1, "A3"))]
    data = annotated(Source(packed(parts)), returns()[0], cells, VIETNAMESE).data
    after = load_workbook(io.BytesIO(data))[SHEET]
    assert [cell.coordinate for row in after for cell in row if cell.comment][:3] == ["B1", "D1", "A3"]
    assert after["A1"].value == 1
    assert {after[cell].fill.fgColor.rgb for cell in ("B1", "D1", "A3")} == {"FFFFC7CE"}


def test_many_discrepancies_are_all_there() -> None:
    def placed() -> Iterator[Discrepancy]:
        for row, one in enumerate(many(3000).discrepancies, start=1):
            yield replace(one, sheet_row=row, sheet_column=5, cell=f"F{row + 1}", left=Decimal(row))

    data = annotated(Source(rich_workbook()), returns()[0], list(placed()), VIETNAMESE).data
    parts = parts_of(data)
    assert parts["xl/worksheets/pdvalidate1.xml"].count(b"<hyperlink ") == 3000
    assert parts[SHEET_PART].count(b'<c r="F') == 3000
