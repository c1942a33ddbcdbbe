"""Groups of lines folded to one figure each: sums, counts, means and extremes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.lookup import Groups
from pdvalidate.rules.quantity import (
    LARGEST,
    MISSING,
    PRESENT,
    SEVERAL,
    UNREADABLE,
    Quantity,
    States,
    divide,
    doubles,
    magnitudes,
)
from pdvalidate.rules.verdicts import FALSE, TRUE, UNDECIDED, Verdicts


def fold_groups(function: str, values: Quantity | None, runs: Groups, kept: Verdicts | None) -> Quantity:
    """One figure for each group. `kept` tells which lines fulfil the aggregate's condition; `values` None: rows count.

    A group none of whose lines fulfil the condition has the sum 0; its other folds are missing.
    """
    if not runs.starts.size:
        return Quantity(np.zeros(0, np.int64))
    taken = _taken(values, runs, kept)
    match function:
        case "sum":
            return _sum(taken, runs)
        case "count":
            return _count(taken, runs)
        case "mean":
            mean = divide(_sum(taken, runs), _count(taken, runs))
            return replace(mean, state=_skipping(taken, runs))
        case _:
            return _extreme(function, taken, runs)


def _taken(values: Quantity | None, runs: Groups, kept: Verdicts | None) -> Quantity:
    """The values of the lines in the order of the groups; what does not fulfil the condition is nothing."""
    rows = Quantity(np.ones(runs.lines.shape, np.int64), 0, 1)
    taken = rows if values is None else values.take(runs.lines)
    if kept is None:
        return taken
    out = kept != TRUE
    bits = np.where(kept == FALSE, np.uint8(0), np.where(kept == UNDECIDED, UNREADABLE, taken.bits))
    zero = replace(taken, mantissa=np.where(out, 0, taken.mantissa), state=bits.astype(np.uint8))
    if taken.approximate is None:
        return zero
    return replace(zero, approximate=np.where(out, 0.0, taken.approximate))


def _bits(taken: Quantity, runs: Groups) -> States | None:
    """The OR of the states of each group."""
    if taken.state is None:
        return None
    bits = np.broadcast_to(taken.state, runs.lines.shape)
    return np.asarray(np.bitwise_or.reduceat(bits, runs.starts))


def _sum(taken: Quantity, runs: Groups) -> Quantity:
    bound = taken.bound * int((runs.ends - runs.starts).max())
    mantissa = taken.mantissa
    if bound > LARGEST and mantissa.dtype != object:
        mantissa = mantissa.astype(object)
    total = np.add.reduceat(mantissa, runs.starts)
    figures = Quantity(total, taken.scale, bound, _bits(taken, runs))
    if taken.inexact is None:
        return figures
    inexact = np.logical_or.reduceat(taken.inexact, runs.starts)
    value = np.add.reduceat(doubles(taken), runs.starts)
    return replace(
        figures, inexact=inexact, approximate=value, magnitude=np.add.reduceat(magnitudes(taken), runs.starts)
    )


def _count(taken: Quantity, runs: Groups) -> Quantity:
    """How many values are present; unreadable ones leave it undecided."""
    here = np.broadcast_to(taken.bits & PRESENT != 0, runs.lines.shape).astype(np.int64)
    bits = _bits(taken, runs)
    state = None if bits is None else np.asarray((bits & (UNREADABLE | SEVERAL)) | PRESENT)
    return Quantity(np.add.reduceat(here, runs.starts), 0, runs.lines.size, state)


def _skipping(taken: Quantity, runs: Groups) -> States | None:
    bits = _bits(taken, runs)
    if bits is None:
        return None
    nothing = np.where(bits == 0, MISSING, bits)
    return np.asarray(np.where(bits & PRESENT != 0, bits & (PRESENT | UNREADABLE | SEVERAL), nothing), np.uint8)


def _extreme(function: str, taken: Quantity, runs: Groups) -> Quantity:
    """The least or the largest of the values that are present."""
    present = np.broadcast_to(taken.bits & PRESENT != 0, runs.lines.shape)
    fold: Any = np.minimum if function == "min" else np.maximum
    beyond = taken.bound + 1 if function == "min" else -taken.bound - 1
    wide: NDArray[Any] = taken.mantissa if taken.bound < LARGEST else taken.mantissa.astype(object)
    mantissa = fold.reduceat(np.where(present, wide, beyond), runs.starts)
    state = _skipping(taken, runs)
    empty = np.logical_or.reduceat(present, runs.starts) == np.False_
    figures = Quantity(np.where(empty, 0, mantissa), taken.scale, taken.bound, state)
    if taken.inexact is None:
        return figures
    limit = np.inf if function == "min" else -np.inf
    value = fold.reduceat(np.where(present, doubles(taken), limit), runs.starts)
    value = np.where(empty, 0.0, value)
    return replace(figures, inexact=np.ones(value.shape, np.bool_), approximate=value, magnitude=np.abs(value))
