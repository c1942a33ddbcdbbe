"""Reads the located tables of a return: the rows below each header, and what is to be said of each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pdvalidate.model.library import Library
from pdvalidate.model.period import Period
from pdvalidate.model.returns import FieldValue, Finding, Opening, TablePart
from pdvalidate.reading.fields import FieldFinder
from pdvalidate.reading.files.cells import Sheet, Workbook
from pdvalidate.reading.rows.labels import LabelBook, folded_label
from pdvalidate.reading.rows.listed import list_findings
from pdvalidate.reading.rows.missing import column_findings, row_findings
from pdvalidate.reading.rows.parts import Part, build, places, row_finding
from pdvalidate.reading.rows.rows import read_rows
from pdvalidate.reading.rows.trees import grow
from pdvalidate.reading.tables.context import Context
from pdvalidate.reading.tables.layouts import Learned
from pdvalidate.reading.tables.locate import Location, Spot
from pdvalidate.reading.tables.plans import TablePlan, label_column
from pdvalidate.reading.tables.search import Header
from pdvalidate.reading.tables.slots import stops
from pdvalidate.text.folding import fold

_MOST_HEADERS = 100
"""Headers with other columns, one below the other, that a table may have: a bound for files made to cost time."""


class TableReader:
    """Reads one table of a form from workbook after workbook; it remembers what the labels claim."""

    def __init__(self, plan: TablePlan, library: Library) -> None:
        table = plan.table
        self.plan = plan
        self.members = library.lists.get(table.detail_list or "")
        columns = [key.name for key in table.keys]
        columns += [label_column(table, row) for row in table.rows]
        columns += [group.column for group in table.groups if group.column]
        names = plan.names | {fold(label) for one in table.fields for label in one.labels}
        self.fields = [FieldFinder(one, names) for one in table.fields]
        self.books = tuple(LabelBook(plan, column) for column in dict.fromkeys(filter(None, columns)))

    def read(self, spot: Spot, workbook: Workbook, location: Location, known: Sequence[Learned]) -> list[Part]:
        """The parts of a table at its spot, in sheet order.

        Args:
            known: what was learned about each header from an earlier workbook of the same layout.
        """
        parts: list[Part] = []
        for place, header in enumerate(spot.headers):
            learned = known[place] if known else self._learn(spot.sheet, header)
            parts += self._below(spot.sheet, learned, workbook, _stop(location, spot, header))
        fields = self._read_fields(spot)
        for part in parts:
            open_repeats(part.part, spot.slot.openings)
            part.part.fields = fields
            self._leave_fields(part.part)
        for index, record in grow(self.plan.table, [part.part for part in parts], [part.levels for part in parts]):
            parts[index].findings.append(_unknown_level(parts[index], record))
        return parts

    def _read_fields(self, spot: Spot) -> Mapping[str, FieldValue]:
        """The fields of the table, where they stand on its sheet: from the text above this table to the next one's."""
        if not self.fields:
            return {}
        sheet, openings = spot.sheet, spot.slot.openings.values()
        first = max((one.row for one in openings if one.row is not None), default=0)
        around = Workbook([Sheet(sheet.name, sheet.rows[first : spot.slot.end(sheet)])])
        found = {finder.field.name: next(iter(finder.find(around, "")), FieldValue(None)) for finder in self.fields}
        return {
            name: value if value.row is None else replace(value, row=value.row + first) for name, value in found.items()
        }

    def _leave_fields(self, part: TablePart) -> None:
        """A row that holds a field - its label in the key column, its value beside it - is no record of the table."""
        rows = {value.row for value in part.fields.values()}
        labels = [fold(label) for finder in self.fields for label in finder.field.labels]
        keys = {key.name for key in self.plan.table.keys}
        typed = [cells for place, cells in zip(part.places, part.cells, strict=True) if place.column in keys]
        gone = {
            at
            for at, row in enumerate(part.rows)
            if row in rows and any(folded_label(cells[at]).startswith(tuple(labels)) for cells in typed)
        }
        if gone:
            keep = [at for at in range(len(part.rows)) if at not in gone]
            part.rows = [part.rows[at] for at in keep]
            part.cells = [[cells[at] for at in keep] for cells in part.cells]
            for lists in (part.members, part.groups, part.openings):
                for name, held in lists.items():
                    lists[name] = [held[at] for at in keep]  # type: ignore[index]  # built as dictionaries

    def _learn(self, sheet: Sheet, header: Header) -> Learned:
        context = Context.of(self.plan, sheet, header, self.books)
        return context, places(context)

    def _below(self, sheet: Sheet, learned: Learned, workbook: Workbook, stop: int) -> Iterator[Part]:
        """The part below a header, and those below the headers that take over from it further down."""
        context, found = replace(learned[0], sheet=sheet), learned[1]
        for _ in range(_MOST_HEADERS):
            stretch = read_rows(context, stop)
            yield build(context, stretch, found, workbook)
            if stretch.next_header is None:
                return
            context, found = self._learn(sheet, stretch.next_header)

    def findings(self, spot: Spot, parts: Sequence[Part], period: Period | None) -> Iterator[Finding]:
        """What is to be said of a table: its columns, then its rows, then what it lacks."""
        for header in {id(part.context.header): part.context.header for part in parts}.values():
            yield from column_findings(spot, header)
        for part in parts:
            yield from part.findings
        yield from row_findings(self.books, parts)
        if self.members is not None:
            yield from list_findings(self.members, period, parts)


def open_repeats(part: TablePart, openings: Mapping[str, Opening]) -> None:
    """Say of a part's records which sheet or table of those that repeat they stand in."""
    part.dimensions = {name: opening.member for name, opening in openings.items()}
    around: dict[str, list[Opening | None]] = {name: [one] * len(part.rows) for name, one in openings.items()}
    part.openings = {**around, **part.openings}


def _unknown_level(part: Part, record: int) -> Finding:
    """A text that is none of the levels of the table's tree: nobody knows what the row lies under."""
    tree = part.context.plan.table.tree
    levels = ", ".join(text for texts in tree.order for text in texts) if tree else ""
    column = next((one for one in part.part.places if tree and one.column == tree.column), None)
    return Finding(
        "value-code",
        part.part.sheet,
        part.part.rows[record],
        column.sheet_column if column else None,
        part.part.table,
        row_finding(part.context, "value-code", part.part.rows[record]).row_name,
        tree.column if tree else None,
        part.context.sheet.at(part.part.rows[record], column.sheet_column) if column else None,
        levels,
        {"expected": levels},
    )


def _stop(location: Location, spot: Spot, header: Header) -> int:
    """The first row below a header that belongs to another one: its own, or the text that stands above its table."""
    rows = [
        other.top
        for one in location.spots
        if one.sheet is spot.sheet
        for other in one.headers
        if other.top > header.bottom and header.overlaps(other)
    ]
    rows += [row for row in stops(location.plan, spot.plan, spot.sheet) if row > header.bottom]
    return min([spot.slot.end(spot.sheet), *rows])
