"""Small figures with which a rule holds, and others with which it does not: examples that its own tree makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
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
"""What stands in each cell, or comes out of each run of cells, of an example; BLANK where nothing does."""

BLANK = ""
_PRESENCE = ("present", "missing", "both_or_neither", "not_both")

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
    for cell, slip in product(slips, range(4)):
        others = _others(kept[cell], _pool(cell, constants))
        if slip < len(others):
            changed = {**kept, cell: others[slip]}
            if _applies(tree, changed) and not _true(tree, changed):
                return changed
    return None


def _others(value: Figure, pool: Sequence[Figure]) -> list[Figure]:
    """What a slip can make of a figure, or of a text; a figure can also be forgotten."""
    different = [one for one in dict.fromkeys(pool) if one != value]
    if isinstance(value, Decimal) and BLANK not in different:
        return [value + 3, value * 10, value - 1, value + Decimal("0.125")]
    return [BLANK, *different] if BLANK in different else different


def _constants(tree: Node) -> list[Figure]:
    """The figures and texts that the rule itself names; with them it is met more often than with any others."""
    named: list[Figure] = [node.value for node in walk(tree) if isinstance(node, Number | Text | FigureTerm)]
    blank = [BLANK] if any(isinstance(node, Call) and node.function in _PRESENCE for node in walk(tree)) else []
    return (named + blank) * 4


def _pool(cell: Node, constants: Sequence[Figure]) -> tuple[Figure, ...]:
    if isinstance(cell, FigureTerm):
        return (cell.value,)
    kind = cell.type if isinstance(cell, Term | FieldTerm) else None
    if kind is ValueType.PERCENT:
        return _RATIOS
    if kind in (ValueType.TEXT, ValueType.CODE):
        return (*(one for one in constants if isinstance(one, str)), "…")
    return (*_COUNTS, *(one for one in constants if isinstance(one, Decimal) or one == BLANK))


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
        case Call() if node.function in _PRESENCE:
            return _present(node, figures)
    return False


def _present(node: Call, figures: Figures) -> bool:
    here = [_value(one, figures) != BLANK for one in node.arguments]
    match node.function:
        case "present":
            return all(here)
        case "missing":
            return not any(here)
        case "both_or_neither":
            return len(set(here)) == 1
    return not all(here)


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
        case Call(function="round"):
            return _rounded(*(_value(one, figures) for one in node.arguments))
    return None


def _rounded(value: Figure | None, decimals: Figure | None = Decimal(0)) -> Decimal | None:
    if not isinstance(value, Decimal) or not isinstance(decimals, Decimal):
        return None
    return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)


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
