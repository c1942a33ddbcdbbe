"""A resolved rule evaluated on arrays: figures go in, one verdict for each instance comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from pdvalidate.model.expression import (
    Aggregate,
    And,
    Arithmetic,
    Call,
    Comparison,
    Day,
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
from pdvalidate.model.form import Tolerance
from pdvalidate.model.kinds import Missing, ValueType
from pdvalidate.model.term import Term, leaves
from pdvalidate.rules.comparing import RELATIVE_ERROR, Texts, Truths, compare, same_text
from pdvalidate.rules.intervals import Widths, slack, span, spare
from pdvalidate.rules.listing import each_once, listed
from pdvalidate.rules.quantity import (
    PRESENT,
    SEVERAL,
    UNREADABLE,
    Quantity,
    absolute,
    add,
    constant,
    divide,
    multiply,
    negated,
    rounded,
)
from pdvalidate.rules.verdicts import (
    FALSE,
    TRUE,
    UNDECIDED,
    Verdicts,
    all_of,
    any_of,
    implied,
    none_of,
    of_sides,
    readiness,
)

Values = Mapping[Node, Quantity | Texts]
"""What each term of a rule came to, per instance."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison of a chain, with what stood on its sides, per instance."""

    node: Comparison
    position: int  # which link of the chain
    left: Quantity | Texts
    right: Quantity | Texts
    verdict: Verdicts
    exact: Truths | None = None  # where rounding was allowed: whether it holds without

    @property
    def operator(self) -> str:
        return self.node.operators[self.position]


