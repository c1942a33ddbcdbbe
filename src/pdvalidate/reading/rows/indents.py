"""How far the labels of a table are indented: by letter of the column, by alignment, or by leading spaces (2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pdvalidate.model.repeating import TreeKind
from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import Workbook, blank
from pdvalidate.reading.tables.context import Context, Stretch
from pdvalidate.reading.tables.search import letters_to_columns


def indent_levels(context: Context, stretch: Stretch, workbook: Workbook) -> Mapping[int, int]:
    """The level of each sheet row that has a label, records and rows without figures alike; {} without such a tree.

    Of the three ways to indent the first counts in which the rows differ.
    """
    tree = context.plan.table.tree
    column = context.labels.get(tree.column, context.keys.get(tree.column)) if tree else None
    if tree is None or tree.kind is not TreeKind.INDENT or column is None:
        return {}
    labels = stretch.columns[column] if stretch.columns else ()
    rows = [stretch.first + place for place in range(stretch.end) if _labelled(stretch, labels, place)]
    letters = letters_to_columns(context.plan.table.by_name[tree.column].at)
    aligned = workbook.indents(context.sheet, column)
    ways = (
        {row: _first_filled(context.sheet.rows[row], letters) for row in rows},
        {row: aligned.get(row, 0) for row in rows},
        {row: _spaces(labels[row - stretch.first]) for row in rows},
    )
    return next((levels for levels in ways if len(set(levels.values())) > 1), ways[0])


def _labelled(stretch: Stretch, labels: Sequence[Cell], place: int) -> bool:
    """Whether a row is a record, or a heading inside the table."""
    return not blank(labels[place]) and stretch.skipped.get(place) in (None, "row-empty")


def _first_filled(row: Sequence[Cell], letters: Iterable[int]) -> int:
    """Which of several columns holds the label of a row."""
    filled = (place for place, column in enumerate(letters) if column < len(row) and not blank(row[column]))
    return next(filled, 0)


def _spaces(label: Cell) -> int:
    return len(label) - len(label.lstrip()) if isinstance(label, str) else 0
