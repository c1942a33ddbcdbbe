"""Opens a container as a workbook: in this process where that is proven safe, else in one that may die alone."""

from __future__ import annotations

from python_calamine import PasswordError

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.reading.files import bounds
from pdvalidate.reading.files.apart import sheets_apart
from pdvalidate.reading.files.calamine import calamine_sheets
from pdvalidate.reading.files.cells import Sheet, Workbook
from pdvalidate.reading.files.container import Container, Kind
from pdvalidate.reading.files.formats import BOUNDED, sheets_of
from pdvalidate.reading.files.package import Package
from pdvalidate.reading.files.rawparts import RawParts

_NEVER_CELLS = ("xl/theme/", "docProps/", "xl/media/", "customXml/", "xl/printerSettings/", "xl/drawings/")
_TEXTS = "xl/sharedStrings.xml"
_USUAL_PLACES = ((b'/worksheet"', b"worksheets/"), (b'/sharedStrings"', b'sharedStrings.xml"'))
_LARGE = 100_000
"""Bytes from which a part is unpacked here first, to see that it is no longer than its container says."""


def open_workbook(container: Container, limits: Limits) -> Workbook:
    """The sheets of a container.

    Raises:
        WorkbookError: file-damaged, too-many-cells, too-slow, too-much-memory or password-protected.
    """
    workbook = _opened(container, limits)
    if any(_overlapping(sheet) for sheet in workbook.sheets):
        raise WorkbookError(container.path, "file-damaged", detail="merged cells overlap")
    return workbook


def _opened(container: Container, limits: Limits) -> Workbook:
    if container.kind is Kind.XLSX and container.package is not None:
        return _open_xlsx(container, container.package, limits)
    if container.kind in BOUNDED:
        return Workbook(sheets_of(container, limits))
    return Workbook(sheets_apart(container, limits))


def _overlapping(sheet: Sheet) -> bool:
    """Whether merged ranges must overlap, as they cover more than there is: no program writes what takes for ever."""
    height, width = len(sheet.rows), sheet.width
    covered = sum(
        max(min(bottom + 1, height) - top, 0) * max(min(right + 1, width) - left, 0)
        for top, left, bottom, right in sheet.merged
    )
    return covered > height * width


def _open_xlsx(container: Container, package: Package, limits: Limits) -> Workbook:
    parts = {
        name: package.part(name)
        for name in package.entries
        if name.startswith("xl/worksheets/") and name.endswith(".xml")
    }
    bounded = _bounded(container, parts, limits)
    safe = _whole(package, parts) and bounded
    workbook = Workbook(_here(container) if safe else sheets_apart(container, limits))
    _complete(workbook, RawParts(package, parts), container, limits)
    return workbook


def _bounded(container: Container, parts: dict[str, bytes], limits: Limits) -> bool:
    """Whether the cells of all sheets surely lie within the limits; False where a sheet does not plainly say so."""
    plain = True
    cells = 0
    for part in parts.values():
        if len(part) < bounds.FEWEST_BYTES * limits.cells and bounds.surely_small(part):
            continue
        plain = plain and bounds.plain(part)
        cells += bounds.area(part, limits.cells)
        if max(cells, bounds.count(part)) > limits.cells:
            raise WorkbookError(container.path, "too-many-cells", limit=limits.cells)
    return plain


def _whole(package: Package, parts: dict[str, bytes]) -> bool:
    """Whether no sheet stands where it was not looked at. Large parts are unpacked to see that they say their size."""
    for name, entry in package.entries.items():
        large = max(entry.file_size, entry.compress_size) > _LARGE
        if large and name not in parts and not name.startswith(_NEVER_CELLS):
            package.part(name)
    relations = package.entries.get("xl/_rels/workbook.xml.rels")
    if relations is None or package.double or not parts:
        return False
    told = package.part(relations.filename)
    in_place = all(told.count(kind) <= told.count(place) for kind, place in _USUAL_PLACES)
    return in_place and (_TEXTS not in package.entries or bounds.counted_well(package.part(_TEXTS)))


def _here(container: Container) -> list[Sheet]:
    try:
        return calamine_sheets(container.data)
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except PasswordError as error:
        raise WorkbookError(container.path, "password-protected") from error
    except BaseException as error:  # a panic of the library is no Exception
        raise WorkbookError(container.path, "file-damaged", detail=str(error)) from error


def _complete(workbook: Workbook, raw: RawParts, container: Container, limits: Limits) -> None:
    """Put in what calamine leaves out: errors, formulas without a value, hidden rows and columns."""
    workbook.raw = raw
    if not raw.flagged and not raw.hidden_rows:
        return
    for sheet in workbook.sheets:
        part = raw.by_sheet.get(sheet.name, "")
        sheet.hidden_rows = raw.hidden_rows.get(part, frozenset())
        if part in raw.flagged:
            found = raw.raw(sheet.name)
            sheet.hidden_columns = frozenset(found.hidden_columns)
            if sheet.area_with(found.unseen) > limits.cells:
                raise WorkbookError(container.path, "too-many-cells", limit=limits.cells)
            for (row, column), value in found.unseen.items():
                sheet.put(row, column, value)
