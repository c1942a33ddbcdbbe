"""Verdicts as small integers in arrays, so that `and` is a minimum and `or` a maximum (Kleene's logic)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.kinds import Missing
from pdvalidate.rules.quantity import (
    INAPPLICABLE,
    MISSING,
    MISSING_FACTOR,
    PRESENT,
    SEVERAL,
    UNREADABLE,
    ZERO_DIVISION,
    States,
)

FALSE, UNDECIDED, TRUE, NOT_APPLICABLE = np.uint8(0), np.uint8(1), np.uint8(2), np.uint8(3)

Verdicts = NDArray[np.uint8]

_UNUSABLE = UNREADABLE | SEVERAL


def readiness(state: States | None, strategy: Missing) -> Verdicts | None:
    """Whether one side of a comparison can be judged: TRUE, UNDECIDED or NOT_APPLICABLE; None: all can.

    Unreadable comes before missing, missing before not applicable.
    """
    if state is None:
        return None
    undecided = (state & _UNUSABLE) != 0
    if strategy is Missing.SKIP_IF_ANY:
        undecided |= (state & (MISSING | MISSING_FACTOR)) != 0
    elif strategy is Missing.SKIP_IF_ALL:
        undecided |= ((state & (MISSING | MISSING_FACTOR)) != 0) & ((state & PRESENT) == 0)
    held = PRESENT | MISSING
    nothing = (state & (INAPPLICABLE | held)) == INAPPLICABLE
    nothing |= (state & ZERO_DIVISION) != 0
    return np.asarray(np.where(undecided, UNDECIDED, np.where(nothing, NOT_APPLICABLE, TRUE)), np.uint8)


def of_sides(holds: NDArray[np.bool_], left: Verdicts | None, right: Verdicts | None) -> Verdicts:
    """`holds` where both sides can be judged; undecided comes before not applicable."""
    verdict = np.asarray(np.where(holds, TRUE, FALSE), np.uint8)
    sides = [side for side in (left, right) if side is not None]
    for blocked in (NOT_APPLICABLE, UNDECIDED):
        for side in sides:
            verdict = np.where(side == blocked, blocked, verdict)
    return verdict


def all_of(verdicts: Sequence[Verdicts]) -> Verdicts:
    """`and`: what is not applicable is left out; nothing left is not applicable."""
    return np.asarray(np.minimum.reduce(np.broadcast_arrays(*verdicts)))


def any_of(verdicts: Sequence[Verdicts]) -> Verdicts:
    """`or`: what is not applicable is left out; nothing left is not applicable."""
    stack = np.stack(np.broadcast_arrays(*verdicts))
    out = stack == NOT_APPLICABLE
    best = np.where(out, FALSE, stack).max(axis=0)
    return np.asarray(np.where(out.all(axis=0), NOT_APPLICABLE, best), np.uint8)


def none_of(verdict: Verdicts) -> Verdicts:
    """`not`: undecided and not applicable stay what they are."""
    return np.asarray(np.where(verdict == NOT_APPLICABLE, NOT_APPLICABLE, TRUE - np.minimum(verdict, TRUE)), np.uint8)


def implied(condition: Verdicts, conclusion: Verdicts) -> Verdicts:
    """`if then`: a false condition: not applicable; an undecided one with a true conclusion: satisfied."""
    open_ended = np.where(conclusion == TRUE, TRUE, UNDECIDED)
    decided = np.where(condition == TRUE, conclusion, open_ended)
    return np.asarray(np.where((condition == FALSE) | (condition == NOT_APPLICABLE), NOT_APPLICABLE, decided), np.uint8)
