"""Sheets written as text tables become a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.corpus.cases import Block

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_PERCENT = re.compile(rf"({_NUMBER.pattern})%")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ESCAPE = re.compile(r"\\(?:n|u([0-9a-f]{4}))")
_CELLS = re.compile(r"(?<!\\)\|")
_LEFT, _ABOVE = "<", "^"


def draw(sheets: Sequence[Block], folder: Path) -> Path:
    """Write the workbook of a case; a block of the kind `file` names the file, one of the kind `csv` is one."""
    for block in sheets:
        if block.kind == "csv":
            path = folder / (block.name or "case.csv")
            path.write_text(block.body, encoding="utf-8")
            return path
    name = next((block.name for block in sheets if block.kind == "file"), "case.xlsx")
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, block in enumerate((one for one in sheets if one.kind == "sheet"), start=1):
        _Drawing(book.create_sheet(block.name or f"Sheet{number}"), block.body.splitlines()).draw()
    path = folder / name
    book.save(path)
    return path


def filled(sheets: Sequence[Block]) -> Iterator[tuple[str, int, int]]:
    """Sheet, row and column (from 0) of every cell of a case that holds something."""
    for number, block in enumerate((one for one in sheets if one.kind == "sheet"), start=1):
        drawing = _Drawing(Workbook().create_sheet(block.name or f"Sheet{number}"), block.body.splitlines())
        for row, texts in enumerate(drawing.rows):
            for column, text in enumerate(texts):
                if text not in (_LEFT, _ABOVE) and _unescaped(text.strip('"')).strip():
                    yield drawing.sheet.title, drawing.row + row - 1, drawing.column + column - 1


class _Drawing:
    """One sheet: lines of the kind `hidden: C, 4` say something about it, all others are rows."""

    def __init__(self, sheet: Worksheet, lines: Sequence[str]) -> None:
        self.sheet = sheet
        told = (line.partition(":") for line in lines if not line.startswith("|"))
        self.told = {name.strip(): value.strip() for name, _, value in told if name.strip()}
        self.rows = [list(_texts(line)) for line in lines if line.startswith("|")]
        first = sheet[self.told.get("at", "A1")]
        self.row, self.column = first.row, first.column

    def draw(self) -> None:
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text not in ("", _LEFT, _ABOVE):
                    _fill(self.sheet.cell(self.row + row, self.column + column), text)
        for merged in self._merged():
            self.sheet.merge_cells(merged)
        for place in filter(None, self.told.get("hidden", "").split(", ")):
            if place.isdigit():
                self.sheet.row_dimensions[int(place)].hidden = True
            else:
                self.sheet.column_dimensions[place].hidden = True
        if "hidden sheet" in self.told:
            self.sheet.sheet_state = "hidden"
        if "used" in self.told:
            self.sheet[self.told["used"]].number_format = "0"

    def _merged(self) -> Iterator[str]:
        """Ranges of cells of which the first has a text, and the others point to it."""
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text in (_LEFT, _ABOVE):
                    continue
                right = column + _run(texts[column + 1 :], _LEFT)
                last = row + _run((_at(below, column) for below in self.rows[row + 1 :]), _ABOVE)
                if (row, column) != (last, right):
                    yield f"{self._address(row, column)}:{self._address(last, right)}"

    def _address(self, row: int, column: int) -> str:
        return f"{get_column_letter(self.column + column)}{self.row + row}"


def _run(texts: Iterable[str], mark: str) -> int:
    """How many texts in a row are the mark."""
    length = 0
    for text in texts:
        if text != mark:
            break
        length += 1
    return length


def _at(texts: Sequence[str], column: int) -> str:
    return texts[column] if column < len(texts) else ""


def _texts(line: str) -> Iterator[str]:
    """The cells of a line between its strokes."""
    inner = _CELLS.split(line.strip())[1:-1]
    return (text.strip().replace("\\|", "|") for text in inner)


def _fill(cell: Cell | MergedCell, text: str) -> None:
    """A number, date, boolean or formula as such; a text in quotes, or one that is none of these, as a text."""
    percent = _PERCENT.fullmatch(text)
    if percent:
        cell.value, cell.number_format = float(f"{float(percent[1]) / 100:.15g}"), "0.00%"
    elif _NUMBER.fullmatch(text):
        cell.value = float(text) if "." in text else int(text)
    elif _DATE.fullmatch(text):
        cell.value = date.fromisoformat(text)
    elif text in ("true", "false"):
        cell.value = text == "true"
    else:
        quoted = len(text) > 1 and text.startswith('"') and text.endswith('"')
        cell.value = _unescaped(text[1:-1] if quoted else text)
        if quoted:
            cell.data_type = "s"


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\n", text)
