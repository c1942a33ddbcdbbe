"""Finds all tables of a form in a workbook: on which sheet each stands, and below which header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from pdvalidate.reading.files.cells import Sheet, Workbook
from pdvalidate.reading.tables.plans import FormPlan, TablePlan
from pdvalidate.reading.tables.search import Header, find_headers
from pdvalidate.reading.tables.slots import Slot, rows_with, slots, stops


@dataclass(slots=True)
class Spot:
    """A table on a sheet, below one header; several where it is printed in parts, side by side or below each other."""

    plan: TablePlan
    sheet: Sheet
    headers: list[Header]
    slot: Slot

    @property
    def share(self) -> float:
        """How much of the table's columns was found, 0 to 1."""
        wanted = {column.name for column, _ in self.plan.table.walk() if not column.optional}
        found = set().union(*(header.assignment.columns for header in self.headers))
        return len(found & wanted) / max(len(wanted), 1)

    @property
    def headings(self) -> int:
        """How many headings were found, each counted once."""
        return len({name for header in self.headers for name in header.assignment.found.values()})

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
    empty: list[Slot] = field(default_factory=list)  # members of what repeats in which no table was found

    @property
    def missing(self) -> list[TablePlan]:
        """The tables that were not found."""
        found = {id(spot.plan) for spot in self.spots}
        return [plan for plan in self.plan.tables if id(plan) not in found]

    @property
    def headings(self) -> int:
        """How many headings were found; a table that repeats counts once."""
        most: dict[int, int] = {}
        for spot in self.spots:
            most[id(spot.plan)] = max(most.get(id(spot.plan), 0), spot.headings)
        return sum(most.values())

    @property
    def share(self) -> float:
        """How much of the form's columns was found, 0 to 1."""
        wanted = sum(1 for plan in self.plan.tables for column, _ in plan.table.walk() if not column.optional)
        best = {id(spot.plan): spot for spot in sorted(self.spots, key=lambda spot: spot.share)}
        found = sum(spot.share * sum(not c.optional for c, _ in spot.plan.table.walk()) for spot in best.values())
        return found / max(wanted, 1)


def locate(plan: FormPlan, workbook: Workbook) -> Location:
    """Find the tables of a form. Where two tables claim one header, it goes to the one that fits it better."""
    asked = [slot for table in plan.tables for slot in slots(plan, table, workbook)]
    waiting = [spot for slot in asked if (spot := _best(plan, slot, ()))]
    taken: list[Spot] = []
    while waiting:
        waiting.sort(key=lambda spot: -spot.share)
        chosen = waiting.pop(0)
        taken.append(chosen)
        for rival in [spot for spot in waiting if spot.overlaps(chosen)]:
            waiting.remove(rival)
            again = _best(plan, rival.slot, taken)
            if again:
                waiting.append(again)
    for spot in taken:
        _add_headers_above(plan, spot, taken)
    order = {id(slot): place for place, slot in enumerate(asked)}
    filled = {id(spot.slot) for spot in taken}
    empty = [slot for slot in asked if slot.openings and id(slot) not in filled]
    return Location(plan, sorted(taken, key=lambda spot: order[id(spot.slot)]), empty)


def _add_headers_above(form: FormPlan, spot: Spot, spots: Sequence[Spot]) -> None:
    """A table begins at its first header, also where one further down has more of its columns."""
    while len(spot.headers) == 1 or spot.headers[0].bottom < spot.headers[1].top:
        lowest = spot.headers[-1].assignment.columns
        first = _first_row(form, spot, spots)
        above = find_headers(spot.plan, spot.sheet, first, spot.headers[0].top)
        if len(above) != 1 or not _begins(spot.plan, above[0].assignment.columns, lowest):
            return
        spot.headers.insert(0, above[0])


def _begins(plan: TablePlan, columns: Set[str], lowest: Set[str]) -> bool:
    """Whether a header with some columns may begin a table that has others in a header below."""
    keys = {key.name for key in plan.table.keys} & lowest
    return keys <= columns and len(columns) > 1 and 2 * len(columns) >= len(lowest)


def _first_row(form: FormPlan, spot: Spot, spots: Sequence[Spot]) -> int:
    """The first row above a spot's header that belongs to no other table: below its `after`, and below theirs."""
    top = spot.headers[0].top
    rows = [spot.slot.first - 1, *rows_with(spot.sheet, spot.plan.table.after), *stops(form, spot.plan, spot.sheet)]
    rows += [header.bottom for one in spots if one is not spot and one.sheet is spot.sheet for header in one.headers]
    return max((row + 1 for row in rows if row < top), default=0)


def _best(form: FormPlan, slot: Slot, taken: Sequence[Spot]) -> Spot | None:
    """The place in a slot where most of a table is found, of equal ones the first; not where another table stands."""
    spots = [
        spot
        for sheet in slot.sheets
        for spot in _on_sheet(form, slot, sheet, taken)
        if not any(spot.overlaps(other) for other in taken)
    ]
    return max(spots, key=lambda spot: (spot.share, spot.headings), default=None)


def _on_sheet(form: FormPlan, slot: Slot, sheet: Sheet, taken: Sequence[Spot]) -> Iterator[Spot]:
    for first, stop in _stretches(form, slot, sheet, taken):
        headers = find_headers(slot.plan, sheet, first, stop)
        if headers:
            yield Spot(slot.plan, sheet, headers, slot)


def _stretches(form: FormPlan, slot: Slot, sheet: Sheet, taken: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """The rows between which a table's header may stand: below its `after`, between headers that are taken."""
    plan, first = slot.plan, slot.first
    if plan.table.after:
        above = next(iter(rows_with(sheet, plan.table.after)), None)
        if above is None:
            return
        first = above + 1
    others = sorted(row for row in stops(form, plan, sheet) if row >= first)
    stop = min([slot.end(sheet), *others[:1]])
    for header in sorted(
        (header for spot in taken if spot.sheet is sheet for header in spot.headers), key=lambda header: header.top
    ):
        if first <= header.top < stop:
            yield first, header.top
            first = header.bottom + 1
    yield first, stop
