"""How a workbook was understood: what `locate` prints, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import a1, letters
from pdvalidate.model.form import Block, Form
from pdvalidate.model.returns import (
    Cell,
    ErrorValue,
    FieldValue,
    NoValue,
    Place,
    Return,
    Skipped,
    TablePart,
    opening_records,
)
from pdvalidate.reports.format import Layout
from pdvalidate.reports.naming import heading
from pdvalidate.reports.telling import finding_sentence, hint_sentence
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import Page

_MOST = 12
"""Rows of groups that are listed unless all are asked for."""


def location(one: Return, catalogue: Catalogue, layout: Layout) -> str:
    """Form, unit and period of a return, each of its tables, and what was not read."""
    page = Page(catalogue, layout)
    lines = [*page.title(one.file), *_identity(page, one)]
    for part in one.parts:
        lines += ["", *_part(page, one.form, part)]
    for section in (list(_fields(page, one)), list(_left_out(page, one)), list(_findings(page, one))):
        lines += ["", *section] if section else []
    return "\n".join(lines) + "\n"


def _identity(page: Page, one: Return) -> Iterator[str]:
    title = page.catalogue.text(one.form.title)
    unit = one.unit.name if one.unit else None if one.form.unit_list else one.unit_text
    period = str(one.period) if one.period else None
    named = one.form.key if title in ("", one.form.id) else f"{one.form.key}: {title}"
    known = (
        ("locate-form", named, None, ""),
        ("locate-unit", unit, one.unit_text, _where(one.unit_field)),
        ("locate-period", period, one.period_text, _where(one.period_field)),
    )
    for identifier, understood, typed, where in known:
        said = understood or page.say("locate-not-found")
        quoted = page.say("locate-as-typed", text=typed) if typed and typed != said else ""
        tail = ", ".join(filter(None, (where, quoted)))
        yield from page.lines(f"{page.say(identifier)}: {said}{f' ({tail})' if tail else ''}", 2, 2)


def _where(value: FieldValue) -> str:
    """The sheet and the cell that a value was read from."""
    cell = "" if value.row is None or value.column is None else a1(value.row, value.column)
    return "!".join(part for part in (value.sheet, cell) if part)


def _part(page: Page, form: Form, part: TablePart) -> Iterator[str]:
    """One table: its header, its columns, its named rows, and what was skipped in it."""
    members = ", ".join(f"{name}: {member}" for name, member in part.dimensions.items())
    sheet = part.sheet + _hidden(page, part.sheet_hidden)
    yield from page.title(page.say("locate-table", table=part.table, sheet=sheet, members=members))
    yield from _extent(page, form, part)
    yield from _columns(page, form, part)
    yield from _named(page, "locate-rows", _rows(part, part.members))
    yield from _bounded(page, "locate-groups", _rows(part, part.groups))
    if part.fields:
        yield from page.lines(f"{page.say('locate-fields')}:", 2)
        yield from _values(page, part.fields, 4)
    yield from _bounded(page, "locate-sections", _sections(form, part))
    yield from _skipped(page, part)


def _extent(page: Page, form: Form, part: TablePart) -> Iterator[str]:
    """Where the header stands and the table ends; which rows are details, and which rows of it are hidden."""
    named = {at for names in part.members.values() for at, name in enumerate(names) if name}
    named |= opening_records(part, form.by_name[part.table])
    details = [row for at, row in enumerate(part.rows) if at not in named]
    first, last = part.header
    values = {"first": str(first + 1), "last": str(last + 1), "end": str(part.end + 1)}
    yield from page.lines(
        page.say("locate-header", details=page.say("count-details", count=len(details)), **values), 2, 2
    )
    hidden = [row for row in part.rows if row in part.hidden_rows]
    for identifier, rows in (("locate-details", details), ("locate-hidden-rows", hidden)):
        if rows:
            yield from page.lines(page.say(identifier, rows=_runs(rows)), 2, 2)


def _runs(rows: Sequence[int]) -> str:
    """Rows, counted from 1, neighbours together: 7-9, 11."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in runs)


def _columns(page: Page, form: Form, part: TablePart) -> Iterator[str]:
    """The columns that were found, by the cells of their headings as typed; then those that were not."""
    yield from page.lines(f"{page.say('locate-columns')}:", 2)
    columns = _columns_of(page, "heading-cell", "heading-name", "heading-typed")
    yield from page.grid(columns, [_column(page, place) for place in part.places], 4)
    missing = _columns_missing(form, part)
    if missing:
        yield from page.lines(page.say("locate-columns-missing", columns=missing), 2, 2)


def _column(page: Page, place: Place) -> Line:
    inner = [member for member in place.members if member != place.column]
    name = f"{place.column}[{', '.join(inner)}]" if inner else place.column
    return Line((f"{place.cell or letters(place.sheet_column)}{_hidden(page, place.hidden)}", name, place.heading))


def _columns_missing(form: Form, part: TablePart) -> list[str]:
    """Headings of the form that were not found, those under each declared member of a block included."""
    found = {(place.column, place.members) for place in part.places}
    missing = []
    for column, around in form.by_name[part.table].walk():
        for members in _declared(around):
            if (column.name, members) not in found:
                name = f"{column.name}[{', '.join(members)}]" if members else column.name
                missing.append(f"“{heading(form, part.table, name)}”")
    return missing


