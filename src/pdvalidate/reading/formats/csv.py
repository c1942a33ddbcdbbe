"""Text files with separators, .csv: a workbook of one sheet named after the file; a .zip of them is one of several."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import chain
from pathlib import Path, PurePosixPath

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.reading.cells import Sheet
from pdvalidate.reading.container import Container, Kind
from pdvalidate.reading.decoding import decode
from pdvalidate.reading.separators import separator_of, told
from pdvalidate.text.plain_writing import Written, decimal_mark, written

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
    rows = _fields(path, told(text)[1], separator, most)
    width = max(map(len, rows), default=0)
    mark = decimal_mark(set(chain.from_iterable(rows)), _DECIMALS.get(separator, "."))
    known = {field: written(field, mark) for field in set(chain.from_iterable(rows))}
    cells = [[*(known[field].value for field in row), *[""] * (width - len(row))] for row in rows]
    return Sheet(name, cells, percents=_percents(rows, known), lines=True)


def _fields(path: Path, text: str, separator: str, most: int) -> list[list[str]]:
    """The fields of every line; a quoted one may run over several lines of the file."""
    rows: list[list[str]] = []
    width = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            width = max(width, len(row))
            rows.append(row)
            if len(rows) * width > most:
                raise WorkbookError(path, "too-many-cells", limit=most)
    except csv.Error as error:
        raise WorkbookError(path, "file-damaged", detail=f"line {len(rows) + 1}: {error}") from error
    return rows


def _percents(rows: list[list[str]], known: Mapping[str, Written]) -> frozenset[tuple[int, int]]:
    if not any(one.percent for one in known.values()):
        return frozenset()
    return frozenset(
        (row, column) for row, fields in enumerate(rows) for column, field in enumerate(fields) if known[field].percent
    )
