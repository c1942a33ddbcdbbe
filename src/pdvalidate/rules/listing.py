"""`sum(a, b, c)` and its kin over things that are listed, instance by instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from pdvalidate.rules.quantity import (
    PRESENT,
    SEVERAL,
    UNREADABLE,
    Quantity,
    States,
    add,
    aligned,
    divide,
    doubles,
    joined,
    magnitudes,
)


def each_once(figures: Sequence[Quantity], cells: Sequence[NDArray[np.int64] | None]) -> list[Quantity]:
    """The figures, less those that stand in the same merged cell as one before them: such a figure counts once.

    `cells` numbers the merged cells that a figure was read from, per instance; 0 and None are cells of their own.
    """
    kept = list(figures)
    for place, own in enumerate(cells):
        others = [other for other in cells[:place] if other is not None]
        if own is not None and others:
            again = (own > 0) & np.logical_or.reduce([own == other for other in others])
            kept[place] = _emptied(figures[place], again)
    return kept


def _emptied(figures: Quantity, gone: NDArray[np.bool_]) -> Quantity:
    """Figures of which some hold nothing at all."""
    state = np.where(gone, np.uint8(0), figures.bits).astype(np.uint8)
    emptied = replace(figures, mantissa=np.where(gone, 0, figures.mantissa), state=state)
    if figures.approximate is None or figures.magnitude is None:
        return emptied
    value, size = (np.where(gone, 0.0, one) for one in (figures.approximate, figures.magnitude))
    return replace(emptied, approximate=value, magnitude=size)


def listed(function: str, figures: Sequence[Quantity]) -> Quantity:
    """One figure per instance from those that are listed. All but `sum` skip what is missing."""
    match function:
        case "sum":
            return reduce(add, figures)
        case "count":
            return _count(figures)
        case "mean":
            total = reduce(add, figures)
            mean = divide(total, _count(figures))
            return _with_state(mean, _skipping(figures))
        case _:
            return _extreme(function, figures)


def _with_state(figures: Quantity, state: States | None) -> Quantity:
    return Quantity(
        figures.mantissa,
        figures.scale,
        figures.bound,
        state,
        figures.inexact,
        figures.approximate,
        figures.magnitude,
    )


def _skipping(figures: Sequence[Quantity]) -> States | None:
    """Present where anything is; what is missing or not applicable beside it is skipped."""
    state = reduce(joined, [one.state for one in figures])
    if state is None:
        return None
    skipped = np.where(state & PRESENT != 0, state & (PRESENT | UNREADABLE | SEVERAL), state)
    return np.asarray(skipped, np.uint8)


def _count(figures: Sequence[Quantity]) -> Quantity:
    """How many values there are; unreadable ones make it undecided."""
    here = [(one.bits & PRESENT != 0).astype(np.int64) for one in figures]
    total = np.asarray(reduce(np.add, np.broadcast_arrays(*here)))
    state = reduce(joined, [one.state for one in figures])
    if state is not None:
        state = np.asarray((state & (UNREADABLE | SEVERAL)) | PRESENT, np.uint8)
    return Quantity(total, 0, len(figures), state)


def _extreme(function: str, figures: Sequence[Quantity]) -> Quantity:
    best = figures[0]
    for other in figures[1:]:
        one, two = aligned(best, other)
        absent, there = one.bits & PRESENT == 0, two.bits & PRESENT != 0
        nearer = doubles(two) < doubles(one) if function == "min" else doubles(two) > doubles(one)
        if one.inexact is None and two.inexact is None:
            nearer = two.mantissa < one.mantissa if function == "min" else two.mantissa > one.mantissa
        best = _either(there & (absent | nearer), two, one)
    return _with_state(best, _skipping(figures))


def _either(take: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], one: Quantity, other: Quantity) -> Quantity:
    bound = max(one.bound, other.bound)
    mantissa = np.where(take, one.mantissa, other.mantissa)
    state = np.where(take, one.bits, other.bits)
    if one.inexact is None and other.inexact is None:
        return Quantity(mantissa, one.scale, bound, state)
    no = np.asarray(False)
    inexact = np.where(take, no if one.inexact is None else one.inexact, no if other.inexact is None else other.inexact)
    value = np.where(take, doubles(one), doubles(other))
    return Quantity(
        mantissa, one.scale, bound, state, inexact, value, np.where(take, magnitudes(one), magnitudes(other))
    )
