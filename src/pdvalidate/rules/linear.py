"""The linear form of a comparison: how often each term counts on the left, minus the right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pdvalidate.model.expression import Aggregate, Arithmetic, Negative, Node, Number
from pdvalidate.model.term import FieldTerm, FigureTerm, Term, leaves

Weights = Mapping[Node, Decimal | None]
"""Net weight of each term; None where it does not enter linearly."""


def weights(left: Node, right: Node) -> Weights:
    """The net weight of every term of ``left - right``."""
    found: dict[Node, Decimal | None] = {}
    _collect(left, Decimal(1), found)
    _collect(right, Decimal(-1), found)
    return found


def is_linear(left: Node, right: Node) -> bool:
    """Whether each term of the comparison has a net weight."""
    return None not in weights(left, right).values()


def constant_of(node: Node) -> Decimal:
    """What a linear node comes to where all its terms are 0."""
    match node:
        case Number():
            return node.value
        case Negative():
            return -constant_of(node.operand)
        case Arithmetic(operator="+" | "-"):
            left, right = constant_of(node.left), constant_of(node.right)
            return left + right if node.operator == "+" else left - right
        case Arithmetic(operator="*"):
            return constant_of(node.left) * constant_of(node.right)
        case Arithmetic(operator="/", right=Number(value=factor)) if factor:
            return constant_of(node.left) / factor
        case Aggregate():
            return sum((constant_of(one) for one in node.arguments), Decimal(0))
    return Decimal(0)


def _collect(node: Node, weight: Decimal, found: dict[Node, Decimal | None]) -> None:
    match node:
        case Term() if node.function in (None, "sum"):
            _count(node, weight, found)
        case FieldTerm() | FigureTerm():
            _count(node, weight, found)
        case Negative():
            _collect(node.operand, -weight, found)
        case Arithmetic(operator="+" | "-"):
            _collect(node.left, weight, found)
            _collect(node.right, weight if node.operator == "+" else -weight, found)
        case Arithmetic(operator="*", left=Number(value=factor), right=other):
            _collect(other, weight * factor, found)
        case Arithmetic(operator="*" | "/", left=other, right=Number(value=factor)) if factor:
            _collect(other, weight * factor if node.operator == "*" else weight / factor, found)
        case Aggregate(function="sum"):
            for argument in node.arguments:
                _collect(argument, weight, found)
        case _:
            _give_up(node, found)


def _count(node: Node, weight: Decimal, found: dict[Node, Decimal | None]) -> None:
    before = found.get(node, Decimal(0))
    found[node] = None if before is None else before + weight


def _give_up(node: Node, found: dict[Node, Decimal | None]) -> None:
    for leaf in leaves(node):
        found[leaf] = None
