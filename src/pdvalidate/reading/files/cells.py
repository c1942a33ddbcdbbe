"""A workbook as rows of raw cells, whatever kind of file it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping, Set
from dataclasses import dataclass, field

from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.rawparts import RawParts

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, from 0."""

Rows = list[list[Cell]]


@dataclass(slots=True)
class Sheet:
    """One sheet from A1 on. All rows are equally long; a blank cell is ""."""

    name: str
    rows: Rows
    merged: list[Merge] = field(default_factory=list)
    hidden_columns: frozenset[int] = frozenset()
    percents: frozenset[tuple[int, int]] = frozenset()  # cells under a percent format, where `Workbook.raw` is None
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)  # how far cells are indented, likewise
    lines: bool = False  # of a csv file, whose lines with keys only are records
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False  # the whole sheet
    encoding: str = ""  # from before Unicode, in which it was typed
    _places: dict[str, list[tuple[int, int]]] | None = field(default=None, init=False, repr=False)

    @property
    def texts(self) -> KeysView[str]:
        """The different texts of its cells."""
        return self._index().keys()

    def _index(self) -> dict[str, list[tuple[int, int]]]:
        """Row and column of every text. It is made in one pass: most cells of a return are figures."""
        if self._places is None:
            self._places = {}
            for row, cells in enumerate(self.rows):
                for column, cell in enumerate(cells):
                    if cell.__class__ is str and cell:
                        self._places.setdefault(cell, []).append((row, column))
        return self._places

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def decoded(self, encoding: str, rows: Rows) -> None:
        """Take over the rows in Unicode."""
        self.encoding, self.rows, self._places = encoding, rows, None

    def find(self, texts: Set[str]) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of every cell that holds one of the texts, row by row."""
        index = self._index()
        return iter(sorted((*place, text) for text in texts & index.keys() for place in index[text]))

    def at(self, row: int, column: int) -> Cell:
        """The cell, blank where the sheet has none."""
        if 0 <= row < len(self.rows) and 0 <= column < self.width:
            return self.rows[row][column]
        return ""

    def area_with(self, cells: Iterable[tuple[int, int]]) -> int:
        """How many cells it would have if it grew to hold these."""
        rows, width = len(self.rows), self.width
        for row, column in cells:
            rows, width = max(rows, row + 1), max(width, column + 1)
        return rows * width

    def put(self, row: int, column: int, value: Cell) -> None:
        """Set a cell; the sheet grows where it is too small."""
        self._places = None
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

    `raw` tells what only the XML of a sheet holds.
    """

    sheets: list[Sheet]
    raw: RawParts | None = None

    def percents(self, sheet: Sheet, columns: Iterable[int]) -> frozenset[tuple[int, int]]:
        """The cells of the given columns that a percent format shows; none where the file does not tell."""
        wanted = frozenset(columns)
        if self.raw is None:
            return frozenset(cell for cell in sheet.percents if cell[1] in wanted)
        percents = self.raw.percent_styles
        if not percents:
            return frozenset()
        styles = self.raw.raw(sheet.name).styles
        return frozenset(cell for cell, style in styles.items() if cell[1] in wanted and style in percents)

    def indents(self, sheet: Sheet, column: int) -> dict[int, int]:
        """How far the alignment of a column's cells indents them, by row; nothing where the file does not tell."""
        if self.raw is None:
            return {row: indent for (row, at), indent in sheet.indents.items() if at == column}
        if not self.raw.indent_styles:
            return {}
        styles, indents = self.raw.raw(sheet.name).styles, self.raw.indent_styles
        return {row: indents[style] for (row, at), style in styles.items() if at == column and style in indents}


def blank(value: Cell) -> bool:
    """Whether a cell holds nothing, or white space only."""
    return value is None or (isinstance(value, str) and not value.strip())
