"""What the parser calls while it reads: each piece of grammar becomes a node of the tree."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lark import Token, Transformer, v_args

from pdvalidate.model.expression import (
    Aggregate,
    And,
    Arithmetic,
    Bracket,
    Call,
    Comparison,
    If,
    In,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Range,
    Text,
)
from pdvalidate.rules.mistakes import RuleError, did_you_mean

AGGREGATES = frozenset({"sum", "min", "max", "mean", "count"})
CALLS = {
    "abs": (1, 1),
    "round": (1, 2),
    "present": (1, 1),
    "missing": (1, 1),
    "both_or_neither": (2, 2),
    "not_both": (2, 2),
}
"""Functions that are no aggregates, with the least and the most arguments that they take."""

FUNCTIONS = AGGREGATES | CALLS.keys()
RESERVED = FUNCTIONS | frozenset(
    (
        *("and", "or", "not", "in", "if", "then", "where", "except"),
        *("details", "children", "this", "unit", "period", "previous", "last_year", "parent", "partner", "returns"),
        "figures",
    )
)
"""Words that no name of a form may bear: functions, keywords, and what rules call other returns."""


LONGEST_NUMBER = 30
"""Digits that a number may have."""

MOST_PLACES = 15
"""Decimals that can be rounded to."""

LONGEST_CHAIN = 64
"""Terms of a sum that stand in one branch of its tree."""

MOST_FACTORS = 64
"""Factors that a product may have."""


class _Arguments(tuple[tuple[Node, ...], tuple[str, ...], Node | None]):
    """Arguments of a call: nodes, excepted names, condition."""


class _Exception(tuple[str, ...]):
    """The names behind `except`."""


class _Filter(tuple[Node]):
    """The condition behind `where`."""


@v_args(meta=True)
class TreeBuilder(Transformer[Token, Node]):
    """One method for each piece of grammar.lark; `meta` knows where the piece stands in the text."""

    def start(self, meta: Any, parts: list[Any]) -> Node:
        node: Node = parts[0]
        return node

    def implication(self, meta: Any, parts: list[Any]) -> Node:
        return If(parts[0], parts[1], at=meta.start_pos)

    def disjunction(self, meta: Any, parts: list[Any]) -> Node:
        return Or(tuple(parts), at=meta.start_pos)

    def conjunction(self, meta: Any, parts: list[Any]) -> Node:
        return And(tuple(parts), at=meta.start_pos)

    def negation(self, meta: Any, parts: list[Any]) -> Node:
        return Not(parts[-1], at=meta.start_pos)

    def comparison(self, meta: Any, parts: list[Any]) -> Node:
        return Comparison(tuple(parts[::2]), tuple(map(str, parts[1::2])), at=meta.start_pos)

    def membership(self, meta: Any, parts: list[Any]) -> Node:
        operand, *values = [part for part in parts if not isinstance(part, Token)]
        node = In(operand, tuple(values), at=meta.start_pos)
        return Not(node, at=meta.start_pos) if len(parts) > len(values) + 1 else node

    def list_membership(self, meta: Any, parts: list[Any]) -> Node:
        node = In(parts[0], list=str(parts[-1]), at=meta.start_pos)
        return Not(node, at=meta.start_pos) if len(parts) > 2 else node

    def signed(self, meta: Any, parts: list[Any]) -> Node:
        number: Number = parts[1]
        return Number(-number.value, number.percent, at=meta.start_pos)

    def addition(self, meta: Any, parts: list[Any]) -> Node:
        return _leftward(parts)

    def multiplication(self, meta: Any, parts: list[Any]) -> Node:
        if len(parts) > 2 * MOST_FACTORS:
            raise RuleError(meta.start_pos, f"a product may have {MOST_FACTORS} factors")
        return _leftward(parts)

    def negative(self, meta: Any, parts: list[Any]) -> Node:
        return Negative(parts[1], at=meta.start_pos)

    def number(self, meta: Any, parts: list[Any]) -> Node:
        return Number(_decimal(parts[0], meta.start_pos), at=meta.start_pos)

    def percent(self, meta: Any, parts: list[Any]) -> Node:
        hundredths = _decimal(parts[0].rstrip("%").strip(), meta.start_pos)
        return Number(hundredths.scaleb(-2), percent=True, at=meta.start_pos)

    def text(self, meta: Any, parts: list[Any]) -> Node:
        return Text(parts[0][1:-1], at=meta.start_pos)

    def path(self, meta: Any, parts: list[Any]) -> tuple[str, ...]:
        return tuple(str(part).strip("\"'") for part in parts)

    def brackets(self, meta: Any, parts: list[Any]) -> tuple[Bracket, ...]:
        return tuple(parts)

    def bracket(self, meta: Any, parts: list[Any]) -> Bracket:
        return Bracket(str(parts[0]), tuple(parts[1]) if len(parts) > 1 else (), at=meta.start_pos)

    def exception(self, meta: Any, parts: list[Any]) -> _Exception:
        return _Exception(map(str, parts))

    def term(self, meta: Any, parts: list[Any]) -> Node:
        return Name(parts[0], parts[1] if len(parts) > 1 else (), at=meta.start_pos, end=meta.end_pos)

    def range(self, meta: Any, parts: list[Any]) -> Node:
        return Range(parts[0], parts[1], at=meta.start_pos)

    def filter(self, meta: Any, parts: list[Any]) -> _Filter:
        return _Filter(parts)

    def listed(self, meta: Any, parts: list[Any]) -> _Arguments:
        condition = parts.pop()[0] if isinstance(parts[-1], _Filter) else None
        return _Arguments((tuple(parts), (), condition))

    def all_but(self, meta: Any, parts: list[Any]) -> _Arguments:
        condition = parts.pop()[0] if isinstance(parts[-1], _Filter) else None
        return _Arguments(((parts[0],), tuple(map(str, parts[1:])), condition))

    def call(self, meta: Any, parts: list[Any]) -> Node:
        function, at = str(parts[0]), meta.start_pos
        arguments, excepted, condition = parts[1] or ((), (), None)
        if function in AGGREGATES:
            return _aggregate(function, parts[1], at, meta.end_pos)
        if function not in CALLS:
            raise RuleError(at, f"there is no function '{function}'", did_you_mean(function, FUNCTIONS))
        if excepted or condition is not None or any(isinstance(one, Range) for one in arguments):
            raise RuleError(at, f"'{function}' takes expressions, no 'where', 'except' or '..'")
        least, most = CALLS[function]
        if not least <= len(arguments) <= most:
            raise RuleError(at, f"'{function}' takes {least if least == most else f'{least} or {most}'} arguments")
        if function == "round":
            arguments = (*arguments[:1], *(_places(one, at) for one in arguments[1:]))
        return Call(function, tuple(arguments), at=at)


def _decimal(text: str, at: int) -> Decimal:
    if len(text) > LONGEST_NUMBER:
        raise RuleError(at, f"a number may have {LONGEST_NUMBER} digits")
    return Decimal(text)


def _places(node: Node, at: int) -> Number:
    """The decimals that are rounded to: a whole number that is written there, negative for tens and hundreds."""
    inner = node.operand if isinstance(node, Negative) else node
    if not isinstance(inner, Number) or inner.percent or inner.value % 1 or inner.value > MOST_PLACES:
        raise RuleError(at, f"'round' takes a whole number of decimals, from -{MOST_PLACES} to {MOST_PLACES}")
    return Number(-inner.value if isinstance(node, Negative) else inner.value, at=inner.at)


def _aggregate(function: str, arguments: _Arguments | None, at: int, end: int) -> Node:
    if arguments is None:
        raise RuleError(at, f"'{function}' needs what it runs over")
    nodes, excepted, condition = arguments
    if condition is not None and (len(nodes) > 1 or not isinstance(nodes[0], Name)):
        raise RuleError(at, f"'where' goes with a single name in '{function}'")
    return Aggregate(function, nodes, excepted, condition, at=at, end=end)


def _leftward(parts: list[Any]) -> Node:
    """a - b + c as (a - b) + c. Long sums are cut into shorter ones, so that no tree grows deep."""
    if len(parts) > 2 * LONGEST_CHAIN:
        cut = len(parts) // 4 * 2 + 1
        sign, head, *others = parts[cut:]
        head = head if sign == "+" else Negative(head, at=head.at)
        return Arithmetic("+", _leftward(parts[:cut]), _leftward([head, *others]), at=parts[0].at)
    tree: Node = parts[0]
    for operator, operand in zip(parts[1::2], parts[2::2], strict=True):
        tree = Arithmetic(str(operator), tree, operand, at=operand.at)
    return tree
