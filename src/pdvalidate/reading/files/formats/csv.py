"""Text files with separators, .csv: a workbook of one sheet named after the file; a .zip of them is one of several."""

from __future__ import annotations

import csv
import io
from itertools import chain
from pathlib import Path, PurePosixPath

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import Rows, Sheet
from pdvalidate.reading.files.container import Container, Kind
from pdvalidate.reading.files.decoding import decode
from pdvalidate.reading.files.separators import separator_of, told
from pdvalidate.text.plain_writing import Written, decimal_mark, written

_REMEMBERED_AT_MOST = 100_000
_DECIMALS = {";": ","}
"""The separator is a semicolon where the comma is the decimal mark."""


def sheets(container: Container, limits: Limits) -> list[Sheet]:
    """The sheet of a .csv file, or those of a .zip of them, in the order of the archive.

    Raises:
        WorkbookError: file-damaged, too-many-cells.
    """
    if container.kind is Kind.CSV or container.package is None:
        return [_sheet(container.path, container.title, container.data, limits.cells)]
    found: list[Sheet] = []
    left = limits.cells
    for name, entry in container.package.texts.items():
        found.append(_sheet(container.path, PurePosixPath(name).stem, container.package.part(entry), left))
        left -= len(found[-1].rows) * found[-1].width
    return found


def _sheet(path: Path, name: str, data: bytes, most: int) -> Sheet:
    text = decode(data)
    if text is None:
        raise WorkbookError(path, "file-damaged", detail=f"{name}: no text")
    separator = separator_of(text) or ","
    if text.count(separator) > most:
        raise WorkbookError(path, "too-many-cells", limit=most)
    rows = _fields(path, told(text)[1], separator, most)
    mark = decimal_mark(chain.from_iterable(rows), _DECIMALS.get(separator, "."))
    percents = _typed(rows, mark)
    return Sheet(name, rows, percents=percents, lines=True)


def _fields(path: Path, text: str, separator: str, most: int) -> Rows:
    """The fields of every line; a quoted one may run over several lines of the file."""
    rows: Rows = []
    width = 0
    try:
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            width = max(width, len(fields))
            rows.append([*fields])
            if len(rows) * width > most:
                raise WorkbookError(path, "too-many-cells", limit=most)
    except csv.Error as error:
        raise WorkbookError(path, "file-damaged", detail=f"line {len(rows) + 1}: {error}") from error
    for row in rows:
        row.extend([""] * (width - len(row)))
    return rows


def _typed(rows: Rows, mark: str) -> frozenset[tuple[int, int]]:
    """Make of every text what it writes, row by row: a large file does not stand in memory twice."""
    known = _Known(mark)
    percents: list[tuple[int, int]] = []
    for place, row in enumerate(rows):
        found = [known[field] for field in row]
        row[:] = [one.value for one in found]
        percents += [(place, column) for column, one in enumerate(found) if one.percent]
    return frozenset(percents)


class _Known(dict[Cell, Written]):
    """Looks at each text once. Labels, zeros and blanks recur."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    def __missing__(self, text: Cell) -> Written:
        if len(self) > _REMEMBERED_AT_MOST:
            self.clear()
        self[text] = found = written(str(text), self._mark)
        return found
