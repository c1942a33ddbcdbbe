"""Whole numbers by weights, to an exact total: the method of the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[int], least: Sequence[int] | None = None) -> list[int]:
    """`total` shared out by `weights`, in whole numbers that add up to it; each gets at least its `least`.

    Raises:
        ValueError: there is less than the least, or no weight to share by.
    """
    least = least or [0] * len(weights)
    rest, weight = total - sum(least), sum(weights)
    if rest < 0 or (rest and not weight):
        raise ValueError(f"{total} cannot be shared out by {list(weights)}, at least {list(least)}")
    shares = [rest * one // weight if weight else 0 for one in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(rest * weights[at] % weight) if weight else 0, at))
    for at in by_remainder[: rest - sum(shares)]:
        shares[at] += 1
    return [share + low for share, low in zip(shares, least, strict=True)]
