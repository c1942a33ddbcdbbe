"""Merged figures: they stand in every line that they cover, and count once in an aggregate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.frames import Frame
from pdvalidate.judging.frames.lookup import Groups
from pdvalidate.rules.verdicts import FALSE, TRUE, Verdicts

Cells = NDArray[np.int64]


_ROWS, _COLUMNS, _SHEETS = 2**20, 2**14, 2**10
"""More than a sheet, and a table of one return, can have."""


def merged_cells(frame: Frame, column: str | None) -> Cells | None:
    """For each line a number that all lines under one merged cell share, whatever their column; 0: a cell of its own.

    None where nothing is merged.
    """
    if not frame.merged:
        return None
    found: Cells | None = None
    sheets: dict[int, dict[str, int]] = {}
    for segment in frame.segments:
        at = segment.places.get(column or "")
        if not segment.part.merged or at is None:
            continue
        found = np.zeros(frame.size, np.int64) if found is None else found
        known = sheets.setdefault(segment.ret, {})
        sheet = segment.ret * _SHEETS + known.setdefault(segment.part.sheet, len(known))
        for record, row in enumerate(segment.part.rows):
            origin = segment.part.merged.get((row, at[1].sheet_column))
            if origin is not None:
                found[segment.first + record] = (sheet * _ROWS + origin[0]) * _COLUMNS + origin[1] + 1
    return found


def once(frame: Frame, column: str | None, runs: Groups, kept: Verdicts | None) -> Verdicts | None:
    """Which lines of each run count: those that fulfil its condition, each merged cell once."""
    cells = merged_cells(frame, column)
    if cells is None:
        return kept
    run = np.repeat(np.arange(runs.starts.size), runs.ends - runs.starts)
    taken = np.full(runs.lines.size, TRUE, np.uint8) if kept is None else kept.copy()
    merged = np.flatnonzero((cells[runs.lines] > 0) & (taken != FALSE))
    pairs = np.stack([run[merged], cells[runs.lines[merged]]])
    first = np.unique(pairs, axis=1, return_index=True)[1]
    again = np.ones(merged.size, np.bool_)
    again[first] = False
    taken[merged[again]] = FALSE
    return taken
