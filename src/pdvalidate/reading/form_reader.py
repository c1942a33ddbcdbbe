"""Reads returns of one form from workbook after workbook; what one file taught is used for the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from pdvalidate.model.form import Form
from pdvalidate.model.library import Library
from pdvalidate.model.period import Period
from pdvalidate.model.returns import NOT_FOUND, FieldValue, Finding, Return
from pdvalidate.reading.fields import FieldFinder
from pdvalidate.reading.files.cells import Workbook, blank
from pdvalidate.reading.identity import Finder, Identity, fold_shown, periods_of, read_period_field, read_unit_field
from pdvalidate.reading.rows.missing import absent_table, sheet_missing
from pdvalidate.reading.rows.parts import Part
from pdvalidate.reading.rows.unread import tell_unread
from pdvalidate.reading.tables.columns import matches_any
from pdvalidate.reading.tables.layouts import Layout, Layouts
from pdvalidate.reading.tables.locate import Location, locate
from pdvalidate.reading.tables.plans import FormPlan
from pdvalidate.reading.tables.slots import candidate_sheets
from pdvalidate.reading.tables.tables import TableReader
from pdvalidate.text.folding import fold


@dataclass(slots=True)
class Sighting:
    """A form seen in a workbook: where its tables stand, and the values of its unit, period and fields."""

    reader: FormReader
    dated: _Dated
    location: Location
    values: dict[str, list[FieldValue]]
    period: Period | None
    layouts: list[Layout] | None = None  # where the layout is a remembered one

    @property
    def valid(self) -> bool:
        """Whether the form's edition is in force in the return's period."""
        return self.period is None or self.reader.in_force(self.period)


class _Dated:
    """A form as it stands in workbooks of one period, and what was learned about those."""

    def __init__(self, form: Form, library: Library, period: Period | None) -> None:
        self.plan = FormPlan.of(form, period)
        self.tables = {table.table.name: TableReader(table, library) for table in self.plan.tables}
        self.layouts = Layouts(self.plan)


UNIT, PERIOD = "unit", "period"
"""Fields of these names are reserved words of the schema language: no other field bears them."""


class FormReader:
    """Finds one form in workbooks and reads its returns."""

    def __init__(self, form: Form, library: Library) -> None:
        self.form = form
        self.library = library
        undated = FormPlan.of(form)
        self._depends_on_period = undated.dated
        asked = {UNIT: form.unit, PERIOD: form.period, **{one.name: one for one in form.fields}}
        self._fields = {name: FieldFinder(one, undated.names) for name, one in asked.items() if one is not None}
        self._by_period: dict[Period | None, _Dated] = {}
        self._units: dict[Period | None, Finder] = {}

    def in_force(self, period: Period) -> bool:
        """Whether the form is valid in a whole period."""
        first, last = self.form.valid_from, self.form.valid_until
        return (first is None or first.first <= period.first) and (last is None or period.last <= last.last)

    def recall(self, workbook: Workbook, stem: str) -> Sighting | None:
        """The form where it stood in an earlier workbook of the same sheets and headings; None where it does not."""
        for dated in self._by_period.values():
            layouts = dated.layouts.look(workbook)
            if layouts is not None:
                sighting = self._sighting(workbook, stem)
                if sighting.dated is not dated or not sighting.valid:
                    return None
                sighting.location, sighting.layouts = dated.layouts.location(workbook, layouts), layouts
                return sighting
        return None

    def look(self, workbook: Workbook, stem: str, *, chosen: bool) -> Sighting | None:
        """The form wherever its headings are found; None where none of its tables is.

        Args:
            chosen: the user says that it is this form, so patterns of unit and period need not fit.
        """
        found = self._sighting(workbook, stem)
        if not chosen and not all(self._fits(name, found.values) for name in (UNIT, PERIOD)):
            return None
        found.location = locate(found.dated.plan, workbook)
        return found if found.location.spots else None

    def _fits(self, name: str, values: dict[str, list[FieldValue]]) -> bool:
        asked = self._fields.get(name)
        return asked is None or asked.field.pattern is None or bool(values[name])

    def _sighting(self, workbook: Workbook, stem: str) -> Sighting:
        """What the fields say; the tables are still to be located."""
        values = {name: finder.find(workbook, stem) for name, finder in self._fields.items()}
        period = next(periods_of(self.form, values.get(PERIOD, ())), None)
        dated = self._dated(period)
        return Sighting(self, dated, Location(dated.plan), values, period)

    def _dated(self, period: Period | None) -> _Dated:
        key = period if self._depends_on_period else None
        if key not in self._by_period:
            self._by_period[key] = _Dated(self.form, self.library, key)
        return self._by_period[key]

    def read(self, found: Sighting, workbook: Workbook, file: tuple[str, str]) -> Return:
        """The return of a workbook in which the form was found.

        Args:
            file: its name and SHA-256.
        """
        parts, findings, layouts = self._tables(found, workbook)
        tell_unread(parts)
        identity = self._identity(found, parts)
        self._remember(found, workbook, layouts)
        read = {spot.sheet.name for spot in found.location.spots}
        unread = tuple(sheet.name for sheet in workbook.sheets if sheet.name not in read)
        fields = {one.name: _first(found.values[one.name]) for one in self.form.fields}
        known = {value.sheet for value in (identity.unit_field, identity.period_field, *fields.values())}
        return Return(
            *file,
            self.form,
            identity.unit,
            identity.unit_text,
            identity.period,
            identity.period_text,
            [part.part for part in parts],
            fields,
            [*identity.findings, *_sheet_findings(found, workbook, unread, known), *findings],
            tuple(name for name in unread if name not in known),
            identity.unit_field,
            identity.period_field,
        )

    def _tables(self, found: Sighting, workbook: Workbook) -> tuple[list[Part], list[Finding], list[Layout]]:
        """The parts of all tables that were found, what is to be said of them, and how they were laid out."""
        parts: list[Part] = []
        findings: list[Finding] = []
        layouts: list[Layout] = []
        for index, spot in enumerate(found.location.spots):
            reader = found.dated.tables[spot.plan.table.name]
            known = found.layouts[index].learned if found.layouts else ()
            own = reader.read(spot, workbook, found.location, known)
            findings += reader.findings(spot, own, found.period)
            parts += own
            if not found.layouts and len(own) == len(spot.headers):
                layouts.append(Layout.of(spot, [(part.context, part.part.places) for part in own]))
        return parts, findings, layouts

    def _remember(self, found: Sighting, workbook: Workbook, layouts: list[Layout]) -> None:
        """Keep a layout for the next file where nothing is missing in it and nothing is doubtful.

        Tables that repeat down a sheet stand elsewhere in each file.
        """
        where = found.location
        whole = len(layouts) == len(where.spots) and not (where.missing or where.empty)
        whole = whole and not any(table.each_after for table in self.form.tables)
        if whole and all(one.assignment.complete for spot in found.location.spots for one in spot.headers):
            found.dated.layouts.remember(workbook, layouts)

    def _identity(self, found: Sighting, parts: Sequence[Part]) -> Identity:
        identity = Identity()
        read = {part.part.sheet for part in parts}
        read_period_field(self.form, found.values.get(PERIOD, []) or self._in_column(PERIOD, parts), identity)
        find = self._finder(identity.period)
        values = found.values.get(UNIT, []) or self._in_column(UNIT, parts)
        if any(value.sheet in read for value in values):
            values = [value for value in values if value.sheet in read or find(fold_shown(value.value))]
        read_unit_field(self.form, values, identity, find)
        return identity

    def _finder(self, period: Period | None) -> Finder:
        if period not in self._units:
            members = self.library.lists.get(self.form.unit_list or "")
            self._units[period] = Finder(members, period.last if period else None)
        return self._units[period]

    def _in_column(self, name: str, parts: Sequence[Part]) -> list[FieldValue]:
        """The values of a field that stands in a column: each once, where it stands first."""
        finder = self._fields.get(name)
        column = finder.field.column if finder else None
        found: dict[str, FieldValue] = {}
        for part in (one.part for one in parts):
            for place, cells in zip(part.places, part.cells, strict=True):
                if place.column == column:
                    for row, cell in zip(part.rows, cells, strict=True):
                        if not blank(cell):
                            found.setdefault(fold_shown(cell), FieldValue(cell, part.sheet, row, place.sheet_column))
        return list(found.values())


def _sheet_findings(
    found: Sighting, workbook: Workbook, unread: Sequence[str], known: Set[str | None]
) -> Iterator[Finding]:
    """Tables without a sheet or without a header, and sheets that the form does not know.

    `known` are the sheets that hold unit, period or fields.
    """
    names = [sheet.name for sheet in workbook.sheets]
    for plan in found.location.missing:
        named = plan.table.sheets or plan.table.each_sheet
        sheets = candidate_sheets(plan, workbook) if named else []
        if sheets and not plan.table.each_sheet:
            yield from absent_table(plan, sheets[0].name)
        elif not sheets:
            yield sheet_missing(plan.table, names)
    yield from _members_missing(found, workbook)
    excepted = [each.excepted for table in found.reader.form.tables if (each := table.each_sheet)]
    sought = [plan for plan in found.location.missing if plan.table.sheets]
    known = known | {sheet.name for plan in sought for sheet in candidate_sheets(plan, workbook)}
    for sheet in workbook.sheets:
        if sheet.encoding and sheet.name not in unread:
            yield Finding("sheet-decoded", sheet.name, found=sheet.encoding.upper())
        if any(matches_any(patterns, fold(sheet.name)) for patterns in excepted):
            continue
        if sheet.name in unread and sheet.name not in known and not all(map(blank, chain.from_iterable(sheet.rows))):
            yield Finding("sheet-unexpected", sheet.name, found=sheet.name)


def _members_missing(found: Sighting, workbook: Workbook) -> Iterator[Finding]:
    """Sheets and tables of those that repeat in which no header was found; declared sheets that are not there."""
    read = {spot.sheet.name for spot in found.location.spots}
    for slot in found.location.empty:
        for sheet in slot.sheets:
            if slot.plan.table.each_sheet or slot.plan.table.sheets or sheet.name in read:
                yield from absent_table(slot.plan, sheet.name, slot.first - 1 if slot.first else None)
    for plan in found.dated.plan.tables:
        each = plan.table.each_sheet
        there = {fold(sheet.name) for sheet in workbook.sheets}
        for texts in each.members.values() if each else ():
            if there.isdisjoint(fold(plan.text(text)) for text in texts):
                yield Finding("sheet-missing", table=plan.table.name, expected=texts[0])


def _first(values: Sequence[FieldValue]) -> FieldValue:
    return values[0] if values else NOT_FOUND
