"""Finds all tables of a form in a workbook: on which sheet each stands, and below which header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pdvalidate.reading.cells import Sheet, Workbook
from pdvalidate.reading.columns import matches_any
from pdvalidate.reading.plans import FormPlan, TablePlan
from pdvalidate.reading.search import Header, find_headers
from pdvalidate.text.folding import fold

_LONGEST = 500
"""Letters of a text that may stand above a table; a longer one is prose."""


@dataclass(slots=True)
class Spot:
    """A table on a sheet, below one header; several headers where it is printed in parts side by side."""

    plan: TablePlan
    sheet: Sheet
    headers: list[Header]

    @property
    def share(self) -> float:
        """How much of the table's columns was found, 0 to 1."""
        wanted = {column.name for column, _ in self.plan.table.walk() if not column.optional}
        found = set().union(*(header.assignment.columns for header in self.headers))
        return len(found & wanted) / max(len(wanted), 1)

    @property
    def headings(self) -> int:
        """How many headings were found."""
        return sum(len(header.assignment.found) for header in self.headers)

    def overlaps(self, other: Spot) -> bool:
        """Whether two tables claim the same header cells."""
        return self.sheet is other.sheet and any(
            _between(own, theirs) and own.assignment.found.keys() & theirs.assignment.found.keys()
            for own in self.headers
            for theirs in other.headers
        )


def _between(left: Header, right: Header) -> bool:
    return left.top <= right.bottom and right.top <= left.bottom


@dataclass(slots=True)
class Location:
    """Where the tables of a form stand in one workbook. `spots` are in the order of the form."""

    plan: FormPlan
    spots: list[Spot] = field(default_factory=list)

    @property
    def missing(self) -> list[TablePlan]:
        """The tables that were not found."""
        found = {id(spot.plan) for spot in self.spots}
        return [plan for plan in self.plan.tables if id(plan) not in found]

    @property
    def headings(self) -> int:
        """How many headings were found."""
        return sum(spot.headings for spot in self.spots)

    @property
    def share(self) -> float:
        """How much of the form's columns was found, 0 to 1."""
        wanted = sum(1 for plan in self.plan.tables for column, _ in plan.table.walk() if not column.optional)
        found = sum(spot.share * sum(not c.optional for c, _ in spot.plan.table.walk()) for spot in self.spots)
        return found / max(wanted, 1)


def locate(plan: FormPlan, workbook: Workbook) -> Location:
    """Find the tables of a form. Where two tables claim one header, it goes to the one that fits it better."""
    waiting = [spot for table in plan.tables if (spot := _best(plan, table, workbook, ()))]
    taken: list[Spot] = []
    while waiting:
        waiting.sort(key=lambda spot: -spot.share)
        chosen = waiting.pop(0)
        taken.append(chosen)
        for rival in [spot for spot in waiting if spot.overlaps(chosen)]:
            waiting.remove(rival)
            again = _best(plan, rival.plan, workbook, taken)
            if again:
                waiting.append(again)
    order = {id(table): place for place, table in enumerate(plan.tables)}
    return Location(plan, sorted(taken, key=lambda spot: order[id(spot.plan)]))


def candidate_sheets(plan: TablePlan, workbook: Workbook) -> list[Sheet]:
    """The sheets that may hold a table: those with its accepted names, else all."""
    if not plan.table.sheets:
        return workbook.sheets
    by_name = {fold(sheet.name): sheet for sheet in reversed(workbook.sheets)}
    wanted = [fold(plan.text(name)) for name in plan.table.sheets]
    return [by_name[name] for name in wanted if name in by_name]


def _best(form: FormPlan, plan: TablePlan, workbook: Workbook, taken: Sequence[Spot]) -> Spot | None:
    """The place where most of a table is found, of equal ones the first; not where another table stands."""
    spots = [
        spot
        for sheet in candidate_sheets(plan, workbook)
        for spot in _on_sheet(form, plan, sheet, taken)
        if not any(spot.overlaps(other) for other in taken)
    ]
    return max(spots, key=lambda spot: (spot.share, spot.headings), default=None)


def _on_sheet(form: FormPlan, plan: TablePlan, sheet: Sheet, taken: Sequence[Spot]) -> Iterator[Spot]:
    for first, stop in _stretches(form, plan, sheet, taken):
        headers = find_headers(plan, sheet, first, stop)
        if headers:
            yield Spot(plan, sheet, headers)


def _stretches(form: FormPlan, plan: TablePlan, sheet: Sheet, taken: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """The rows between which a table's header may stand: below its `after`, between headers that are taken."""
    first = 0
    if plan.table.after:
        above = next(iter(rows_with(sheet, plan.table.after)), None)
        if above is None:
            return
        first = above + 1
    others = sorted(row for row in stops(form, plan, sheet) if row >= first)
    stop = others[0] if others else len(sheet.rows)
    for header in sorted(
        (header for spot in taken if spot.sheet is sheet for header in spot.headers), key=lambda header: header.top
    ):
        if first <= header.top < stop:
            yield first, header.top
            first = header.bottom + 1
    yield first, stop


def stops(form: FormPlan, plan: TablePlan, sheet: Sheet) -> list[int]:
    """The rows with a text that stands above another table of the form."""
    return [
        row
        for other in form.tables
        if other is not plan and other.table.after and other.table.after != plan.table.after
        for row in rows_with(sheet, other.table.after)
    ]


def rows_with(sheet: Sheet, patterns: Sequence[str]) -> Iterator[int]:
    """The rows of which a cell is of one of the patterns."""
    fitting = {text for text in sheet.texts if 0 < len(text) < _LONGEST and matches_any(patterns, fold(text))}
    return iter(dict.fromkeys(row for row, _, _ in sheet.find(fitting)))
