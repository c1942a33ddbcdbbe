"""One module for each kind of workbook. Each has a function `sheets`: a container within limits to its worksheets."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from pdvalidate.model.limits import Limits
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.files.container import Container, Kind

READERS: Mapping[Kind, str] = {
    Kind.XLSX: "xlsx",
    Kind.XLS: "xls",
    Kind.XLSB: "xlsb",
    Kind.ODS: "ods",
    Kind.XML: "spreadsheetml",
    Kind.HTML: "html",
    Kind.CSV: "csv",
    Kind.ZIP: "csv",
}
"""The module of each kind. It is imported only when a file needs it."""


BOUNDED = frozenset({Kind.CSV, Kind.ZIP})
"""Kinds that take time and memory in proportion to the file's size, and cannot end the process that reads them."""


def sheets_of(container: Container, limits: Limits) -> list[Sheet]:
    """The worksheets of a file, hidden ones too, read in this process.

    Raises:
        WorkbookError: file-damaged, too-many-cells or password-protected.
        BaseException: a library may raise anything, even panics, or end the process.
    """
    found: list[Sheet] = import_module(f"{__name__}.{READERS[container.kind]}").sheets(container, limits)
    return found
