"""What repeats around records - sheets, tables, sections - as codes per record, like the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pdvalidate.judging.frames.codes import NONE, Codes
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.model.form import Table
from pdvalidate.model.returns import FieldValue, Opening, Place, TablePart
from pdvalidate.model.term import stretch

Parts = Sequence[tuple[int, TablePart]]


def add_repeats(stacked: Stack, table: Table, parts: Parts) -> None:
    """Code every repeat of a table twice: by its text, which other tables share, and by where it stands."""
    rows = np.array([row for _, part in parts for row in part.rows], np.int64)
    stacked.opens[table.name] = {}
    for name, declared in table.repeated_members.items():
        openings = [
            (ret, opening) for ret, part in parts for opening in part.openings.get(name, [None] * len(part.rows))
        ]
        texts: dict[str, int] = {}
        standing: dict[tuple[int, Opening], int] = {}
        codes, places = np.full(len(openings), NONE, np.int32), np.full(len(openings), NONE, np.int32)
        for at, (ret, opening) in enumerate(openings):
            if opening is not None:
                codes[at] = texts.get(opening.member, NONE)
                if codes[at] == NONE:
                    codes[at] = texts[opening.member] = stacked.book(name).member(opening.member, declared)
                places[at] = standing.setdefault((ret, opening), len(standing))
        _add(stacked, table.name, name, codes)
        _add(stacked, table.name, stretch(table.name, name), places)
        stacked.book(stretch(table.name, name)).reserve(len(standing))
        if name in table.named_sections:
            began = np.array([NONE if one is None or one.row is None else one.row for _, one in openings], np.int64)
            stacked.opens[table.name][name] = (began == rows) & table.named_sections[name].with_figures


def with_fields(table: Table, part: TablePart) -> TablePart:
    """A part with the fields of its table as columns: each value stands in all records, in one cell merged over them.

    A field that was not found is blank, and is told at the header of the table.
    """
    if not table.field_columns:
        return part
    places, cells, merged = list(part.places), list(part.cells), dict(part.merged)
    for index, column in enumerate(table.field_columns):
        held = part.fields.get(column.name, FieldValue(None))
        first = min((place.sheet_column for place in part.places), default=0)
        row, at = (part.header[0], first) if held.row is None or held.column is None else (held.row, held.column)
        places.append(Place(column.name, (), -1 - index))
        cells.append([held.value] * len(part.rows))
        merged.update({(record, -1 - index): (row, at) for record in part.rows})
    return replace(part, places=tuple(places), cells=cells, merged=merged)


def _add(stacked: Stack, table: str, dimension: str, codes: Codes) -> None:
    stacked.keys[table][dimension] = codes
