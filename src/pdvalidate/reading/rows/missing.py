"""What a table lacks, or has twice: columns whose headings were not found, named rows that do not stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from pdvalidate.model.address import a1
from pdvalidate.model.form import Row, Table
from pdvalidate.model.returns import Finding, Hint, TablePart
from pdvalidate.reading.rows.labels import LabelBook, folded_label
from pdvalidate.reading.rows.naming import missing_members, missing_rows
from pdvalidate.reading.rows.parts import Part
from pdvalidate.reading.tables.columns import Assignment
from pdvalidate.reading.tables.headings import joined, typed
from pdvalidate.reading.tables.locate import Spot
from pdvalidate.reading.tables.plans import TablePlan, Target, place_name
from pdvalidate.reading.tables.search import Header
from pdvalidate.text.folding import fold

_CLOSE = 0.6
"""How alike two texts must be (0 to 1) for one to be suggested for the other."""

_MOST_COMPARED = 500
"""Labels among which a close one is sought: to compare them takes time."""


def column_findings(spot: Spot, header: Header) -> Iterator[Finding]:
    """Columns that were not found in a header, that stand there twice, or that the form does not know."""
    if not header.assignment.complete:
        yield from _not_found(spot, header)
        yield from _double(spot, header)
    for column in header.assignment.unexpected:
        path = header.assignment.paths[column]
        lowest = path[-1]
        yield Finding("column-unexpected", spot.sheet.name, lowest.row, column, spot.plan.table.name, found=typed(path))


def _not_found(spot: Spot, header: Header) -> Iterator[Finding]:
    made, table = header.assignment, spot.plan.table
    for target in made.missing:
        yield Finding(
            "column-missing",
            spot.sheet.name,
            header.bottom,
            table=table.name,
            column_name=target.name,
            expected=written(spot.plan, target),
            hints=_similar(target, made),
        )
    for name in made.absent:
        column = table.by_name[name]
        expected = column.number or ", ".join(column.at) or None
        yield Finding(
            "column-missing", spot.sheet.name, header.bottom, table=table.name, column_name=name, expected=expected
        )


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
    wanted = {*target.headings, *(fold(heading[-1]) for heading in target.column.headings if heading)}
    alike = [
        (max(_likeness(text, own) for text in wanted for own in (joined(path), path[-1].folded)), path)
        for column, path in made.paths.items()
        if column not in made.found
    ]
    best, path = max(alike, key=lambda one: one[0], default=(0.0, ()))
    return (Hint("did-you-mean", cells=(path[-1].cell,), suggested=typed(path)),) if best >= _CLOSE else ()


def _likeness(left: str, right: str) -> float:
    """How alike two headings are, 0 to 1; words that both begin with, such as "Chia ra", make them no more alike."""
    one, other = left.split(), right.split()
    shared = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return SequenceMatcher(None, " ".join(one[shared:]), " ".join(other[shared:])).ratio()


def _double(spot: Spot, header: Header) -> Iterator[Finding]:
    made = header.assignment
    for (column, members), places in made.double.items():
        lowest = [made.paths[place][-1] if place in made.paths else None for place in places]
        row = next((level.row for level in lowest if level), header.bottom)
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
    free = {
        (place, record): text
        for place, part in enumerate(parts)
        for record, text in _free_labels(part.part, column).items()
    }
    return missing_among(parts, column, (label, name), free)


Labels = Mapping[tuple[int, int], str]
"""Labels by the number of their part and of their record in it."""


def missing_among(parts: Sequence[Part], column: str, wanted: tuple[str, str], free: Labels) -> Finding:
    """A label that is missing, and what its row is called, with the closest one of labels that are nobody's."""
    label, name = wanted
    hints = tuple(_similar_label(parts, column, label, free))
    first = parts[0].part
    return Finding("row-missing", first.sheet, table=first.table, row_name=name, expected=label, hints=hints)


def _similar_label(parts: Sequence[Part], column: str, label: str, free: Labels) -> Iterator[Hint]:
    if len(free) > _MOST_COMPARED:
        return
    folded = fold(label)
    alike = {at: SequenceMatcher(None, fold(text), folded).ratio() for at, text in free.items()}
    best = max(alike, key=alike.__getitem__, default=None)
    if best is not None and alike[best] >= _CLOSE:
        part = parts[best[0]].part
        place = next(one.sheet_column for one in part.places if one.column == column)
        yield Hint("did-you-mean", cells=(a1(part.rows[best[1]], place),), suggested=free[best])


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
