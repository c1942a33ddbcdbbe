"""A rule as a tree. The parser makes it with names; the resolver replaces names and aggregates by terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Node:
    """`at` counts characters of the rule's text from 0; it does not take part in equality."""


@dataclass(frozen=True, slots=True)
class Number(Node):
    value: Decimal
    percent: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Text(Node):
    value: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Day(Node):
    """A text that a date is compared with: `begins >= "2022-01-01"`."""

    value: date
    at: int = 0


@dataclass(frozen=True, slots=True)
class Name(Node):
    """`organisation.members[total]`: a path of names, and what stands in its brackets."""

    path: tuple[str, ...]
    brackets: tuple[Bracket, ...] = ()
    at: int = 0
    end: int = 0

    def __str__(self) -> str:
        inner = f"[{', '.join(map(str, self.brackets))}]" if self.brackets else ""
        return ".".join(self.path) + inner


@dataclass(frozen=True, slots=True)
class Bracket(Node):
    """One entry in brackets: a name, with `except` names behind it."""

    name: str
    excepted: tuple[str, ...] = ()
    at: int = 0

    def __str__(self) -> str:
        return f"{self.name} except {', '.join(self.excepted)}" if self.excepted else self.name


@dataclass(frozen=True, slots=True)
class Range(Node):
    """`row_1..row_11`: the names declared from the first to the last."""

    first: Name
    last: Name
    at: int = 0


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """`sum(details where kind = "school")`. `excepted` belongs to a single argument."""

    function: str
    arguments: tuple[Node, ...]
    excepted: tuple[str, ...] = ()
    where: Node | None = None
    at: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Call(Node):
    """abs, round, present, missing, both_or_neither, not_both."""

    function: str
    arguments: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Negative(Node):
    operand: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """One of + - * /."""

    operator: str
    left: Node
    right: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """A chain: operands a, b, c and operators <=, <= for `a <= b <= c`."""

    operands: tuple[Node, ...]
    operators: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class In(Node):
    """`kind in ("school", "college")`, or a list's name."""

    operand: Node
    values: tuple[Node, ...] = ()
    list: str | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Not(Node):
    operand: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class And(Node):
    operands: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Or(Node):
    operands: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class If(Node):
    condition: Node
    conclusion: Node
    at: int = 0


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below a node, in the order of its text."""
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (entry for entry in value if isinstance(entry, Node))


def walk(node: Node) -> Iterator[Node]:
    """A node and all nodes below it, without recursion: a rule may be nested deep."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(list(children(current))))
