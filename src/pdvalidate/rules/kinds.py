"""Whether a rule asks a yes-or-no question, and calculates with figures only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from pdvalidate.model.expression import (
    And,
    Arithmetic,
    Call,
    Comparison,
    Day,
    If,
    In,
    Node,
    Not,
    Or,
    Text,
    children,
)
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import FieldTerm, FigureTerm, Leaf, Term
from pdvalidate.rules.mistakes import RuleError
from pdvalidate.rules.rewriting import rebuild


class Kind(StrEnum):
    NUMBER = "a number"
    TEXT = "a text"
    DATE = "a date"
    TRUTH = "a condition"


_OF_TYPE = {
    ValueType.TEXT: Kind.TEXT,
    ValueType.CODE: Kind.TEXT,
    ValueType.DATE: Kind.DATE,
    ValueType.YEAR: Kind.NUMBER,
}


def require_truth(tree: Node) -> None:
    """Check the kinds of a resolved tree from the top down.

    Raises:
        RuleError: a part is of another kind than its place needs.
    """
    if kind_of(tree) is not Kind.TRUTH:
        raise RuleError(_at(tree), "a rule must say what has to hold", "compare two sides with = or <=")


def with_days(tree: Node) -> Node:
    """The tree with the texts that stand beside dates read as dates.

    Raises:
        RuleError: such a text is no date.
    """
    return rebuild(tree, _with_days)


def _with_days(node: Node) -> Node | None:
    if not isinstance(node, Comparison | In) or not any(_is_date(one) for one in children(node)):
        return None
    if isinstance(node, In):
        return replace(node, values=tuple(map(_day, node.values)))
    return replace(node, operands=tuple(map(_day, node.operands)))


def _is_date(node: Node) -> bool:
    return isinstance(node, Leaf) and _leaf(node) is Kind.DATE


def _day(node: Node) -> Node:
    if not isinstance(node, Text):
        return node
    try:
        return Day(date.fromisoformat(node.value), node.at)
    except ValueError:
        raise RuleError(node.at, f"'{node.value}' is no date", 'write it as "2022-12-31"') from None


def kind_of(node: Node) -> Kind:
    """What a node stands for; all nodes below it are checked."""
    if isinstance(node, Term | FieldTerm | FigureTerm):
        return _leaf(node)
    match node:
        case Text():
            return Kind.TEXT
        case Day():
            return Kind.DATE
        case Comparison():
            return _comparison(node)
        case And() | Or() | Not() | If():
            return _all(node, Kind.TRUTH, Kind.TRUTH)
        case In() | Call(function="present" | "missing" | "both_or_neither" | "not_both"):
            for child in children(node):
                kind_of(child)
            return Kind.TRUTH
        case Arithmetic(operator="-"):
            return _difference(node)
        case _:
            return _all(node, Kind.NUMBER, Kind.NUMBER)


def _difference(node: Arithmetic) -> Kind:
    """Dates less dates are days. Each side is looked at once: twice would double the work at every level."""
    kinds = [kind_of(one) for one in (node.left, node.right)]
    if kinds != [Kind.DATE, Kind.DATE]:
        for side, kind in zip((node.left, node.right), kinds, strict=True):
            _require(side, kind, Kind.NUMBER)
    return Kind.NUMBER


def _leaf(leaf: Leaf) -> Kind:
    kind = Kind.NUMBER if isinstance(leaf, FigureTerm) else _OF_TYPE.get(leaf.type or ValueType.NUMBER, Kind.NUMBER)
    if not isinstance(leaf, Term) or not leaf.aggregate:
        return kind
    if leaf.function != "count" and kind is Kind.TEXT:
        raise RuleError(leaf.at, f"'{leaf.measure}' holds texts, and '{leaf.function}' needs figures")
    if leaf.function in ("sum", "mean") and kind is Kind.DATE:
        raise RuleError(leaf.at, f"'{leaf.measure}' holds dates, and '{leaf.function}' needs figures")
    return kind if leaf.function in ("min", "max") else Kind.NUMBER


def _comparison(node: Comparison) -> Kind:
    kinds = [kind_of(one) for one in node.operands]
    for left, right, operator in zip(kinds, kinds[1:], node.operators, strict=False):
        if Kind.TRUTH in (left, right):
            raise RuleError(node.at, "a condition cannot be compared with anything")
        mixed = {left, right}
        if Kind.DATE in mixed and len(mixed) > 1 and Kind.NUMBER in mixed:
            raise RuleError(node.at, f"{left} is compared with {right}")
        if Kind.TEXT in mixed and operator not in ("=", "!="):
            raise RuleError(node.at, f"texts can be compared with = and != only, not with {operator}")
    return Kind.TRUTH


def _all(node: Node, wanted: Kind, result: Kind) -> Kind:
    for child in children(node):
        _require(child, kind_of(child), wanted)
    return result


def _require(node: Node, kind: Kind, wanted: Kind) -> None:
    if kind is not wanted:
        raise RuleError(_at(node), f"here stands {kind}, where {wanted} is needed")


def _at(node: Node) -> int:
    return getattr(node, "at", 0)
