"""Doubles as Excel shows them - 15 digits - become whole mantissas with one scale, without any loss."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pdvalidate.rules.quantity import LARGEST, Quantity

MOST_DECIMALS = 9
"""A value with more decimals is inexact, and is compared as a double."""

_EXACT_WHOLE = 2.0**53

Doubles = NDArray[np.float64]


def quantity(values: Doubles) -> Quantity:
    """Figures from n doubles: exact up to nine decimals, whatever else is in the array."""
    whole = np.rint(values)
    if (whole == values).all() and np.abs(values).max(initial=0) < _EXACT_WHOLE:
        return Quantity(whole.astype(np.int64), 0, int(np.abs(whole).max(initial=0)))
    values = _shown(values)
    decimals = _decimals(values)
    inexact = decimals > MOST_DECIMALS
    decimals = np.where(inexact, 0, decimals)
    scale = int(decimals.max(initial=0))
    digits = np.where(inexact, 0.0, np.rint(values * 10.0**decimals))
    mantissa = _raised(digits, scale - decimals)
    bound = max((abs(int(one)) for one in (mantissa.max(initial=0), mantissa.min(initial=0))), default=0)
    if not inexact.any():
        return Quantity(mantissa, scale, bound)
    return Quantity(mantissa, scale, bound, None, inexact, values, np.abs(values))


def _shown(values: Doubles) -> Doubles:
    """The values at 15 significant digits; only those whose shortest writing is longer are rewritten."""
    noisy = np.flatnonzero(_decimals(values) > MOST_DECIMALS)
    if not noisy.size:
        return values
    shown = values.copy()
    shown[noisy] = [float(f"{value:.15g}") for value in values[noisy].tolist()]
    return shown


def _decimals(values: Doubles) -> NDArray[np.int64]:
    """How many decimals each value needs to be written exactly; ten where nine do not do."""
    needed = np.full(values.shape, MOST_DECIMALS + 1, np.int64)
    for decimals in range(MOST_DECIMALS, -1, -1):
        power = 10.0**decimals
        with np.errstate(over="ignore"):
            digits = np.rint(values * power)
        # below 2**53 a whole double is exact, so this is true just when the decimal prints as the value
        fits = (digits / power == values) & ((np.abs(digits) < _EXACT_WHOLE) | (decimals == 0))
        needed[fits] = decimals
    return needed


def _raised(digits: Doubles, powers: NDArray[np.int64]) -> NDArray[np.int64] | NDArray[np.object_]:
    """digits times 10**powers as integers; Python's own where int64 cannot hold them."""
    highest = np.abs(digits).max(initial=0) * 10.0 ** int(powers.max(initial=0))
    if highest < LARGEST:
        factors = np.power(np.int64(10), powers)
        return np.asarray(digits.astype(np.int64) * factors)
    whole = [int(f"{digit:.0f}") * 10 ** int(power) for digit, power in zip(digits, powers, strict=True)]
    return np.array(whole, object)
