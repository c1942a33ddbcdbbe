"""Violated instances become discrepancies, undecided ones say what they lack; nothing else is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

import numpy as np

from pdvalidate.judging.cells.fingerprints import fingerprint
from pdvalidate.judging.cells.moments import as_told, type_told
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.within.addresses import Spot, cells_of, show, spot, unlabelled
from pdvalidate.judging.within.gathering import Operands, runs_over_rows
from pdvalidate.judging.within.rule_judging import Judged
from pdvalidate.judging.within.single_values import field_operand, field_spot
from pdvalidate.model.expression import Node
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.report import Discrepancy, Operand, Undecided, Value
from pdvalidate.model.returns import Return, openings_at
from pdvalidate.model.term import FieldTerm, FigureTerm, Origin, Term, leaves
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.evaluation import Compared
from pdvalidate.rules.linear import weights
from pdvalidate.rules.quantity import PRESENT, Quantity
from pdvalidate.rules.verdicts import FALSE, UNDECIDED


def violations(stack: Stack, judged: Judged, owner: str) -> Iterator[Discrepancy]:
    """The violated instances of one variant, in their order. `owner` is the form or collection of the rule."""
    for instance in np.flatnonzero(judged.verdicts == FALSE).tolist():
        yield _Telling(stack, judged, instance).discrepancy(owner)


def undecided(stack: Stack, judged: Judged) -> Iterator[Undecided]:
    """The undecided instances of one variant, with the cells that were missing or unreadable."""
    for instance in np.flatnonzero(judged.verdicts == UNDECIDED).tolist():
        yield _Telling(stack, judged, instance).undecided()


class _Telling:
    """One instance of a judged rule, looked up in its workbook."""

    def __init__(self, stack: Stack, judged: Judged, instance: int) -> None:
        self.stack, self.judged, self.instance = stack, judged, instance
        self.ret: Return | None = judged.subjects[int(judged.instances.ret[instance])]

    def discrepancy(self, owner: str) -> Discrepancy:
        rule, failed = self.judged.rule, self._failed()
        operands = tuple(self._operands(failed))
        first = self._first_spot(failed)
        left, right = self._sides(failed)
        place = self._place(first)
        return Discrepancy(
            id=fingerprint(owner, rule.id, self.unit_id, self.period, *place, *self._repeated.values()),
            rule=rule.id,
            kind="rule",
            severity=rule.severity,
            file=self.ret.file if self.ret else None,
            unit=self.unit,
            period=self.period,
            table=place[0],
            row=place[1],
            column=place[2],
            sheet=first.sheet if first else None,
            cell=first.cell if first else None,
            sheet_row=first.sheet_row if first else None,
            sheet_column=first.sheet_column if first else None,
            left=left,
            right=right,
            difference=_difference(failed, self.instance),
            operator=failed.operator if failed else None,
            operands=operands,
            hints=self.judged.hints.get(self.instance, ()),
            text=rule.text,
            template=rule.message,
            values=self._named_values(),
            form=owner,
        )

    @property
    def unit(self) -> str | None:
        if self.ret is None:
            return None
        return self.ret.unit.name if self.ret.unit else self.ret.unit_text

    @property
    def unit_id(self) -> str | None:
        return self.ret.unit.id if self.ret and self.ret.unit else self.unit

    @property
    def period(self) -> str | None:
        if self.ret is None:
            return None
        return str(self.ret.period) if self.ret.period else self.ret.period_text

    def undecided(self) -> Undecided:
        first = self._first_spot(None)
        table, row, column = self._place(first)
        lacking = [operand for found in self.judged.operands.values() for operand in self._lacking(found)]
        file = self.ret.file if self.ret else None
        awaited = self.judged.awaited.get(self.instance, ())
        return Undecided(self.judged.rule.id, file, table, row, column, tuple(lacking), awaited)

    def _failed(self) -> Compared | None:
        """The first comparison, in the order of the text, that does not hold."""
        for one in self.judged.compared:
            verdict = one.verdict[()] if one.verdict.ndim == 0 else one.verdict[self.instance]
            if verdict == FALSE:
                return one
        return None

    def _sides(self, failed: Compared | None) -> tuple[Value, Value]:
        if failed is None:
            return None, None
        left, right = failed.node.operands[failed.position : failed.position + 2]
        types = type_told(left) or type_told(right), type_told(right) or type_told(left)
        sides = failed.left, failed.right
        return as_told(_value(sides[0], self.instance), types[0]), as_told(_value(sides[1], self.instance), types[1])

    def _parts(self, failed: Compared | None) -> tuple[Sequence[Node], Sequence[Node]]:
        """The terms of the left and of the right side of the failed comparison; of the rule where there is none."""
        if failed is None:
            return list(dict.fromkeys(leaves(self.judged.variant.tree))), []
        sides = failed.node.operands[failed.position : failed.position + 2]
        left, right = (list(dict.fromkeys(leaves(side))) for side in sides)
        return left, right

    def _operands(self, failed: Compared | None) -> Iterator[Operand]:
        left, right = self._parts(failed)
        if failed is None:
            net: Mapping[Node, Decimal | None] = dict.fromkeys(left)
        else:
            net = weights(*failed.node.operands[failed.position : failed.position + 2])
        for side, terms in (("left", left), ("right", right)):
            for term in terms:
                yield from self._operand(term, net.get(term), side)
        told = {*left, *right}
        for term in self.judged.operands:
            if term not in told:
                yield from self._operand(term, None, "condition")

    def _operand(self, node: Node, weight: Decimal | None, side: str) -> Iterator[Operand]:
        if isinstance(node, FigureTerm):
            yield Operand(None, None, None, node.name, "", node.value, weight, side, title=node.title)
        elif isinstance(node, FieldTerm) and self.ret:
            value = as_told(_value(self.judged.singles[node], self.instance), node.type)
            if node.origin is Origin.OWN:
                yield field_operand(self.ret, node.name, value, weight, side)
            else:
                yield Operand(None, None, None, f"{node.origin}.{node.name}", "", value, weight, side)
        elif isinstance(node, Term):
            found = self.judged.operands[node]
            cells = (self._cell(found, line, weight, side) for line in found.of(self.instance).tolist())
            yield from {(one.file, one.sheet, one.cell): one for one in cells}.values()  # a merged cell counts once
            if not found.of(self.instance).size and not node.aggregate:
                yield self._absent(node, weight, side)

    def _cell(self, found: Operands, line: int, weight: Decimal | None, side: str) -> Operand:
        where = spot(found.frame, line, found.term.measure)
        file = found.stack.returns[where.ret].file
        return Operand(
            sheet=where.sheet,
            cell=where.cell,
            file=file,
            row=where.row,
            column=where.column,
            value=_held(found, line),
            weight=weight,
            side=side,
            percent=found.term.type is ValueType.PERCENT,
        )

    def _absent(self, term: Term, weight: Decimal | None, side: str) -> Operand:
        row = " / ".join(pin.member for pin in term.pins)
        return Operand(None, None, self.ret.file if self.ret else None, row, term.measure or "", None, weight, side)

    def _lacking(self, found: Operands) -> Iterator[Operand]:
        lines = found.of(self.instance).tolist()
        sought_in_vain = not self._is_own(found.term) and self.instance in self.judged.awaited
        if not lines and not found.term.aggregate and not sought_in_vain:
            yield self._absent(found.term, None, "left")
        for line in lines:
            if not _present(found, line):
                yield self._cell(found, line, None, "left")
        for place in unlabelled(found.frame, lines) if runs_over_rows(found.term) else ():
            file = found.stack.returns[place.ret].file
            yield Operand(place.sheet, place.cell, file, place.row, place.column, None, None)

    def _first_spot(self, failed: Compared | None) -> Spot | None:
        """The cell to look at first: the total of a sum, else the first operand."""
        left, right = self._parts(failed)
        ordered = [*right, *left] if _is_total(right) and not _is_total(left) else [*left, *right]
        for node in [*ordered, *self.judged.operands]:
            if not self._is_own(node):
                continue
            if isinstance(node, FieldTerm) and self.ret and (held := field_spot(self.ret, node.name)):
                return held
            if isinstance(node, Term) and self.judged.variant.table:
                found = self.judged.operands[node]
                lines = found.of(self.instance)
                if lines.size and not (node.aggregate and lines.size > 1):
                    return spot(found.frame, int(lines[0]), node.measure)
        return self._first_of_run()

    def _is_own(self, node: Node) -> bool:
        """Whether a term is of the return that the discrepancy is told of."""
        if isinstance(node, Term):
            return node.origin is Origin.OWN and node.form == self.judged.variant.form
        return not isinstance(node, FieldTerm) or node.origin is Origin.OWN

    def _first_of_run(self) -> Spot | None:
        """In a rule of aggregates only, the first cell that it runs over."""
        if not self.judged.variant.table:
            return None
        for found in self.judged.operands.values():
            lines = found.of(self.instance)
            if lines.size and self._is_own(found.term):
                return spot(found.frame, int(lines[0]), found.term.measure)
        return None

    def _place(self, first: Spot | None) -> tuple[str | None, str | None, str | None]:
        """Table, row and column that the discrepancy is about."""
        variant = self.judged.variant
        if not variant.table:
            return None, None, None
        return variant.table, first.row if first else None, first.column if first else None

    def _named_values(self) -> dict[str, object]:
        """What a message may name: the key columns of the record, and what repeats around it."""
        record = self.judged.instances.record
        if record is None:
            return dict(self._repeated)
        frame = self.stack.frame(self.judged.variant.table)
        segment, at = frame.segment(int(record[self.instance]))
        found = {key.name: cells_of(segment, key.name) for key in frame.table.keys}
        return {**self._repeated, **{name: show(cells[at]) for name, cells in found.items() if cells}}

    @cached_property
    def _repeated(self) -> Mapping[str, str]:
        """The members, by dimension, of what repeats around the records and is left open by the rule."""
        if not self.judged.variant.table:
            return {}
        for found in self.judged.operands.values():
            lines = found.of(self.instance)
            if (
                lines.size
                and self._is_own(found.term)
                and found.frame.table.repeats
                and found.frame.table.name == self.judged.variant.table
            ):
                segment, at = found.frame.segment(int(lines[0]))
                members = openings_at(segment.part, at)
                return {name: one.member for name, one in members.items() if name in self.judged.variant.open}
        return {}


def _difference(failed: Compared | None, instance: int) -> Decimal | None:
    """Left less right; of dates in days."""
    if failed is None or isinstance(failed.left, Texts) or isinstance(failed.right, Texts):
        return None
    return failed.left.value(instance) - failed.right.value(instance)


def _is_total(nodes: Sequence[Node]) -> bool:
    """Whether a side is one cell, and so the total that the other side adds up to."""
    return len(nodes) == 1 and not (isinstance(nodes[0], Term) and nodes[0].aggregate)


def _value(side: Quantity | Texts, instance: int) -> Value:
    return side.value(instance)


def _present(found: Operands, line: int) -> bool:
    name = found.term.measure or ""
    values = found.frame.texts.get(name) or found.frame.figures.get(name)
    if values is None or values.state is None:
        return True
    return bool(values.state[line] & PRESENT if values.state.ndim else values.state & PRESENT)


def _held(found: Operands, line: int) -> Value:
    """The value of a cell: a figure as it was read, else the text that stands there."""
    name = found.term.measure
    if name in found.frame.figures and _present(found, line):
        return as_told(found.frame.figures[name].value(line), found.frame.table.by_name[name].type)
    segment, record = found.frame.segment(line)
    cells = cells_of(segment, name) if name else None
    text = show(cells[record]) if cells else ""
    return text or None
