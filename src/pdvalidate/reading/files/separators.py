"""Which character separates the fields of a text file."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice

_SEPARATORS = (";", ",", "\t", "|")
_LINES = 200
"""Lines that are looked at."""
_HEAD = 1 << 18
"""Characters that are looked at, where these are fewer."""
_SHARE = 0.5
"""Of a text in any format that many lines have, by chance, the same number of commas; of a table, most."""

Told = tuple[str | None, str]


def told(text: str) -> Told:
    """The separator that a first line such as `sep=;` tells, and the text below it; else None and the whole text."""
    first, _, below = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.rstrip("\r")) == len("sep=;"):
        return first[4], below
    return None, text


def separator_of(text: str) -> str | None:
    """The separator with which most lines have the same number of fields, of equal ones more; None where none does."""
    separator, below = told(text)
    if separator is not None:
        return separator
    lines = [line for line in islice(below[:_HEAD].splitlines(), _LINES) if line.strip()]
    best: tuple[int, int] = (0, 0)
    for candidate in _SEPARATORS:
        lengths = Counter(length for length in _lengths(lines, candidate) if length > 1)
        agreeing = max(((count, length) for length, count in lengths.items()), default=(0, 0))
        if agreeing > best:
            best, separator = agreeing, candidate
    return separator


def looks_separated(text: str) -> bool:
    """Whether a text is a table, whatever its file is called: at least two lines, most of them of as many fields."""
    separator = separator_of(text)
    if separator is None:
        return False
    lengths = _lengths([line for line in islice(text[:_HEAD].splitlines(), _LINES) if line.strip()], separator)
    most = max(Counter(lengths).items(), key=lambda item: item[1], default=(0, 0))
    return len(lengths) > 1 and most[0] > 1 and most[1] > _SHARE * len(lengths)


def _lengths(lines: list[str], separator: str) -> list[int]:
    """How many fields each line has. A field may run over several lines; these then count as one."""
    try:
        return [len(fields) for fields in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return []
