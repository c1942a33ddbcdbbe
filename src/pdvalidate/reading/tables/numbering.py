"""The row of printed column numbers directly under a header: `A | B | 1 | 2=3+4 | 3`. It is never data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pdvalidate.reading.files.cells import Sheet
from pdvalidate.text.folding import fold_value

_TOKEN = re.compile(r"\(?([a-zđ]|\d{1,3})[a-z]?\)?\s*(\(?\s*[=:].*)?")
_LETTERS = ("abcdefghijklmnop", "abcdđeghiklmnopq")
"""Columns of labels are lettered, in English or in Vietnamese order."""

_LARGEST_GAP = 9
"""Printed numbers skip some columns: 15 is followed by 18. A greater leap is a figure."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The printed numbers of a row by sheet column; a number may stand there twice."""

    row: int
    numbers: dict[int, str]

    def columns(self, number: str) -> list[int]:
        """The sheet columns that bear a number."""
        return [column for column, printed in self.numbers.items() if printed == fold_value(number)]


def numbering(sheet: Sheet, row: int, columns: Iterable[int], least: int = 2) -> Numbering | None:
    """The printed column numbers in a row, if that is what it holds in all its filled cells under a heading.

    `least` is how many columns must bear a number: two figures of a table without labels may well be 1 and 2.
    """
    if row >= len(sheet.rows) or _goes_on(sheet, row):
        return None
    values = {column: sheet.rows[row][column] for column in columns if column < sheet.width}
    filled = {column: value for column, value in values.items() if value not in ("", None)}
    numbers = {}
    for column, value in filled.items():
        match = _TOKEN.fullmatch(fold_value(value)) if isinstance(value, (str, float, int)) else None
        if match is None:
            return None
        numbers[column] = match[1]
    return Numbering(row, numbers) if len(numbers) >= least and _counts(numbers, filled, len(values)) else None


def _goes_on(sheet: Sheet, row: int) -> bool:
    """Whether the first letter of a row is followed by the next one below it: then they are labels, A, B, C …"""
    column = next((place for place, cell in enumerate(sheet.rows[row]) if cell not in ("", None)), 0)
    letters = fold_value(sheet.at(row, column)), fold_value(sheet.at(row + 1, column))
    return any(letters in pairwise(alphabet) for alphabet in _LETTERS)


def _counts(numbers: Mapping[int, str], filled: Mapping[int, object], wanted: int) -> bool:
    """Whether most columns bear a number, most neighbours count upwards by one, and none leaps far ahead."""
    printed = [int(number) for number in numbers.values() if number.isdigit()]
    if len(printed) < 2 or 2 * len(numbers) < wanted or not _lettered(numbers.values()):
        return False
    steps = [right - left for left, right in pairwise(printed)]
    if max(steps) > _LARGEST_GAP:
        return False
    formulas = sum(1 for value in filled.values() if isinstance(value, str) and "=" in value)
    return 2 * steps.count(1) >= len(steps) or formulas > 0


def _lettered(numbers: Iterable[str]) -> bool:
    """Whether the letters among the numbers follow each other from A on, as often as they start again."""
    letters = [number for number in numbers if not number.isdigit()]
    follows = {pair for alphabet in _LETTERS for pair in pairwise(alphabet)}
    return all(right == "a" or (left, right) in follows for left, right in pairwise(["", *letters]))
