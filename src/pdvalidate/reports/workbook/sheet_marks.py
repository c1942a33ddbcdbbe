"""The cells of one sheet marked: other styles for them, and what leads to their comments."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pdvalidate.model.address import a1
from pdvalidate.reports.workbook.xml_places import Edit, Element, scan

Position = tuple[int, int]
"""Row and column of a cell, from 0."""

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)")
_BEHIND = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
"""What stands behind `legacyDrawing` in a sheet."""


@dataclass(slots=True)
class Marked:
    """A sheet with its marks. `drawing` is the identifier under which it already leads to comment boxes."""

    data: bytes
    drawing: str | None = None


def anchors(sheet: bytes, cells: Iterable[Position]) -> dict[Position, Position]:
    """Of each cell the one that shows: of a merged range only the first does."""
    found = {cell: cell for cell in cells}
    ordered = sorted(found)
    for match in _MERGED.finditer(sheet):
        left, top, right, bottom = column_of(match[1].decode()), int(match[2]) - 1, match[3].decode(), int(match[4]) - 1
        first, last = bisect_left(ordered, (top, left)), bisect_right(ordered, (bottom, column_of(right)))
        for row, column in ordered[first:last]:
            if left <= column <= column_of(right):
                found[row, column] = (top, left)
    return found


def mark(sheet: bytes, styles: Mapping[Position, Callable[[int], int]], drawing: str | None) -> Marked:
    """A sheet in which the given cells have other styles; cells and rows that are not there are put in.

    Args:
        styles: of each cell, what gives the new style for the one that it has.
        drawing: the relation to the boxes of its comments, if it shall lead to new ones.

    Raises:
        BrokenXmlError: the sheet is broken.
    """
    marking = _Marking(sheet, dict(styles))
    scan(sheet, marking.started, marking.ended)
    return marking.finished(drawing)


def column_of(letters: str) -> int:
    """0 for A."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass
class _Marking:
    """Follows a sheet from its first byte to its last. A row or a cell without a place follows the one before it."""

    sheet: bytes
    styles: dict[Position, Callable[[int], int]]
    edit: Edit = field(init=False)
    root: Element | None = None
    row: int = -1
    column: int = -1
    row_style: int | None = None
    column_styles: list[tuple[int, int, int]] = field(default_factory=list)
    waiting: dict[int, list[int]] = field(default_factory=dict)  # of each row still to come, the columns, from the last
    rows: list[int] = field(default_factory=list)  # rows still to come, from the last
    drawing: Element | None = None
    behind: int | None = None

    def __post_init__(self) -> None:
        self.edit = Edit(self.sheet)
        for row, column in sorted(self.styles, reverse=True):
            self.waiting.setdefault(row, []).append(column)
        self.rows = list(self.waiting)

    def started(self, element: Element) -> None:
        self.root = self.root or element
        match element.local:
            case "sheetView" if element.attributes.get("tabSelected") in ("1", "true"):
                self.edit.attributes(element, tabSelected="0")
            case "col":
                self._column(element)
            case "row":
                self._row(element)
            case "c":
                self._cell(element)
            case "legacyDrawing":
                self.drawing = element
            case name if element.depth == 1 and name in _BEHIND and self.behind is None:
                self.behind = element.start

    def ended(self, element: Element) -> None:
        if element.local == "row":
            missing = "".join(self._cell_put_in(element, column) for column in reversed(self.waiting.get(self.row, [])))
            self.waiting.pop(self.row, None)
            if self.rows and self.rows[-1] == self.row:
                self.rows.pop()
            if missing:
                self.edit.append(element, missing.encode())
        elif element.local == "sheetData":
            missing = "".join(self._row_put_in(element, row) for row in reversed(self.rows))
            if missing:
                self.edit.append(element, missing.encode())

    def finished(self, drawing: str | None) -> Marked:
        """The sheet; if it leads to boxes already, it goes on to do so."""
        if self.drawing is not None:
            told = self.drawing.attributes
            return Marked(
                self.edit.made(), next((told[name] for name in told if name.rpartition(":")[2] == "id"), None)
            )
        if drawing and self.root:
            x, namespace = self.root.prefix, relations_namespace(self.sheet)
            new = f'<{x}legacyDrawing xmlns:r="{namespace}" r:id="{drawing}"/>'
            self.edit.insert(self.root.closing if self.behind is None else self.behind, new.encode())
        return Marked(self.edit.made())

    def _column(self, element: Element) -> None:
        told = element.attributes
        if "style" in told:
            first, last = int(told.get("min", 1)) - 1, int(told.get("max", 1)) - 1
            self.column_styles.append((first, last, int(told["style"])))

    def _row(self, element: Element) -> None:
        told = element.attributes
        self.row = int(told["r"]) - 1 if "r" in told else self.row + 1
        self.column = -1
        self.row_style = int(told["s"]) if "s" in told and told.get("customFormat") in ("1", "true") else None
        put_in = []
        while self.rows and self.rows[-1] < self.row:
            put_in.append(self._row_put_in(element, self.rows.pop()))
        if put_in:
            self.edit.insert(element.start, "".join(put_in).encode())

    def _cell(self, element: Element) -> None:
        told = element.attributes
        place = _REFERENCE.fullmatch(told.get("r", ""))
        self.column = column_of(place[1]) if place else self.column + 1
        wanted = self.waiting.get(self.row)
        while wanted and wanted[-1] < self.column:
            self.edit.insert(element.start, self._cell_put_in(element, wanted.pop()).encode())
        if wanted and wanted[-1] == self.column:
            wanted.pop()
            style = self.styles[self.row, self.column](int(told.get("s", 0)))
            self.edit.attributes(element, s=str(style))

    def _row_put_in(self, beside: Element, row: int) -> str:
        self.row_style = None
        cells = "".join(self._cell_put_in(beside, column, row) for column in reversed(self.waiting.pop(row)))
        return f'<{beside.prefix}row r="{row + 1}">{cells}</{beside.prefix}row>'

    def _cell_put_in(self, beside: Element, column: int, row: int | None = None) -> str:
        row = self.row if row is None else row
        style = self.styles[row, column](self._inherited(column))
        return f'<{beside.prefix}c r="{a1(row, column)}" s="{style}"/>'

    def _inherited(self, column: int) -> int:
        """The style of a cell that is not written: its row's, else its column's."""
        if self.row_style is not None:
            return self.row_style
        return next((style for first, last, style in self.column_styles if first <= column <= last), 0)


def relations_namespace(part: bytes) -> str:
    """The namespace of relations in a part, which strict packages have of their own."""
    if b"http://purl.oclc.org/ooxml/" in part:
        return "http://purl.oclc.org/ooxml/officeDocument/relationships"
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
