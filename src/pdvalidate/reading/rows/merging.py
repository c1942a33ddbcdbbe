"""Merged cells inside a table: what they hold stands in every row and column that they cover (2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import Merge, blank
from pdvalidate.reading.tables.context import Context, Stretch

Position = tuple[int, int]


def spread_merged(context: Context, stretch: Stretch) -> None:
    """Put labels and figures into all cells that they are merged over; `stretch.merged` tells of the figures.

    What begins in a column of labels is a label and covers no figures: a heading is often merged over the whole table.
    """
    labels = {*context.keys.values(), *context.labels.values()}
    values = set(context.values) - labels
    columns: dict[int, list[Cell]] = {}
    for merge in context.sheet.merged:
        if merge[2] < stretch.first:
            continue
        begins_in_values = merge[1] in values and merge[0] >= stretch.first
        for row, column in _covered(merge, labels | values if begins_in_values else labels, stretch):
            if column in values and not _stands(context, row):
                continue
            own = columns.setdefault(column, list(stretch.columns[column]))
            own[row - stretch.first] = context.sheet.at(merge[0], merge[1])
            if column in values:
                stretch.merged[row, column] = merge[:2]
    for column, own in columns.items():
        stretch.columns[column] = tuple(own)


def _covered(merge: Merge, columns: set[int], stretch: Stretch) -> Iterator[Position]:
    """The cells of a merged range in some columns of a stretch."""
    top, left, bottom, right = merge
    last = min(bottom, stretch.first + len(stretch.columns[0]) - 1)
    for row in range(max(top, stretch.first), last + 1):
        yield from ((row, column) for column in columns if left <= column <= right)


def _stands(context: Context, row: int) -> bool:
    """Whether a row has a cell of its own in the table: else it is the lower part of a row that is merged whole."""
    return any(not blank(context.sheet.at(row, column)) for column in context.header.assignment.found)
