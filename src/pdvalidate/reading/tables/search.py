"""Finds the header of a table on a sheet: the rows between which the most of its headings are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.tables.columns import Assignment, assign, halves, matches_any
from pdvalidate.reading.tables.headings import LONGEST_HEADING, paths
from pdvalidate.reading.tables.numbering import Numbering, numbering
from pdvalidate.reading.tables.plans import TablePlan
from pdvalidate.text.folding import fold_value

DEEPEST_HEADER = 6
"""Rows that a header may have where the form does not say."""

_CANDIDATES = 8
"""Places on a sheet that are looked at closely: those with the most texts that can be headings."""


@dataclass(slots=True)
class Header:
    """A header that was found. Rows count from 0; `first` is the first row below it and its column numbers."""

    top: int
    bottom: int
    first: int
    assignment: Assignment
    numbering: Numbering | None = None
    known: int = 0  # columns whose lowest text is one that a heading of the form may end in
    cut: bool = False  # one of its headings is merged with cells below its last row

    @property
    def rank(self) -> tuple[int, int, bool, int, int]:
        """The better header is greater: more columns, more by whole paths, not cut, more known texts, fewer rows."""
        made = self.assignment
        found = len(made.columns) + len({name for name, _ in made.double})
        return found, made.whole, not self.cut, self.known, self.top - self.bottom

    def overlaps(self, other: Header) -> bool:
        """Whether some of its columns stand above, below or between those of the other."""
        own, theirs = self.assignment.found, other.assignment.found
        return bool(own and theirs) and min(own) <= max(theirs) and min(theirs) <= max(own)


def find_headers(plan: TablePlan, sheet: Sheet, first: int = 0, stop: int | None = None) -> list[Header]:
    """The best header of a table between two rows of a sheet; several where it is printed side by side."""
    stop = len(sheet.rows) if stop is None else stop
    best: Header | None = None
    for top, bottom in _windows(plan, sheet, first, stop):
        found = _header(plan, sheet, top, bottom)
        if best is None or found.rank > best.rank:
            best = found
        if best.assignment.complete and best.assignment.whole == len(plan.targets) and not best.cut:
            break
    if best is None or not _is_table(plan, best):
        return []
    return _parts(plan, sheet, best)


def _header(plan: TablePlan, sheet: Sheet, top: int, bottom: int) -> Header:
    headed = paths(sheet, top, bottom)
    made = assign(plan, headed)
    printed = printed_numbers(plan, sheet, bottom + 1, made)
    place_numbered(plan, made, printed, sheet.width)
    known = sum(path[-1].folded in plan.endings for path in headed.values())
    return Header(top, bottom, bottom + 1 + (printed is not None), made, printed, known, _cut(sheet, top, bottom, made))


def printed_numbers(plan: TablePlan, sheet: Sheet, row: int, made: Assignment) -> Numbering | None:
    """The printed column numbers in the row below a header; None where it is a record or anything else."""
    if _names_row(plan, sheet, row, made):
        return None
    return numbering(sheet, row, made.paths, least=2 if plan.table.keys else 3)


def _names_row(plan: TablePlan, sheet: Sheet, row: int, made: Assignment) -> bool:
    """Whether a row bears the label or the code of a named row, which may be a number or a letter."""
    return any(
        fold_value(sheet.at(row, column)) in plan.labels
        for column, (name, _) in made.found.items()
        if name in plan.labelled
    )


def _cut(sheet: Sheet, top: int, bottom: int, made: Assignment) -> bool:
    """Whether a merged heading goes on below the last row of the header."""
    return any(
        top <= first <= bottom < last < top + DEEPEST_HEADER and any(left <= column <= right for column in made.found)
        for first, left, last, right in sheet.merged
    )


def place_numbered(plan: TablePlan, made: Assignment, printed: Numbering | None, width: int) -> None:
    """Columns that the form knows by their printed number, or by their letter, in a sheet of `width` columns."""
    for column in plan.numbered:
        name = (column.name, ())
        places = [place for place in letters_to_columns(column.at) if 0 <= place < width]
        if column.number is not None:
            places = printed.columns(column.number) if printed else []
        free = [place for place in places if place not in made.found]
        if column.number is not None and len(free) > 1:
            made.double[name] = tuple(free)
        elif free:
            made.found[free[0]] = name
        elif not column.optional:
            made.absent.append(column.name)


def letters_to_columns(letters: Sequence[str]) -> list[int]:
    """Sheet columns of letters, from 0."""
    found = []
    for text in letters:
        number = 0
        for letter in text.strip().upper():
            number = number * 26 + ord(letter) - 64
        found.append(number - 1)
    return found


def _is_table(plan: TablePlan, header: Header) -> bool:
    """Whether enough of a table was found to say that it stands there: a key and another column, or half of all.

    On a sheet that the form does not name, a single heading of several says nothing.
    """
    found = header.assignment.columns | {name for name, _ in header.assignment.double}
    wanted = {column.name for column, _ in plan.table.walk() if not column.optional}
    keys = {key.name for key in plan.table.keys}
    if len(found) < 2 and len(wanted) > 1 and not (plan.table.sheets or plan.table.each_sheet):
        return False
    return bool(found) and (bool(found & keys and len(found) > 1) or 2 * len(found) >= len(wanted))


def _parts(plan: TablePlan, sheet: Sheet, header: Header) -> list[Header]:
    headed = header.assignment.paths
    made = halves(plan, headed, header.assignment)
    if made == [header.assignment]:
        return [header]
    return [Header(header.top, header.bottom, header.first, part, header.numbering) for part in made]


def _windows(plan: TablePlan, sheet: Sheet, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Pairs of first and last header row that are worth a close look, most promising place first."""
    if not plan.endings and plan.numbered:
        yield from ((row, row) for row in _numbered_rows(sheet, first, stop))
        return
    anchors = _anchors(plan, sheet, first, stop)
    near = {
        row: len(set().union(*(anchors.get(above, ()) for above in range(row - DEEPEST_HEADER + 1, row + 1))))
        for row in anchors
    }
    for row in sorted(near, key=lambda row: (-near[row], row))[:_CANDIDATES]:
        for bottom in _bottoms(sheet, row, stop):
            for top in _tops(plan, bottom, first):
                yield top, bottom


