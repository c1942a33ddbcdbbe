"""A workbook with one of everything that a clerk's file can hold and that a library would lose when it saves it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.reports.reports_at_hand import SHEET

MACROS = bytes(range(256)) * 8
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def rich_workbook() -> bytes:
    """Formulas, styles, merged cells, validations, conditional formats, comments, names, print settings, a chart, a
    picture, macros, and a part that nobody knows."""
    saved = io.BytesIO()
    _book().save(saved)
    parts = _parts(saved.getvalue())
    parts["xl/vbaProject.bin"] = MACROS
    parts["xl/media/image1.png"] = PICTURE
    parts["customXml/item1.xml"] = "<của-ai/>".encode()
    _insert(parts, "xl/_rels/workbook.xml.rels", _relation("rIdVba", "vbaProject", "vbaProject.bin"))
    _insert(parts, "xl/drawings/_rels/drawing1.xml.rels", _relation("rIdPic", "image", "../media/image1.png"))
    _insert(
        parts, "[Content_Types].xml", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    )
    _insert(parts, "[Content_Types].xml", '<Default Extension="png" ContentType="image/png"/>')
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_PLAIN_TYPE.encode(), _MACRO_TYPE.encode())
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(package: bytes) -> Mapping[str, bytes]:
    """The parts of a package by their names."""
    return _parts(package)


def _book() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Bìa"
    sheet["A1"] = "Báo cáo"
    sheet.print_area = "A1:C3"
    data = book.create_sheet(SHEET)
    data["A1"] = "=1+1"
    data.merge_cells("B2:C3")
    data["B2"] = "gộp"
    for row in range(7, 12):
        for column in range(1, 5):
            cell = data.cell(row, column, row * column)
            cell.font = Font(bold=row == 7, color="FF0000")
            cell.number_format = "#,##0"
            cell.fill = PatternFill("solid", fgColor="00FFFF") if column == 1 else PatternFill()
    data["D12"] = "=SUM(D7:D11)"
    data["B9"].comment = Comment("Đã hỏi huyện", "Chị Hoa")
    data["A8"].comment = Comment("Giữ nguyên", "Chị Hoa")
    data.column_dimensions["B"].width = 33
    data.row_dimensions[8].height = 40
    data.add_data_validation(DataValidation(type="whole", operator="greaterThan", formula1="0", sqref="B7:D11"))
    negative = CellIsRule(operator="lessThan", formula=["0"], font=Font(bold=True))  # type: ignore[no-untyped-call]
    data.conditional_formatting.add("B7:D11", negative)
    data.print_title_rows = "5:6"
    data.print_area = "A1:D12"
    data.auto_filter.ref = "A6:D12"
    data.page_setup.orientation = "landscape"
    data.freeze_panes = "B7"
    chart = BarChart()
    chart.add_data(Reference(data, min_col=2, min_row=7, max_row=11))
    data.add_chart(chart, "G2")
    book.create_sheet("Kiểm tra")["A1"] = "trang của chính người gửi"
    book.defined_names["ThuNghiem"] = DefinedName("ThuNghiem", attr_text=f"'{SHEET}'!$A$1")
    book.active = 1
    return book


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _insert(parts: dict[str, bytes], name: str, element: str) -> None:
    """Put an element behind the last child of a part's root."""
    data = parts[name]
    at = data.rindex(b"</")
    parts[name] = data[:at] + element.encode() + data[at:]
