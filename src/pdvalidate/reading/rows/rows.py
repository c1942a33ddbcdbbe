"""Goes down a table: which rows are records, which are skipped and why, and where the table ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pdvalidate.model.form import Column
from pdvalidate.model.kinds import Blank, Details
from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import blank
from pdvalidate.reading.rows.labels import folded_label
from pdvalidate.reading.rows.merging import spread_merged
from pdvalidate.reading.rows.sections import find_marks, skip_headings
from pdvalidate.reading.tables.columns import matches_any
from pdvalidate.reading.tables.context import Columns, Context, Stretch
from pdvalidate.reading.tables.ends import is_signature, is_zero
from pdvalidate.reading.tables.search import DEEPEST_HEADER, find_headers, letters_to_columns


def read_rows(context: Context, stop: int) -> Stretch:
    """The rows from below a header to `stop` or to where the table ends before."""
    data = context.sheet.rows[context.header.first : stop]
    columns: Columns = list(zip(*data, strict=True))
    stretch = Stretch(context.header.first, columns, len(data), length=len(data))
    if data:
        _spread_keys(context, stretch)
        _Reading(context, stretch, data).read()
        if stop < len(context.sheet.rows):
            _leave_title(stretch)
        skip_headings(stretch)
    return stretch


def _leave_title(stretch: Stretch) -> None:
    """Labels below the last empty row, directly above another table, are that table's title."""
    place = stretch.end
    while stretch.skipped.get(place - 1) == "row-empty":
        place -= 1
    if stretch.skipped.get(place - 1) == "empty" and place < stretch.end == stretch.length:
        stretch.end = stretch.length = place


def _spread_keys(context: Context, stretch: Stretch) -> None:
    """Labels stand in every row that they cover: merged, printed once for a group, or in one of several columns."""
    for name, column in context.keys.items():
        asked = context.plan.table.by_name[name]
        if len(asked.at) > 1:
            stretch.columns[column] = _first_filled(stretch.columns, letters_to_columns(asked.at))
    spread_merged(context, stretch)
    stretch.marks = find_marks(context, stretch)
    for name in context.keys:
        asked = context.plan.table.by_name[name]
        if asked.blank is Blank.ABOVE:
            _fill_from_above(context, stretch, asked)


def _first_filled(columns: Columns, choice: Iterable[int]) -> tuple[Cell, ...]:
    there = [columns[column] for column in choice if column < len(columns)]
    return tuple(next((value for value in row if not blank(value)), "") for row in zip(*there, strict=True))


def _fill_from_above(context: Context, stretch: Stretch, column: Column) -> None:
    """A blank takes the label above, until a key that is declared before it has a new one, or a section begins."""
    before = []
    for key in context.plan.table.keys:
        if key is column:
            break
        if key.name in context.keys:
            before.append(stretch.columns[context.keys[key.name]])
    own = list(stretch.columns[context.keys[column.name]])
    fresh, headings = stretch.begins()
    above: Cell = ""
    for place, value in enumerate(own):
        if place in fresh:
            above = ""
        if place in headings:
            continue
        if any(not blank(key[place]) and place and key[place] != key[place - 1] for key in before):
            above = ""
        if blank(value):
            own[place] = above if any(not blank(cell) for cell in _row(stretch.columns, place)) else value
        else:
            above = value
    stretch.columns[context.keys[column.name]] = tuple(own)


def _row(columns: Columns, place: int) -> list[Cell]:
    return [column[place] for column in columns]


