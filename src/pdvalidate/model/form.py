"""A form as data: what its file says about tables, columns, rows, fields and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from typing import Any

from pdvalidate.model.kinds import Blank, Details, Mark, Missing, Scale, Severity, ValueType
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.model.repeating import Repeat, Section, Tree
from pdvalidate.model.written_at import NOWHERE as NOWHERE
from pdvalidate.model.written_at import Source as Source

Texts = Mapping[str, str]
"""A text in several languages, by language code; "" holds a text given without a language."""

Heading = tuple[str, ...]
"""The levels of a heading, from the top down."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or of a block of columns."""

    name: str
    headings: tuple[Heading, ...] = ()  # accepted alternatives; empty when found by number or letter
    number: str | None = None
    at: tuple[str, ...] = ()
    type: ValueType = ValueType.NUMBER
    key: bool = False
    required: bool = False
    optional: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    codes: tuple[str, ...] = ()
    code_list: str | None = None  # the list that `codes` names
    pattern: str | None = None
    unique: bool = False
    decimals: int | None = None
    blank: Blank = Blank.MISSING
    marks: Mapping[str, Mark] = field(default_factory=dict)  # the defaults of 2.6 included
    scale: Scale | None = None
    single: bool = False  # a field of the table: one value for each sheet or table that repeats
    source: Source = NOWHERE

    @property
    def measure(self) -> bool:
        """Whether each record has a figure in it that rules may calculate with."""
        return self.type.numeric and not self.key and not self.single


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that repeat side by side, once for each member (schema-language 2.4)."""

    name: str
    members: Mapping[str, tuple[Heading, ...]] = field(default_factory=dict)  # declared name -> headings
    globs: tuple[str, ...] = ()  # patterns of `each`, when its members are not listed
    excepted: tuple[str, ...] = ()
    columns: tuple[Column | Block, ...] = ()  # a single column without inner `columns` bears the block's name
    source: Source = NOWHERE

    @property
    def single(self) -> Column | None:
        """Its only column, when it has no other: then a member counts as that measure."""
        only = self.columns[0] if len(self.columns) == 1 else None
        return only if isinstance(only, Column) else None


@dataclass(frozen=True, slots=True)
class Row:
    """A row known by its label, or a member of one of several key columns."""

    name: str
    labels: tuple[str, ...]
    code: str | None = None
    column: str = ""  # the key or text column that the label stands in
    under: str | None = None
    figures: bool = True
    optional: bool = False
    detail: bool = False
    outside: bool = False
    type: ValueType | None = None
    decimals: int | None = None
    scale: Scale | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    codes: tuple[str, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)  # only what it adds to its columns' marks
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of members of a key column, by pattern or by list."""

    name: str
    globs: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)  # member name -> label
    column: str = ""
    under: str | None = None
    detail: bool = False
    source: Source = NOWHERE


