"""The XML parts of an .xlsx package behind its sheets, parsed only where a sheet needs it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cached_property

from pdvalidate.errors import WorkbookError
from pdvalidate.reading.files import rawsheet
from pdvalidate.reading.files.package import Package
from pdvalidate.reading.files.rawsheet import RawSheet
from pdvalidate.reading.files.safe_xml import XmlError


class RawParts:
    """Knows which part holds which sheet. `parts` are the unpacked sheets by the names of their parts.

    Raises:
        WorkbookError: file-damaged, from whatever is asked first of a part that is broken.
    """

    def __init__(self, package: Package, parts: dict[str, bytes]) -> None:
        self._package = package
        self._parts = parts
        self._parsed: dict[str, RawSheet] = {}

    @cached_property
    def flagged(self) -> frozenset[str]:
        """The parts that hold something the fast reader does not tell."""
        return frozenset([name for name, part in self._parts.items() if rawsheet.needs_parsing(part)])

    @cached_property
    def hidden_rows(self) -> Mapping[str, frozenset[int]]:
        """The hidden rows of the parts that have any."""
        found = ((name, rawsheet.hidden_rows(part)) for name, part in self._parts.items())
        return {name: rows for name, rows in found if rows}

    @cached_property
    def by_sheet(self) -> dict[str, str]:
        """Names of parts by names of sheets."""
        workbook = self._package.part("xl/workbook.xml")
        relations = self._package.part("xl/_rels/workbook.xml.rels")
        try:
            told = rawsheet.sheet_parts(workbook, relations)
        except XmlError as error:
            raise self._damaged(error) from error
        return {sheet: posixpath.join("/xl", target).lstrip("/") for sheet, target in told.items()}

    def raw(self, sheet: str) -> RawSheet:
        """What the XML of a sheet tells; nothing where the sheet has no part of its own."""
        if sheet not in self._parsed:
            part = self._parts.get(self.by_sheet.get(sheet, ""))
            try:
                self._parsed[sheet] = rawsheet.parse(part) if part else RawSheet()
            except XmlError as error:
                raise self._damaged(error) from error
        return self._parsed[sheet]

    @cached_property
    def percent_styles(self) -> frozenset[int]:
        """The cell styles that show percents."""
        if "xl/styles.xml" not in self._package.entries:
            return frozenset()
        try:
            return rawsheet.percent_styles(self._package.part("xl/styles.xml"))
        except XmlError as error:
            raise self._damaged(error) from error

    @cached_property
    def indent_styles(self) -> dict[int, int]:
        """The cell styles that indent their text, with how far."""
        if "xl/styles.xml" not in self._package.entries:
            return {}
        try:
            return rawsheet.indent_styles(self._package.part("xl/styles.xml"))
        except XmlError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> WorkbookError:
        return WorkbookError(self._package.path, "file-damaged", detail=str(error))
