"""Exact figures in arrays: whole mantissas with one scale, and a state byte for each.

A figure is ``mantissa / 10**scale``. Mantissas are int64 while no result can leave its range, which is
known beforehand from the largest magnitude; beyond it they are Python's own integers. Only a division, a
mean, or a value with more than nine decimals is inexact: then a double stands beside the mantissa, with the
largest magnitude that was added up on the way, against which equality is judged.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.kinds import State

LARGEST = 4 * 10**18
"""Up to here two int64 mantissas can be added without leaving their range."""

PRESENT, MISSING, INAPPLICABLE, UNREADABLE, ZERO_DIVISION, ABSENT, SEVERAL, MISSING_FACTOR = map(np.uint8, State)
"""The bits of `State` as bytes: numpy keeps arrays of bytes small only beside bytes."""

Mantissa = NDArray[Any]  # int64, or object holding Python integers
States = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Figures of n instances, or one figure for all of them (shape ``()``).

    `bound` is no smaller than any ``|mantissa|``. `state` None: all present; shape ``()`` for all
    alike. Where `inexact` (None: nowhere) the value is `approximate`, and `magnitude` the largest that
    went into it.
    """

    mantissa: Mantissa
    scale: int = 0
    bound: int = 0
    state: States | None = None
    inexact: NDArray[np.bool_] | None = None
    approximate: NDArray[np.float64] | None = None
    magnitude: NDArray[np.float64] | None = None

    @property
    def bits(self) -> States:
        """The state as an array or a scalar, never None."""
        return np.asarray(PRESENT) if self.state is None else self.state

    def value(self, index: int) -> Decimal:
        """The figure of one instance, as it is told: exact, or the nearest decimal of 15 digits."""
        if self.inexact is not None and bool(_entry(self.inexact, index)) and self.approximate is not None:
            return Decimal(f"{float(_entry(self.approximate, index)):.15g}")
        return Decimal(f"{int(_entry(self.mantissa, index))}E-{self.scale}")

    def take(self, lines: NDArray[np.intp]) -> Quantity:
        """The figures of some instances, in the order of `lines`; negative lines take any figure."""
        if self.mantissa.ndim == 0:
            return self

        def pick(array: Any) -> Any:
            return array if array is None or array.ndim == 0 else array[lines]

        return replace(
            self,
            mantissa=pick(self.mantissa),
            state=pick(self.state),
            inexact=pick(self.inexact),
            approximate=pick(self.approximate),
            magnitude=pick(self.magnitude),
        )


def _entry(array: NDArray[Any], index: int) -> Any:
    return array[()] if array.ndim == 0 else array[index]


def constant(value: Decimal, state: int = 0) -> Quantity:
    """A number of the rule's text: exact, and no operand, so its state says neither present nor missing."""
    scale = max(0, -int(value.as_tuple().exponent))
    mantissa = int(f"{value:f}".replace(".", ""))  # exact: Decimal's own operations round to 28 digits
    return Quantity(_integers(mantissa), scale, abs(mantissa), np.asarray(state, np.uint8))


def _integers(value: int) -> Mantissa:
    return np.asarray(value, np.int64 if abs(value) <= LARGEST else object)


def rescaled(figures: Quantity, scale: int) -> Quantity:
    """The same figures at a scale that is no smaller."""
    if figures.scale == scale or figures.bound == 0:
        return replace(figures, scale=scale)
    factor = 10 ** (scale - figures.scale)
    bound = figures.bound * factor
    mantissa = np.asarray(_wide(figures.mantissa, bound) * _factor(factor, bound))
    return replace(figures, mantissa=mantissa, scale=scale, bound=bound)


def _wide(mantissa: Mantissa, bound: int) -> Mantissa:
    return mantissa.astype(object) if bound > LARGEST and mantissa.dtype != object else mantissa


def _factor(factor: int, bound: int) -> Any:
    return factor if bound > LARGEST or factor > LARGEST else np.int64(factor)


