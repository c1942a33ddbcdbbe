"""Columns and rows as the printed form calls them, where a report only has the form's own short names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pdvalidate.model.form import Block, Column, Form, Heading, Table

_NAMED = re.compile(r"(?P<column>[^\[\]]+)(?:\[(?P<members>[^\[\]]*)\])?")


def column_of(form: Form | None, table: str | None, name: str | None) -> Column | None:
    """The column of the form that ``admitted`` or ``admitted[y2020]`` is."""
    within = form.by_name.get(table or "") if form else None
    found = _NAMED.fullmatch(name or "")
    return within.by_name.get(found["column"]) if within and found else None


def heading_path(form: Form | None, table: str | None, name: str | None) -> Heading:
    """The levels of its heading from the top down, those of its blocks first; the name itself where there is none."""
    column = column_of(form, table, name)
    found = _NAMED.fullmatch(name or "")
    if column is None or form is None or found is None:
        return (name,) if name else ()
    within = form.by_name[table or ""]
    members = (found["members"] or "").split(", ") if found["members"] else []
    own = () if column.name in within.blocks else _first(column.headings)
    path = (*_block_levels(within, column, members), *own)
    return path or (column.name,)


def heading(form: Form | None, table: str | None, name: str | None) -> str:
    """The whole heading on one line."""
    return " > ".join(heading_path(form, table, name))


def short_heading(form: Form | None, table: str | None, name: str | None) -> str:
    """Its lowest level, where no other column of the table has the same; else the whole heading."""
    path = heading_path(form, table, name)
    within = form.by_name.get(table or "") if form else None
    if within is None or len(path) < 2:
        return " > ".join(path)
    alike = [column for column, around in within.walk() if around or _first(column.headings)[-1:] == path[-1:]]
    return path[-1] if len(alike) <= 1 else " > ".join(path)


def row_label(form: Form | None, table: str | None, name: str) -> str:
    """The label of a row that only has the form's own name; any other name as it is."""
    within = form.by_name.get(table or "") if form else None
    row = within.named_rows.get(name) if within else None
    return row.labels[0] if row and row.labels and row.labels[0] else name


def _block_levels(table: Table, column: Column, members: Sequence[str]) -> Heading:
    """The headings of the members that a column stands under; a member known by its text is its own heading."""
    blocks = [table.blocks[name] for name in table.paths[column.name]]
    levels: list[str] = []
    for block, member in zip(blocks, members, strict=False):
        levels += _first(block.members.get(member, ((member,),)))
    if not members and blocks:
        levels += _declared(blocks[-1], column.name)
    return tuple(levels)


def _declared(block: Block, name: str) -> Heading:
    return _first(block.members.get(name, ()))


def _first(headings: Sequence[Heading]) -> Heading:
    return headings[0] if headings else ()
