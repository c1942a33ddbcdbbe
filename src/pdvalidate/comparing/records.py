"""The records of a return by their names: what a row is, wherever in the sheet it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from pdvalidate.model.address import a1
from pdvalidate.model.form import Table
from pdvalidate.model.kinds import Blank, Scale, ValueType
from pdvalidate.model.report import Value
from pdvalidate.model.returns import Cell, ErrorValue, NoValue, Place, Return, TablePart, openings_at
from pdvalidate.text.folding import fold

Key = tuple[str, ...]
"""Folded names by which a record is known; the last is how manieth it is of those with the same names."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell holds, and where it stands."""

    value: Value
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its label, and what stands in its columns, those with a value only."""

    label: str
    cells: Mapping[str, Held]

    @property
    def values(self) -> tuple[tuple[str, Value], ...]:
        return tuple((name, held.value) for name, held in self.cells.items())


def records_of(one: Return, table: Table) -> dict[Key, Record]:
    """Every record of a table, in the order of the workbook. In a table without keys they are only numbered."""
    found: dict[Key, Record] = {}
    seen: dict[Key, int] = {}
    for part in one.parts:
        if part.table == table.name:
            for key, record in _of_part(part, table):
                seen[key] = seen.get(key, 0) + 1
                found[(*key, str(seen[key]))] = record
    return found


def value_of(cell: Cell) -> Value:
    """A cell as a report shows it: figures exact, texts as typed, nothing where there is nothing."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return Decimal(f"{cell:.15g}")
    if isinstance(cell, ErrorValue):
        return cell.text
    if isinstance(cell, NoValue):
        return cell.formula or None
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    return (cell or "").strip() or None


def address(sheet: str | None, row: int | None, column: int | None) -> str | None:
    """'Biểu 1'!B7; rows and columns count from 0."""
    if sheet is None or row is None or column is None:
        return None
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{a1(row, column)}"


def _of_part(part: TablePart, table: Table) -> Iterator[tuple[Key, Record]]:
    labels = _labels(part, table)
    named = {column.name for column in table.keys}
    places = [(place, cells) for place, cells in zip(part.places, part.cells, strict=True) if place.column not in named]
    for at, sheet_row in enumerate(part.rows):
        typed = [label[at] for label in labels]
        around = {**part.dimensions, **{name: opening.member for name, opening in openings_at(part, at).items()}}
        names = [_named(part, column.name, at) or fold(text) for column, text in zip(table.keys, typed, strict=True)]
        cells = {
            _column(place): Held(
                _as_shown(value, part, at, place, table), address(part.sheet, sheet_row, place.sheet_column)
            )
            for place, column_cells in places
            if (value := value_of(column_cells[at])) is not None
        }
        shown = " / ".join([*around.values(), *(text for text in typed if text)])
        yield (*(f"{name}={fold(member)}" for name, member in around.items()), *names), Record(shown, cells)


def _as_shown(value: Value, part: TablePart, at: int, place: Place, table: Table) -> Value:
    """A percentage as a ratio, whether its cell has a percent format or not (schema-language 2.6)."""
    column = table.by_name[place.column]
    if column.type is not ValueType.PERCENT or not isinstance(value, Decimal):
        return value
    formatted = (part.rows[at], place.sheet_column) in part.percents
    ratio = column.scale is Scale.RATIO or (column.scale is None and formatted)
    return value if ratio else value / 100


def _labels(part: TablePart, table: Table) -> list[list[str]]:
    """The texts of each key column, blanks filled from above where the form says that they mean that."""
    filled: list[list[str]] = []
    for column in table.keys:
        texts = [str(value) if (value := value_of(cell)) is not None else "" for cell in _cells(part, column.name)]
        filled.append(_from_above(texts, filled) if column.blank is Blank.ABOVE else texts)
    return filled


def _cells(part: TablePart, column: str) -> Sequence[Cell]:
    for place, cells in zip(part.places, part.cells, strict=True):
        if place.column == column and not place.members:
            return cells
    return [None] * len(part.rows)


def _from_above(texts: Sequence[str], before: Sequence[Sequence[str]]) -> list[str]:
    """A blank takes the text above it, unless a key declared before it starts a new group."""
    filled: list[str] = []
    for at, text in enumerate(texts):
        same = at > 0 and all(column[at] == column[at - 1] for column in before)
        filled.append(text or (filled[at - 1] if same else ""))
    return filled


def _named(part: TablePart, column: str, at: int) -> str | None:
    """The form's own name of a row stays when its label is written another way."""
    names = part.members.get(column)
    name = names[at] if names else None
    return f"={name}" if name else None


def _column(place: Place) -> str:
    inner = [member for member in place.members if member != place.column]
    return f"{place.column}[{', '.join(inner)}]" if inner else place.column
