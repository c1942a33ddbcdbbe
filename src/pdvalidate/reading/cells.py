"""A workbook as rows of raw cells, whatever kind of file it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pdvalidate.model.returns import Cell
from pdvalidate.reading.rawparts import RawParts

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, from 0."""

Rows = list[list[Cell]]


@dataclass(slots=True)
class Sheet:
    """One sheet from A1 on. All rows are equally long; a blank cell is ""."""

    name: str
    rows: Rows
    merged: list[Merge] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    visible: bool = True

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def at(self, row: int, column: int) -> Cell:
        """The cell, blank where the sheet has none."""
        if 0 <= row < len(self.rows) and 0 <= column < self.width:
            return self.rows[row][column]
        return ""

    def put(self, row: int, column: int, value: Cell) -> None:
        """Set a cell; the sheet grows where it is too small."""
        if column >= self.width:
            missing = column + 1 - self.width
            self.rows = [line + [""] * missing for line in self.rows]
        width = max(self.width, column + 1)
        while row >= len(self.rows):
            self.rows.append([""] * width)
        self.rows[row][column] = value


@dataclass(slots=True)
class Workbook:
    """The sheets of a file in its order, hidden ones included.

    `typed`: its cells have types, as those of a text file do not. `raw` tells what only the XML of a sheet holds.
    """

    sheets: list[Sheet]
    typed: bool = True
    raw: RawParts | None = None

    def percents(self, sheet: Sheet, columns: Iterable[int]) -> frozenset[tuple[int, int]]:
        """The cells of the given columns that a percent format shows; none where the file does not tell."""
        if self.raw is None:
            return frozenset()
        wanted, percents = frozenset(columns), self.raw.percent_styles
        styles = self.raw.raw(sheet.name).styles
        return frozenset(cell for cell, style in styles.items() if cell[1] in wanted and style in percents)


def blank(value: Cell) -> bool:
    """Whether a cell holds nothing, or white space only."""
    return value is None or (isinstance(value, str) and not value.strip())
