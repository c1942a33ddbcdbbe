"""Sections: which rows of a table begin or end a stretch, and in which stretch each record stands (2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdvalidate.model.repeating import Section
from pdvalidate.model.returns import Cell, Opening
from pdvalidate.reading.files.cells import blank
from pdvalidate.reading.rows.labels import folded_label
from pdvalidate.reading.tables.columns import matches_any
from pdvalidate.reading.tables.context import Context, Marks, Stretch
from pdvalidate.text.folding import fold

OPENED = "section-opened"
"""Why a row with a label and no figures is no record."""


def find_marks(context: Context, stretch: Stretch) -> list[Marks]:
    """What may begin or end each section of the table, outermost first. Rows that are skipped later do neither."""
    return [_marks(context, stretch, section) for section in context.plan.table.sections]


def _marks(context: Context, stretch: Stretch, section: Section) -> Marks:
    found = Marks(section)
    columns = _label_columns(context, section)
    values = [stretch.columns[column] for column in context.values if column not in columns]
    for place in range(stretch.end):
        text = _first_text(stretch, columns, place)
        if text is None:
            continue
        if section.ends:
            if matches_any(section.ends, fold(text)):
                found.ends[place] = text
        elif _fits(section, text) and not (section.headed and not _is_heading(context, values, place, text)):
            found.begins[place] = text
    return found


def _label_columns(context: Context, section: Section) -> list[int]:
    """The sheet columns in which the labels of a section stand: the one it names, else the keys."""
    if not section.column:
        return list(context.keys.values())
    made = context.header.assignment.found
    return [column for column, (name, members) in made.items() if name == section.column and not members]


def _first_text(stretch: Stretch, columns: Sequence[int], place: int) -> str | None:
    for column in columns:
        cell = stretch.columns[column][place]
        if not blank(cell):
            return _shown(cell)
    return None


def _shown(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else folded_label(cell)


def _fits(section: Section, text: str) -> bool:
    if not (section.globs or section.members):
        return True
    folded = fold(text)
    if any(fold(one) == folded for texts in section.members.values() for one in texts):
        return True
    if not section.globs:
        return section.headed
    return matches_any(section.globs, folded) and not matches_any(section.excepted, folded)


def _is_heading(context: Context, values: Sequence[Sequence[Cell]], place: int, text: str) -> bool:
    """Whether a row has a label and no figures, and the label is not that of a named row or of a group."""
    if not all(blank(column[place]) for column in values):
        return False
    claims = [book.claims([text])[0] for book in context.books]
    return not any(claim.rows or claim.groups for claim in claims)


def member_of(section: Section, text: str) -> str:
    """The declared name of a stretch, else its text as typed."""
    folded = fold(text)
    named = (name for name, texts in section.members.items() if any(fold(one) == folded for one in texts))
    return next(named, text)


def skip_headings(stretch: Stretch) -> None:
    """Rows that only open a section are neither empty rows nor rows that lack a key."""
    for one in stretch.marks:
        if one.section.headed:
            for place in one.begins:
                if place < stretch.end and stretch.skipped.get(place) in (None, "row-empty", "key-missing"):
                    stretch.skipped[place] = OPENED


def openings(context: Context, stretch: Stretch) -> dict[str, list[Opening | None]]:
    """For each section the stretch that each record stands in: one entry for each record, None outside all."""
    found: dict[str, list[Opening | None]] = {}
    outer: list[Opening | None] = [None] * stretch.end
    for one in stretch.marks:
        inner = list(_ended(context, stretch, one, outer) if one.section.ends else _begun(context, stretch, one, outer))
        found[one.section.name] = [inner[place] for place in stretch.records()]
        outer = [own or around for own, around in zip(inner, outer, strict=True)]
    return found


def _begun(
    context: Context, stretch: Stretch, marks: Marks, outer: Sequence[Opening | None]
) -> Iterator[Opening | None]:
    """Stretches that run from the row that opens them to the next such row, or to the end of what is around them."""
    now: Opening | None = None
    for place in range(stretch.end):
        if place and outer[place] != outer[place - 1]:
            now = None
        text = marks.begins.get(place)
        standing = stretch.skipped.get(place) == OPENED if marks.section.headed else place not in stretch.skipped
        if text is not None and standing:
            now = Opening(member_of(marks.section, text), context.sheet.name, stretch.first + place)
        yield now


def _ended(context: Context, stretch: Stretch, marks: Marks, outer: Sequence[Opening | None]) -> list[Opening | None]:
    """Stretches that run from the record after one end to the next end, which belongs to them and names them."""
    found: list[Opening | None] = [None] * stretch.end
    waiting: list[int] = []
    for place in stretch.records():
        if waiting and outer[place] != outer[waiting[-1]]:
            _close(context, stretch, waiting, found, "")
        waiting.append(place)
        text = marks.ends.get(place)
        if text is not None:
            _close(context, stretch, waiting, found, member_of(marks.section, text))
    _close(context, stretch, waiting, found, "")
    return found


def _close(context: Context, stretch: Stretch, waiting: list[int], found: list[Opening | None], member: str) -> None:
    for place in waiting:
        found[place] = Opening(member, context.sheet.name, stretch.first + waiting[0])
    waiting.clear()
