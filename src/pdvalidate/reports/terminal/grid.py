"""Tables of text that fit the width of a terminal, with sentences below their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabulate import tabulate

from pdvalidate.reports.fitting import clipped, width, wrapped

_GAP = 2
_LEAST = 6
_LONGEST_WORD = 16


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid. Figures stand on the right."""

    title: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a grid: one text for each column, and what is said below it, already laid out."""

    cells: tuple[str, ...]
    below: tuple[str, ...] = ()


def grid(columns: Sequence[Column], lines: Sequence[Line], room: int, indent: int = 0) -> Iterator[str]:
    """The lines of a table that ends at column `room`, unless its words cannot be cut that far.

    What is said below a row is yielded as it is, without the indent.
    """
    margin = " " * indent
    cells = [tuple(clipped(cell) for cell in line.cells) for line in lines]
    widths = _widths(columns, cells, room - indent)
    titles = [wrapped(column.title, wide) for column, wide in zip(columns, widths, strict=True)]
    rows = [[wrapped(cell, wide) for cell, wide in zip(row, widths, strict=True)] for row in cells]
    printed = _aligned(columns, [titles, *rows])
    yield from (margin + line for line in _take(printed, titles))
    yield margin + (" " * _GAP).join("─" * max(map(width, _column([titles, *rows], at))) for at in range(len(columns)))
    for line, row in zip(lines, rows, strict=True):
        yield from (margin + line for line in _take(printed, row))
        yield from line.below


Wrapped = Sequence[Sequence[str]]
"""A row whose cells are lists of lines."""


def _aligned(columns: Sequence[Column], rows: Sequence[Wrapped]) -> Iterator[str]:
    text = tabulate(
        [["\n".join(cell) for cell in row] for row in rows],
        tablefmt="plain",
        colalign=["right" if column.figures else "left" for column in columns],
        disable_numparse=True,
    )
    return (line.rstrip() for line in text.split("\n"))


def _take(printed: Iterator[str], row: Wrapped) -> Iterator[str]:
    """The printed lines of one row: as many as its highest cell has."""
    return (next(printed) for _ in range(max(map(len, row))))


def _column(rows: Sequence[Wrapped], at: int) -> Iterator[str]:
    return (line for row in rows for line in row[at])


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """Each column as wide as it would like to be; else titles are wrapped, then the widest column gives way.

    Words are cut only where nothing else helps, and figures not even then.
    """
    wanted, whole, least = [], [], []
    for at, column in enumerate(columns):
        texts = [row[at] for row in cells]
        title = _longest_word([column.title])
        wanted.append(max([title, *map(width, texts), 1]))
        words = max(title, min(_longest_word(texts), _LONGEST_WORD))
        whole.append(words)
        least.append(words if column.figures else max(title, min(words, _LEAST)))
    free = room - _GAP * (len(columns) - 1)
    unwrapped = [max(wide, width(column.title)) for wide, column in zip(wanted, columns, strict=True)]
    return unwrapped if sum(unwrapped) <= free else _narrowed(_narrowed(wanted, whole, free), least, free)


def _narrowed(wanted: list[int], least: Sequence[int], room: int) -> list[int]:
    """Take from the widest column that can give, until the columns fit or none can."""
    while sum(wanted) > room:
        spare, _, at = max(
            (min(wide - low, 1), wide, at) for at, (wide, low) in enumerate(zip(wanted, least, strict=True))
        )
        if spare < 1:
            break
        wanted[at] -= 1
    return wanted


def _longest_word(texts: Sequence[str]) -> int:
    return max((width(word) for text in texts for word in text.split(" ")), default=0)
