"""A stretch of a sheet as a spreadsheet program shows it: fills, borders, a comment, the tabs below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_HEAD, _SIDE, _ROW, _HIGH, _LETTER, _TABS = 24, 40, 23, 38, 6.6, 36
_GRID, _EDGE, _INK, _BAND = "#d4d7dc", "#5f6670", "#1c2128", "#f3f4f6"


@dataclass(frozen=True)
class Frame:
    """The rows and columns that are shown, from 1."""

    sheet: Worksheet
    rows: range
    columns: range

    def left(self, column: int) -> float:
        return _SIDE + sum(self.width(one) for one in self.columns if one < column)

    def top(self, row: int) -> int:
        return _HEAD + sum(self.height(one) for one in self.rows if one < row)

    def height(self, row: int) -> int:
        """Higher where a heading takes two lines."""
        cells = (self.sheet.cell(row, column) for column in self.columns)
        return _HIGH if any(_lines_of(self, cell) > 1 for cell in cells if not isinstance(cell, MergedCell)) else _ROW

    def width(self, column: int) -> float:
        return round((self.sheet.column_dimensions[get_column_letter(column)].width or 9) * 6.8, 1)


def sheet_picture(book: Workbook, name: str, rows: range, commented: str) -> str:
    """An SVG of some rows of a sheet, with the comment of one cell open."""
    sheet = book[name]
    frame = Frame(sheet, rows, range(1, sheet.max_column + 1))
    width, bottom = round(frame.left(sheet.max_column + 1)), frame.top(rows.stop)
    height = bottom + _TABS
    parts = [
        *_heads(frame, width, bottom),
        *(one for row in rows for column in frame.columns for one in _cell(frame, sheet.cell(row, column))),
        *_tabs(book, name, bottom, width),
        *_comment(frame, sheet[commented]),
    ]
    body, fonts = "\n".join(parts), "Calibri,Carlito,'Segoe UI',sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label={quoteattr(f"{name}, {commented}")} font-family="{fonts}" '
        f'font-size="13">\n<rect width="{width}" height="{height}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _heads(frame: Frame, width: int, bottom: int) -> Iterator[str]:
    """The letters above and the numbers beside."""
    yield f'<path d="M0 0H{width}V{_HEAD}H{_SIDE}V{bottom}H0Z" fill="{_BAND}"/>'
    for column in frame.columns:
        middle = frame.left(column) + frame.width(column) / 2
        yield _text(get_column_letter(column), middle, 16, "middle", "#59636e")
    for row in frame.rows:
        yield _text(str(row), _SIDE / 2, frame.top(row) + 16, "middle", "#59636e")


def _cell(frame: Frame, cell: Cell | MergedCell) -> Iterator[str]:
    if isinstance(cell, MergedCell):
        return
    left, top, wide, high = _box(frame, cell)
    fill = f"#{str(cell.fill.fgColor.rgb)[2:]}" if cell.fill.fill_type == "solid" else "none"
    edge = _EDGE if cell.border.bottom.style or cell.border.top.style else _GRID
    place = f'x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{high}"'
    yield f'<rect {place} fill="{fill}" stroke="{edge}" stroke-width=".8"/>'
    if cell.comment:
        yield f'<path d="M{left + wide:.1f} {top}v7l-7 -7z" fill="#c62828"/>'
    if cell.value is not None:
        yield from _value(cell, (left, top, wide, high))


def _box(frame: Frame, cell: Cell) -> tuple[float, int, float, int]:
    """Left, top, width, height; of a merged cell those of its range."""
    held = next((one for one in frame.sheet.merged_cells.ranges if cell.coordinate in one), None)
    right, below = (held.max_col, held.max_row) if held else (cell.column, cell.row)
    wide = sum(frame.width(one) for one in range(cell.column, right + 1))
    return frame.left(cell.column), frame.top(cell.row), wide, frame.top(below + 1) - frame.top(cell.row)


def _lines_of(frame: Frame, cell: Cell) -> int:
    """Lines of a wrapped text that stands in one row."""
    held = next((one for one in frame.sheet.merged_cells.ranges if cell.coordinate in one), None)
    if not cell.alignment.wrap_text or cell.value is None or (held and held.max_row > held.min_row):
        return 1
    last = held.max_col if held else cell.column
    return len(_wrapped(str(cell.value), sum(frame.width(one) for one in range(cell.column, last + 1))))


def _value(cell: Cell, box: tuple[float, int, float, int]) -> Iterator[str]:
    left, top, wide, high = box
    number = isinstance(cell.value, int | float)
    shown = f"{cell.value:,}".replace(",", ".") if number else str(cell.value)
    place = cell.alignment.horizontal or ("right" if number else "left")
    x, anchor = {"center": (left + wide / 2, "middle"), "right": (left + wide - 6, "end")}.get(
        place, (left + 5, "start")
    )
    lines = _wrapped(shown, wide) if cell.alignment.wrap_text else [shown]
    first = top + high / 2 - (len(lines) - 1) * 8 + 4.5
    for at, line in enumerate(lines):
        yield _text(line, x, first + 16 * at, anchor, _INK, bold=bool(cell.font.b))


def _comment(frame: Frame, cell: Cell) -> Iterator[str]:
    """The box of a comment, to the right of its cell."""
    left, top, wide, _ = _box(frame, cell)
    x, y, room = left + wide + 26, top - 34, 380
    said = cell.comment.text.split("\n") if cell.comment else []
    lines = [line for text in said for line in _wrapped(text, room - 14)]
    high = 14 + 16 * len(lines)
    yield f'<path d="M{left + wide} {top}L{x} {y + 14}" stroke="#5f6670" fill="none"/>'
    yield f'<rect x="{x + 3}" y="{y + 3}" width="{room}" height="{high}" fill="#000000" opacity=".18"/>'
    yield f'<rect x="{x}" y="{y}" width="{room}" height="{high}" fill="#ffffe1" stroke="#5f6670"/>'
    for at, line in enumerate(lines):
        yield _text(line, x + 8, y + 19 + 16 * at, "start", _INK, bold=at == 0)


def _tabs(book: Workbook, name: str, top: int, width: int) -> Iterator[str]:
    yield f'<rect y="{top}" width="{width}" height="{_TABS}" fill="{_BAND}"/>'
    x = 46.0
    for one in book.sheetnames:
        wide = len(one) * _LETTER + 30
        if one == name:
            size = f'width="{wide:.1f}" height="{_TABS - 8}"'
            yield f'<rect x="{x:.1f}" y="{top}" {size} fill="#ffffff" stroke="{_GRID}"/>'
        yield _text(
            one, x + wide / 2, top + 18, "middle", "#1f5fa8" if one == book.sheetnames[0] else _INK, bold=one == name
        )
        x += wide + 6


def _text(text: str, x: float, y: float, anchor: str, color: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" xml:space="preserve"'
    return f'<text {place} fill="{color}"{weight}>{escape(text)}</text>'


def _wrapped(text: str, wide: float) -> Sequence[str]:
    room, lines = max(int(wide / _LETTER), 4), [""]
    for word in text.replace("\n", " \n ").split(" "):
        if word == "\n" or len(lines[-1]) + len(word) + 1 > room:
            lines.append("" if word == "\n" else word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip(" ") if lines[-1] else word
    return [line for line in lines if line]
