"""Proof that a sheet's cells lie within bounds, before a library sets aside memory for the area they span.

Two cells in opposite corners of a sheet make a file of 5 KB ask for 512 GB, and the process that asks is ended.
"""

from __future__ import annotations

import re

import re2

_FAR = r"(?:[^A-Za-z]|[A-Za-z]{3}|[A-Za-z]{1,2}(?:[^A-Za-z0-9]|[0-9]{1,3}[^0-9\"]|[0-9]{4}))"
_BYTES = re2.Options()
_BYTES.encoding = re2.Options.Encoding.LATIN1
_MAY_BE_FAR = re2.compile(f'<c(?:[^ A-Za-z]| (?:[^r]|r(?:[^=]|=(?:[^"]|"{_FAR}))))'.encode(), _BYTES)
"""A cell that says anything but r="B7" first: one or two letters, one to three digits. re2: it costs microseconds."""

_FILLED = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Za-z]+)([0-9]+)["'][^>]*(?<!/)>(?!</)""")
_UNREFERENCED = re.compile(rb"""<(?:\w+:)?c(?![^>]*\sr=)(?:\s[^>]*)?>""")
_CLAIMED = re.compile(rb"""uniqueCount\s*=\s*["']?\s*([0-9]+)""")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b")
_CELL_START = re.compile(rb"<(?:\w+:)?c\b")
_WIDE = re.compile(rb"""["'][A-Za-z]{2,}[0-9]+["']""")
_PLAIN = re.compile(rb"""<c r="[A-Z]{1,3}[0-9]{1,7}"(?: [a-z]{1,2}="[^"<>]*")*/?>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["']([0-9]+)["']""")


FEWEST_BYTES = 5
"""What a cell takes at least: a shorter sheet has not too many of them, filled or not."""


def surely_small(sheet: bytes) -> bool:
    """Whether every cell says that it lies within column ZZ and row 999. False: one may not, or says it otherwise."""
    start = sheet.find(b"<sheetData")
    return start >= 0 and b":c" not in sheet and _MAY_BE_FAR.search(sheet, start) is None


def plain(sheet: bytes) -> bool:
    """Whether every cell is written in the one plain way that `area` surely understands."""
    start, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData")
    if start < 0 or sheet.find(b":c", start, end) >= 0 or sheet.find(b"<!", start, end) >= 0:
        return False
    return sheet.count(b"<c", start, end) == len(_PLAIN.findall(sheet, start, end))


def count(sheet: bytes) -> int:
    """How many cells are written in a sheet, blank ones too."""
    return sheet.count(b"<c ")


def counted_well(texts: bytes) -> bool:
    """Whether the table of shared texts does not say that it has more of them than there are: memory is set aside."""
    return max(map(int, _CLAIMED.findall(texts)), default=0) <= texts.count(b"<si")


def area(sheet: bytes, enough: int) -> int:
    """Rows times columns that the filled cells of a sheet span, from A1.

    Where a cheap upper bound is at most `enough`, that bound is given instead.
    """
    if _UNREFERENCED.search(sheet):
        return _counted(sheet)
    bound = _cheap_bound(sheet)
    if bound is not None and bound <= enough:
        return bound
    references = _FILLED.findall(sheet)
    columns = {letters for letters, _ in references}
    return max((int(row) for _, row in references), default=0) * max(map(_number, columns), default=0)


def _counted(sheet: bytes) -> int:
    """The area of a sheet of which some cells do not say where they stand: each follows the one before it."""
    rows = _ROW_START.split(sheet)[1:]
    told = max(map(int, _ROW.findall(sheet)), default=0)
    widest = max((len(_CELL_START.findall(row)) for row in rows), default=0)
    columns = {letters for letters, _ in _FILLED.findall(sheet)}
    return (told + len(rows)) * (widest + max(map(_number, columns), default=0))


def _cheap_bound(sheet: bytes) -> int | None:
    """The area up to column Z and the next power of ten of the rows; None where some cell may lie outside."""
    if _WIDE.search(sheet, max(sheet.find(b"<sheetData"), 0)):
        return None
    digits = len(str(max(map(int, _ROW.findall(sheet)), default=0)))
    longer = re.compile(rb"""["'][A-Za-z]?[0-9]{%d}""" % (digits + 1))
    return None if longer.search(sheet) else (10**digits - 1) * 26


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number
