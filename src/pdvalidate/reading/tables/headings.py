"""The headings of a stretch of header rows: for each sheet column, its levels from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pdvalidate.model.address import a1
from pdvalidate.reading.files.cells import Merge, Sheet
from pdvalidate.text.folding import fold_value

LONGEST_HEADING = 400
"""Letters that a heading may have; a longer text is prose."""


@dataclass(frozen=True, slots=True)
class Level:
    """One heading cell: its text as typed and folded, and where it stands."""

    typed: str
    folded: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its A1 address."""
        return a1(self.row, self.column)


Path = tuple[Level, ...]
"""The levels above a column, from the top down."""


def joined(path: Sequence[Level]) -> str:
    """Levels as one folded text."""
    return " ".join([level.folded for level in path])


def typed(path: Sequence[Level]) -> str:
    """Levels as a person reads them."""
    return " > ".join([" ".join(level.typed.split()) for level in path])


def paths(sheet: Sheet, top: int, bottom: int) -> dict[int, Path]:
    """The heading of each sheet column that has text of its own in the rows from `top` to `bottom`."""
    return _Header(sheet, top, bottom).paths()


class _Header:
    """A grid of levels over the header rows. A level stands in every cell that its text spans."""

    def __init__(self, sheet: Sheet, top: int, bottom: int) -> None:
        self.top = top
        self.width = sheet.width
        self.rows = range(top, min(bottom + 1, len(sheet.rows)))
        self.own = [
            {column: Level(text, folded, row, column) for column, text, folded in _texts(sheet, row)}
            for row in self.rows
        ]
        self.filled = sorted({column for row in self.own for column in row})
        self.grid: list[dict[int, Level]] = [dict(row) for row in self.own]
        self.covered: set[tuple[int, int]] = set()
        for merge in sheet.merged:
            if merge[0] <= bottom and merge[2] >= top:
                self._span(merge)
        for place in range(len(self.grid)):
            self._extend(place)

    def _span(self, merge: Merge) -> None:
        """A merged text stands in each of its columns, once: the rows below its first continue it."""
        first_row, first, last_row, last = merge
        last = min(last, self.width - 1)
        place = first_row - self.top
        level = self.own[place].get(first) if 0 <= place < len(self.own) else None
        cells = [(row, column) for row in self.rows for column in range(first, last + 1)]
        self.covered.update((row - self.top, column) for row, column in cells if first_row <= row <= last_row)
        if level is None:
            return
        if self._is_title(place, first, last):
            self.own[place].pop(first)
            self.grid[place].pop(first, None)
            return
        self.grid[place].update(dict.fromkeys(range(first, last + 1), level))

    def _is_title(self, place: int, first: int, last: int) -> bool:
        """Whether a text is merged over all columns of the header that have texts, some of them below it."""
        below = {column for row in self.own[place + 1 :] for column in row}
        return last > first and len(below) > 1 and first <= self.filled[0] and last >= self.filled[-1]

    def _extend(self, place: int) -> None:
        """An unmerged level spans the empty cells to its right that have text below, under the same parent."""
        row = self.grid[place]
        for column in self.filled:
            left = row.get(column - 1)
            if left is None or column in row or (place, column) in self.covered:
                continue
            merged = (place, left.column) in self.covered
            if merged or self._parent(place, column) is not self._parent(place, left.column):
                continue
            if any(column in below for below in self.own[place + 1 :]):
                row[column] = left

    def _parent(self, place: int, column: int) -> Level | None:
        return next((row[column] for row in reversed(self.grid[:place]) if column in row), None)

    def paths(self) -> dict[int, Path]:
        own = {column for row in self.own for column in row}
        return {column: self._path(column) for column in sorted(own)}

    def _path(self, column: int) -> Path:
        levels = [row[column] for row in self.grid if column in row]
        return tuple(dict.fromkeys(levels))


def _texts(sheet: Sheet, row: int) -> list[tuple[int, str, str]]:
    """Column, text and folded text of each cell of a row that can be a heading."""
    found = []
    for column, value in enumerate(sheet.rows[row]):
        if value == "" or value.__class__ not in (str, float, int):
            continue
        folded = fold_value(value)
        if folded and len(folded) <= LONGEST_HEADING:
            found.append((column, value if isinstance(value, str) else folded, folded))
    return found