def _tops(plan: TablePlan, bottom: int, first: int) -> range:
    if plan.table.header is not None:
        top = max(bottom - plan.table.header + 1, first)
        return range(top, top - 1, -1)
    return range(bottom, max(bottom - DEEPEST_HEADER, first - 1), -1)


def _bottoms(sheet: Sheet, row: int, stop: int) -> list[int]:
    """The last row that a header can have whose headings are found down to `row`."""
    merged = [last for top, _, last, _ in sheet.merged if top <= row < last < top + DEEPEST_HEADER]
    return sorted({bottom for bottom in (row, row + 1, row + 2, *merged) if bottom < stop})


def _anchors(plan: TablePlan, sheet: Sheet, first: int, stop: int) -> dict[int, set[str]]:
    """By row, the texts that may be the lowest words of a heading."""
    globs = {
        pattern
        for leaf in plan.leaves
        if leaf.headings == ("",)
        for pattern in leaf.blocks[-1].globs
        if pattern.strip("*")
    }
    verdicts: dict[object, str] = {"": ""}
    found: dict[int, set[str]] = {}
    for row in range(first, stop):
        for value in sheet.rows[row]:
            if value.__class__ not in (str, float, int):
                continue
            if value not in verdicts:
                verdicts[value] = _ending(plan, globs, value)
            if verdicts[value]:
                found.setdefault(row, set()).add(verdicts[value])
    return found


def _ending(plan: TablePlan, globs: set[str], value: object) -> str:
    if isinstance(value, str) and len(value) > LONGEST_HEADING:
        return ""
    text = fold_value(value)
    if text in plan.endings:
        return text
    return text if globs and matches_any(globs, text) else ""


def _numbered_rows(sheet: Sheet, first: int, stop: int) -> Iterator[int]:
    """The rows above printed column numbers."""
    for row in range(first, stop):
        if numbering(sheet, row, range(sheet.width)):
            yield row - 1
