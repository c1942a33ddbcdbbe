"""Opens a container as a workbook: with calamine where that is proven safe, else in a process that may die alone."""

from __future__ import annotations

import io
from collections.abc import Callable

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from pdvalidate.errors import WorkbookError
from pdvalidate.reading import bounds
from pdvalidate.reading.cells import Sheet, Workbook
from pdvalidate.reading.container import Container
from pdvalidate.reading.limits import Limits
from pdvalidate.reading.package import Package
from pdvalidate.reading.rawparts import RawParts

_SMALL_PARTS = ("xl/theme/", "docProps/", "xl/media/", "customXml/", "xl/printerSettings/", "xl/drawings/")


def sheets_of(data: bytes) -> list[Sheet]:
    """The worksheets that calamine finds. It may raise anything, panics included, or end the process."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = []
    for meta in workbook.sheets_metadata:
        if meta.typ is SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_name(meta.name)
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            rows = sheet.to_python(skip_empty_area=False)
            visible = meta.visible is SheetVisibleEnum.Visible
            found.append(Sheet(meta.name, rows, merged, visible=visible))
    return found


def guarded(container: Container, read: Callable[[bytes], list[Sheet]]) -> list[Sheet]:
    """The sheets that `read` finds, with all that it can raise told as what is wrong with the file.

    Raises:
        WorkbookError: password-protected or file-damaged.
    """
    try:
        return read(container.data)
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except PasswordError as error:
        raise WorkbookError(container.path, "password-protected") from error
    except BaseException as error:  # a panic of the library is no Exception
        raise WorkbookError(container.path, "file-damaged", detail=str(error)) from error


def open_xlsx(container: Container, package: Package, limits: Limits) -> Workbook | None:
    """An .xlsx or .xlsm workbook, or None where nothing proves that opening it in this process is safe.

    Raises:
        WorkbookError: file-damaged, file-too-large or password-protected.
    """
    parts = _sheet_parts(package)
    if not _bounded(container, package, parts, limits):
        return None
    workbook = Workbook(guarded(container, sheets_of))
    _complete(workbook, RawParts(package, parts))
    return workbook


def _sheet_parts(package: Package) -> dict[str, bytes]:
    """The parts that hold sheets, by name."""
    return {
        name: package.part(name)
        for name in package.entries
        if name.startswith("xl/worksheets/") and name.endswith(".xml")
    }


def _bounded(container: Container, package: Package, parts: dict[str, bytes], limits: Limits) -> bool:
    """Whether the cells of all sheets lie within the limits, and no sheet stands where it was not looked at."""
    for part in parts.values():
        if not bounds.surely_small(part) and bounds.area(part, limits.cells) > limits.cells:
            raise WorkbookError(container.path, "file-too-large", limit=f"{limits.cells} cells")
    for name, entry in package.entries.items():
        if name not in parts and entry.file_size > 100_000 and not name.startswith(_SMALL_PARTS):
            package.part(name)
    relations = package.entries.get("xl/_rels/workbook.xml.rels")
    if relations is None or package.double or not parts:
        return False
    told = package.part(relations.filename)
    return told.count(b'/worksheet"') <= told.count(b"worksheets/")


def _complete(workbook: Workbook, raw: RawParts) -> None:
    """Put in what calamine leaves out: errors, formulas without a value, hidden rows and columns."""
    workbook.raw = raw
    if not raw.flagged:
        return
    for sheet in workbook.sheets:
        if raw.by_sheet.get(sheet.name) in raw.flagged:
            found = raw.raw(sheet.name)
            sheet.hidden_rows = frozenset(found.hidden_rows)
            sheet.hidden_columns = frozenset(found.hidden_columns)
            for (row, column), value in found.unseen.items():
                sheet.put(row, column, value)
