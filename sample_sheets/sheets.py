"""Sheets that look like the printed forms: title block, merged headings, column numbers, rows, signatures, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_THIN = Side(style="thin")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)

FIRST = 9
"""The sheet row in which every header begins."""

Cell = str | int | float | None


@dataclass(frozen=True)
class Heading:
    """A heading cell: its text, how many columns and rows it spans."""

    row: int
    column: int
    text: str
    across: int = 1
    down: int = 1


@dataclass
class Printed:
    """What stands on one sheet. Columns count from 1, rows of headings from 0."""

    sheet: str
    number: str
    title: str
    headings: Sequence[Heading]
    numbers: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    bold: frozenset[int] = field(default_factory=frozenset)  # places of rows in `rows`

    @property
    def depth(self) -> int:
        """Rows that the headings take."""
        return max(heading.row + heading.down for heading in self.headings)

    @property
    def first_row(self) -> int:
        """The sheet row, from 1, of the first row of figures."""
        return FIRST + self.depth + 1


def draw(sheet: Worksheet, printed: Printed, unit: str, period: str) -> None:
    """Write everything onto an empty sheet."""
    width = len(printed.numbers)
    _title(sheet, printed, width, unit, period)
    for heading in printed.headings:
        _heading(sheet, heading)
    for column, text in enumerate(printed.numbers, start=1):
        _framed(sheet, FIRST + printed.depth, column, text).font = Font(italic=True)
    for at, row in enumerate(printed.rows):
        for column, value in enumerate(row, start=1):
            cell = _framed(sheet, printed.first_row + at, column, value)
            cell.font = Font(bold=at in printed.bold)
            if isinstance(value, int):
                cell.number_format = "#,##0"
    _below(sheet, printed, width)
    sheet.column_dimensions["A"].width = 34 if printed.numbers[0] == 1 else 6
    for column in range(2, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 14


def _title(sheet: Worksheet, printed: Printed, width: int, unit: str, period: str) -> None:
    sheet.cell(1, 1, "ĐẢNG CỘNG SẢN VIỆT NAM").font = Font(bold=True)
    sheet.cell(1, width, printed.number).alignment = Alignment(horizontal="right")
    sheet.cell(2, 1, "(Số liệu minh họa, không phải số liệu thật)").font = Font(italic=True)
    sheet.cell(3, 1, printed.title.upper()).font = Font(bold=True, size=13)
    sheet.merge_cells(start_row=3, start_column=1, end_row=3, end_column=width)
    sheet.cell(3, 1).alignment = _MIDDLE
    sheet.cell(5, 1, f"Đơn vị báo cáo: {unit}")
    sheet.cell(6, 1, "Đơn vị nhận báo cáo: Ban Tổ chức Trung ương")
    sheet.cell(7, 1, "Kỳ báo cáo:")
    sheet.cell(7, 2, period)
    sheet.cell(8, width, "Đvt: tổ chức đảng, người").alignment = Alignment(horizontal="right")


def _heading(sheet: Worksheet, heading: Heading) -> None:
    row, column = FIRST + heading.row, heading.column
    for down in range(heading.down):
        for across in range(heading.across):
            _framed(sheet, row + down, column + across, None)
    cell = _framed(sheet, row, column, heading.text)
    cell.font = Font(bold=True)
    cell.alignment = _MIDDLE
    if heading.down > 1 or heading.across > 1:
        last = row + heading.down - 1, column + heading.across - 1
        sheet.merge_cells(start_row=row, start_column=column, end_row=last[0], end_column=last[1])


def _below(sheet: Worksheet, printed: Printed, width: int) -> None:
    """Place and date, signatures, notes, and a sum that somebody tried beside them."""
    row = printed.first_row + len(printed.rows) + 1
    sheet.cell(row, width - 2, "…, ngày 15 tháng 01 năm 2023").font = Font(italic=True)
    sheet.cell(row + 1, 1, "NGƯỜI LẬP BIỂU").font = Font(bold=True)
    sheet.cell(row + 1, width - 2, "T/M BAN THƯỜNG VỤ").font = Font(bold=True)
    sheet.cell(row + 2, 1, "(Ký, ghi rõ họ tên)")
    sheet.cell(row + 2, width - 2, "TRƯỞNG BAN")
    for at, note in enumerate(printed.notes):
        sheet.cell(row + 6 + at, 1, note)
    sheet.cell(row + 7 + len(printed.notes), width - 1, 1234)
    sheet.cell(row + 8 + len(printed.notes), width - 1, 56)


def _framed(sheet: Worksheet, row: int, column: int, value: Cell) -> ExcelCell | MergedCell:
    """A cell with a frame around it."""
    cell = sheet.cell(row, column, value)
    cell.border = _FRAME
    return cell
