"""The marked copy put together: styles, sheets, comments, and the overview before them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import a1
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Discrepancy, ReturnResult
from pdvalidate.model.source import Source
from pdvalidate.reports.fitting import harmless
from pdvalidate.reports.telling import calculation, hints, message, own_message
from pdvalidate.reports.workbook import comments as notes
from pdvalidate.reports.workbook.book import Book, with_first_sheet
from pdvalidate.reports.workbook.colors import OF_SEVERITY
from pdvalidate.reports.workbook.overview import Overview, place
from pdvalidate.reports.workbook.package import CannotMarkError, Package
from pdvalidate.reports.workbook.sheet_marks import Position, anchors, mark
from pdvalidate.reports.workbook.styles import Styles
from pdvalidate.reports.workbook.values_only import as_workbook, sheet_names
from pdvalidate.reports.workbook.xml_places import BrokenXmlError

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BOXES = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY_STYLES = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>'
_LONGEST_COMMENT = 4_000

Found = Sequence[Discrepancy]


@dataclass(frozen=True, slots=True)
class Copy:
    """A marked copy. `suffix` is what its name must end in; `converted`: it holds the values and nothing else."""

    data: bytes
    suffix: str
    converted: bool = False


def annotated(source: Source, returned: ReturnResult, found: Found, catalogue: Catalogue) -> Copy:
    """A copy of the workbook of one return with its discrepancies marked.

    Raises:
        CannotMarkError: the workbook is of a kind in which nothing can be marked.
    """
    data = source.data
    if data is None:
        data = as_workbook(source)
        names = dict(zip((name for name, _ in source.sheets), sheet_names(source), strict=True))
        found = [_renamed(one, names) for one in found]
    try:
        package = Package(data)
        _Annotation(package, returned, catalogue).mark(found)
        macros = "vnd.ms-excel.sheet.macroEnabled" in package.xml("[Content_Types].xml").decode()
        return Copy(package.saved(), ".xlsm" if macros else ".xlsx", source.data is None)
    except (BrokenXmlError, ValueError) as error:
        raise CannotMarkError(str(error)) from error


def _renamed(one: Discrepancy, names: Mapping[str, str]) -> Discrepancy:
    """A discrepancy on the sheets as the copy names them."""
    operands = tuple(replace(each, sheet=names.get(each.sheet or "", each.sheet)) for each in one.operands)
    return replace(one, sheet=names.get(one.sheet or "", one.sheet), operands=operands)


class _Annotation:
    """The copy of one workbook while it is made."""

    def __init__(self, package: Package, returned: ReturnResult, catalogue: Catalogue) -> None:
        self.package, self.returned, self.catalogue = package, returned, catalogue
        self.book = Book.of(package)
        self.styles_part = self._styles_part()
        self.styles = Styles(package.xml(self.styles_part))

    def mark(self, found: Found) -> None:
        """Mark every sheet, then put the overview before them."""
        targets: dict[str, str] = {}
        for number, (name, part) in enumerate(self.book.sheets.items(), start=1):
            here = [one for one in found if one.sheet == name and _cell(one) is not None]
            targets |= self._sheet(name, part, here, number)
        overview = Overview(self.catalogue, self.styles, self.returned.form, targets)
        name = self.package.fresh("xl/worksheets/pdvalidate{}.xml")
        self.package.put(name, overview.sheet(self.returned, found, strict=self.book.strict))
        self.package.declare(name, f"{_SPREADSHEET}.worksheet+xml")
        relation = self.package.relate(self.book.part, self.book.type_of("worksheet"), name)
        title = self.book.free_name(self.catalogue.say("workbook-sheet"))
        self.package.put(self.book.part, with_first_sheet(self.package, self.book, title, relation))
        self.package.put(self.styles_part, self.styles.made())

    def _sheet(self, name: str, part: str, here: Found, number: int) -> Mapping[str, str]:
        """Mark one sheet; where each of its discrepancies is shown."""
        data = self.package.xml(part)
        shown = anchors(data, {cell for one in here if (cell := _cell(one))})
        at: dict[Position, list[Discrepancy]] = {}
        for one in here:
            cell = _cell(one)
            if cell and _marked(one):
                at.setdefault(shown[cell], []).append(one)
        styles = {cell: partial(self._filled, min(each.severity.rank for each in held)) for cell, held in at.items()}
        texts = {cell: self._comment(at[cell]) for cell in sorted(at)}
        boxes = self._boxes(part, number) if texts else None
        marked = mark(data, styles, boxes and self._relation(part, boxes))
        if marked.data != data:
            self.package.put(part, marked.data)
        if texts and boxes:
            self._comments(part, boxes, texts, number)
        return {one.id: place(name, a1(*shown[cell])) for one in here if (cell := _cell(one))}

    def _filled(self, rank: int, style: int) -> int:
        return self.styles.filled(style, OF_SEVERITY[list(Severity)[rank]])

    def _boxes(self, part: str, number: int) -> str:
        """The part that holds the boxes of a sheet's comments, or shall hold them."""
        held = [one.target for one in self.package.relations(part) if one.kind == "vmlDrawing"]
        used = [name for name in held if name in self.package]
        return used[0] if used else self.package.fresh("xl/drawings/vmlDrawingPd{}.vml")

    def _relation(self, part: str, boxes: str) -> str:
        known = [one.id for one in self.package.relations(part) if one.target == boxes]
        return known[0] if known else self.package.relate(part, self.book.type_of("vmlDrawing"), boxes)

    def _comments(self, part: str, drawing: str, texts: Mapping[Position, str], number: int) -> None:
        held = next((one.target for one in self.package.relations(part) if one.kind == "comments"), None)
        name = held if held and held in self.package else self.package.fresh("xl/commentsPd{}.xml")
        old = self.package.xml(name) if name in self.package else None
        data, new = notes.comments(old, texts)
        if old is None:
            self.package.declare(name, f"{_SPREADSHEET}.comments+xml")
            self.package.relate(part, self.book.type_of("comments"), name)
        self.package.put(name, data)
        before = self.package.part(drawing) if drawing in self.package else None
        fresh = {cell: text for cell, text in texts.items() if cell in new}
        self.package.put(drawing, notes.boxes(before, fresh, number))
        self.package.declare(drawing, _BOXES)

    def _comment(self, held: Found) -> str:
        """All that is to be said of one cell."""
        said = "\n\n".join(_said(one, self.returned, self.catalogue) for one in held)
        return said if len(said) <= _LONGEST_COMMENT else f"{said[:_LONGEST_COMMENT]}…"

    def _styles_part(self) -> str:
        held = next((one.target for one in self.package.relations(self.book.part) if one.kind == "styles"), None)
        if held and held in self.package:
            return held
        name = self.package.fresh("xl/stylesPd{}.xml")
        self.package.put(name, _EMPTY_STYLES)
        self.package.declare(name, f"{_SPREADSHEET}.styles+xml")
        self.package.relate(self.book.part, self.book.type_of("styles"), name)
        return name


def _said(one: Discrepancy, returned: ReturnResult, catalogue: Catalogue) -> str:
    """One discrepancy in a comment: what is wrong, the arithmetic, the likely causes."""
    said = [f"{catalogue.say(f'severity-{one.severity}')} ({one.rule}): {message(one, returned.form, catalogue)}"]
    if one.kind == "rule" and own_message(one, returned.form, catalogue):
        said.append(calculation(one, catalogue))
    said += [f"{catalogue.say('hint')}: {hint}" for hint in hints(one, catalogue)]
    return "\n".join(map(harmless, said))


def _cell(one: Discrepancy) -> Position | None:
    return None if one.sheet_row is None or one.sheet_column is None else (one.sheet_row, one.sheet_column)


def _marked(one: Discrepancy) -> bool:
    """Notes and what is waived are listed, and their cells left as they are."""
    return one.severity is not Severity.INFO and not one.waived
