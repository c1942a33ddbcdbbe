"""OpenDocument workbooks, .ods: one pass over their XML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.model.returns import Cell, ErrorValue, NoValue
from pdvalidate.reading.files.canvas import Canvas, Look
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.files.container import Container
from pdvalidate.reading.files.safe_xml import Attributes, XmlError, parse

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT = f"{_OPEN}office:1.0 ", f"{_OPEN}table:1.0 ", f"{_OPEN}text:1.0 "
_STYLE, _FO = f"{_OPEN}style:1.0 ", f"{_OPEN}xsl-fo-compatible:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_ASIDE = frozenset({f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}table"})
"""What stands in a cell or beside the rows without being the cell's own text."""

_SPACE = re.compile(r"[ \t\r\n]+")
_DURATION = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_DAY = timedelta(days=1)


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The sheets of an .ods file.

    Raises:
        WorkbookError: file-damaged, password-protected, too-many-cells.
    """
    package = container.package
    if package is None:
        raise WorkbookError(container.path, "file-damaged", detail="no package")
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise WorkbookError(container.path, "password-protected")
    handler = _Handler(Canvas(container.path, limits))
    try:
        parse(package.part("content.xml"), handler, namespaces=True)
    except XmlError as error:
        raise WorkbookError(container.path, "file-damaged", detail=str(error)) from error
    return handler.canvas.finish()


@dataclass(slots=True)
class _OpenCell:
    """A cell whose end has not come yet."""

    attributes: Attributes
    paragraphs: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join("".join(parts) for parts in self.paragraphs)


class _Handler:
    """Follows rows and cells, each of which may stand for many equal ones."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._row = self._column = 0
        self._repeated = 1
        self._columns = 0
        self._style = ""
        self._indents: dict[str, int] = {}  # by names of styles, in tenths of a millimetre
        self._hidden: set[str] = set()  # names of styles of tables
        self._defaults: dict[int, str] = {}  # styles of whole columns that indent
        self._cell: _OpenCell | None = None
        self._aside = 0  # how deep it is inside something that is no part of the table
        self._inside = False  # a table

    def start(self, name: str, attributes: Attributes) -> None:
        if self._aside or (name in _ASIDE and (self._inside or name != f"{_TABLE}table")):
            self._aside += 1
        elif name == f"{_TABLE}table":
            self._start_table(attributes)
        elif name == f"{_TABLE}table-row":
            self._start_row(attributes)
        elif name.startswith(_STYLE):
            self._start_style(name, attributes)
        elif name == f"{_TABLE}table-column":
            self._start_column(attributes)
        elif name in _CELLS:
            self._cell = _OpenCell(attributes)
        elif self._cell is not None:
            self._start_text(name, attributes, self._cell)

    def _start_style(self, name: str, attributes: Attributes) -> None:
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties" and attributes.get(f"{_TABLE}display") == "false":
            self._hidden.add(self._style)
        elif name == f"{_STYLE}paragraph-properties":
            self._indents[self._style] = _length(attributes.get(f"{_FO}margin-left", ""))

    def _start_table(self, attributes: Attributes) -> None:
        self.canvas.begin(attributes.get(f"{_TABLE}name", ""))
        self._row, self._columns, self._inside = 0, 0, True
        self._defaults = {}
        if attributes.get(f"{_TABLE}style-name") in self._hidden:
            self.canvas.hide_sheet()

    def _start_row(self, attributes: Attributes) -> None:
        self._column, self._repeated = 0, _count(attributes, "number-rows-repeated")
        if attributes.get(f"{_TABLE}visibility", "visible") != "visible":
            self.canvas.hide_rows(self._row, self._repeated)

    def _start_column(self, attributes: Attributes) -> None:
        count = _count(attributes, "number-columns-repeated")
        if attributes.get(f"{_TABLE}visibility", "visible") != "visible":
            self.canvas.hide(self._columns, count)
        style = attributes.get(f"{_TABLE}default-cell-style-name", "")
        if self._indents.get(style):
            self._defaults.update(dict.fromkeys(range(self._columns, self._columns + min(count, _COLUMNS)), style))
        self._columns += count

    def _start_text(self, name: str, attributes: Attributes, cell: _OpenCell) -> None:
        if name == f"{_TEXT}p":
            cell.paragraphs.append([])
        elif cell.paragraphs and name == f"{_TEXT}s":
            cell.paragraphs[-1].append(" " * min(int(attributes.get(f"{_TEXT}c", 1)), _MOST_SPACES))
        elif cell.paragraphs and name == f"{_TEXT}tab":
            cell.paragraphs[-1].append("\t")
        elif cell.paragraphs and name == f"{_TEXT}line-break":
            cell.paragraphs[-1].append("\n")

    def text(self, text: str) -> None:
        if self._cell is not None and self._cell.paragraphs and not self._aside:
            self._cell.paragraphs[-1].append(_SPACE.sub(" ", text))

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == f"{_TABLE}table-row":
            self._row += self._repeated
        elif name == f"{_TABLE}table":
            self._inside = False

    def _end_cell(self, cell: _OpenCell) -> None:
        columns = _count(cell.attributes, "number-columns-repeated")
        value = _value(cell)
        if value != "":
            style = cell.attributes.get(f"{_TABLE}style-name") or self._defaults.get(self._column, "")
            percent = cell.attributes.get(f"{_OFFICE}value-type") == "percentage"
            look = Look(percent, self._indents.get(style, 0))
            for row in reversed(range(self._row, self._row + self._repeated)):
                self.canvas.put(row, self._column, value, columns=columns, look=look)
        rows, wide = _count(cell.attributes, "number-rows-spanned"), _count(cell.attributes, "number-columns-spanned")
        self.canvas.merge(self._row, self._column, rows, wide)
        self._column += columns