@dataclass
class Evaluation:
    """Evaluates the trees of one rule on the values of its terms; remembers every comparison it made.

    `fold` is how texts are compared; `widths` are wanted for comparisons within rounding; `merged` numbers the merged
    cells that terms were read from, per instance (0: a cell of its own).
    """

    values: Values
    fold: Callable[[str], str]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    left: Missing = Missing.SKIP_IF_ANY
    right: Missing = Missing.SKIP_IF_ANY
    tolerance: Tolerance | None = None
    widths: Widths = field(default_factory=dict)
    merged: Mapping[Node, NDArray[np.int64]] = field(default_factory=dict)
    compared: list[Compared] = field(default_factory=list)

    def judge(self, node: Node) -> Verdicts:
        """The verdict of a condition, per instance; shape () where it is the same for all."""
        match node:
            case Comparison():
                links = range(len(node.operators))
                return all_of([self._link(node, position) for position in links])
            case And():
                return all_of([self.judge(one) for one in node.operands])
            case Or():
                return any_of([self.judge(one) for one in node.operands])
            case Not():
                return none_of(self.judge(node.operand))
            case If():
                condition = self._silently(node.condition)
                return implied(condition, self.judge(node.conclusion))
            case In():
                return self._among(node)
            case Call():
                return self._ask(node)
            case _:
                raise TypeError(f"not a condition: {node}")

    def _silently(self, condition: Node) -> Verdicts:
        """A condition stays exact, and its comparisons are not what a violation is about."""
        inner = Evaluation(self.values, self.fold, self.lists, self.left, self.right)
        return inner.judge(condition)

    def _link(self, node: Comparison, position: int) -> Verdicts:
        one, other = node.operands[position], node.operands[position + 1]
        left, right = self.side(one), self.side(other)
        exact = None
        if isinstance(left, Quantity) and isinstance(right, Quantity):
            tolerance = self.tolerance or _usual_tolerance(one, other, node.operators[position], self.widths)
            holds = compare(left, node.operators[position], right, None if _rounding(tolerance) else tolerance)
            if _rounding(tolerance):
                exact, holds = holds, holds | self._meet(one, other, node.operators[position], left, right)
        else:
            holds = self._texts(left, node.operators[position], right)
        ready = readiness(left.state, self.left), readiness(right.state, self.right)
        verdict = of_sides(holds, *ready)
        self.compared.append(Compared(node, position, left, right, verdict, exact))
        return verdict

    def _meet(self, one: Node, other: Node, operator: str, left: Quantity, right: Quantity) -> Truths:
        """Whether the ranges that printing allows can satisfy the comparison."""
        allowed = slack(one, other, self.widths)
        if operator not in ("=", "<=", ">="):
            return np.asarray(False)
        if allowed is not None:
            return compare(spare(operator, add(left, right, -1), allowed), ">=", constant(Decimal(0)))
        figures = {node: value for node, value in self.values.items() if isinstance(value, Quantity)}
        (low, high), (least, most) = span(one, figures, self.widths), span(other, figures, self.widths)
        ease = RELATIVE_ERROR * np.maximum(np.abs(high), np.abs(most))
        ease = np.where(np.isfinite(ease), ease, 0.0)
        fits_below, fits_above = low <= most + ease, least <= high + ease
        return np.asarray({"=": fits_below & fits_above, "<=": fits_below, ">=": fits_above}[operator])

    def _texts(self, left: Quantity | Texts, operator: str, right: Quantity | Texts) -> Truths:
        same = same_text(self._as_text(left), self._as_text(right))
        return same if operator == "=" else ~same

    def _as_text(self, side: Quantity | Texts) -> Texts:
        """A number beside a text is compared as its digits."""
        if isinstance(side, Texts):
            return side
        digits = [f"{side.value(index).normalize():f}" for index in range(max(side.mantissa.size, 1))]
        codes = np.arange(len(digits), dtype=np.int32)
        return Texts(codes if side.mantissa.ndim else codes.reshape(()), tuple(digits), side.state)

    def _among(self, node: In) -> Verdicts:
        operand = self.side(node.operand)
        if node.list is not None:
            members = [Text(text) for text in self.lists.get(node.list, ())]
            choices: list[Quantity | Texts] = [self.side(member) for member in members]
        else:
            choices = [self.side(value) for value in node.values]
        holds = np.asarray(False)
        for choice in choices:
            both = isinstance(operand, Quantity) and isinstance(choice, Quantity)
            holds = holds | (compare(operand, "=", choice) if both else self._texts(operand, "=", choice))  # type: ignore[arg-type]  # both are figures
        return of_sides(holds, readiness(operand.state, self.left), None)

    def _ask(self, node: Call) -> Verdicts:
        answers = [self._presence(argument) for argument in node.arguments]
        match node.function:
            case "present":
                return answers[0]
            case "missing":
                return none_of(answers[0])
            case "both_or_neither":
                same = np.asarray(np.where(answers[0] == answers[1], TRUE, FALSE), np.uint8)
            case _:
                same = none_of(all_of(answers))
        undecided = (answers[0] == UNDECIDED) | (answers[1] == UNDECIDED)
        return np.asarray(np.where(undecided, UNDECIDED, same), np.uint8)

    def _presence(self, node: Node) -> Verdicts:
        """Whether all that an expression names is present; a mark for 'not applicable' is no value."""
        verdict = np.asarray(TRUE)
        for leaf in leaves(node):
            if leaf in self.values:
                state = self.values[leaf].state
                bits = np.asarray(PRESENT) if state is None else state
                answer = np.where(
                    (bits & (UNREADABLE | SEVERAL)) != 0, UNDECIDED, np.where(bits == PRESENT, TRUE, FALSE)
                )
                verdict = np.minimum(verdict, answer.astype(np.uint8))
        return np.asarray(verdict)

    def side(self, node: Node) -> Quantity | Texts:
        """What an expression comes to."""
        if node in self.values:
            return self.values[node]
        match node:
            case Number():
                return constant(node.value)
            case Day():
                return constant(Decimal(node.value.toordinal()))
            case Text():
                return Texts(np.asarray(0, np.int32), (self.fold(node.value),), np.asarray(0, np.uint8))
            case _:
                return self.figures(node)

    def figures(self, node: Node) -> Quantity:
        """What an expression of figures comes to."""
        match node:
            case Negative():
                return negated(self.figures(node.operand))
            case Arithmetic():
                left, right = self.figures(node.left), self.figures(node.right)
                return _ARITHMETIC[node.operator](left, right)
            case Call(function="abs"):
                return absolute(self.figures(node.arguments[0]))
            case Call(function="round"):
                digits = node.arguments[1] if len(node.arguments) > 1 else Number(Decimal(0))
                return rounded(self.figures(node.arguments[0]), int(digits.value) if isinstance(digits, Number) else 0)
            case Aggregate():
                figures = [self.figures(one) for one in node.arguments]
                return listed(node.function, each_once(figures, [self.merged.get(one) for one in node.arguments]))
        result = self.side(node)
        if isinstance(result, Texts):
            raise TypeError(f"not a figure: {node}")
        return result


def _subtract(left: Quantity, right: Quantity) -> Quantity:
    return add(left, right, -1)


_ARITHMETIC = {"+": add, "-": _subtract, "*": multiply, "/": divide}


def _rounding(tolerance: Tolerance | None) -> bool:
    return tolerance is not None and tolerance.rounding


def _usual_tolerance(left: Node, right: Node, operator: str, widths: Widths) -> Tolerance | None:
    """Within rounding, where a percent or a quotient of printed values is compared with `=`."""
    if operator != "=" or not widths:
        return None
    nodes = [node for side in (left, right) for node in walk(side)]
    percent = any(
        leaf.type is ValueType.PERCENT for side in (left, right) for leaf in leaves(side) if isinstance(leaf, Term)
    )
    quotient = any(isinstance(node, Arithmetic) and node.operator == "/" for node in nodes)
    return Tolerance(rounding=True) if percent or quotient else None
