"""Small figures with which a rule holds, and others with which it does not: examples that its own tree makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from random import Random

from pdvalidate.model.expression import (
    Aggregate,
    And,
    Arithmetic,
    Call,
    Comparison,
    If,
    In,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Text,
    walk,
)
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import FieldTerm, FigureTerm, Term

Figure = Decimal | str
Figures = Mapping[Node, Figure]
"""What stands in each cell, or comes out of each run of cells, of an example."""

_COUNTS = tuple(map(Decimal, (12, 8, 5, 20, 3, 30, 2, 15, 10, 0, 40, 4, 6, 25, 45, 60, 1)))
_RATIOS = tuple(map(Decimal, ("0.5", "0.25", "0.8", "1.2", "0.75")))
_TRIES = 4000
_COMPARED = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def example(tree: Node) -> tuple[Figures, Figures] | None:
    """Figures that keep a rule, and the same with one slip that breaks it; None where trying finds none."""
    cells = list(dict.fromkeys(_cells(tree)))
    constants = _constants(tree)
    chance = Random(1)  # noqa: S311 - the same example every time is what is wanted
    for _ in range(_TRIES):
        kept = {cell: chance.choice(_pool(cell, constants)) for cell in cells}
        if _applies(tree, kept) and _true(tree, kept):
            broken = _slip(tree, kept, constants)
            if broken:
                return kept, broken
    return None


def _slip(tree: Node, kept: Figures, constants: Sequence[Figure]) -> Figures | None:
    """The same figures but for one, the first that can break the rule."""
    slips = (cell for cell in kept if not isinstance(cell, FigureTerm))  # what was published is no slip
    for cell, slip in product(slips, range(3)):
        pool = _pool(cell, constants)
        value = kept[cell]
        others = (
            [value + 3, value * 10, value - 1] if isinstance(value, Decimal) else [one for one in pool if one != value]
        )
        if slip < len(others):
            changed = {**kept, cell: others[slip]}
            if _applies(tree, changed) and not _true(tree, changed):
                return changed
    return None


def _constants(tree: Node) -> list[Figure]:
    """The figures and texts that the rule itself names; with them it is met more often than with any others."""
    named = [node.value for node in walk(tree) if isinstance(node, Number | Text | FigureTerm)]
    return named * 4


def _pool(cell: Node, constants: Sequence[Figure]) -> tuple[Figure, ...]:
    if isinstance(cell, FigureTerm):
        return (cell.value,)
    kind = cell.type if isinstance(cell, Term | FieldTerm) else None
    if kind is ValueType.PERCENT:
        return _RATIOS
    if kind in (ValueType.TEXT, ValueType.CODE):
        return (*(one for one in constants if isinstance(one, str)), "…")
    return (*_COUNTS, *(one for one in constants if isinstance(one, Decimal)))


def _cells(node: Node) -> Iterator[Node]:
    """What gets a figure of its own: a cell, or a whole run of cells."""
    if isinstance(node, Term | FieldTerm | FigureTerm) or _is_run(node):
        yield node
        return
    if isinstance(node, If):
        yield from _cells(node.condition)
        yield from _cells(node.conclusion)
        return
    for child in _below(node):
        yield from _cells(child)


def _is_run(node: Node) -> bool:
    return isinstance(node, Aggregate)


def _below(node: Node) -> tuple[Node, ...]:
    match node:
        case Arithmetic():
            return node.left, node.right
        case Negative() | Not() | In():
            return (node.operand,)
        case Comparison() | And() | Or():
            return node.operands
        case Call():
            return node.arguments
    return ()


def _applies(tree: Node, figures: Figures) -> bool:
    """Whether a rule with a condition fulfils it; every other rule applies."""
    return _true(tree.condition, figures) if isinstance(tree, If) else True


def _true(node: Node, figures: Figures) -> bool:
    match node:
        case If():
            return not _true(node.condition, figures) or _true(node.conclusion, figures)
        case And():
            return all(_true(one, figures) for one in node.operands)
        case Or():
            return any(_true(one, figures) for one in node.operands)
        case Not():
            return not _true(node.operand, figures)
        case Comparison():
            values = [_value(one, figures) for one in node.operands]
            pairs = zip(values, node.operators, values[1:], strict=False)
            return all(_compare(left, operator, right) for left, operator, right in pairs)
        case In():
            return _value(node.operand, figures) in [_value(one, figures) for one in node.values]
    return False


def _compare(left: Figure | None, operator: str, right: Figure | None) -> bool:
    if left is None or right is None or isinstance(left, str) is not isinstance(right, str):
        return False
    return bool(_COMPARED[operator](left, right))


def _value(node: Node, figures: Figures) -> Figure | None:
    """The value of an expression; None where it has none that an example could show."""
    if node in figures:
        return figures[node]
    match node:
        case Number() | Text():
            return node.value
        case Negative():
            inner = _value(node.operand, figures)
            return -inner if isinstance(inner, Decimal) else None
        case Arithmetic():
            return _calculated(node, figures)
        case Call(function="abs"):
            inner = _value(node.arguments[0], figures)
            return abs(inner) if isinstance(inner, Decimal) else None
    return None


def _calculated(node: Arithmetic, figures: Figures) -> Decimal | None:
    left, right = _value(node.left, figures), _value(node.right, figures)
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    match node.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right if right else None
