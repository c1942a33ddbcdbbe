"""Workbooks as one XML file, as Excel 2003 writes them and many web systems do, mostly under the name .xls."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from math import isfinite

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.model.returns import Cell, ErrorValue, NoValue
from pdvalidate.reading.files.canvas import PLAIN, Canvas, Look
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.files.container import Container
from pdvalidate.reading.files.safe_xml import Attributes, XmlError, parse
from pdvalidate.text.number_formats import shows_percent

_NAMES = "urn:schemas-microsoft-com:office:spreadsheet "
_VISIBLE = "urn:schemas-microsoft-com:office:excel Visible"


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The worksheets of an XML spreadsheet.

    Raises:
        WorkbookError: file-damaged, too-many-cells.
    """
    handler = _Handler(Canvas(container.path, limits))
    try:
        parse(container.data.lstrip(), handler, namespaces=True)
    except XmlError as error:
        raise WorkbookError(container.path, "file-damaged", detail=str(error)) from error
    return handler.canvas.finish()


@dataclass(slots=True)
class _OpenCell:
    """A cell whose end has not come yet. `kind` is the type of its data, empty where it has none."""

    style: str
    formula: str | None
    kind: str = ""
    text: list[str] = field(default_factory=list)


class _Handler:
    """Follows rows and cells. Each stands where its Index says, else behind the one before it."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._looks: dict[str, Look] = {}
        self._style = ""
        self._row = self._column = self._next_row = self._next_column = self._columns = 0
        self._row_style = ""
        self._column_styles: dict[int, str] = {}
        self._cell: _OpenCell | None = None
        self._in_data = self._in_comment = False
        self._visibility: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        self._visibility = [] if name == _VISIBLE else None
        begin = getattr(self, f"_start_{name.removeprefix(_NAMES).lower()}", None) if name.startswith(_NAMES) else None
        if begin is not None:
            begin({key.removeprefix(_NAMES): value for key, value in attributes.items()})

    def _start_style(self, told: Attributes) -> None:
        self._style = told.get("ID", "")
        self._looks[self._style] = self._looks.get(told.get("Parent", ""), PLAIN)

    def _start_numberformat(self, told: Attributes) -> None:
        code = told.get("Format", "")
        percent = code == "Percent" or shows_percent(code)
        self._looks[self._style] = replace(self._looks.get(self._style, PLAIN), percent=percent)

    def _start_alignment(self, told: Attributes) -> None:
        self._looks[self._style] = replace(self._looks.get(self._style, PLAIN), indent=int(told.get("Indent", 0)))

    def _start_worksheet(self, told: Attributes) -> None:
        self.canvas.begin(told.get("Name", ""))
        self._next_row = self._columns = 0
        self._column_styles = {}

    def _start_column(self, told: Attributes) -> None:
        first, span = _place(told, self._columns), int(told.get("Span", 0))
        if told.get("Hidden") == "1":
            self.canvas.hide(first, span + 1)
        if self._looks.get(told.get("StyleID", ""), PLAIN) != PLAIN:
            self._column_styles.update(dict.fromkeys(range(first, first + min(span, _COLUMNS) + 1), told["StyleID"]))
        self._columns = first + span + 1

    def _start_row(self, told: Attributes) -> None:
        self._row, self._next_column = _place(told, self._next_row), 0
        self._next_row = self._row + int(told.get("Span", 0)) + 1
        self._row_style = told.get("StyleID", "")
        if told.get("Hidden") == "1":
            self.canvas.hide_rows(self._row, int(told.get("Span", 0)) + 1)

    def _start_cell(self, told: Attributes) -> None:
        self._column = _place(told, self._next_column)
        wide, high = (max(int(told.get(name, 0)), 0) for name in ("MergeAcross", "MergeDown"))
        self._next_column = self._column + wide + 1
        self.canvas.merge(self._row, self._column, high + 1, wide + 1)
        style = told.get("StyleID") or self._row_style or self._column_styles.get(self._column, "")
        self._cell = _OpenCell(style, told.get("Formula"))

    def _start_comment(self, _: Attributes) -> None:
        self._in_comment = True

    def _start_data(self, told: Attributes) -> None:
        if self._cell is not None and not self._in_comment:
            self._cell.kind, self._in_data = told.get("Type", "String"), True

    def text(self, text: str) -> None:
        if self._visibility is not None:
            self._visibility.append(text)
        if self._in_data and self._cell is not None:
            self._cell.text.append(text)

    def end(self, name: str) -> None:
        if name == _VISIBLE and "".join(self._visibility or ()).strip() in ("SheetHidden", "SheetVeryHidden"):
            self.canvas.hide_sheet()
        elif name == f"{_NAMES}Data":
            self._in_data = False
        elif name == f"{_NAMES}Comment":
            self._in_comment = False
        elif name == f"{_NAMES}Cell" and self._cell is not None:
            value = _value(self._cell)
            if value != "":
                self.canvas.put(self._row, self._column, value, look=self._looks.get(self._cell.style, PLAIN))
            self._cell = None


_COLUMNS = 16_384


def _place(told: Attributes, following: int) -> int:
    return max(int(told["Index"]) - 1, 0) if "Index" in told else following


def _value(cell: _OpenCell) -> Cell:
    text = "".join(cell.text)
    if not cell.kind:
        return NoValue(cell.formula) if cell.formula else ""
    if cell.kind == "Number":
        number = float(text)
        return number if isfinite(number) else text
    if cell.kind == "Boolean":
        return text.strip() == "1"
    if cell.kind == "Error":
        return ErrorValue(text.strip())
    return _moment(text) if cell.kind == "DateTime" else text


def _moment(text: str) -> Cell:
    """A date, or both date and time; what no calendar has stays a text."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment.date() if moment.time() == time() else moment
