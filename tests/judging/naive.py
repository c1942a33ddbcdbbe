"""A judge of plain sentences: one dictionary entry for each cell, one Python number for each figure.

It follows section 3 of the schema language instance by instance and knows nothing of arrays, so that the two can be
held against each other. It judges one table with one key column, one named row `total`, and one block `year`; what
repeats is judged by a judge for each member, and of a tree it is told what each record lies under.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from pdvalidate.model.expression import (
    Aggregate,
    And,
    Arithmetic,
    Comparison,
    If,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    walk,
)
from pdvalidate.model.kinds import Missing

Operand = Fraction | str  # a number, "missing", "inapplicable" or "unreadable"
Cells = dict[tuple[int, str, str], Operand]  # record, member, measure

ROWS, YEARS, MEASURES = ("total",), ("y1", "y2", "all"), ("admitted", "pupils", "students")


@dataclass(frozen=True)
class Instance:
    """What a rule leaves open, made definite; None where it leaves nothing open."""

    record: int | None
    year: str | None
    measure: str | None


@dataclass
class NaiveJudge:
    cells: Cells
    names: list[str | None]  # per record
    strategy: Missing
    above: list[int | None] = field(default_factory=list)  # in a tree: the record that each record lies under

    def verdicts(self, tree: Node) -> list[str]:
        """The verdict of every instance of a rule."""
        return [self.judge(tree, instance) for instance in self.instances(tree)]

    def instances(self, tree: Node) -> Iterator[Instance]:
        names = list(_names(tree))
        members = not any(name.path[0] in MEASURES for name in names)
        in_year = not any(_has(name, YEARS) for name in names)
        in_record = not members or not any(_has(name, (*ROWS, "details")) for name in names)
        if not members:
            pinned = [name for name in names if not _has(name, ROWS)]
            in_record = bool(pinned)
            in_year = any(not _has(name, YEARS) for name in names)
        records = [one for one in range(len(self.names)) if one in self.above or not _asks_for_children(tree)]
        for measure in MEASURES if members else (None,):
            for record in records if in_record else (None,):
                for year in YEARS if in_year else (None,):
                    instance = Instance(record, year, measure)
                    if in_record or self._total_stands(names):
                        yield instance

    def _total_stands(self, names: list[Name]) -> bool:
        return "total" in self.names

    def judge(self, node: Node, at: Instance) -> str:
        match node:
            case Comparison():
                links = zip(node.operands, node.operators, node.operands[1:], strict=False)
                return _and([self._compare(left, operator, right, at) for left, operator, right in links])
            case And():
                return _and([self.judge(one, at) for one in node.operands])
            case Or():
                return _not(_and([_not(self.judge(one, at)) for one in node.operands]))
            case Not():
                return _not(self.judge(node.operand, at))
            case If():
                condition, conclusion = self.judge(node.condition, at), self.judge(node.conclusion, at)
                if condition in ("violated", "inapplicable"):
                    return "inapplicable"
                if condition == "satisfied":
                    return conclusion
                return "satisfied" if conclusion == "satisfied" else "undecided"
        raise TypeError(node)

    def _compare(self, left: Node, operator: str, right: Node, at: Instance) -> str:
        sides = self._side(left, at), self._side(right, at)
        if "undecided" in sides:
            return "undecided"
        if "inapplicable" in sides:
            return "inapplicable"
        one, other = sides
        holds = {"=": one == other, "!=": one != other, "<=": one <= other, "<": one < other, ">=": one >= other}  # type: ignore[operator]  # both are numbers
        return "satisfied" if holds[operator] else "violated"

    def _side(self, node: Node, at: Instance) -> Fraction | str:
        operands = list(self._operands(node, at))
        missing, inapplicable = operands.count("missing"), operands.count("inapplicable")
        if "unreadable" in operands:
            return "undecided"
        if missing and (
            self.strategy is Missing.SKIP_IF_ANY
            or (self.strategy is Missing.SKIP_IF_ALL and missing + inapplicable == len(operands))
        ):
            return "undecided"
        if inapplicable and inapplicable == len(operands):
            return "inapplicable"
        value = self._value(node, at)
        return "inapplicable" if value is None else value

    def _value(self, node: Node, at: Instance) -> Fraction | None:
        """The value with missing as 0; None: not applicable."""
        match node:
            case Number():
                return Fraction(node.value)
            case Negative():
                inner = self._value(node.operand, at)
                return None if inner is None else -inner
            case Arithmetic(operator="*"):
                one, other = self._value(node.left, at), self._value(node.right, at)
                return None if one is None or other is None else one * other
            case Arithmetic():
                one, other = self._value(node.left, at), self._value(node.right, at)
                if one is None or other is None:
                    return one if other is None else (other if node.operator == "+" else -other)
                return one + other if node.operator == "+" else one - other
            case _:
                found = [one for one in self._operands(node, at) if isinstance(one, Fraction)]
                only = list(self._operands(node, at))
                return None if only and set(only) == {"inapplicable"} else sum(found, Fraction(0))

    def _operands(self, node: Node, at: Instance) -> Iterator[Operand]:
        match node:
            case Name():
                yield self._cell(node, at)
            case Aggregate():
                yield from self._run(node.arguments[0], at)
            case Arithmetic():
                yield from self._operands(node.left, at)
                yield from self._operands(node.right, at)
            case Negative():
                yield from self._operands(node.operand, at)

    def _cell(self, name: Node, at: Instance) -> Operand:
        assert isinstance(name, Name)
        year = next((one for one in _words(name) if one in YEARS), at.year)
        measure = next((one for one in _words(name) if one in MEASURES), at.measure)
        record = self.names.index("total") if _has(name, ROWS) and "total" in self.names else at.record
        if _has(name, ROWS) and "total" not in self.names:
            return "missing"
        assert record is not None
        assert year is not None
        assert measure is not None
        return self.cells[record, year, measure]

    def _run(self, name: Node, at: Instance) -> Iterator[Operand]:
        """sum(details), sum(measure[details]), sum(children), or sum(measure) over the years of the record."""
        assert isinstance(name, Name)
        measure = next((one for one in _words(name) if one in MEASURES), at.measure)
        year = next((one for one in _words(name) if one in YEARS), at.year)
        assert measure is not None
        if _has(name, ("details",)):
            assert year is not None
            leaves = [i for i in range(len(self.names)) if i not in self.above]
            run = [self.cells[i, year, measure] for i in leaves if self.names[i] is None]
        elif _has(name, ("children",)):
            assert year is not None
            run = [self.cells[i, year, measure] for i, above in enumerate(self.above) if above == at.record]
        else:
            assert at.record is not None
            run = [self.cells[at.record, year, measure] for year in YEARS]
        yield from run or ["missing"]


def _words(name: Name) -> list[str]:
    return [*name.path, *(bracket.name for bracket in name.brackets)]


def _has(name: Name, words: tuple[str, ...]) -> bool:
    return any(word in words for word in _words(name))


def _asks_for_children(tree: Node) -> bool:
    aggregates = (node for node in walk(tree) if isinstance(node, Aggregate))
    return any(_has(one.arguments[0], ("children",)) for one in aggregates if isinstance(one.arguments[0], Name))


def _names(node: Node) -> Iterator[Name]:
    """Names outside aggregates."""
    from pdvalidate.model.expression import children

    if isinstance(node, Name):
        yield node
    elif not isinstance(node, Aggregate):
        for child in children(node):
            yield from _names(child)


def _and(verdicts: list[str]) -> str:
    left = [one for one in verdicts if one != "inapplicable"]
    if not left:
        return "inapplicable"
    return next((one for one in ("violated", "undecided") if one in left), "satisfied")


def _not(verdict: str) -> str:
    return {"satisfied": "violated", "violated": "satisfied"}.get(verdict, verdict)
