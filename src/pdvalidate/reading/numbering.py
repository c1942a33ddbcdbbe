"""The row of printed column numbers directly under a header: `A | B | 1 | 2=3+4 | 3`. It is never data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pdvalidate.reading.cells import Sheet
from pdvalidate.text.folding import fold_value

_TOKEN = re.compile(r"\(?([a-z]|\d{1,3})[a-z]?\)?\s*(\(?\s*[=:].*)?")

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


def numbering(sheet: Sheet, row: int, columns: Iterable[int]) -> Numbering | None:
    """The printed column numbers in a row, if that is what it holds in all its filled cells under a heading."""
    if row >= len(sheet.rows):
        return None
    values = {column: sheet.rows[row][column] for column in columns if column < sheet.width}
    filled = {column: value for column, value in values.items() if value not in ("", None)}
    numbers = {}
    for column, value in filled.items():
        match = _TOKEN.fullmatch(fold_value(value)) if isinstance(value, (str, float, int)) else None
        if match is None:
            return None
        numbers[column] = match[1]
    return Numbering(row, numbers) if _counts(numbers, filled, len(values)) else None


def _counts(numbers: Mapping[int, str], filled: Mapping[int, object], wanted: int) -> bool:
    """Whether most columns bear a number, most neighbours count upwards by one, and none leaps far ahead."""
    printed = [int(number) for number in numbers.values() if number.isdigit()]
    if len(printed) < 2 or 2 * len(numbers) < wanted:
        return False
    steps = [right - left for left, right in pairwise(printed)]
    if max(steps) > _LARGEST_GAP:
        return False
    formulas = sum(1 for value in filled.values() if isinstance(value, str) and "=" in value)
    return 2 * steps.count(1) >= len(steps) or formulas > 0
