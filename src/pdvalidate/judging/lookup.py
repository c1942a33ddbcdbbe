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
    """Where each key stands: sorted keys and their lines."""

    keys: Keys
    lines: Lines
    repeated: bool

    @classmethod
    def of(cls, keys: Keys, lines: Lines) -> Index:
        if keys.size > 1 and (np.diff(keys) < 0).any():
            order = np.argsort(keys, kind="stable")
            keys, lines = keys[order], lines[order]
        return cls(keys, lines, bool(keys.size > 1 and (np.diff(keys) == 0).any()))

    def find(self, wanted: Keys) -> Lines:
        """The line of each wanted key: NOWHERE where there is none, TWICE where there are several."""
        if not self.keys.size:
            return np.full(wanted.shape, NOWHERE, np.intp)
        at = np.searchsorted(self.keys, wanted)
        inside = np.minimum(at, self.keys.size - 1)
        found = np.where(self.keys[inside] == wanted, self.lines[inside], NOWHERE)
        if self.repeated:
            following = np.minimum(at + 1, self.keys.size - 1)
            again = (following > at) & (self.keys[following] == wanted) & (found != NOWHERE)
            found = np.where(again, TWICE, found)
        return np.asarray(found, np.intp)


@dataclass(frozen=True, slots=True)
class Groups:
    """Lines gathered by key: the lines of group g are ``lines[starts[g]:ends[g]]``."""

    keys: Keys  # one for each group, ascending
    lines: Lines
    starts: Lines
    ends: Lines

    @classmethod
    def of(cls, keys: Keys, lines: Lines) -> Groups:
        if keys.size > 1 and (np.diff(keys) < 0).any():
            order = np.argsort(keys, kind="stable")
            keys, lines = keys[order], lines[order]
        fresh = np.ones(keys.size, np.bool_)
        fresh[1:] = keys[1:] != keys[:-1]
        starts = np.flatnonzero(fresh)
        ends = np.append(starts[1:], keys.size)
        return cls(keys[starts], lines, starts, ends.astype(np.intp))

    def find(self, wanted: Keys) -> Lines:
        """The group of each wanted key, NOWHERE where there is none."""
        groups = np.arange(self.keys.size, dtype=np.intp)
        return Index(self.keys, groups, False).find(wanted)
