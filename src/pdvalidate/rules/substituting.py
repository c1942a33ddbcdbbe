"""Terms put in the places of the names and aggregates of a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pdvalidate.model.collection import Figure
from pdvalidate.model.expression import Aggregate, In, Name, Node, Range
from pdvalidate.model.form import Field
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import FieldTerm, FigureTerm, Term
from pdvalidate.rules.building_terms import TermBuilder
from pdvalidate.rules.kinds import require_truth, with_days
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.reference import field_named, is_figure, origin_of, refer
from pdvalidate.rules.rewriting import rebuild
from pdvalidate.rules.scope import Sort, Surroundings


@dataclass(frozen=True)
class Substitution:
    """Puts terms in the places of names and aggregates."""

    builder: TermBuilder

    def apply(self, node: Node) -> Node:
        match node:
            case Name():
                return self._name(node)
            case Aggregate() if _runs_over_one(node, self.builder):
                term = self.builder.aggregate(node)
                where = self._where(node, term)
                return replace(term, where=where) if where else term
            case Aggregate():
                return replace(node, arguments=tuple(self._listed(node)))
            case In(list=str(name)) if name not in self.builder.around.lists:
                known = self.builder.around.lists
                raise RuleError(node.at, f"there is no list '{name}'", did_you_mean(name, known))
            case _:
                return rebuild(node, self.apply, below=True)

    def _name(self, name: Name) -> Node:
        around = self.builder.around
        if is_figure(name):
            return _figure(name, around)
        bare = field_named(name, around)
        if not bare:
            return self.builder.plain(name)
        declared = around.fields.get(bare)
        kind = declared.type if isinstance(declared, Field) else ValueType.TEXT
        return FieldTerm(bare, kind, origin_of(name), at=name.at)

    def _where(self, node: Aggregate, term: Term) -> Node | None:
        """The condition is about the records that are run over, so it is resolved in their table."""
        if node.where is None:
            return None
        scope = next(one for one in self.builder.around.table(term.table, term.form))
        inner = Substitution(replace(self.builder, own=scope, measure=None))
        condition = with_days(inner.apply(node.where))
        require_truth(condition)
        return condition

    def _listed(self, node: Aggregate) -> Iterator[Node]:
        for argument in node.arguments:
            if isinstance(argument, Range):
                yield from map(self.apply, self._span(argument))
            else:
                yield self.apply(argument)

    def _span(self, span: Range) -> Iterator[Name]:
        reference = refer(span.first, self.builder.around, self.builder.own)
        names = reference.scope.span(reference.name, span.last.path[-1]) if reference.scope else ()
        if not names:
            raise RuleError(
                span.at,
                f"'{span.first}..{span.last}' is no range: both must be declared in this order, "
                "as rows, as columns of one block, or as members of one block",
            )
        for name in names:
            yield replace(span.first, path=(*span.first.path[:-1], name))


def _runs_over_one(node: Aggregate, builder: TermBuilder) -> bool:
    """Whether an aggregate runs over something, rather than over the things it lists."""
    if len(node.arguments) != 1 or isinstance(node.arguments[0], Range):
        return False
    name = node.arguments[0]
    if not isinstance(name, Name) or name.brackets:
        return True
    reference = refer(name, builder.around, builder.own)
    head = reference.scope.names.get(reference.name) if reference.scope else None
    return not (head and head.sort in (Sort.ROW, Sort.MEMBER) and reference.own)


def _figure(name: Name, around: Surroundings) -> FigureTerm:
    figure = around.figures.get(name.path[-1]) if len(name.path) == 2 else None
    if not isinstance(figure, Figure):
        raise RuleError(name.at, f"there is no figure '{name.path[-1]}'", did_you_mean(name.path[-1], around.figures))
    return FigureTerm(figure.name, figure.value, figure.title, at=name.at)
