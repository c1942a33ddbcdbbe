"""Remembers where the tables of a form stood in the last workbooks, and looks there first.

To see that the same header cells hold the same texts is far cheaper than to search for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pdvalidate.model.returns import Cell, Opening, Place
from pdvalidate.reading.files.cells import Merge, Sheet, Workbook
from pdvalidate.reading.tables.context import Context
from pdvalidate.reading.tables.locate import Location, Spot
from pdvalidate.reading.tables.plans import FormPlan, TablePlan
from pdvalidate.reading.tables.search import Header, printed_numbers
from pdvalidate.reading.tables.slots import Slot

_REMEMBERED = 16

Learned = tuple[Context, tuple[Place, ...]]
"""What was learned about a table below one header: where its keys and values stand, and all its columns."""


@dataclass(slots=True)
class Layout:
    """The headers of one table on its sheet, with all cells they were read from."""

    plan: TablePlan
    sheet: str
    headers: list[Header]
    top: int
    rows: list[list[Cell]]
    merged: list[Merge]
    hidden: frozenset[int]
    learned: list[Learned]
    openings: Mapping[str, Opening]  # which of the sheets that repeat it is

    @classmethod
    def of(cls, spot: Spot, learned: list[Learned]) -> Layout:
        """The layout in which a table was found."""
        top = min(header.top for header in spot.headers)
        below = max(header.first for header in spot.headers)
        rows = [trimmed(row) for row in spot.sheet.rows[top:below]]
        merged = _merged(spot.sheet, below)
        hidden, openings = spot.sheet.hidden_columns, spot.slot.openings
        return cls(spot.plan, spot.sheet.name, spot.headers, top, rows, merged, hidden, learned, openings)

    def holds(self, sheet: Sheet) -> bool:
        """Whether the sheet has the same header in the same cells."""
        below = self.top + len(self.rows)
        if sheet.hidden_columns != self.hidden or len(sheet.rows) < below:
            return False
        for own, theirs in zip(self.rows, sheet.rows[self.top : below], strict=True):
            if theirs != own and trimmed(theirs) != own:
                return False
        return _merged(sheet, below) == self.merged and self._fits(sheet) and self._numbered_alike(sheet)

    def _numbered_alike(self, sheet: Sheet) -> bool:
        """Whether no column numbers stand where the workbook that taught the layout had a record: it may be damaged."""
        return not any(
            printed_numbers(self.plan, sheet, header.first, header.assignment)
            for header in self.headers
            if header.numbering is None
        )

    def _fits(self, sheet: Sheet) -> bool:
        return all(column < sheet.width for header in self.headers for column in header.assignment.found)


def trimmed(row: list[Cell]) -> list[Cell]:
    """A row without the blank cells at its end."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def _merged(sheet: Sheet, below: int) -> list[Merge]:
    return [merge for merge in sheet.merged if merge[0] < below]


def _slot(layout: Layout, sheets: Mapping[str, Sheet]) -> Slot:
    return Slot(layout.plan, [sheets[layout.sheet]], openings=layout.openings)


class Layouts:
    """The last layouts of one form, by the names of the sheets of the workbooks they were met in."""

    def __init__(self, plan: FormPlan) -> None:
        self.plan = plan
        self._known: dict[tuple[str, ...], list[list[Layout]]] = {}

    def look(self, workbook: Workbook) -> list[Layout] | None:
        """Every table of the form where it stood before, or None if one of them does not stand there."""
        sheets = {sheet.name: sheet for sheet in workbook.sheets}
        for layouts in self._known.get(tuple(sheets), ()):
            if all(layout.holds(sheets[layout.sheet]) for layout in layouts):
                return layouts
        return None

    def location(self, workbook: Workbook, layouts: list[Layout]) -> Location:
        """Remembered layouts as they stand in a workbook."""
        sheets = {sheet.name: sheet for sheet in workbook.sheets}
        return Location(
            self.plan, [Spot(one.plan, sheets[one.sheet], one.headers, _slot(one, sheets)) for one in layouts]
        )

    def remember(self, workbook: Workbook, layouts: list[Layout]) -> None:
        """Keep the layouts of a workbook in which every table was found whole."""
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        known = self._known.setdefault(tuple(sheet.name for sheet in workbook.sheets), [])
        known.insert(0, layouts)
        del known[_REMEMBERED:]
