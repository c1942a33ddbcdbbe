"""Joins of integers: the line, or the group of lines, that stands under a key made of several codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Lines = NDArray[np.intp]

NOWHERE = -1
TWICE = -2

_ROOM = 2**62
_SPARSE, _SMALL = 8, 65_536
"""A table of all keys may have so many places for each key, and so many at the least."""


def combine(columns: Sequence[NDArray[np.integer]], sizes: Sequence[int], length: int) -> Keys:
    """One integer for each combination of codes. Equal `sizes` make the keys of two calls comparable.

    Codes of -1 (no member) are a member of their own.

    Raises:
        OverflowError: the sizes leave no room; a table would need 10^18 combinations of members.
    """
    key = np.zeros(length, np.int64)
    room = 1
    for codes, size in zip(columns, sizes, strict=True):
        room *= size + 1
        if room > _ROOM:
            raise OverflowError("too many combinations of members")
        key = key * (size + 1) + (codes.astype(np.int64) + 1)
    return key


@dataclass(frozen=True, slots=True)
class Index:
    """The line of every key up to the largest: NOWHERE where there is none, TWICE where there are several.

    Keys that are too sparse for such a table are numbered first: `ranks` holds them in ascending order.
    """

    table: Lines
    ranks: Keys | None = None

    @classmethod
    def of(cls, keys: Keys, lines: Lines) -> Index:
        ranks = None
        if keys.size and int(keys.max()) > _SPARSE * keys.size + _SMALL:
            ranks, keys = np.unique(keys, return_inverse=True)
        table = np.full(int(keys.max(initial=-1)) + 1, NOWHERE, np.intp)
        table[keys] = lines
        if np.count_nonzero(table != NOWHERE) < keys.size:
            table[np.bincount(keys) > 1] = TWICE
        return cls(table, ranks)

    def find(self, wanted: Keys) -> Lines:
        """The line of each wanted key."""
        if not self.table.size:
            return np.full(wanted.shape, NOWHERE, np.intp)
        if self.ranks is not None:
            at = np.minimum(np.searchsorted(self.ranks, wanted), self.ranks.size - 1)
            return np.asarray(np.where(self.ranks[at] == wanted, self.table[at], NOWHERE), np.intp)
        last = self.table.size - 1
        if wanted.size and int(wanted.max()) > last:
            return np.asarray(np.where(wanted <= last, self.table[np.minimum(wanted, last)], NOWHERE), np.intp)
        return self.table[wanted]


@dataclass(frozen=True, slots=True)
class Groups:
    """Lines gathered by key: the lines of group g are ``lines[starts[g]:ends[g]]``."""

    keys: Keys  # one for each group, ascending
    lines: Lines
    starts: Lines
    ends: Lines
    index: Index  # of the groups, by their keys

    @classmethod
    def of(cls, keys: Keys, lines: Lines) -> Groups:
        if keys.size > 1 and (np.diff(keys) < 0).any():
            order = np.argsort(keys, kind="stable")
            keys, lines = keys[order], lines[order]
        fresh = np.ones(keys.size, np.bool_)
        fresh[1:] = keys[1:] != keys[:-1]
        starts = np.flatnonzero(fresh)
        ends = np.append(starts[1:], keys.size)
        groups = np.arange(starts.size, dtype=np.intp)
        return cls(keys[starts], lines, starts, ends.astype(np.intp), Index.of(keys[starts], groups))

    def find(self, wanted: Keys) -> Lines:
        """The group of each wanted key, NOWHERE where there is none."""
        return self.index.find(wanted)
