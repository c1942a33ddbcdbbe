"""What a table lacks, or has twice: columns whose headings were not found, named rows that do not stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from pdvalidate.model.address import a1
from pdvalidate.model.form import Row, Table
from pdvalidate.model.returns import Finding, Hint, TablePart
from pdvalidate.reading.columns import Assignment
from pdvalidate.reading.headings import Path, joined, typed
from pdvalidate.reading.labels import LabelBook, folded_label
from pdvalidate.reading.locate import Spot
from pdvalidate.reading.naming import missing_members, missing_rows
from pdvalidate.reading.parts import Part
from pdvalidate.reading.plans import TablePlan, Target, place_name
from pdvalidate.reading.search import Header
from pdvalidate.text.folding import fold

_CLOSE = 0.6
"""How alike two texts must be (0 to 1) for one to be suggested for the other."""

_MOST_COMPARED = 500
"""Labels among which a close one is sought: to compare them takes time."""


def column_findings(spot: Spot) -> Iterator[Finding]:
    """Columns that were not found, that stand there twice, or that the form does not know."""
    for header in spot.headers:
        if not header.assignment.complete:
            yield from _not_found(spot, header)
            yield from _double(spot, header.assignment)
        for column in header.assignment.unexpected:
            path = header.assignment.paths[column]
            lowest = path[-1]
            yield Finding(
                "column-unexpected", spot.sheet.name, lowest.row, column, spot.plan.table.name, found=typed(path)
            )


def _not_found(spot: Spot, header: Header) -> Iterator[Finding]:
    made, table = header.assignment, spot.plan.table
    for target in made.missing:
        hints = _similar(target, made)
        yield Finding(
            "column-missing",
            spot.sheet.name,
            header.bottom,
            table=table.name,
            column_name=target.name,
            expected=written(spot.plan, target),
            hints=hints,
        )
    for name in made.absent:
        yield Finding("column-missing", spot.sheet.name, header.bottom, table=table.name, column_name=name)


def absent_table(plan: TablePlan, sheet: str, row: int | None = None) -> Iterator[Finding]:
    """A table of which no header was found on the sheet that should hold it: all its columns are missing.

    `row` is that of the text below which it should stand.
    """
    for target in plan.targets:
        if not target.column.optional:
            yield Finding(
                "column-missing",
                sheet,
                row,
                table=plan.table.name,
                column_name=target.name,
                expected=written(plan, target),
            )
    for leaf in plan.leaves:
        yield Finding("column-missing", sheet, row, table=plan.table.name, column_name=leaf.column.name)


def written(plan: TablePlan, target: Target) -> str:
    """The heading of a target as the form writes it."""
    levels: list[str] = []
    for block, member in zip(plan.table.paths[target.column.name], target.members, strict=True):
        levels += next(iter(plan.table.blocks[block].members[member]), ())
    levels += next(iter(target.column.headings), ())
    return " > ".join(plan.text(level) for level in levels if level)


def _similar(target: Target, made: Assignment) -> tuple[Hint, ...]:
    """The heading that nobody claims and that is closest to the one that is missing."""
    free: dict[str, Path] = {}
    for column, path in made.paths.items():
        if column not in made.found:
            free.setdefault(joined(path), path)
            free.setdefault(path[-1].folded, path)
    lowest = [fold(heading[-1]) for heading in target.column.headings if heading]
    for text in (*target.headings, *lowest):
        close = get_close_matches(text, free, n=1, cutoff=_CLOSE)
        if close:
            path = free[close[0]]
            return (Hint("did-you-mean", cells=(path[-1].cell,), suggested=typed(path)),)
    return ()


def _double(spot: Spot, made: Assignment) -> Iterator[Finding]:
    for (column, members), places in made.double.items():
        lowest = [made.paths[place][-1] if place in made.paths else None for place in places]
        row = next((level.row for level in lowest if level), spot.headers[0].bottom)
        yield Finding(
            "column-duplicate",
            spot.sheet.name,
            row,
            places[1],
            spot.plan.table.name,
            column_name=place_name(column, members),
            found=typed(made.paths[places[1]]) if places[1] in made.paths else None,
            values={"first": a1(row, places[0])},
        )


def row_findings(books: Sequence[LabelBook], parts: Sequence[Part]) -> Iterator[Finding]:
    """Named rows and named members that must stand in a table and do not."""
    for book in books:
        if not any(book.column in part.seen for part in parts):
            continue  # its column was not found, and that is said
        seen = set().union(*(part.seen.get(book.column, ()) for part in parts))
        for row in missing_rows(book, seen):
            yield _missing_row(book, parts, row)
        for name, label in missing_members(book, seen).items():
            yield missing_label(parts, book.column, label, name)


def _missing_row(book: LabelBook, parts: Sequence[Part], row: Row) -> Finding:
    label = book.plan.text(row.labels[0]) if row.labels else row.code or row.name
    return missing_label(parts, book.column, label, shown_row(book.plan, row))


def shown_row(plan: TablePlan, row: Row) -> str:
    """What a named row is called: its label, below its parent's where another row has the same; else its name."""
    label = plan.text(row.labels[0]) if row.labels else ""
    alike = [other for other in plan.table.rows if other.labels[:1] == row.labels[:1]]
    above = plan.table.named_rows.get(row.under or "")
    if label and above and above.labels and len(alike) > 1:
        return f"{plan.text(above.labels[0])} > {label}"
    return label or row.name


def missing_label(parts: Sequence[Part], column: str, label: str, name: str) -> Finding:
    """A label that must stand in a column and does not, with the free label that comes closest to it."""
    first = parts[0].part
    hints = _similar_label(parts, column, label)
    return Finding("row-missing", first.sheet, table=first.table, row_name=name, expected=label, hints=hints)


def _similar_label(parts: Sequence[Part], column: str, label: str) -> tuple[Hint, ...]:
    free: dict[str, tuple[str, str]] = {}
    for part in parts:
        for record, text in _free_labels(part.part, column).items():
            place = next(one.sheet_column for one in part.part.places if one.column == column)
            free.setdefault(fold(text), (text, a1(part.part.rows[record], place)))
    close = get_close_matches(fold(label), free, n=1, cutoff=_CLOSE) if len(free) <= _MOST_COMPARED else []
    return tuple(Hint("did-you-mean", cells=(cell,), suggested=text) for text, cell in map(free.__getitem__, close))


def _free_labels(part: TablePart, column: str) -> Mapping[int, str]:
    """The labels of a column that no name was given to, by record."""
    index = next((index for index, one in enumerate(part.places) if one.column == column), None)
    if index is None:
        return {}
    names = part.members.get(column) or [None] * len(part.rows)
    labels = enumerate(zip(part.cells[index], names, strict=True))
    return {record: str(cell).strip() for record, (cell, name) in labels if name is None and folded_label(cell)}


def sheet_missing(table: Table, sheets: Sequence[str]) -> Finding:
    """A table whose sheet does not stand in the workbook."""
    patterns = table.each_sheet.globs if table.each_sheet else ()
    expected = ", ".join((*table.sheets, *patterns)) or table.name
    return Finding("sheet-missing", table=table.name, expected=expected, found=", ".join(sheets))
