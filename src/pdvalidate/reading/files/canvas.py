"""A sheet while a reader fills it, cell by cell, within the bounds of a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import Limits
from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import Merge, Rows, Sheet


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown, as far as it matters: under a percent format, and indented how far."""

    percent: bool = False
    indent: int = 0


PLAIN = Look()


class Canvas:
    """All sheets of a file, one after the other. What would span too many cells is refused before it takes memory."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limit = limits.cells
        self._before = 0
        self.sheets: list[Sheet] = []

    def begin(self, name: str) -> None:
        """Begin the next sheet; the one before it is finished."""
        self.finish()
        self._name = name
        self._rows: Rows | None = []
        self._width = 0
        self._merged: list[Merge] = []
        self._looks: dict[tuple[int, int], Look] = {}
        self._hidden: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_sheet = False

    def put(self, row: int, column: int, value: Cell, *, columns: int = 1, look: Look = PLAIN) -> None:
        """Fill a cell, or `columns` cells of a row that hold the same; rows and columns count from 0.

        Raises:
            WorkbookError: too-many-cells.
        """
        rows = self._grown(row + 1, column + columns)
        cells = rows[row]
        cells.extend([""] * (column + columns - len(cells)))
        cells[column : column + columns] = [value] * columns
        if look != PLAIN:
            self._looks.update(((row, one), look) for one in range(column, column + columns))

    def merge(self, row: int, column: int, rows: int, columns: int) -> None:
        """Say that a cell covers as many rows and columns."""
        if rows > 1 or columns > 1:
            self._merged.append((row, column, row + rows - 1, column + columns - 1))

    def hide(self, first: int, count: int) -> None:
        """Say that columns are hidden; those that no sheet can have are not remembered."""
        self._hidden.update(range(first, min(first + count, _COLUMNS)))

    def hide_rows(self, first: int, count: int) -> None:
        """Say that rows are hidden, in the same way."""
        self._hidden_rows.update(range(first, min(first + count, _ROWS)))

    def hide_sheet(self) -> None:
        """Say that the whole sheet is hidden."""
        self._hidden_sheet = True

    def finish(self) -> list[Sheet]:
        """The sheets so far."""
        rows = getattr(self, "_rows", None)
        if rows is not None:
            self.sheets.append(self._sheet([cells + [""] * (self._width - len(cells)) for cells in rows]))
            self._before += len(rows) * self._width
            self._rows = None
        return self.sheets

    def _sheet(self, rows: Rows) -> Sheet:
        return Sheet(
            self._name,
            rows,
            self._merged,
            frozenset(self._hidden),
            frozenset(place for place, look in self._looks.items() if look.percent),
            {place: look.indent for place, look in self._looks.items() if look.indent},
            hidden_rows=frozenset(one for one in self._hidden_rows if one < len(rows)),
            hidden=self._hidden_sheet,
        )

    def _grown(self, height: int, width: int) -> Rows:
        rows = self._rows if self._rows is not None else []
        wide = max(width, self._width)
        if self._before + max(height, len(rows)) * wide > self._limit:
            raise WorkbookError(self._path, "too-many-cells", limit=self._limit)
        self._width = wide
        rows.extend([] for _ in range(height - len(rows)))
        return rows


_ROWS, _COLUMNS = 1_048_576, 16_384
"""The largest sheet that any spreadsheet program has."""