def aligned(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Both at the larger of their scales."""
    scale = max(left.scale, right.scale)
    return rescaled(left, scale), rescaled(right, scale)


def joined(left: States | None, right: States | None) -> States | None:
    """The OR of two states, kept as None or as one byte while it is the same everywhere."""
    if left is None and right is None:
        return None
    both = np.bitwise_or(_byte(left), _byte(right))
    return None if both.ndim == 0 and both == PRESENT else np.asarray(both)


def _byte(state: States | None) -> Any:
    return PRESENT if state is None else state


def add(left: Quantity, right: Quantity, sign: int = 1) -> Quantity:
    """left + right, or left - right with sign -1."""
    left, right = aligned(left, right)
    bound = left.bound + right.bound
    one, other = _wide(left.mantissa, bound), _wide(right.mantissa, bound)
    total = np.asarray(one + other if sign > 0 else one - other)
    exact = Quantity(total, left.scale, bound, joined(left.state, right.state))
    if left.inexact is None and right.inexact is None:
        return exact
    value = doubles(left) + sign * doubles(right)
    return _inexact(exact, left, right, value, magnitudes(left) + magnitudes(right))


def multiply(left: Quantity, right: Quantity) -> Quantity:
    """left times right. A factor that is not applicable makes the product so."""
    bound = left.bound * right.bound
    one, other = _wide(left.mantissa, bound), _wide(right.mantissa, bound)
    product = np.asarray(one * other)
    exact = Quantity(product, left.scale + right.scale, bound, _as_factors(left, right))
    if left.inexact is None and right.inexact is None:
        return exact
    return _inexact(exact, left, right, doubles(left) * doubles(right), magnitudes(left) * magnitudes(right))


def divide(left: Quantity, right: Quantity) -> Quantity:
    """left divided by right: never exact; nothing where right is zero, and its state says so."""
    zero = np.asarray(doubles(right) == 0)
    divisor = np.where(zero, 1.0, doubles(right))
    with np.errstate(over="ignore", invalid="ignore"):
        value = np.where(zero, 0.0, doubles(left) / divisor)
        magnitude = np.where(zero, 0.0, magnitudes(left) / np.abs(divisor))
    state = _as_factors(left, right)
    if zero.any():
        state = np.asarray(np.where(zero, _byte(state) | ZERO_DIVISION, _byte(state)), np.uint8)
    state = _finite(state, value)
    everywhere = np.ones(value.shape, np.bool_)
    return Quantity(np.zeros(value.shape, np.int64), 0, 0, state, everywhere, value, magnitude)


def negated(figures: Quantity) -> Quantity:
    value = None if figures.approximate is None else -figures.approximate
    return replace(figures, mantissa=np.asarray(-figures.mantissa), approximate=value)


def absolute(figures: Quantity) -> Quantity:
    value = None if figures.approximate is None else np.abs(figures.approximate)
    return replace(figures, mantissa=np.asarray(np.abs(figures.mantissa)), approximate=value)


def rounded(figures: Quantity, digits: int = 0) -> Quantity:
    """Rounded half up, away from zero, to `digits` decimals; exact afterwards."""
    if digits < 0:
        tens = 10**-digits
        fewer = rounded(replace(figures, scale=figures.scale - digits, approximate=_over(figures.approximate, tens)))
        return multiply(fewer, constant(Decimal(tens)))
    exact = _half_up(figures, digits)
    if figures.inexact is None or figures.approximate is None:
        return exact
    exact, near = rescaled(exact, digits), _nearest(figures.approximate, digits)
    bound = max(exact.bound, int(np.abs(near).max(initial=0)))
    whole = near.astype(np.int64) if bound <= LARGEST else np.array([int(one) for one in near.reshape(-1)], object)
    mantissa = np.where(figures.inexact, whole.reshape(near.shape), exact.mantissa)
    return Quantity(mantissa, digits, bound, figures.state)


def _half_up(figures: Quantity, digits: int) -> Quantity:
    if figures.scale <= digits:
        return Quantity(figures.mantissa, figures.scale, figures.bound, figures.state)
    unit = 10 ** (figures.scale - digits)
    wide, half = _wide(figures.mantissa, figures.bound + unit), _factor(unit // 2, figures.bound)
    mantissa = np.sign(wide) * ((np.abs(wide) + half) // _factor(unit, figures.bound))
    return Quantity(np.asarray(mantissa), digits, figures.bound // unit + 1, figures.state)


def _nearest(values: NDArray[np.float64], digits: int) -> NDArray[np.float64]:
    """Doubles rounded half up at so many decimals; 0.285 is a half although its double lies just below."""
    finite = np.where(np.isfinite(values), values, 0.0)
    return np.asarray(np.sign(finite) * np.floor(np.abs(finite) * 10.0**digits * (1 + 1e-14) + 0.5))


def _over(values: NDArray[np.float64] | None, tens: int) -> NDArray[np.float64] | None:
    return None if values is None else values / tens


def doubles(figures: Quantity) -> NDArray[np.float64]:
    """The figures as doubles."""
    exact = _as_doubles(figures.mantissa, figures.scale)
    if figures.inexact is None or figures.approximate is None:
        return np.asarray(exact)
    return np.where(figures.inexact, figures.approximate, exact)


def _as_doubles(mantissa: Mantissa, scale: int) -> NDArray[np.float64]:
    """Each mantissa over 10**scale; infinite where a double cannot hold it."""
    if mantissa.dtype != object and scale <= _LARGEST_POWER:
        return np.asarray(mantissa.astype(np.float64) / 10.0**scale)
    unit = 10**scale
    found = [_ratio(int(one), unit) for one in mantissa.reshape(-1).tolist()]
    return np.array(found, np.float64).reshape(mantissa.shape)


_LARGEST_POWER = 300
"""A double holds powers of ten up to 308."""


def _ratio(whole: int, unit: int) -> float:
    try:
        return whole / unit
    except OverflowError:
        return math.inf if whole > 0 else -math.inf


def _finite(state: States | None, value: NDArray[np.float64]) -> States | None:
    """A result that no double holds is no figure: nobody can decide by it."""
    lost = ~np.isfinite(value)
    if not lost.any():
        return state
    return np.asarray(np.where(lost, _byte(state) | UNREADABLE, _byte(state)), np.uint8)


def magnitudes(figures: Quantity) -> NDArray[np.float64]:
    """The largest magnitude that each figure was made of."""
    return np.abs(doubles(figures)) if figures.magnitude is None else figures.magnitude


def _inexact(
    exact: Quantity,
    left: Quantity,
    right: Quantity,
    value: NDArray[np.float64],
    magnitude: NDArray[np.float64],
) -> Quantity:
    nowhere = np.False_
    where = np.asarray(
        (nowhere if left.inexact is None else left.inexact) | (nowhere if right.inexact is None else right.inexact)
    )
    state = _finite(exact.state, np.where(where, value, 0.0))
    return replace(exact, state=state, inexact=where, approximate=value, magnitude=magnitude)


def _as_factors(left: Quantity, right: Quantity) -> States | None:
    """The state of a product: one factor that is not applicable makes it so, unless one is unreadable."""
    state = joined(_settled(left.state), _settled(right.state))
    if state is None:
        return None
    inapplicable = (state & INAPPLICABLE != 0) & (state & (UNREADABLE | SEVERAL) == 0)
    factor = np.where(state & MISSING != 0, MISSING_FACTOR, np.uint8(0))
    return np.asarray(np.where(inapplicable, state & ~(PRESENT | MISSING) | factor, state), np.uint8)


def _settled(state: States | None) -> States | None:
    """A sum as a factor: what is not applicable in it was left out, if anything else is present."""
    if state is None:
        return None
    left_out = (state & PRESENT != 0) & (state & INAPPLICABLE != 0)
    return np.asarray(np.where(left_out, state & ~INAPPLICABLE, state), np.uint8)
