"""A resolved rule in words: the names of a form file replaced by the headings and labels of the printed form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pdvalidate.messages import Catalogue
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
)
from pdvalidate.model.form import Form
from pdvalidate.model.term import CHILDREN, DETAILS, FieldTerm, FigureTerm, Members, Origin, Term
from pdvalidate.reports.naming import row_label, short_heading
from pdvalidate.reports.values import sign

_ARITHMETIC = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_LOOSE = (If, Or, And, Not, Comparison, In)

Leaf = Callable[[Node], str | None]
"""What stands for a node instead of its words; None where nothing does."""


def _nothing(_: Node) -> str | None:
    return None


@dataclass(frozen=True)
class RuleWords:
    """Tells trees of rules. `forms` by identifier; `home` is the form and the table whose names need no place.

    `instead` says what stands for a node: an example puts figures in the places of cells.
    """

    catalogue: Catalogue
    forms: Mapping[str, Form]
    home: tuple[str | None, str]
    measure: str | None = None  # of a member rule: any column will do, so it is not named
    instead: Leaf = field(default=_nothing)

    def of(self, node: Node) -> str:
        """A tree as a phrase."""
        replaced = self.instead(node)
        if replaced is not None:
            return replaced
        match node:
            case Number():
                return f"{self.catalogue.number(node.value * 100)}%" if node.percent else self._number(node)
            case Text():
                return f"“{node.value}”"
            case Term() | FieldTerm() | FigureTerm():
                return self.leaf(node)
            case Negative():
                return f"−{self._within(node.operand)}"
            case Arithmetic():
                return self._arithmetic(node)
            case Comparison():
                return self._comparison(node)
        return self._logic(node)

    def leaf(self, node: Term | FieldTerm | FigureTerm) -> str:
        """A cell, a run of cells, a field or a published figure, as the printed form calls it."""
        if isinstance(node, FigureTerm):
            name = self.catalogue.text(node.title) or node.name
            return self._say("words-figure", name=name, value=node.value)
        if isinstance(node, FieldTerm):
            return f"“{self._field(node.name)}”"
        return self._term(node)

    def _number(self, node: Number) -> str:
        return self.catalogue.number(node.value)

    def _arithmetic(self, node: Arithmetic) -> str:
        left, right = self._operand(node, node.left), self._operand(node, node.right, on_right=True)
        return f"{left} {_ARITHMETIC.get(node.operator, node.operator)} {right}"

    def _operand(self, around: Arithmetic, node: Node, on_right: bool = False) -> str:
        """An operand, in parentheses where it would else be read otherwise."""
        if not isinstance(node, Arithmetic) or self.instead(node) is not None:
            return self._within(node)
        product = around.operator in "*/"
        tight = node.operator in "*/"
        needed = (product and not tight) or (on_right and around.operator in "-/" and product is tight)
        return f"({self.of(node)})" if needed else self.of(node)

    def _within(self, node: Node) -> str:
        """A phrase, in parentheses where it would else be read otherwise."""
        replaced = self.instead(node)
        if replaced is not None:
            return f"({replaced})" if " + " in replaced else replaced
        loose = isinstance(node, (*_LOOSE, Negative)) or (isinstance(node, Number) and node.value < 0)
        return f"({self.of(node)})" if loose else self.of(node)

    def _comparison(self, node: Comparison) -> str:
        first, *others = (self._within(one) if isinstance(one, _LOOSE) else self.of(one) for one in node.operands)
        pairs = zip(node.operators, others, strict=True)
        return first + "".join(f" {sign(operator)} {other}" for operator, other in pairs)

    def _logic(self, node: Node) -> str:
        match node:
            case If():
                return self._say("words-if", condition=self.of(node.condition), conclusion=self.of(node.conclusion))
            case And() | Or():
                word = self._say("words-and" if isinstance(node, And) else "words-or")
                parts = [self._within(one) if isinstance(one, And | Or | If) else self.of(one) for one in node.operands]
                return f" {word} ".join(parts)
            case Not():
                return self._say("words-not", condition=self.of(node.operand))
            case In():
                values = [self.of(one) for one in node.values] or [f"“{node.list}”"]
                return self._say("words-in", operand=self.of(node.operand), values=values)
            case Aggregate() | Call():
                parts = [self.of(one) for one in node.arguments]
                return self._say(f"words-{node.function}", parts="; ".join(parts))
        return "…"

    def _term(self, node: Term) -> str:
        named = None if node.measure is None or node.measure == self.measure else self._column(node)
        row = " / ".join(self._row(node, pin.member) for pin in node.pins if pin.dimension not in node.path)
        place = None if (node.form, node.table) == self.home else self._table(node)
        told = self._say("words-cell" if named else "words-row", column=named, row=row, place=place)
        told = told if named or row else ""
        returns = self._say(f"words-from-{node.origin}") if node.origin is not Origin.OWN else None
        if node.function is None:
            told = told or (self._group(node, node.within) if node.within else self._say("words-cell-here"))
            return f"{told} {returns}" if returns else told
        over = ", ".join(self._group(node, one) for one in node.closes if one.dimension != "*return*")
        what = " ".join(
            part for part in (told, (told and over and self._say("words-over", over=over)) or over, returns) if part
        )
        where = self.of(node.where) if node.where else None
        return self._say(f"words-{node.function}", parts=self._say("words-where", what=what, condition=where))

    def _column(self, node: Term) -> str:
        """The heading of the measure, under that of the member that is named."""
        pinned = {pin.dimension: pin.member for pin in node.pins}
        members = [pinned[block] for block in node.path if block in pinned]
        name = f"{node.measure}[{', '.join(members)}]" if members else node.measure
        return short_heading(self._form(node), node.table, name)

    def _row(self, node: Term, member: str) -> str:
        return row_label(self._form(node), node.table, member)

    def _group(self, node: Term, members: Members) -> str:
        """The rows, or the columns, that a term runs over."""
        left_out = [self._row(node, name) for name in members.excepted]
        if members.name == DETAILS:
            return self._say("words-details", left_out=left_out)
        if members.name == CHILDREN:
            return self._say("words-children")
        name = members.name or members.dimension
        if members.dimension in node.path:
            return self._say("words-columns", name=name, left_out=left_out)
        return self._say("words-rows", name=name, left_out=left_out)

    def _table(self, node: Term) -> str:
        """The sheet on which another table stands, else the table's own name."""
        form = self._form(node)
        found = form.by_name.get(node.table) if form else None
        return found.sheets[0] if found and found.sheets else node.table

    def _form(self, node: Term) -> Form | None:
        return self.forms.get(node.form or self.home[0] or "") or self.forms.get("")

    def _field(self, name: str) -> str:
        form = self.forms.get(self.home[0] or "") or self.forms.get("")
        known = {one.name: one.labels for one in form.fields} if form else {}
        labels = known.get(name)
        return labels[0] if labels else name

    def _say(self, identifier: str, **values: object) -> str:
        return self.catalogue.say(identifier, values)
