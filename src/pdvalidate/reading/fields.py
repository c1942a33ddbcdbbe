"""Single values outside the tables: beside, below or inside a labelled cell, at an address, in a name (2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from pdvalidate.model.form import Field
from pdvalidate.model.returns import Cell, FieldValue
from pdvalidate.reading.files.cells import Sheet, Workbook, blank
from pdvalidate.reading.files.rawsheet import position
from pdvalidate.text.folding import fold
from pdvalidate.text.patterns import pattern_of

_LONGEST = 500
"""Letters of a cell in which a label is looked for."""

_REMEMBERED = 50_000

_FILLERS = re.compile(r"[\s._…\-–—]*")


@dataclass(frozen=True, slots=True)
class _Label:
    """A text that begins with a field's label; `rest` follows it. `sure`: as a colon or the text's end shows."""

    rest: str
    sure: bool


class FieldFinder:
    """Finds the values of one field in workbook after workbook; it remembers which texts begin with its label.

    Args:
        names: the folded labels and headings of the form: a value never is one of them.
    """

    def __init__(self, field: Field, names: frozenset[str]) -> None:
        self.field = field
        self.names = names
        self._wanted = [fold(label) for label in field.labels]
        self._seen: set[str] = set()
        self._known: dict[str, _Label] = {}

    def find(self, workbook: Workbook, stem: str) -> list[FieldValue]:
        """Every place where the value stands, sheet by sheet.

        Args:
            stem: the name of the file, without folder and extension.
        """
        asked = self.field
        sheets = self._sheets(workbook)
        if asked.constant is not None:
            return [FieldValue(asked.constant)]
        if asked.origin == "file-name":
            return self._in_names([(stem, None)])
        if asked.origin == "sheet-name":
            return self._in_names([(sheet.name, sheet.name) for sheet in sheets])
        if asked.at is not None:
            return [value for sheet in sheets[:1] if (value := self._at(sheet, asked.at))]
        if not self._wanted:
            return [value for sheet in sheets for value in self._anywhere(sheet)] if asked.pattern else []
        found = [one for sheet in sheets for one in self._labelled(sheet)]
        return [value for value, sure in found if sure] or [value for value, _ in found]

    def _sheets(self, workbook: Workbook) -> Sequence[Sheet]:
        if not self.field.sheet:
            return workbook.sheets
        wanted = {fold(name) for name in self.field.sheet}
        return [sheet for sheet in workbook.sheets if fold(sheet.name) in wanted]

    def _in_names(self, names: Sequence[tuple[str, str | None]]) -> list[FieldValue]:
        found = [(self._searched(name), sheet) for name, sheet in names]
        return [
            FieldValue(value.strip(), sheet, inside=True)
            for value, sheet in found
            if isinstance(value, str) and value.strip()
        ]

    def _searched(self, value: Cell) -> Cell | None:
        """What the field's pattern finds in a text: its group, else the match; the value itself without a pattern."""
        if self.field.pattern is None:
            return value
        return pattern_of(self.field.pattern).find(value) if isinstance(value, str) else None

    def _at(self, sheet: Sheet, address: str) -> FieldValue | None:
        row, column = position(address)
        value = self._searched(sheet.at(row, column))
        return None if blank(value) else FieldValue(value, sheet.name, row, column, self.field.pattern is not None)

    def _anywhere(self, sheet: Sheet) -> Iterator[FieldValue]:
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                value = self._searched(cell) if isinstance(cell, str) and cell else None
                if not blank(value):
                    yield FieldValue(value, sheet.name, row, column, inside=True)

    def _labelled(self, sheet: Sheet) -> Iterator[tuple[FieldValue, bool]]:
        """The values beside, below or behind each label of a sheet, and whether it surely is one."""
        for row, column, text in self._places(sheet):
            label = self._known[text]
            value = self._value(sheet, row, column, label)
            if value is not None:
                yield value, label.sure

    def _places(self, sheet: Sheet) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of the cells that begin with the field's label."""
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
            self._known.clear()
        for text in sheet.texts - self._seen:
            self._seen.add(text)
            label = self._label(text)
            if label is not None:
                self._known[text] = label
        yield from sheet.find(self._known.keys())

    def _label(self, text: str) -> _Label | None:
        """The label that a text begins with, as a whole word."""
        text = text[:_LONGEST]
        folded = fold(text)
        for wanted in self._wanted:
            end = _end(text, wanted) if folded.startswith(wanted) else None
            if end is not None:
                rest = text[end:].lstrip()
                return _Label(rest.lstrip(" :\t\r\n\xa0").strip(), rest.startswith(":") or not rest)
        return None

    def _value(self, sheet: Sheet, row: int, column: int, label: _Label) -> FieldValue | None:
        inside = self.field.pattern is not None
        if self.field.below:
            row += self.field.below
            value = sheet.at(row, column)
        elif _FILLERS.fullmatch(label.rest):
            value, column = self._to_the_right(sheet, row, column)
        else:
            value, inside = label.rest, True
        value = self._searched(value)
        return None if blank(value) else FieldValue(value, sheet.name, row, column, inside)

    def _to_the_right(self, sheet: Sheet, row: int, column: int) -> tuple[Cell, int]:
        """The next filled cell in the row, unless it is another label."""
        for place in range(column + 1, sheet.width):
            value = sheet.rows[row][place]
            if blank(value) or (isinstance(value, str) and _FILLERS.fullmatch(value)):
                continue
            if isinstance(value, str) and (value.rstrip().endswith(":") or fold(value) in self.names):
                break
            return value, place
        return "", column


def _end(text: str, label: str) -> int | None:
    """Where the whole words end with which a text begins and which are the label, once folded."""
    letters = sum(not combining(one) for one in normalize("NFD", label))  # as few as the label can be typed with
    for end in range(min(letters, len(text)), len(text) + 1):
        whole = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
        if whole and fold(text[:end]) == label:
            return end
    return None
