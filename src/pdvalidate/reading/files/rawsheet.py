"""What a fast reader does not tell about a sheet: errors, formulas without a value, what is hidden, formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pdvalidate.model.returns import ErrorValue, NoValue
from pdvalidate.reading.files.safe_xml import parse as parse_xml
from pdvalidate.text.number_formats import BUILT_IN_PERCENTS, shows_percent

Position = tuple[int, int]
"""Row and column of a cell, from 0."""

_VALUELESS = re.compile(rb"</f>\s*(?:</c>|<v\s*/>|<v>\s*</v>)|<f\b[^>]*/>\s*(?:</c>|<v\s*/>|<v>\s*</v>)")


@dataclass(slots=True)
class RawSheet:
    """What was found in the XML of one sheet."""

    unseen: dict[Position, ErrorValue | NoValue] = field(default_factory=dict)
    styles: dict[Position, int] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)


def needs_parsing(sheet: bytes) -> bool:
    """Whether a sheet may hold what the fast reader does not tell. It costs microseconds: no XML is parsed."""
    start = sheet.find(b"<sheetData")
    if start < 0 or b" hidden=" in sheet[:start] or b"'" in sheet:
        return True
    if b"#" in sheet and b't="e"' in sheet:
        return True
    formulas = b"f" in sheet[start : sheet.rfind(b"</sheetData")] and b"<f" in sheet[start:]
    return formulas and _VALUELESS.search(sheet) is not None


_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\sr=["'](\d{1,7})["']""")


def hidden_rows(sheet: bytes) -> frozenset[int]:
    """The rows of a sheet that are hidden, from 0. No XML is parsed."""
    start = max(sheet.find(b"<sheetData"), 0)
    if sheet.find(b" hidden=", start) < 0:
        return frozenset()
    return frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(sheet, start))


def parse(sheet: bytes) -> RawSheet:
    """Read a sheet's XML whole.

    Raises:
        XmlError: it is broken, or declares entities.
    """
    handler = _Handler()
    parse_xml(sheet, handler)
    return handler.found


def position(reference: str) -> Position:
    """`B7` as row and column from 0.

    Raises:
        ValueError: it is no reference to one cell.
    """
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(reference)
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]) - 1, column - 1


class _Handler:
    """Follows the rows and cells of a sheet; a cell or row without a reference follows the one before it."""

    def __init__(self) -> None:
        self.found = RawSheet()
        self._row = self._column = -1
        self._kind = ""
        self._texts: dict[str, str] = {}
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._start_cell(attributes)
        elif local in ("f", "v"):
            self._inside = local
            self._texts.setdefault(local, "")
        elif local == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
        elif local == "col" and _true(attributes.get("hidden")):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.found.hidden_columns.update(range(max(first - 1, 0), min(last, 16_384)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = position(attributes["r"])
        else:
            self._column += 1
        self._kind = attributes.get("t", "")
        self._texts = {}
        if attributes.get("s", "0") != "0":
            self.found.styles[self._row, self._column] = int(attributes["s"])

    def text(self, text: str) -> None:
        if self._inside:
            self._texts[self._inside] += text

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("f", "v"):
            self._inside = ""
        elif local == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        value = self._texts.get("v", "").strip()
        if self._kind == "e" and value:
            self.found.unseen[self._row, self._column] = ErrorValue(value)
        elif "f" in self._texts and not value and not (self._kind == "str" and "v" in self._texts):
            self.found.unseen[self._row, self._column] = NoValue(self._texts["f"])


def _true(value: str | None) -> bool:
    return value in ("1", "true")


_MAY_BE_PERCENT = (b"%", b'numFmtId="9"', b'numFmtId="10"', b"'")


def percent_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell styles of a workbook that show percents.

    Raises:
        XmlError: the XML is broken, or declares entities.
    """
    if not any(sign in styles for sign in _MAY_BE_PERCENT):
        return frozenset()
    formats: dict[str, str] = {}
    cells: list[str] = []
    for name, attributes, parent in _elements(styles):
        if name == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and parent == "cellXfs":
            cells.append(attributes.get("numFmtId", "0"))
    percents = {str(number) for number in BUILT_IN_PERCENTS}
    percents.update(number for number, code in formats.items() if shows_percent(code))
    return frozenset(index for index, number in enumerate(cells) if number in percents)


def indent_styles(styles: bytes) -> dict[int, int]:
    """The numbers of the cell styles of a workbook that indent their text, with how far.

    Raises:
        XmlError: the XML is broken, or declares entities.
    """
    if b"indent=" not in styles:
        return {}
    found: dict[int, int] = {}
    style = -1
    inside = False
    for name, attributes, parent in _elements(styles):
        if name == "xf":
            inside = parent == "cellXfs"
            style += inside
        elif name == "alignment" and inside and attributes.get("indent", "").isdecimal():
            found[style] = int(attributes["indent"])
    return found


def relation_targets(relations: bytes) -> dict[str, str]:
    """What the relations of a part lead to, by their identifiers.

    Raises:
        XmlError: the XML is broken, or declares entities.
    """
    return {
        attributes.get("Id", ""): attributes.get("Target", "")
        for name, attributes, _ in _elements(relations)
        if name == "Relationship"
    }


def sheet_parts(workbook: bytes, relations: bytes) -> dict[str, str]:
    """The part of each sheet by the sheet's name, relative to the workbook's own folder.

    Raises:
        XmlError: the XML is broken, or declares entities.
    """
    targets = relation_targets(relations)
    found = {}
    for name, attributes, _ in _elements(workbook):
        if name == "sheet":
            identifier = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found[attributes.get("name", "")] = targets.get(identifier, "")
    return found


def _elements(xml: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element's name without prefix, its attributes, and its parent's name."""
    handler = _Elements()
    parse_xml(xml, handler)
    yield from handler.found


class _Elements:
    """Remembers every element."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str], str]] = []
        self._above = [""]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.found.append((local, attributes, self._above[-1]))
        self._above.append(local)

    def end(self, _: str) -> None:
        self._above.pop()

    def text(self, _: str) -> None:
        """No text of the parts that are read this way matters."""
