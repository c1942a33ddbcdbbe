"""Of every filled cell of a workbook it is told whether it was read, and if not, why."""

from __future__ import annotations

from collections.abc import Iterable

from pdvalidate.messages import Catalogue
from pdvalidate.model.form import Table
from pdvalidate.model.returns import Return, Skipped, TablePart
from pdvalidate.reading.tables.search import letters_to_columns
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.location import location

Cells = Iterable[tuple[str, int, int]]
"""Sheet, row and column from 0."""


def untold(read: Return, filled: Cells) -> list[tuple[str, int, int]]:
    """The filled cells that are neither read nor told to be left out."""
    return [cell for cell in filled if not _is_told(read, *cell)]


def headings_not_shown(read: Return) -> list[str]:
    """The heading cells that `locate` does not name."""
    shown = location(read, Catalogue("vi"), Layout(verbose=True))
    return [place.cell for part in read.parts for place in part.places if place.cell not in shown]


def _is_told(read: Return, sheet: str, row: int, column: int) -> bool:
    parts = [part for part in read.parts if part.sheet == sheet]
    if not parts:
        fields = (read.unit_field, read.period_field, *read.fields.values())
        return sheet in read.sheets_unread or sheet in {field.sheet for field in fields}
    return any(_tells(part, read.form.by_name[part.table], row, column) for part in parts)


def _tells(part: TablePart, table: Table, row: int, column: int) -> bool:
    if part.header[0] <= row <= part.header[1] or any(_covers(one, row) for one in part.skipped):
        return True
    columns = {place.sheet_column for place in part.places}
    columns |= {one.column for one in part.skipped if one.column is not None}
    columns |= {place for key in table.keys for place in letters_to_columns(key.at)}
    opened = {one.row for openings in part.openings.values() for one in openings if one is not None}
    return row in opened or (row in part.rows and column in columns)


def _covers(one: Skipped, row: int) -> bool:
    if one.column is not None or one.first_row is None:
        return False
    return one.first_row <= row <= (one.first_row if one.last_row is None else one.last_row)