class _Reading:
    """Looks closely only at rows that may be something else than a record."""

    def __init__(self, context: Context, stretch: Stretch, data: Sequence[Sequence[Cell]]) -> None:
        self.context = context
        self.stretch = stretch
        self.data = data
        self.keys = [stretch.columns[column] for column in context.keys.values()]
        self.values = [stretch.columns[column] for column in context.values]
        self.until = [context.plan.text(pattern) for pattern in context.plan.table.until]
        self.ended = False  # a label of `until` was found: then no other word ends the table

    def read(self) -> None:
        if self.until:
            end = self._until()
            self.ended, self.stretch.end = end < self.stretch.end, end
        for place in self._doubtful():
            if place >= self.stretch.end:
                break
            if place not in self.stretch.skipped:
                self._look(place)
        for place in self._keyless():
            if place < self.stretch.end and place not in self.stretch.skipped:
                self._without_key(place)

    def _until(self) -> int:
        """The first row with a label that ends the table."""
        for place, row in enumerate(self.data[: self.stretch.end]):
            texts = (folded_label(cell) for cell in row if isinstance(cell, str) and cell)
            if any(matches_any(self.until, text) for text in texts) and not self._named(place):
                return place
        return self.stretch.end

    def _doubtful(self) -> Iterable[int]:
        """Rows with a text or nothing in the first column of figures: all that is no plain record is among them."""
        if not self.values:
            return range(self.stretch.end)
        first, lowest = self.values[0], self.context.header.bottom
        if isinstance(self.context.sheet.at(lowest, self.context.values[0]), (int, float)):
            return range(self.stretch.end)  # the heading itself is a number, and so is its repetition
        return [place for place, value in enumerate(first) if value.__class__ is str or value is None]

    def _keyless(self) -> Iterable[int]:
        if not self.keys:
            return ()
        if len(self.keys) == 1:
            return [place for place, value in enumerate(self.keys[0]) if value.__class__ is not float and blank(value)]
        return [place for place, row in enumerate(zip(*self.keys, strict=True)) if all(map(blank, row))]

    def _look(self, place: int) -> None:
        row = self.data[place]
        if row.count("") == len(row) or all(map(blank, row)):
            self.stretch.skipped[place] = "empty"
        elif self._other_header(place):
            self.stretch.end = place
        elif self._repeats_header(place):
            self._skip_header(place)
        elif self._named(place):
            return
        elif not self.ended and is_signature(row, [column[place] for column in self.values]):
            self.stretch.end = place
        elif all(blank(column[place]) for column in self.values):
            self._without_value(place)

    def _without_value(self, place: int) -> None:
        """Keys and nothing else; rows of a list are records all the same."""
        if all(blank(key[place]) for key in self.keys):
            self.stretch.skipped[place] = "empty"
        elif self.context.plan.table.details is not Details.LIST and not self.context.sheet.lines:
            self.stretch.skipped[place] = "row-empty"

    def _other_header(self, place: int) -> bool:
        """Whether a header of the same table begins here that has other columns, or has them elsewhere."""
        plan, context = self.context.plan, self.context
        headings = {(column, text) for column, text in self._texts(place) if text in plan.endings}
        named = {text for _, text in headings}
        if headings <= context.headings or not any(text in named for text in plan.key_headings):
            return False
        row = self.stretch.first + place
        found = find_headers(plan, context.sheet, row, min(row + DEEPEST_HEADER, self.stretch.first + self.stretch.end))
        if len(found) != 1 or found[0].top != row or not found[0].assignment.columns >= context.keys.keys():
            return False
        self.stretch.next_header = found[0]
        return True

    def _texts(self, place: int) -> list[tuple[int, str]]:
        return [(column, folded_label(cell)) for column, cell in enumerate(self.data[place]) if not blank(cell)]

    def _repeats_header(self, place: int) -> bool:
        """Whether the filled cells of the table's columns are texts of the headings above them."""
        texts = [
            (column, folded_label(self.data[place][column]))
            for column in self.context.header.assignment.found
            if not blank(self.data[place][column])
        ]
        return bool(texts) and all(text in self.context.headings for text in texts)

    def _skip_header(self, place: int) -> None:
        """All rows of a repeated header, and the column numbers below it: only those that say the very same."""
        header = self.context.header
        offset = self._offset(place)
        last = place
        for row in range(place, min(place - offset + header.bottom - header.top + 1, len(self.data))):
            if row != place and not self._same(row, header.top + offset + row - place):
                break
            self.stretch.skipped[row] = "header-repeated"
            last = row
        if header.numbering and last + 1 < len(self.data) and self._is_numbering(last + 1):
            self.stretch.skipped[last + 1] = "numbering"

    def _offset(self, place: int) -> int:
        """Which row of the header a row repeats."""
        header = self.context.header
        return next((row for row in range(header.bottom - header.top + 1) if self._same(place, header.top + row)), 0)

    def _same(self, place: int, row: int) -> bool:
        """Whether a row says in the table's columns what a row of the header says."""
        above = self.context.sheet.rows[row]
        found = self.context.header.assignment.found
        return all(folded_label(self.data[place][column]) == folded_label(above[column]) for column in found)

    def _is_numbering(self, place: int) -> bool:
        above = self.context.sheet.rows[self.context.header.first - 1]
        return all(self.data[place][column] == above[column] for column in self.context.header.assignment.found)

    def _named(self, place: int) -> bool:
        """Whether a named row claims this row."""
        for book in self.context.books:
            column = self.context.labels.get(book.column)
            if column is not None:
                label = self.data[place][column]
                if not blank(label) and book.claims([label])[0].rows:
                    return True
        return False

    def _without_key(self, place: int) -> None:
        """Figures without a label: a named row of that kind, an unused line of zeros, or somebody's forgotten label."""
        values = [column[place] for column in self.values]
        if all(map(blank, values)) or any(book.names_blank for book in self.context.books):
            return
        zeros = all(blank(value) or is_zero(value) for value in values)
        self.stretch.skipped[place] = "row-unused" if zeros else "key-missing"