_MOST_SPACES = 1000
_COLUMNS = 16_384
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(mm|cm|in|pt)")
_UNITS = {"mm": 10, "cm": 100, "in": 254, "pt": 254 / 72}


def _length(written: str) -> int:
    """A length in tenths of a millimetre; 0 where it is none."""
    found = _LENGTH.fullmatch(written)
    return round(float(found[1]) * _UNITS[found[2]]) if found else 0


def _count(attributes: Attributes, name: str) -> int:
    return max(int(attributes.get(_TABLE + name, 1)), 1)


def _value(cell: _OpenCell) -> Cell:
    """What a cell holds. A formula without a type has no value; an error is a text that is marked as one."""
    told = cell.attributes
    kind = told.get(f"{_OFFICE}value-type")
    formula = told.get(f"{_TABLE}formula")
    if told.get(f"{_CALC}value-type") == "error":
        return ErrorValue(cell.text)
    if kind is None:
        return NoValue(formula) if formula is not None and not cell.text else cell.text
    if kind in ("float", "percentage", "currency"):
        return _number(told.get(f"{_OFFICE}value", ""), cell.text)
    if kind == "boolean":
        return told.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(told.get(f"{_OFFICE}date-value", "")) or cell.text
    if kind == "time":
        return _time(told.get(f"{_OFFICE}time-value", "")) or cell.text
    return told.get(f"{_OFFICE}string-value", cell.text)


def _number(written: str, shown: str) -> Cell:
    """A figure; what no spreadsheet can hold is a text."""
    number = float(written)
    return number if isfinite(number) else shown


def _date(written: str) -> date | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if "T" in written and moment.time() != time() else moment.date()


def _time(written: str) -> Cell:
    """A time of the day; what is longer is a text."""
    parts = _DURATION.fullmatch(written)
    if parts is None:
        return None
    days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts.groups())
    lasting = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return (datetime.min + lasting).time() if lasting < _DAY else str(lasting)
