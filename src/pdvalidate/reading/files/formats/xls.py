"""Old workbooks, .xls of Excel 2.0 to 2003: cells with their errors, formats, merged ranges and hidden columns."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from datetime import datetime

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, XLRDError
from xlrd.book import Book
from xlrd.sheet import Sheet as BookSheet

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.model.returns import Cell, ErrorValue
from pdvalidate.reading.files.cells import Merge, Sheet
from pdvalidate.reading.files.container import Container
from pdvalidate.text.number_formats import shows_percent

_PROTECTED = "encrypted"


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The worksheets of an .xls file.

    Raises:
        WorkbookError: password-protected, too-many-cells.
        Exception: whatever the library raises about a damaged file.
    """
    try:
        book = xlrd.open_workbook(file_contents=container.data, formatting_info=True, logfile=io.StringIO())
    except XLRDError as error:
        if _PROTECTED in str(error):
            raise WorkbookError(container.path, "password-protected") from error
        raise
    found = book.sheets()
    if sum(one.nrows * one.ncols for one in found) > limits.cells:
        raise WorkbookError(container.path, "too-many-cells", limit=limits.cells)
    return [_Reading(book, one).sheet() for one in found]


class _Reading:
    """One sheet of a book."""

    def __init__(self, book: Book, sheet: BookSheet) -> None:
        self._book = book
        self._sheet = sheet
        self._percents = {
            index for index, style in enumerate(book.xf_list) if shows_percent(_format(book, style.format_key))
        }

        self._indents = {
            index: style.alignment.indent_level
            for index, style in enumerate(book.xf_list)
            if style.alignment is not None and style.alignment.indent_level
        }

    def sheet(self) -> Sheet:
        """Its cells from A1 on; rows are as long as the longest."""
        found, width = self._sheet, self._sheet.ncols
        rows = [self._row(row, width) for row in range(found.nrows)]
        hidden = frozenset(column for column, told in found.colinfo_map.items() if told.hidden)
        percents = frozenset(place for place, style in self._styled(self._percents))
        indents = {place: self._indents[style] for place, style in self._styled(self._indents)}
        made = Sheet(found.name, rows, list(_merges(found)), hidden, percents, indents)
        made.hidden_rows = frozenset(row for row, told in found.rowinfo_map.items() if told.hidden)
        made.hidden = bool(found.visibility)
        return made

    def _row(self, row: int, width: int) -> list[Cell]:
        kinds, values = self._sheet.row_types(row), self._sheet.row_values(row)
        cells = [self._cell(kind, value) for kind, value in zip(kinds, values, strict=True)]
        return cells + [""] * (width - len(cells))

    def _cell(self, kind: int, value: object) -> Cell:
        if kind in (XL_CELL_NUMBER, XL_CELL_TEXT):
            return value  # type: ignore[return-value]  # a float or a text
        if kind == XL_CELL_DATE:
            return self._moment(float(value))  # type: ignore[arg-type]
        if kind == XL_CELL_BOOLEAN:
            return bool(value)
        if kind == XL_CELL_ERROR:
            return ErrorValue(xlrd.error_text_from_code.get(int(value), "#N/A"))  # type: ignore[call-overload]
        return ""

    def _moment(self, days: float) -> Cell:
        """A date, a time of the day, or both; the number itself where no calendar has such a day."""
        try:
            moment = xlrd.xldate_as_datetime(days, self._book.datemode)
        except (ValueError, OverflowError):
            return days
        return as_shown(moment, whole=days == int(days), day=days >= 1)

    def _styled(self, styles: Collection[int]) -> Iterator[tuple[tuple[int, int], int]]:
        """The cells of some styles, each with its style."""
        if styles:
            for row in range(self._sheet.nrows):
                for column in range(self._sheet.row_len(row)):
                    style = self._sheet.cell_xf_index(row, column)
                    if style in styles:
                        yield (row, column), style


def as_shown(moment: datetime, *, whole: bool, day: bool) -> Cell:
    """A date where there is no time of the day, a time where there is no date, else both."""
    if whole:
        return moment.date()
    return moment if day else moment.time()


def _merges(sheet: BookSheet) -> Iterator[Merge]:
    for top, bottom, left, right in sheet.merged_cells:
        yield top, left, bottom - 1, right - 1


def _format(book: Book, key: int) -> str:
    known = book.format_map.get(key)
    return known.format_str if known else ""
