"""What was found of a table at one header, as a part of a return with its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

from pdvalidate.model.address import a1
from pdvalidate.model.form import Table
from pdvalidate.model.kinds import Details, ValueType
from pdvalidate.model.returns import Cell, Finding, Opening, Place, TablePart, opening_records
from pdvalidate.reading.files.cells import Workbook
from pdvalidate.reading.rows.indents import indent_levels
from pdvalidate.reading.rows.labels import folded_label
from pdvalidate.reading.rows.naming import Named, name_rows
from pdvalidate.reading.rows.sections import openings
from pdvalidate.reading.tables.context import Context, Stretch
from pdvalidate.reading.tables.headings import typed


@dataclass(slots=True)
class Part:
    """A part with what was learned on the way: which named rows stand in it, and what is to be said of its rows."""

    part: TablePart
    context: Context
    stretch: Stretch
    seen: dict[str, set[str]]  # names of rows by label column
    findings: list[Finding] = field(default_factory=list)
    levels: Mapping[int, int] = field(default_factory=dict)  # how far labels are indented, by sheet row, for a tree


def places(context: Context) -> tuple[Place, ...]:
    """The columns that were found, in the order of the sheet."""
    made = context.header.assignment
    hidden = context.sheet.hidden_columns
    return tuple(
        Place(name, members, column, *_heading(context, column), hidden=column in hidden)
        for column, (name, members) in sorted(made.found.items())
    )


def _heading(context: Context, column: int) -> tuple[str, str]:
    path = context.header.assignment.paths.get(column, ())
    return (typed(path), path[-1].cell) if path else ("", a1(context.header.bottom, column))


def build(context: Context, stretch: Stretch, found: tuple[Place, ...], workbook: Workbook) -> Part:
    """The part of one stretch of rows."""
    keep = stretch.records()
    cells = _cells(stretch, found, keep)
    stretches = openings(context, stretch)
    named = _names(context, found, cells, stretches)
    _leave_outside(context.plan.table, stretches, named)
    part = TablePart(
        context.plan.table.name,
        context.sheet.name,
        found,
        [stretch.first + place for place in keep],
        cells,
        {column: one.members for column, one in named.items()},
        {column: one.groups for column, one in named.items()},
        (context.header.top, context.header.bottom),
        stretch.first + stretch.end,
        percents=_percents(context, workbook, found),
        hidden_rows=context.sheet.hidden_rows,
        hidden_columns=context.sheet.hidden_columns,
        openings=stretches,
        merged=stretch.merged,
        sheet_hidden=context.sheet.hidden,
        sums_closed="key-missing" not in stretch.skipped.values(),
    )
    made = Part(part, context, stretch, {column: one.seen for column, one in named.items()})
    made.levels = indent_levels(context, stretch, workbook)
    made.findings += _row_findings(context, stretch)
    made.findings += _name_findings(context, part, named)
    return made


def _cells(stretch: Stretch, found: Sequence[Place], keep: Sequence[int]) -> list[list[Cell]]:
    columns = [stretch.columns[place.sheet_column] for place in found] if stretch.columns else [()] * len(found)
    if not stretch.skipped:
        return [list(column[: stretch.end]) for column in columns]
    chosen = [place not in stretch.skipped for place in range(stretch.end)]
    return [list(compress(column, chosen)) for column in columns]


Stretches = dict[str, list[Opening | None]]
"""Section -> the stretch that each record stands in."""


def _leave_outside(table: Table, stretches: Stretches, named: dict[str, Named]) -> None:
    """A row that is declared to be outside belongs to no section."""
    outside = {row.name for row in table.rows if row.outside}
    if outside and stretches:
        for one in named.values():
            for place, name in enumerate(one.members):
                if name in outside:
                    for openings_ in stretches.values():
                        openings_[place] = None


def _names(context: Context, found: Sequence[Place], cells: list[list[Cell]], stretches: Stretches) -> dict[str, Named]:
    by_name = {place.column: tuple(column) for place, column in zip(found, cells, strict=True) if not place.members}
    codes = next((by_name[name] for name in _code_columns(context.plan.table) if name in by_name), None)
    keys = [key.name for key in context.plan.table.keys if key.name in by_name]
    named = {}
    for book in context.books:
        if book.column in by_name:
            others: list[Sequence[object]] = [by_name[key] for key in keys if key != book.column]
            combined = tuple(zip(*others, *stretches.values(), strict=True)) if others or stretches else None
            named[book.column] = name_rows(book, by_name[book.column], codes if book.codes else None, combined)
    return named


def _code_columns(table: Table) -> Iterator[str]:
    return (column.name for column, _ in table.walk() if column.type is ValueType.CODE)


def _percents(context: Context, workbook: Workbook, found: Sequence[Place]) -> frozenset[tuple[int, int]]:
    table = context.plan.table
    rows = any(row.type is ValueType.PERCENT and row.scale is None for row in table.rows)
    wanted = [
        place.sheet_column
        for place in found
        for column in [table.by_name[place.column]]
        if (column.type is ValueType.PERCENT and column.scale is None) or (rows and column.type.numeric)
    ]
    return workbook.percents(context.sheet, wanted) if wanted else frozenset()


_TOLD = ("row-empty", "row-unused", "key-missing")


def _row_findings(context: Context, stretch: Stretch) -> Iterator[Finding]:
    for place, reason in sorted(stretch.skipped.items()):
        if reason in _TOLD and place < stretch.end:
            yield row_finding(context, reason, stretch.first + place)


def row_finding(context: Context, identifier: str, row: int, column: str | None = None, **more: object) -> Finding:
    """A finding about a row, at its label."""
    name = column or next(iter(context.keys), None)
    place = context.keys.get(name or "", context.labels.get(name or ""))
    label = context.sheet.at(row, place) if place is not None else ""
    text = " ".join(str(label).split()) if label != "" else None
    return Finding(
        identifier,
        context.sheet.name,
        row,
        place if place is not None else min(context.header.assignment.found, default=0),
        context.plan.table.name,
        text,
        name,
        label,
        **more,  # type: ignore[arg-type]  # further fields of a finding
    )


def _name_findings(context: Context, part: TablePart, named: dict[str, Named]) -> Iterator[Finding]:
    for column, one in named.items():
        for place in one.double:
            yield row_finding(context, "row-duplicate", part.rows[place], column, **_earlier(context, part, one, place))
        for place in one.mismatched:
            yield _mismatch(context, part, one, place)
    if context.plan.table.details is not Details.LIST:
        yield from _double_details(context, part, named)
    if context.plan.table.details is Details.NONE and context.keys:
        yield from _unexpected(context, part)


def _earlier(context: Context, part: TablePart, named: Named, place: int) -> dict[str, object]:
    first = named.members.index(named.members[place])
    column = next(iter(context.keys.values()), 0)
    return {"values": {"first": a1(part.rows[first], column)}}


def _mismatch(context: Context, part: TablePart, named: Named, place: int) -> Finding:
    """A row that is known by its label, and the code beside it, which is another row's."""
    row = context.plan.table.named_rows.get(named.members[place] or "")
    codes = set(_code_columns(context.plan.table))
    code = next(one.sheet_column for one in part.places if one.column in codes)
    made = row_finding(context, "row-mismatch", part.rows[place], expected=row.code if row else None)
    return replace(made, column=code, found=context.sheet.at(part.rows[place], code))


