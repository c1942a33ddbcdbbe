"""Members of dimensions as small integers: one book for each dimension name, shared by all tables."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.returns import Cell
from pdvalidate.text.folding import fold_value

Codes = NDArray[np.int32]

NONE = -1
"""The code of a member that is not there."""


@dataclass
class Book:
    """Codes of one dimension's members. A declared name and a text are different members, even where equal."""

    codes: dict[tuple[bool, str], int] = field(default_factory=dict)
    reserved: int = 0  # codes given to members that have neither name nor text, only a place

    def __len__(self) -> int:
        return max(len(self.codes), self.reserved)

    def reserve(self, members: int) -> None:
        """Know that codes up to this number are in use."""
        self.reserved = max(self.reserved, members)

    def declared(self, name: str) -> int:
        """The code of a name that the form declares."""
        return self.codes.setdefault((True, name), len(self.codes))

    def member(self, text: str, declared: Container[str]) -> int:
        """The code of a block's member: by its declared name, else by its folded text."""
        if text in declared:
            return self.declared(text)
        return self.codes.setdefault((False, fold_value(text)), len(self.codes))

    def known(self, name: str) -> int:
        """The code of a declared name, NONE where no return has it."""
        return self.codes.get((True, name), NONE)

    def encode(self, cells: Sequence[Cell], names: Sequence[str | None]) -> Codes:
        """Codes of records: by the name of its row where it has one, else by its folded text."""
        remembered: dict[Cell, int] = {}
        codes = np.empty(len(cells), np.int32)
        for place, (cell, name) in enumerate(zip(cells, names, strict=True)):
            if name is not None:
                codes[place] = self.declared(name)
                continue
            code = remembered.get(cell)
            if code is None:
                code = self.codes.setdefault((False, fold_value(cell)), len(self.codes))
                remembered[cell] = code
            codes[place] = code
        return codes


@dataclass
class Books:
    """The book of every dimension."""

    by_name: dict[str, Book] = field(default_factory=dict)

    def __getitem__(self, dimension: str) -> Book:
        return self.by_name.setdefault(dimension, Book())


def names_to_codes(names: Sequence[str | None], order: dict[str, int]) -> Codes:
    """Declared names as places in `order`; NONE for records without a name."""
    return np.fromiter((NONE if name is None else order[name] for name in names), np.int32, len(names))
