"""Rows and returns whose label says that there are no figures yet: a zero there is missing, not zero."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.frames import Frame, Stack
from pdvalidate.rules.quantity import MISSING, PRESENT
from pdvalidate.text.units import says_no_figures


def forget_zeros(stack: Stack, table: str) -> None:
    """Make the zeros of such rows missing, in place, those that blank cells count as included."""
    silent = _silent(stack, stack.frame(table))
    if not silent.any():
        return
    for frame in stack.of_table(table):
        lines = silent[frame.record]
        for name, figures in frame.figures.items():
            zeros = lines & (figures.mantissa == 0) & (figures.bits == PRESENT)
            if frame.table.by_name[name].measure and zeros.any():
                frame.figures[name] = replace(figures, state=np.where(zeros, MISSING, figures.bits).astype(np.uint8))


def _silent(stack: Stack, records: Frame) -> NDArray[np.bool_]:
    """The records of whose keys one says so, and all those of units whose name does."""
    silent = np.zeros(records.size, np.bool_)
    for key in records.table.keys:
        texts = records.texts.get(key.name)
        if texts is not None:
            says = np.array([*map(says_no_figures, texts.categories), False])
            silent |= says[texts.codes]
    units = [place for place, one in enumerate(stack.returns) if one.unit_text and says_no_figures(one.unit_text)]
    return silent | np.isin(records.ret, units) if units else silent
