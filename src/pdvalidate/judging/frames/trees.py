"""The hierarchy of a table's records as one array: the line of the record that each lies directly under."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.frames import Lines, Stack
from pdvalidate.judging.frames.lookup import NOWHERE
from pdvalidate.model.form import Table
from pdvalidate.model.returns import TablePart

Parts = Sequence[tuple[int, TablePart]]


def add_tree(stacked: Stack, table: Table, parts: Parts) -> None:
    """Number what each record lies under as a line of the frame of records; NOWHERE for the topmost."""
    if table.tree is None:
        return
    starts = np.cumsum([0, *(len(part.rows) for _, part in parts)])
    lines = [
        {row: int(start) + place for place, row in enumerate(part.rows)}
        for (_, part), start in zip(parts, starts, strict=False)
    ]
    above = [
        NOWHERE if one is None else lines[index + one.part].get(one.row, NOWHERE)
        for index, (_, part) in enumerate(parts)
        for one in part.above or [None] * len(part.rows)
    ]
    stacked.above[table.name] = np.array(above, np.intp)


def parents(stacked: Stack, table: str) -> NDArray[np.bool_]:
    """Which records have others directly under them."""
    above = stacked.above[table]
    found = np.zeros(above.size, np.bool_)
    found[above[above >= 0]] = True
    return found


def under(stacked: Stack, table: str, records: Lines) -> Lines:
    """The record that each of these lies directly under."""
    return stacked.above[table][records]
