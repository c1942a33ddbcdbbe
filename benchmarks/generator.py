"""Returns for benchmarks: any number of workbooks of three sheets x 30 rows x 12 columns, with planted slips.

One workbook is drawn with openpyxl; every other is that one with other figures in its XML, so that a return costs a
few milliseconds to make and is, to a reader, a workbook like any other.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

SCHEMA = Path(__file__).parent / "survey" / "form.yaml"
SHEETS = ("Biểu 1", "Biểu 2", "Biểu 3")
DISTRICTS = 29
HEADINGS = (
    ("Huyện", "", ""),
    ("Dân số", "Tổng số", ""),
    ("Dân số", "Chia ra", "Nữ"),
    ("Dân số", "Chia ra", "Nam"),
    ("Nhóm tuổi", "Tổng số", ""),
    ("Nhóm tuổi", "Chia ra", "Dưới 15"),
    ("Nhóm tuổi", "Chia ra", "15 đến 59"),
    ("Nhóm tuổi", "Chia ra", "Từ 60"),
    ("Dân tộc thiểu số", "", ""),
    ("Nhà ở", "Tổng số", ""),
    ("Nhà ở", "Chia ra", "Kiên cố"),
    ("Nhà ở", "Chia ra", "Tạm"),
)
FIGURES = len(HEADINGS) - 1
HEADER_TOP = 6
FIRST_ROW = HEADER_TOP + 3
SLIPS_EVERY = 20
"""One return in so many has one wrong figure."""

_PLACEHOLDER = 9_000_000
_VALUE = re.compile(rb"<v>(9\d{6})</v>")


def returns(folder: Path, count: int, first: int = 0) -> list[Path]:
    """Write returns `first` .. `first + count - 1` into a folder, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        path = folder / f"{number:06}.xlsx"
        if not path.exists():
            path.write_bytes(workbook(number))
        paths.append(path)
    return paths


def workbook(number: int) -> bytes:
    """The return of the unit of that number."""
    figures = list(_figures(number))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, part in _template():
            archive.writestr(name, _filled(part, figures, number))
    return made.getvalue()


def _filled(part: bytes, figures: list[int], number: int) -> bytes:
    part = part.replace(b"UNIT-NAME", f"Tỉnh {number:06}".encode())
    return _VALUE.sub(lambda match: b"<v>%d</v>" % figures[int(match[1]) - _PLACEHOLDER], part)


def _figures(number: int) -> Iterator[int]:
    """All figures of a return, sheet by sheet and row by row, the total first."""
    random = np.random.default_rng(number)
    whole = random.integers(2_000, 200_000, DISTRICTS)
    for sheet in range(len(SHEETS)):
        details = _details(random, whole // (sheet + 1))
        rows = np.vstack([details.sum(axis=0), details])
        if sheet == 0 and number % SLIPS_EVERY == SLIPS_EVERY - 1:
            rows[1 + number % DISTRICTS, 1] += 9
        yield from rows.ravel().tolist()


def _details(random: np.random.Generator, persons: np.ndarray) -> np.ndarray:
    females = persons // 2
    children = persons // 4
    elderly = persons // 8
    homes = persons // 5
    temporary = homes // 7
    minority = random.integers(0, persons + 1)
    columns = (persons, females, persons - females, persons, children, persons - children - elderly, elderly)
    return np.column_stack([*columns, minority, homes, homes - temporary, temporary])


@cache
def _template() -> list[tuple[str, bytes]]:
    """The parts of a drawn workbook whose figures are numbered placeholders."""
    book = Workbook()
    book.remove(book.worksheets[0])
    placeholder = _PLACEHOLDER
    for name in SHEETS:
        sheet = book.create_sheet(name)
        sheet["A1"] = "Đơn vị báo cáo: UNIT-NAME"
        sheet["A2"] = "Kỳ báo cáo: Năm 2026"
        sheet["A4"] = f"{name}. Khảo sát cấp huyện"
        sheet["A4"].font = Font(bold=True)
        _draw_header(sheet)
        for row in range(DISTRICTS + 1):
            sheet.cell(FIRST_ROW + row, 1, f"Huyện {row:02}" if row else "Tổng số")
            for column in range(FIGURES):
                sheet.cell(FIRST_ROW + row, column + 2, placeholder).number_format = "#,##0"
                placeholder += 1
        sheet.cell(FIRST_ROW + DISTRICTS + 3, 8, "Người lập biểu")
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _draw_header(sheet) -> None:  # type: ignore[no-untyped-def]
    for column, levels in enumerate(HEADINGS, start=1):
        for level, text in enumerate(levels):
            if text and (column == 1 or HEADINGS[column - 2][: level + 1] != levels[: level + 1]):
                cell = sheet.cell(HEADER_TOP + level, column, text)
                cell.alignment = Alignment(horizontal="center", wrap_text=True)
                depth = 1 if any(levels[level + 1 :]) else len(levels) - level
                same = sum(other[: level + 1] == levels[: level + 1] for other in HEADINGS)
                if depth > 1 or same > 1:
                    sheet.merge_cells(
                        start_row=HEADER_TOP + level,
                        start_column=column,
                        end_row=HEADER_TOP + level + depth - 1,
                        end_column=column + same - 1,
                    )
