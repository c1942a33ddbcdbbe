"""What a table of a form asks for, prepared once: its columns as folded headings, its rows by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from pdvalidate.model.form import Block, Column, Form, Heading, Row, Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.period import Period
from pdvalidate.text.folding import fold

_YEARS = ("year", "last_year")
_BRACES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Target:
    """One place that a column of the form may have: the members around it, and its whole headings, folded."""

    column: Column
    members: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def name(self) -> str:
        """How findings name it."""
        return place_name(self.column.name, self.members)


def place_name(column: str, members: tuple[str, ...]) -> str:
    """A column as findings name it: admitted[y2020]."""
    return f"{column}[{', '.join(members)}]" if members else column


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column inside a block whose members are known only from the workbook."""

    column: Column
    blocks: tuple[Block, ...]
    headings: tuple[str, ...]  # of the column alone, folded; "" where the block has no inner columns


@dataclass(frozen=True)
class TablePlan:
    """One table of a form, ready to be looked for. `year` fills {year} and {last_year}."""

    table: Table
    year: int | None = None

    def text(self, written: str) -> str:
        """A text of the form with its {year} filled in."""
        if self.year is None or "{" not in written:
            return written
        years = {"year": str(self.year), "last_year": str(self.year - 1)}
        return _BRACES.sub(
            lambda match: match[0] if match[1] in self._own_braces else years.get(match[1], match[0]), written
        )

    @cached_property
    def _own_braces(self) -> frozenset[str]:
        """Names in braces that stand for what repeats, not for a year."""
        return frozenset({*self.table.blocks, *self.table.repeats})

    def folded(self, heading: Heading) -> str:
        """A heading's levels as one folded text."""
        return " ".join(fold(self.text(level)) for level in heading)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The places that the form names itself, in its order."""
        return tuple(
            target
            for column, blocks in self.table.walk()
            if column.headings or blocks
            if not any(block.globs for block in blocks)
            for target in self._targets(column, blocks)
        )

    def _targets(self, column: Column, blocks: tuple[Block, ...]) -> Iterator[Target]:
        for members in product(*(block.members for block in blocks)):
            around = [block.members[member] for block, member in zip(blocks, members, strict=True)]
            headings = {
                self._whole(blocks, chosen, own) for chosen in product(*around) for own in column.headings or ((),)
            }
            yield Target(column, members, tuple(sorted(headings)))

    def _whole(self, blocks: tuple[Block, ...], chosen: tuple[Heading, ...], own: Heading) -> str:
        """The members' headings before the column's own, unless its own text says where they stand: {candidate}_P."""
        levels: list[str] = []
        text = self.folded(own)
        for block, heading in zip(blocks, chosen, strict=True):
            place = fold("{" + block.name + "}")
            if place in text:
                text = text.replace(place, self.folded(heading))
            else:
                levels.append(self.folded(heading))
        return " ".join(part for part in (*levels, text) if part)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The columns whose block has a glob."""
        return tuple(
            Leaf(column, blocks, tuple(self.folded(own) for own in column.headings) or ("",))
            for column, blocks in self.table.walk()
            if any(block.globs for block in blocks)
        )

    @cached_property
    def endings(self) -> frozenset[str]:
        """The words that a lowest heading cell may consist of: every ending of every heading."""
        whole = [text for target in self.targets for text in target.headings]
        inner = [text for leaf in self.leaves for text in leaf.headings if "{" not in text]
        return frozenset(ending for text in (*whole, *inner) for ending in _endings(text))

    @cached_property
    def key_headings(self) -> frozenset[str]:
        """The folded headings of the keys."""
        return frozenset(text for target in self.targets if target.column.key for text in target.headings)

    @cached_property
    def labelled(self) -> frozenset[str]:
        """The columns by whose texts named rows are known."""
        columns = {label_column(self.table, row) for row in self.table.rows}
        return frozenset(columns | {column.name for column, _ in self.table.walk() if column.type is ValueType.CODE})

    @cached_property
    def labels(self) -> frozenset[str]:
        """The folded labels and codes of the named rows."""
        codes = (row.code for row in self.table.rows if row.code)
        return frozenset(fold(self.text(text)) for row in self.table.rows for text in row.labels if text) | frozenset(
            map(fold, codes)
        )

    @cached_property
    def numbered(self) -> tuple[Column, ...]:
        """Columns found by their printed number or by a letter."""
        return tuple(column for column, blocks in self.table.walk() if (column.number or column.at) and not blocks)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded headings, for a field to know where another label begins."""
        return frozenset(text for target in self.targets for text in target.headings)


def _endings(text: str) -> Iterator[str]:
    words = text.split(" ")
    for start in range(len(words)):
        yield " ".join(words[start:])


@dataclass(frozen=True)
class FormPlan:
    """A form ready to be looked for in workbooks of one period."""

    form: Form
    period: Period | None = None
    tables: tuple[TablePlan, ...] = field(default=())

    @classmethod
    def of(cls, form: Form, period: Period | None = None) -> FormPlan:
        """The plan of a form, with the period's years filled in."""
        year = period.year if period else None
        return cls(form, period, tuple(TablePlan(table, year) for table in form.tables))

    @cached_property
    def names(self) -> frozenset[str]:
        """All texts of the form that are labels or headings, folded."""
        fields = [label for one in self.form.fields for label in one.labels]
        for known in (self.form.unit, self.form.period):
            fields += known.labels if known else ()
        found = {fold(label) for label in fields}
        return frozenset(found.union(*(plan.names for plan in self.tables)))

    @property
    def dated(self) -> bool:
        """Whether its texts depend on the period."""
        return any("{" in text for table in self.form.tables for text in _texts(table))


def _texts(table: Table) -> Iterator[str]:
    yield from table.sheets
    for each in (table.each_sheet, table.each_after):
        if each is not None:  # braces that name the dimension are no date
            yield from (_BRACES.sub(lambda found: found[0] if found[1] in _YEARS else "", one) for one in each.globs)
    for column, _ in table.walk():
        yield from (level for heading in column.headings for level in heading)
    for block in table.blocks.values():
        yield from (level for headings in block.members.values() for heading in headings for level in heading)
    for row in table.rows:
        yield from row.labels
    for group in table.groups:
        yield from group.names.values()


def label_column(table: Table, row: Row) -> str:
    """The column that a named row's label stands in: where the form does not say, the first key."""
    return row.column or (table.keys[0].name if table.keys else "")


def value_columns(table: Table) -> Mapping[str, Column]:
    """The columns whose values make a row a record: neither keys nor codes without a list of codes."""
    return {
        column.name: column
        for column, _ in table.walk()
        if not column.key
        if column.type is not ValueType.CODE or column.codes or column.code_list
    }