def unnamed(part: TablePart, table: Table) -> list[int]:
    """The records that have neither a name nor a group in any column, and do not open a section."""
    lists = [*part.members.values(), *part.groups.values()]
    opening = opening_records(part, table)
    if not lists:
        return [place for place in range(len(part.rows)) if place not in opening]
    return [place for place, row in enumerate(zip(*lists, strict=True)) if not any(row) and place not in opening]


def _unexpected(context: Context, part: TablePart) -> Iterator[Finding]:
    for place in unnamed(part, context.plan.table):
        yield row_finding(context, "row-unexpected", part.rows[place])


def _double_details(context: Context, part: TablePart, named: dict[str, Named]) -> Iterator[Finding]:
    """Detail rows with the same keys, below the same named row."""
    columns = [part.cells[place] for place, one in enumerate(part.places) if one.column in context.keys]
    if not columns:
        return
    labels = [list(map(folded_label, column)) for column in columns]
    keys: list[tuple[object, ...]] = list(zip(*labels, *part.openings.values(), strict=True))
    if len(set(keys)) == len(keys):
        return
    members = [one.members for one in named.values()]
    block, seen = 0, dict[tuple[int, tuple[object, ...]], int]()
    times = Counter(keys)
    for place, key in enumerate(keys):
        if any(names[place] for names in members):
            block += len(columns) == 1
            continue
        first = seen.setdefault((block, key), place)
        if times[key] > 1 and first != place:
            at = a1(part.rows[first], next(iter(context.keys.values())))
            yield row_finding(context, "row-duplicate", part.rows[place], values={"first": at})
