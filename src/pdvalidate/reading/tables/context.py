"""A table at one header: where its keys and values stand, and the rows below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pdvalidate.model.repeating import Section
from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.rows.labels import LabelBook
from pdvalidate.reading.tables.plans import TablePlan, value_columns
from pdvalidate.reading.tables.search import Header

Columns = list[tuple[Cell, ...]]


@dataclass(slots=True)
class Marks:
    """The rows of a stretch that begin or end the sections of one kind, by place, with the text that says so."""

    section: Section
    begins: dict[int, str] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Stretch:
    """The rows below one header. Places count from the first of them; `columns` are all columns of the sheet.

    `skipped` says of a place why it is no record: the identifiers of `model.returns.Skipped`.
    """

    first: int
    columns: Columns
    end: int
    skipped: dict[int, str] = field(default_factory=dict)
    next_header: Header | None = None  # a header of the same table with other columns, that ends this stretch
    length: int = 0  # rows that were looked at, those below the end of the table included
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # cell -> that whose figure covers it
    marks: list[Marks] = field(default_factory=list)  # of each section, outermost first

    def records(self) -> list[int]:
        """The places of the records."""
        if not self.skipped:
            return list(range(self.end))
        return [place for place in range(self.end) if place not in self.skipped]

    def begins(self) -> tuple[frozenset[int], frozenset[int]]:
        """The places at which a section may begin, and those of them that hold nothing but its heading."""
        starts = [place for one in self.marks for place in (*one.begins, *(end + 1 for end in one.ends))]
        headings = [place for one in self.marks if one.section.headed for place in one.begins]
        return frozenset(starts), frozenset(headings)


@dataclass(slots=True)
class Context:
    """A table at one header: its plan, the sheet, and where its keys and values stand."""

    plan: TablePlan
    sheet: Sheet
    header: Header
    books: Sequence[LabelBook]
    keys: dict[str, int]  # sheet columns
    values: list[int]
    labels: dict[str, int]
    headings: frozenset[tuple[int, str]]  # sheet column and folded text of every heading cell

    @classmethod
    def of(cls, plan: TablePlan, sheet: Sheet, header: Header, books: Sequence[LabelBook]) -> Context:
        places = {name: column for column, (name, _) in header.assignment.found.items()}
        wanted = value_columns(plan.table)
        keys = {key.name: places[key.name] for key in plan.table.keys if key.name in places}
        values = [column for column, (name, _) in header.assignment.found.items() if name in wanted]
        measures = [column for column in values if plan.table.by_name[header.assignment.found[column][0]].measure]
        headings = {(level.column, level.folded) for path in header.assignment.paths.values() for level in path}
        return cls(
            plan,
            sheet,
            header,
            books,
            keys,
            [*measures, *(column for column in values if column not in measures)],
            {book.column: places[book.column] for book in books if book.column in places},
            frozenset(headings),
        )