def _declared(around: Sequence[Block]) -> list[tuple[str, ...]]:
    """Every combination of the declared members of blocks, outermost first; none where a block only has patterns."""
    combinations: list[tuple[str, ...]] = [()]
    for block in around:
        combinations = [(*outer, member) for outer in combinations for member in block.members]
    return combinations


def _rows(part: TablePart, names: Mapping[str, Sequence[str | None]]) -> list[Line]:
    """The rows that bear a name, or are of a group: where each stands, and its label as typed."""
    return [
        Line((f"{part.rows[at] + 1}", name, _label(part, column, at)))
        for column, found in names.items()
        for at, name in enumerate(found)
        if name
    ]


def _sections(form: Form, part: TablePart) -> list[Line]:
    """The stretches of rows that are sections: where each begins, the section's name, its member."""
    sections = [section.name for section in form.by_name[part.table].sections]
    found = {(one, name) for name in sections for one in part.openings.get(name, ()) if one is not None}
    ordered = sorted(found, key=lambda one: (one[0].row or 0, sections.index(one[1])))
    return [Line((f"{(one.row or 0) + 1}", name, one.member)) for one, name in ordered]


def _named(page: Page, identifier: str, lines: Sequence[Line]) -> Iterator[str]:
    if lines:
        yield from page.lines(f"{page.say(identifier)}:", 2)
        columns = [Column(page.say("heading-row"), figures=True), *_columns_of(page, "heading-name", "heading-label")]
        yield from page.grid(columns, lines, 4)


def _bounded(page: Page, identifier: str, lines: Sequence[Line]) -> Iterator[str]:
    """The first rows, unless all are asked for, and how many more there are."""
    shown = lines if page.layout.verbose else lines[:_MOST]
    yield from _named(page, identifier, shown)
    if len(lines) > len(shown):
        yield from page.lines(page.say("summary-more", count=len(lines) - len(shown)), 4)


def _columns_of(page: Page, *identifiers: str) -> list[Column]:
    return [Column(page.say(identifier)) for identifier in identifiers]


def _label(part: TablePart, column: str, at: int) -> str:
    for place, cells in zip(part.places, part.cells, strict=True):
        if place.column == column and not place.members:
            return _shown(cells[at])
    return ""


def _skipped(page: Page, part: TablePart) -> Iterator[str]:
    """The stretches that were looked at and not read, with the reason."""
    if part.skipped:
        yield from page.lines(f"{page.say('locate-skipped')}:", 2)
        lines = [Line((_place(page, part, one), page.say(f"skipped-{one.reason}"), one.text)) for one in part.skipped]
        yield from page.grid(_columns_of(page, "heading-place", "heading-reason", "heading-value"), lines, 4)


def _place(page: Page, part: TablePart, one: Skipped) -> str:
    if one.column is not None:
        hidden = one.column in part.hidden_columns
        return page.say("place-column", column=letters(one.column)) + _hidden(page, hidden)
    if one.first_row is None:
        return page.say("place-all")
    last = one.first_row if one.last_row is None else one.last_row
    identifier = "place-row" if last == one.first_row else "place-rows"
    said = page.say(identifier, first=str(one.first_row + 1), last=str(last + 1))
    return said + _hidden(page, part.hidden_rows.issuperset(range(one.first_row, last + 1)))


def _hidden(page: Page, hidden: bool) -> str:
    return f" ({page.say('locate-hidden')})" if hidden else ""


def _fields(page: Page, one: Return) -> Iterator[str]:
    """Single values outside the tables, with the cell each was read from."""
    if one.fields:
        yield from page.title(page.say("locate-fields"))
        yield from _values(page, one.fields, 0)


def _values(page: Page, fields: Mapping[str, FieldValue], indent: int) -> Iterator[str]:
    columns = _columns_of(page, "heading-place", "heading-name", "heading-value")
    lines = [
        Line((_where(found), name, _shown(found.value) or page.say("locate-not-found")))
        for name, found in fields.items()
    ]
    yield from page.grid(columns, lines, indent)


def _left_out(page: Page, one: Return) -> Iterator[str]:
    """Tables of the form that were not found, and sheets of the workbook that were not read."""
    found = {part.table for part in one.parts}
    tables = [table.name for table in one.form.tables if table.name not in found]
    if tables:
        yield from page.lines(page.say("locate-tables-missing", tables=tables), 0, 2)
    if one.sheets_unread:
        yield from page.lines(page.say("locate-sheets-unread", sheets=list(one.sheets_unread)), 0, 2)


def _findings(page: Page, one: Return) -> Iterator[str]:
    """What the reader noticed; the verdicts of `check` are not among it."""
    if not one.findings:
        return
    yield from page.title(page.say("locate-findings"))
    for finding in one.findings:
        cell = None if finding.row is None or finding.column is None else a1(finding.row, finding.column)
        place = "!".join(part for part in (finding.sheet, cell) if part)
        said = f"{finding.id}: {finding_sentence(finding, one.form, page.catalogue)}"
        hints = "".join(f" {page.say('hint')}: {hint_sentence(hint, page.catalogue)}" for hint in finding.hints)
        yield from page.lines(f"{place} {said}{hints}".strip(), 2, 2)


def _shown(cell: Cell) -> str:
    """What stands in a cell, as it was read."""
    if isinstance(cell, ErrorValue):
        return cell.text
    if isinstance(cell, NoValue):
        return cell.formula
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell)
