"""Cell addresses. Inside the house rows and columns count from 0; A1 texts are for people."""

from __future__ import annotations

import re
from functools import cache

_PLAIN_SHEET = re.compile(r"[^\W\d]\w*")


@cache
def letters(column: int) -> str:
    """The letters of a sheet column that counts from 0: 0 is A, 26 is AA.

    Raises:
        ValueError: the column is negative.
    """
    if column < 0:
        raise ValueError(f"no column {column}")
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def a1(row: int, column: int) -> str:
    """The A1 text of a cell whose row and column count from 0."""
    return f"{letters(column)}{row + 1}"


def cell_of(sheet: str, cell: str) -> str:
    """``Sheet1!B7``, with the quotes that Excel puts around the name of a sheet that is not a plain word."""
    return f"{sheet}!{cell}" if _PLAIN_SHEET.fullmatch(sheet) else f"'{sheet}'!{cell}"