@dataclass(frozen=True)
class Table:
    """One table of a form: where it stands and what its columns and rows are."""

    name: str
    columns: tuple[Column | Block, ...]
    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    sheets: tuple[str, ...] = ()  # accepted sheet names; empty: where the headings are found
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    header: int | None = None
    details: Details = Details.MANY
    detail_list: str | None = None
    each_sheet: Repeat | None = None  # instead of `sheets`
    each_after: Repeat | None = None  # instead of `after`
    sections: tuple[Section, ...] = ()  # from the outermost to the innermost
    tree: Tree | None = None
    complete: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    field_columns: tuple[Column, ...] = ()  # the same, as columns that hold one value for all records
    source: Source = NOWHERE

    def walk(self) -> Iterator[tuple[Column, tuple[Block, ...]]]:
        """Every column with the blocks around it, outermost first, in the order of the file."""
        yield from _walk(self.columns, ())

    @cached_property
    def keys(self) -> tuple[Column, ...]:
        return tuple(column for column, _ in self.walk() if column.key)

    @cached_property
    def measures(self) -> tuple[Column, ...]:
        return tuple(column for column, _ in self.walk() if column.measure)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by name, those of blocks and those that are fields included."""
        return {column.name: column for column in (*(column for column, _ in self.walk()), *self.field_columns)}

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the blocks around each column, outermost first, by the column's name."""
        paths = {column.name: tuple(block.name for block in blocks) for column, blocks in self.walk()}
        return {**paths, **{column.name: () for column in self.field_columns}}

    @cached_property
    def blocks(self) -> Mapping[str, Block]:
        """Blocks by name, nested ones included."""
        found: dict[str, Block] = {}
        for _, around in self.walk():
            found.update((block.name, block) for block in around)
        return found

    @cached_property
    def repeats(self) -> tuple[str, ...]:
        """The dimensions that are functions of a record beside its keys, outermost first: sheets, tables, sections."""
        around = (self.each_sheet, self.each_after, *self.sections)
        return tuple(one.name for one in around if one is not None)

    @cached_property
    def repeated_members(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The declared members of each of `repeats`."""
        around = (self.each_sheet, self.each_after, *self.sections)
        return {one.name: one.members for one in around if one is not None}

    @cached_property
    def named_sections(self) -> Mapping[str, Section]:
        return {section.name: section for section in self.sections}

    @cached_property
    def named_rows(self) -> Mapping[str, Row]:
        return {row.name: row for row in self.rows}

    @cached_property
    def named_groups(self) -> Mapping[str, Group]:
        return {group.name: group for group in self.groups}


def _walk(columns: tuple[Column | Block, ...], around: tuple[Block, ...]) -> Iterator[tuple[Column, tuple[Block, ...]]]:
    for column in columns:
        if isinstance(column, Block):
            yield from _walk(column.columns, (*around, column))
        else:
            yield column, around


@dataclass(frozen=True, slots=True)
class Field:
    """A single value outside the tables (schema-language 2.5)."""

    name: str
    labels: tuple[str, ...] = ()
    below: int = 0
    at: str | None = None
    sheet: tuple[str, ...] = ()
    pattern: str | None = None
    type: ValueType = ValueType.NUMBER
    required: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    codes: tuple[str, ...] = ()
    constant: str | None = None  # `unit: Hancock`
    origin: str | None = None  # "file-name" or "sheet-name"
    column: str | None = None  # stands in a column, the same in all rows
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is written; `text` has been parsed without mistake before anyone judges by it."""

    id: str
    text: str
    tables: tuple[str, ...] = ()
    rows: Narrowing | None = None
    columns: Narrowing | None = None
    where: str | None = None
    by: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    basis: Texts = field(default_factory=dict)
    message: Texts = field(default_factory=dict)
    missing_left: Missing = Missing.SKIP_IF_ANY
    missing_right: Missing = Missing.SKIP_IF_ANY
    tolerance: Tolerance | None = None
    suspended: str | None = None
    source: Source = NOWHERE  # of the rule's text


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`rows:` or `columns:` of a rule: the names it is narrowed to, or those it leaves out."""

    names: tuple[str, ...]
    excluded: bool = False
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two sides may be apart: absolute, relative to the right side, or by printed rounding."""

    absolute: Decimal | None = None
    relative: Decimal | None = None
    rounding: bool = False


@dataclass(frozen=True)
class Form:
    """A form in one edition. It is known by `id` and `edition` together."""

    id: str
    edition: str
    title: Texts
    tables: tuple[Table, ...]
    rules: tuple[Rule, ...] = ()
    basis: Texts = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    unit: Field | None = None
    unit_list: str | None = None
    period: Field | None = None
    period_type: PeriodType | None = None
    findings: Mapping[str, Severity] = field(default_factory=dict)  # changed severities
    decimal_mark: str | None = None
    valid_from: Period | None = None
    valid_until: Period | None = None
    source: Source = NOWHERE

    @cached_property
    def by_name(self) -> Mapping[str, Table]:
        return {table.name: table for table in self.tables}

    def valid_in(self, period: Period) -> bool:
        """Whether the edition is valid in a whole period."""
        begun = self.valid_from is None or self.valid_from.first <= period.first
        return begun and (self.valid_until is None or period.last <= self.valid_until.last)

    def to_pandera(self, table: str, lists: Mapping[str, Any] | None = None) -> Any:
        """A table as a plain pandera schema, see `pdvalidate.api.to_pandera`: the model itself knows no pandera."""
        return import_module("pdvalidate.api").to_pandera(self, table, lists)

    @property
    def key(self) -> str:
        """`annual-return@2022`, as --form takes it."""
        return f"{self.id}@{self.edition}" if self.edition else self.id
