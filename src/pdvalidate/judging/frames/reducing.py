"""A return that has been judged is reduced to what rules between returns still ask of it."""

from __future__ import annotations

from dataclasses import replace

from pdvalidate.model.form import Table
from pdvalidate.model.kinds import Blank
from pdvalidate.model.returns import Return, TablePart
from pdvalidate.rules.needs import Needs


def reduced(one: Return, needs: Needs) -> Return:
    """The return with the tables and columns that are asked for, and without its findings."""
    parts = [
        _part(one, part, columns)
        for part in one.parts
        if (columns := needs.columns(one.form.id, part.table)) is not None
    ]
    return replace(one, parts=parts, findings=[], sheets_unread=())


def _part(one: Return, part: TablePart, asked: frozenset[str]) -> TablePart:
    table = next(known for known in one.form.tables if known.name == part.table)
    columns = asked | columns_of_rows(table)
    if any(column.blank is Blank.ZERO for column in table.by_name.values()):
        return part  # whether a blank is zero depends on the rest of its row
    places = [index for index, place in enumerate(part.places) if place.column in columns]
    return replace(
        part, places=tuple(part.places[index] for index in places), cells=[part.cells[index] for index in places]
    )


def columns_of_rows(table: Table) -> frozenset[str]:
    """The columns that tell which row is which: keys, and those in which labels stand."""
    named = {row.column for row in table.rows} | {group.column for group in table.groups}
    return frozenset({key.name for key in table.keys} | named)
