"""What repeats around records - sheets, tables, sections - as codes per record, like the keys."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pdvalidate.judging.codes import NONE, Codes
from pdvalidate.judging.frames import Stack
from pdvalidate.model.form import Table
from pdvalidate.model.returns import Opening, TablePart
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


def _add(stacked: Stack, table: str, dimension: str, codes: Codes) -> None:
    stacked.keys[table][dimension] = codes
