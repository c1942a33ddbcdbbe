"""Binary workbooks, .xlsb: values as the calamine library finds them; from the records, what it does not show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import error as struct_error
from struct import unpack_from

from python_calamine import PasswordError

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.model.returns import ErrorValue
from pdvalidate.reading.files.calamine import calamine_sheets
from pdvalidate.reading.files.canvas import PLAIN, Look
from pdvalidate.reading.files.cells import Merge, Sheet
from pdvalidate.reading.files.container import Container
from pdvalidate.reading.files.formats.biff12 import Biff12Error, records, text_at
from pdvalidate.reading.files.package import Package
from pdvalidate.reading.files.rawsheet import relation_targets
from pdvalidate.reading.files.safe_xml import XmlError
from pdvalidate.text.number_formats import BUILT_IN_PERCENTS, shows_percent

_ROW, _CELLS, _ERRORS, _BLANK = 0, range(1, 12), (3, 11), 1
_COLUMNS, _MERGED, _SHEET, _FORMAT, _STYLE, _STYLES, _STYLES_END = 60, 176, 156, 44, 47, 617, 618
"""Types of records, [MS-XLSB] 2.3.2."""

_ROW_FLAGS, _ROW_HIDDEN = 11, 0x10
"""Where a row says that it is hidden, [MS-XLSB] 2.4.726."""

_ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The worksheets of an .xlsb file.

    Raises:
        WorkbookError: file-damaged, password-protected, too-many-cells.
        BaseException: whatever the library raises about a damaged file.
    """
    package = container.package
    if package is None:
        raise WorkbookError(container.path, "file-damaged", detail="no package")
    try:
        scans = _scans(package)
    except (Biff12Error, struct_error, XmlError) as error:
        raise WorkbookError(container.path, "file-damaged", detail=str(error)) from error
    if sum(one.rows * one.columns for one in scans.values()) > limits.cells:
        raise WorkbookError(container.path, "too-many-cells", limit=limits.cells)
    try:
        found = calamine_sheets(container.data)
    except PasswordError as error:
        raise WorkbookError(container.path, "password-protected") from error
    for sheet in found:
        if sheet.name in scans:
            _complete(sheet, scans[sheet.name])
    return found


@dataclass(slots=True)
class _Scan:
    """What the records of one sheet tell; `rows` and `columns` reach to the outermost cells that are filled."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], ErrorValue] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def _complete(sheet: Sheet, scan: _Scan) -> None:
    for (row, column), value in scan.errors.items():
        sheet.put(row, column, value)
    sheet.merged = sheet.merged or scan.merged
    sheet.hidden_columns = frozenset(scan.hidden)
    sheet.percents = frozenset(scan.percents)
    sheet.indents = scan.indents
    sheet.hidden_rows = frozenset(scan.hidden_rows)


def _scans(package: Package) -> dict[str, _Scan]:
    """The scan of each sheet by its name."""
    targets = relation_targets(package.part("xl/_rels/workbook.bin.rels"))
    looks = _looks(package)
    found = {}
    for kind, content in records(package.part("xl/workbook.bin")):
        if kind == _SHEET:
            relation, end = text_at(content, 8)
            name, _ = text_at(content, end)
            part = posixpath.join("/xl", targets.get(relation, "")).lstrip("/")
            if part in package.names:
                found[name] = _scan(package.part(part), looks)
    return found


def _scan(part: bytes, looks: Mapping[int, Look]) -> _Scan:
    scan = _Scan()
    row = 0
    for kind, content in records(part):
        if kind == _ROW:
            (row,) = unpack_from("<I", content)
            if content[_ROW_FLAGS] & _ROW_HIDDEN:
                scan.hidden_rows.add(row)
        elif kind in _CELLS:
            _scan_cell(scan, row, kind, content, looks)
        elif kind == _COLUMNS:
            first, last = unpack_from("<II", content)
            if unpack_from("<H", content, 16)[0] & 1:
                scan.hidden.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind == _MERGED:
            top, bottom, left, right = unpack_from("<IIII", content)
            scan.merged.append((top, left, bottom, right))
    return scan


_LAST_COLUMN = 16_383


def _scan_cell(scan: _Scan, row: int, kind: int, content: bytes, looks: Mapping[int, Look]) -> None:
    column, style = unpack_from("<II", content)
    if kind != _BLANK:
        scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, column + 1)
    look = looks.get(style & 0xFFFFFF, PLAIN)
    if look.percent:
        scan.percents.add((row, column))
    if look.indent:
        scan.indents[row, column] = look.indent
    if kind in _ERRORS:
        scan.errors[row, column] = ErrorValue(_ERROR_TEXTS.get(content[8], "#N/A"))


def _looks(package: Package) -> dict[int, Look]:
    """How the cell styles show a cell, by their numbers; plain ones are left out."""
    if "xl/styles.bin" not in package.names:
        return {}
    percents = set(BUILT_IN_PERCENTS)
    looks: list[Look] = []
    for kind, content in _style_records(package.part("xl/styles.bin")):
        if kind == _FORMAT:
            (number,) = unpack_from("<H", content)
            (percents.add if shows_percent(text_at(content, 2)[0]) else percents.discard)(number)
        else:
            looks.append(Look(unpack_from("<H", content, 2)[0] in percents, content[11]))
    return {index: look for index, look in enumerate(looks) if look != PLAIN}


def _style_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Number formats, and the styles of cells; styles of other things are left out."""
    inside = False
    for kind, content in records(part):
        if kind in (_STYLES, _STYLES_END):
            inside = kind == _STYLES
        elif kind == _FORMAT or (kind == _STYLE and inside):
            yield kind, content
