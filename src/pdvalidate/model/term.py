"""What a rule's names come to: terms, each of which says what it pins, closes and leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pdvalidate.model.expression import Node, children
from pdvalidate.model.form import Rule, Texts
from pdvalidate.model.kinds import ValueType

RECORD = "*record*"
"""The dimension that a record is by itself; its key columns and sections are functions of it."""

RETURN = "*return*"
"""The dimension of unit and period; only a collection closes it."""

UNIT = "@unit"
"""The dimension of the unit that the last key column of a row names; a return pins it to its own unit."""

DETAILS = "details"

FIRST = "*first*"
"""The first record of each sheet or table that repeats: a field of the table is read there."""

CHILDREN = "children"
"""The records directly below the one that is judged, in a table with a tree."""


def stretch(table: str, repeat: str) -> str:
    """The dimension of the stretches of one of a table's repeats: each is a member of its own, whatever its text."""
    return f"*{table}.{repeat}*"


def by_position(dimension: str) -> bool:
    """Whether its members are told by where they stand, so that no other table and no other return shares them."""
    return dimension.startswith("*")


class Origin(StrEnum):
    """Which returns a term looks at."""

    OWN = "own"
    PREVIOUS = "previous"  # of the same unit, of the period that ends before this one begins
    LAST_YEAR = "last_year"  # of the same unit, of the same period a year before
    PARENT = "parent"  # of the unit above
    PARTNER = "partner"  # of the unit that the key of the row names
    CHILDREN = "children"  # of the units directly below, closed
    RETURNS = "returns"  # all expected returns of a collection, closed

    @property
    def many(self) -> bool:
        """Whether it looks at many returns at once, which only an aggregate can."""
        return self in (Origin.CHILDREN, Origin.RETURNS)


@dataclass(frozen=True, slots=True)
class Pin:
    """One member of a dimension: a named row of a key column, or a member of a block."""

    dimension: str
    member: str


@dataclass(frozen=True, slots=True)
class Members:
    """Members of a dimension that a term runs over or is restricted to.

    `name` is a group, DETAILS, or "" for all members that stand in the table. `dimension` is a key column, a block, or
    RECORD where the rows have no key or any key will do.
    """

    dimension: str
    name: str = ""
    excepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term(Node):
    """A name with its brackets, or an aggregate, resolved against a form.

    `measure` is None where rows are counted. `path` names the blocks that the measure stands in, outermost first.
    `open` holds the dimensions that the term leaves open; with RECORD among them the term is aligned by position.
    """

    table: str
    measure: str | None
    type: ValueType | None = None
    path: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()
    within: Members | None = None  # a group whose members the term leaves open
    closes: tuple[Members, ...] = ()
    open: frozenset[str] = frozenset()
    function: str | None = None
    where: Node | None = None
    via: tuple[str, str] | None = None  # table and column whose text, in the record judged, is the key of the one meant
    form: str | None = None  # in a collection: the form whose table it is
    origin: Origin = Origin.OWN
    at: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def aggregate(self) -> bool:
        return self.function is not None

    @property
    def over_children(self) -> bool:
        """Whether it runs over the records directly below the one that is judged."""
        return any(members.name == CHILDREN for members in self.closes)

    @property
    def bears_unit(self) -> bool:
        """Whether it is about the row that bears the name of the return's unit."""
        return UNIT in self.open

    @property
    def text(self) -> bool:
        """Whether it stands for texts, not for figures."""
        return self.type in (ValueType.TEXT, ValueType.CODE)


@dataclass(frozen=True, slots=True)
class FieldTerm(Node):
    """A single value outside the tables."""

    name: str
    type: ValueType = ValueType.NUMBER
    origin: Origin = Origin.OWN
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FigureTerm(Node):
    """A published figure."""

    name: str
    value: Decimal
    title: Texts = field(default_factory=dict, compare=False)
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """Members of a block that `columns:` narrows a rule to, or that it leaves out."""

    dimension: str
    members: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """A rule made definite: a member rule has one for every measure, any other rule has one.

    Without `measure` the names of the measures stand in the rule itself.
    """

    table: str
    tree: Node
    condition: Node | None
    open: frozenset[str]
    path: tuple[str, ...]
    measure: str | None = None
    kept: tuple[Kept, ...] = ()
    form: str | None = None  # in a collection: the form whose table it is


@dataclass(frozen=True, slots=True)
class ResolvedRule:
    rule: Rule
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """All rules of a form or collection, with the mistakes of those that could not be resolved."""

    rules: tuple[ResolvedRule, ...]
    mistakes: tuple[RuleMistake, ...] = ()
    suspended: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleMistake:
    """A mistake in a rule. `at` counts characters from 0 in its text, or in that of its `where`."""

    rule: str
    at: int
    text: str
    suggestion: str = ""
    part: str = "rule"


Leaf = Term | FieldTerm | FigureTerm
"""What a resolved tree is made of beside numbers and texts."""


def leaves(tree: Node) -> Iterator[Leaf]:
    """The terms of a tree in the order of its text, without those in the conditions of aggregates."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Leaf):
            yield node
        else:
            stack.extend(reversed(list(children(node))))
