"""The list of the sheets of a workbook: which part holds each, and a new one put before all others."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from pdvalidate.reports.workbook.package import CannotMarkError, Package
from pdvalidate.reports.workbook.sheet_marks import relations_namespace
from pdvalidate.reports.workbook.xml_places import Edit, elements

_LONGEST_NAME = 31
_NAMES = ("sheets", "sheet", "definedName", "workbookView")


@dataclass(frozen=True, slots=True)
class Book:
    """The main part of a package. `sheets`: the parts of its sheets by the sheets' names."""

    part: str
    sheets: dict[str, str]
    strict: bool

    @classmethod
    def of(cls, package: Package) -> Book:
        """Find the main part and its sheets."""
        main = next((one.target for one in package.relations("") if one.kind == "officeDocument"), "xl/workbook.xml")
        data = package.xml(main)
        targets = {one.id: one.target for one in package.relations(main)}
        sheets = {}
        for one in elements(data, ("sheet",))[1:]:
            relation = next((value for name, value in one.attributes.items() if name.rpartition(":")[2] == "id"), "")
            if relation in targets:
                sheets[one.attributes.get("name", "")] = targets[relation]
        return cls(main, sheets, "http://purl.oclc.org/ooxml/" in relations_namespace(data))

    def type_of(self, word: str) -> str:
        """The whole type of a relation."""
        if self.strict:
            return f"http://purl.oclc.org/ooxml/officeDocument/relationships/{word}"
        return f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{word}"

    def free_name(self, wanted: str) -> str:
        """A name for a sheet that no other has."""
        taken = {name.lower() for name in self.sheets}
        number, name = 1, wanted[:_LONGEST_NAME]
        while name.lower() in taken:
            number += 1
            tail = f" ({number})"
            name = wanted[: _LONGEST_NAME - len(tail)] + tail
        return name


def with_first_sheet(package: Package, book: Book, name: str, relation: str) -> bytes:
    """The main part with a sheet before all others, which is the one that is shown when the workbook is opened.

    Names that belong to a sheet - print areas, filters - tell its place, so each place moves on by one.
    """
    data = package.xml(book.part)
    _, *found = elements(data, _NAMES)
    edit = Edit(data)
    numbers = [int(one.attributes.get("sheetId", 0)) for one in found if one.local == "sheet"]
    sheets = next((one for one in found if one.local == "sheets"), None)
    if sheets is None or not numbers:
        raise CannotMarkError("the workbook names no sheets")
    x = sheets.prefix
    told = f'name={quoteattr(name)} sheetId="{max(numbers) + 1}" r:id="{relation}"'
    edit.insert(sheets.inner, f'<{x}sheet xmlns:r="{relations_namespace(data)}" {told}/>'.encode())
    for one in found:
        if one.local == "definedName" and "localSheetId" in one.attributes:
            edit.attributes(one, localSheetId=str(int(one.attributes["localSheetId"]) + 1))
        elif one.local == "workbookView":
            edit.attributes(one, **{name: "0" for name in ("activeTab", "firstSheet") if name in one.attributes})
    return edit.made()
