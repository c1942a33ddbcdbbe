"""HTML tables, as many web systems export them under the name .xls: one sheet, all tables below one another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.reading.files.canvas import Canvas, Look
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.files.container import Container
from pdvalidate.reading.files.decoding import decode
from pdvalidate.text.plain_writing import Written, decimal_mark, written

_SHEET_NAME = re.compile(r"<x:Name>\s*([^<]{1,200}?)\s*</x:Name>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_IGNORED = frozenset({"script", "style", "title", "xml", "template"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "hr"})
_ROWS, _COLUMNS = 1_048_576, 16_384
"""The largest sheet that any spreadsheet program has: no cell spans more."""


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The sheet of an HTML file. What stands outside the tables is in rows of its own, as in a spreadsheet program.

    Raises:
        WorkbookError: file-damaged, too-many-cells.
    """
    text = _decoded(container.data)
    if text is None:
        raise WorkbookError(container.path, "file-damaged", detail="no text")
    reading = _Reading()
    reading.feed(text)
    reading.close()
    reading.end_table()
    canvas = Canvas(container.path, limits)
    named = _SHEET_NAME.search(text)
    canvas.begin(named[1] if named else container.title)
    _fill(canvas, reading.cells)
    return canvas.finish()


def _decoded(data: bytes) -> str | None:
    """By the encoding that the file declares, if it is a known one and fits; else as any text file."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


@dataclass(slots=True)
class _Cell:
    """A cell of a table, or a line between tables. `number`: the exact value, where the file tells it apart."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    number: str | None = None
    is_text: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        return "\n".join(line.strip(" ") for line in lines).strip("\n ")


def _fill(canvas: Canvas, cells: list[_Cell]) -> None:
    mark = decimal_mark({cell.text for cell in cells if not cell.is_text}, ".")
    for cell in reversed(cells):  # the last row first: what is too large is refused before it is filled
        what = _written(cell, mark)
        if what.value != "":
            canvas.put(cell.row, cell.column, what.value, look=Look(what.percent))
    for cell in cells:
        canvas.merge(cell.row, cell.column, cell.rows, cell.columns)


def _written(cell: _Cell, mark: str) -> Written:
    if cell.is_text:
        return Written(cell.text)
    if cell.number is not None:
        exact = written(cell.number, ".")
        return Written(exact.value, cell.text.endswith("%"))
    return written(cell.text, mark)


@dataclass(slots=True)
class _Table:
    """A table that is being read. `covered` says of a column down to which row a cell from above reaches."""

    row: int
    column: int = 0
    begun: bool = False  # its first row
    covered: dict[int, int] = field(default_factory=dict)


class _Reading(HTMLParser):
    """Collects cells. A tag that is left out, as HTML allows, is understood from the one that follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[_Cell] = []
        self._tables: list[_Table] = []
        self._cell: _Cell | None = None
        self._bottom = 0  # the first free row
        self._ignored = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._ignored:
            return
        if tag in _IGNORED:
            self._ignored = tag
        elif tag == "table":
            self._end_cell()
            self._tables.append(_Table(self._bottom))
        elif tag == "tr" and self._tables:
            self._start_row(self._tables[-1])
        elif tag in ("td", "th") and self._tables:
            self._start_cell(self._tables[-1], {name: value or "" for name, value in attrs})
        elif tag == "br" or (tag in _BLOCKS and self._in_table()):
            self.handle_data_as_is("\n")
        elif tag in _BLOCKS:
            self._end_cell()

    def handle_endtag(self, tag: str) -> None:
        if self._ignored:
            self._ignored = "" if tag == self._ignored else self._ignored
        elif tag == "table":
            self.end_table()
        elif tag in ("td", "th", "tr") or (tag in _BLOCKS and not self._in_table()):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if not self._ignored:
            self.handle_data_as_is(_SPACE.sub(" ", data))

    def handle_data_as_is(self, data: str) -> None:
        """A text in a cell, or between tables: there every paragraph is a row."""
        if self._cell is None and data.strip() and not (self._tables and self._tables[-1].begun):
            self._cell = _Cell(self._bottom, 0)
            self._bottom += 1
            if self._tables:
                self._tables[-1].row = self._bottom
        if self._cell is not None:
            self._cell.parts.append(data)

    def _in_table(self) -> bool:
        return self._cell is not None and bool(self._tables) and self._tables[-1].begun

    def _start_row(self, table: _Table) -> None:
        self._end_cell()
        table.row = max(table.row + 1 if table.begun else table.row, self._bottom if not table.begun else 0)
        table.column, table.begun = 0, True
        self._bottom = max(self._bottom, table.row + 1)

    def _start_cell(self, table: _Table, told: dict[str, str]) -> None:
        self._end_cell()
        if not table.begun:
            self._start_row(table)
        while table.covered.get(table.column, -1) >= table.row:
            table.column += 1
        rows, columns = _span(told.get("rowspan"), _ROWS), _span(told.get("colspan"), _COLUMNS)
        is_text = "x:str" in told or "\\@" in told.get("style", "")
        self._cell = _Cell(table.row, table.column, rows, columns, told.get("x:num") or told.get("sdval"), is_text)
        if rows > 1:
            last = table.row + rows - 1
            table.covered.update(dict.fromkeys(range(table.column, table.column + columns), last))
        table.column += columns

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.cells.append(self._cell)
            self._cell = None

    def end_table(self) -> None:
        """The innermost table has ended; what comes next stands below it."""
        self._end_cell()
        if self._tables:
            self._tables.pop()
        if self._tables:
            self._tables[-1].row = self._bottom
            self._bottom += 1


def _span(told: str | None, most: int) -> int:
    return min(max(int(told), 1), most) if told and told.strip().isdecimal() else 1
