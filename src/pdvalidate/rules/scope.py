"""What the names of a table mean: columns, blocks and their members, named rows, groups of rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from pdvalidate.model.form import Column, Field, Table
from pdvalidate.model.term import FIRST, RECORD, stretch


class Sort(StrEnum):
    COLUMN = "column"
    BLOCK = "block"
    REPEAT = "sheets, tables or sections that repeat"
    MEMBER = "block member"
    ROW = "row"
    GROUP = "group of rows"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one name of a table stands for. `dimension` is the key column of a row, the block or repeat of a member."""

    sort: Sort
    name: str
    dimension: str = ""
    repeated: bool = False  # a member of what repeats around records, not of a block


@dataclass(frozen=True)
class Scope:
    """One table with all its names."""

    table: Table
    form: str | None = None  # set in collections, where tables of several forms meet

    @cached_property
    def names(self) -> Mapping[str, Meaning]:
        """Every name with its meaning. A column wins over its own block, which bears the same name."""
        found: dict[str, Meaning] = {}
        for meaning in self._meanings():
            found.setdefault(meaning.name, meaning)
        return found

    def _meanings(self) -> Iterator[Meaning]:
        for column in self.table.by_name.values():
            yield Meaning(Sort.COLUMN, column.name)
        for block in self.table.blocks.values():
            yield Meaning(Sort.BLOCK, block.name)
            yield from (Meaning(Sort.MEMBER, member, block.name) for member in block.members)
        for repeat, members in self.table.repeated_members.items():
            yield Meaning(Sort.REPEAT, repeat, repeat)
            yield from (Meaning(Sort.MEMBER, member, repeat, repeated=True) for member in members)
        for row in self.table.rows:
            yield Meaning(Sort.ROW, row.name, row.column or RECORD)
        for group in self.table.groups:
            yield Meaning(Sort.GROUP, group.name, group.column or RECORD)
            yield from (Meaning(Sort.ROW, name, group.column or RECORD) for name in group.names)

    def column(self, name: str) -> Column:
        return self.table.by_name[name]

    def path(self, measure: str | None) -> tuple[str, ...]:
        """The blocks around a measure, outermost first."""
        return self.table.paths[measure] if measure else ()

    @cached_property
    def key_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.table.keys)

    @cached_property
    def qualifiers(self) -> tuple[str, ...]:
        """What may stand before a column's name: its blocks, and what repeats around its records."""
        return (*self.table.blocks, *self.table.repeats)

    def opened_by(self, name: str) -> bool:
        """Whether a name is that of a section whose opening rows have figures of their own."""
        section = self.table.named_sections.get(name)
        return section is not None and section.with_figures

    def inside(self, names: Collection[str]) -> set[str]:
        """What repeats inside the sections among these names: their opening rows stand in none of it."""
        if FIRST in names:
            return {section.name for section in self.table.sections}
        outermost = [place for place, name in enumerate(self.table.repeats) if name in names and self.opened_by(name)]
        return set(self.table.repeats[min(outermost) + 1 :]) if outermost else set()

    def dimensions(self, path: tuple[str, ...]) -> frozenset[str]:
        """All dimensions of a measure that stands in the blocks of `path`."""
        return frozenset({RECORD, *self.key_names, *path}) | self.repeats(())

    def repeats(self, shut: Collection[str]) -> frozenset[str]:
        """The dimensions of what repeats around records, less those that are shut.

        Each is known by its text, and by where it stands: but that only as long as all around it is open.
        """
        names = self.table.repeats
        outermost = next((place for place, name in enumerate(names) if name in shut), len(names))
        standing = {stretch(self.table.name, name) for name in names[:outermost]}
        return frozenset({name for name in names if name not in shut} | standing)

    def span(self, first: str, last: str) -> tuple[str, ...]:
        """The names declared from the first to the last, both of the same sort; () where they are not.

        Rows that stand under another row of the span are left out: they are parts of it. So are headings without
        figures, and they take nothing along: what stands under them has the figures.
        """
        rows = self.table.named_rows
        for order in self._orders():
            if first in order and last in order and order.index(first) <= order.index(last):
                spanned = order[order.index(first) : order.index(last) + 1]
                names = [name for name in spanned if name not in rows or rows[name].figures]
                return tuple(name for name in names if name not in rows or not self._below(name, names))
        return ()

    def _below(self, name: str, names: list[str]) -> bool:
        rows, above = self.table.named_rows, self.table.named_rows[name].under
        while above:
            if above in names:
                return True
            above = rows[above].under if above in rows else None
        return False

    def _orders(self) -> Iterator[list[str]]:
        yield [row.name for row in self.table.rows]
        by_path: dict[tuple[str, ...], list[str]] = {}
        for column in self.table.measures:
            by_path.setdefault(self.table.paths[column.name], []).append(column.name)
        yield from by_path.values()
        yield from (list(block.members) for block in self.table.blocks.values())


@dataclass(frozen=True)
class Surroundings:
    """Everything that the rules of a form or collection can name."""

    scopes: tuple[Scope, ...]
    fields: Mapping[str, Field] = field(default_factory=dict)
    figures: Mapping[str, object] = field(default_factory=dict)
    lists: Mapping[str, object] = field(default_factory=dict)
    collection: bool = False

    def table(self, name: str, form: str | None = None) -> list[Scope]:
        """The tables of that name: none, one, or several where forms of a collection share it."""
        return [one for one in self.scopes if one.table.name == name and form in (None, one.form)]

    @property
    def table_names(self) -> list[str]:
        return [scope.table.name for scope in self.scopes]

    def every_name(self) -> set[str]:
        """All names of all tables and all fields, to suggest from."""
        names = {name for scope in self.scopes for name in scope.names}
        return names | set(self.fields)
