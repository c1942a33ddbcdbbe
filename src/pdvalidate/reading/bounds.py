"""Proof that a sheet's cells lie within bounds, before a library sets aside memory for the area they span.

Two cells in opposite corners of a sheet make a file of 5 KB ask for 512 GB, and the process that asks is ended.
"""

from __future__ import annotations

import re

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SHAPES = bytes.maketrans(_LETTERS + b"\"'0123456789", b"A" * 54 + b"0" * 10)
"""Letters and quotes become A, digits 0: then references that lie far out have one of two shapes."""

_FAR_RIGHT = b"AAAA0"  # a quote, three letters or more, a digit
_FAR_DOWN = b"A0000"  # a quote or a letter, four digits or more

_FILLED = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Za-z]+)([0-9]+)["'][^>]*(?<!/)>(?!</)""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["']([0-9]+)["']""")


def surely_small(sheet: bytes) -> bool:
    """Whether no reference of the sheet lies beyond row 999 or column ZZ. False: it may, or a text looks like one."""
    shapes = _shapes(sheet)
    return _FAR_DOWN not in shapes and _FAR_RIGHT not in shapes and bool(shapes)


def _shapes(sheet: bytes) -> bytes:
    """The shapes of a sheet from its rows on: what stands before them names XML dialects that look like references."""
    start = sheet.find(b"<sheetData")
    return sheet[start:].translate(_SHAPES) if start >= 0 else b""


def area(sheet: bytes, enough: int) -> int:
    """Rows times columns that the filled cells of a sheet span, from A1.

    Where a cheap upper bound is at most `enough`, that bound is given instead.
    """
    shapes = _shapes(sheet)
    if shapes and _FAR_RIGHT not in shapes and b"AAA0" not in shapes:
        digits = len(str(max(map(int, _ROW.findall(sheet)), default=0)))
        bound = (10**digits - 1) * 26
        if bound <= enough and b"A" + b"0" * (digits + 1) not in shapes:
            return bound
    references = _FILLED.findall(sheet)
    columns = {letters for letters, _ in references}
    return max((int(row) for _, row in references), default=0) * max(map(_number, columns), default=0)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number
