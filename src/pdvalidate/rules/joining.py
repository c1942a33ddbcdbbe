"""Figures and texts of several arrays below each other; an array that is not there is missing throughout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import ABSENT, MISSING, PRESENT, Quantity, States, doubles, magnitudes, rescaled

_NOT_THERE = np.uint8(MISSING | ABSENT)


def joined_figures(parts: Sequence[tuple[Quantity | None, int]]) -> Quantity:
    """The figures of all parts, each with its length, at the largest of their scales. None: missing throughout."""
    known = [(Quantity(np.zeros(size, np.int64)) if one is None else one, size) for one, size in parts]
    scale = max((one.scale for one, _ in known), default=0)
    raised = [(rescaled(one, scale), size) for one, size in known]
    mantissa = _below(raised, lambda one: one.mantissa, np.int64)
    states = [(None if one is None else one.bits, size) for one, size in parts]
    bound = max((one.bound for one, _ in raised), default=0)
    figures = Quantity(mantissa, scale, bound, _states(states))
    if all(one.inexact is None for one, _ in raised):
        return figures
    inexact = _below(raised, lambda one: np.asarray(False if one.inexact is None else one.inexact), np.bool_)
    value = _below(raised, doubles, np.float64)
    return Quantity(mantissa, scale, bound, figures.state, inexact, value, _below(raised, magnitudes, np.float64))


def joined_texts(parts: Sequence[tuple[Texts | None, int]]) -> Texts:
    """The texts of all parts, each with its length, under one list of categories."""
    places: dict[str, int] = {}
    codes = []
    for one, size in parts:
        if one is None:
            codes.append(np.full(size, -1, np.int32))
            continue
        known = [places.setdefault(text, len(places)) for text in one.categories]
        codes.append(np.broadcast_to(np.array([*known, -1], np.int32)[one.codes], size))
    states = [(None if one is None else _bits(one.state), size) for one, size in parts]
    return Texts(np.concatenate(codes) if codes else np.zeros(0, np.int32), tuple(places), _states(states))


def _bits(state: States | None) -> States:
    return np.asarray(PRESENT) if state is None else state


def _states(parts: Sequence[tuple[States | None, int]]) -> States | None:
    """The states of all parts; None where all is present."""
    if all(state is not None and state.ndim == 0 and state == PRESENT for state, _ in parts):
        return None
    full = [np.broadcast_to(_NOT_THERE if state is None else state, size) for state, size in parts]
    return np.concatenate(full).astype(np.uint8)


def _below(
    parts: Sequence[tuple[Quantity, int]], pick: Callable[[Quantity], NDArray[Any]], empty: type
) -> NDArray[Any]:
    arrays = [np.broadcast_to(pick(one), size) for one, size in parts]
    return np.concatenate(arrays) if arrays else np.zeros(0, empty)
