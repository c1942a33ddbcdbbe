"""Slips of the hand that turn one figure into another: pure functions on decimals.

The kinds are those that typing errors are made of (Damerau 1964: transposed, missing, additional and wrong symbols),
less the wrong digit, which nearly any two figures could be explained by, and with the shifts that spreadsheets add.
"""

from __future__ import annotations

from decimal import Decimal

KINDS = ("slip-sign", "slip-shifted", "slip-transposed", "slip-additional", "slip-missing")

_FEWEST_DIGITS = 2
"""Of a figure of one digit every other figure is near."""

_SHIFTS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))


def slip(found: Decimal, meant: Decimal) -> str | None:
    """Which slip makes `found` of `meant`, as the kind of a hint: one of KINDS; None: no usual one."""
    if found == meant or not meant:
        return None
    if found == -meant:
        return "slip-sign"
    if (found < 0) != (meant < 0):
        return None
    if any(found == meant * shift for shift in _SHIFTS):
        return "slip-shifted"
    return _of_digits(_digits(found), _digits(meant)) if _scale(found) == _scale(meant) else None


def _of_digits(found: str, meant: str) -> str | None:
    if min(len(found), len(meant)) < _FEWEST_DIGITS:
        return None
    if _transposed(found, meant):
        return "slip-transposed"
    if _has_one_more(found, meant):
        return "slip-additional"
    return "slip-missing" if _has_one_more(meant, found) else None


def _transposed(one: str, other: str) -> bool:
    """Whether two neighbours changed their places."""
    if len(one) != len(other):
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]


def _has_one_more(longer: str, shorter: str) -> bool:
    """Whether one digit too many makes the one of the other."""
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _digits(value: Decimal) -> str:
    return f"{abs(value).scaleb(_scale(value)):.0f}"


def _scale(value: Decimal) -> int:
    """How many decimals it has."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
