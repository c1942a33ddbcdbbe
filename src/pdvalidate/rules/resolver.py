"""Rules resolved against a form or a collection: every name becomes a term, every mistake is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pdvalidate.model.collection import Figure
from pdvalidate.model.expression import Aggregate, Name, Node, Range, children, walk
from pdvalidate.model.form import Field, Rule
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import RECORD, FieldTerm, FigureTerm, ResolvedRule, Term, Variant, leaves
from pdvalidate.rules.building_terms import TermBuilder
from pdvalidate.rules.kinds import require_truth
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.parser import parse
from pdvalidate.rules.reference import choose_table, is_figure, refer
from pdvalidate.rules.rewriting import rebuild
from pdvalidate.rules.scope import Meaning, Scope, Sort, Surroundings


def resolve(rule: Rule, around: Surroundings) -> ResolvedRule:
    """A rule with all its variants.

    Raises:
        RuleError: the first mistake in it; `part` tells whether it is in the rule or in its `where`.
    """
    tree = parse(rule.text)
    names = [node for node in walk(tree) if isinstance(node, Name)]
    variants: list[Variant] = []
    for own in _own_tables(rule, names, around):
        variants.extend(_variants(rule, tree, own, around))
    return ResolvedRule(rule, tuple(variants))


def _own_tables(rule: Rule, names: list[Name], around: Surroundings) -> list[Scope | None]:
    if not rule.tables:
        return [choose_table(names, around)]
    found: list[Scope | None] = []
    for name in rule.tables:
        scopes = around.table(name)
        if not scopes:
            raise RuleError(0, f"there is no table '{name}'", did_you_mean(name, around.table_names))
        found.extend(scopes)
    return found


def _variants(rule: Rule, tree: Node, own: Scope | None, around: Surroundings) -> Iterator[Variant]:
    style = _Style.of(tree, own, around)
    measures: list[str | None] = [None]
    if style.members and not style.measures:
        measures = list(_measures(rule, style, own))
    elif style.members:
        raise RuleError(
            style.members[0].at,
            f"'{style.members[0]}' names a row and '{style.measures[0]}' a column",
            f"name the column too, as in {style.measures[0].path[-1]}[{style.members[0]}]",
        )
    for measure in measures:
        builder = TermBuilder(around, own, measure, style.detail_column)
        yield _variant(rule, tree, own, builder)


def _variant(rule: Rule, tree: Node, own: Scope | None, builder: TermBuilder) -> Variant:
    resolved = _Substitution(builder).apply(tree)
    require_truth(resolved)
    terms = [leaf for leaf in leaves(resolved) if isinstance(leaf, Term)]
    widest, path = _widest(terms, own)
    resolved = rebuild(resolved, lambda node: _narrow_foreign(node, own, widest))
    _require_within(resolved, widest)
    condition = _condition(rule, own, widest, builder)
    return Variant(own.table.name if own else "", resolved, condition, widest, path, builder.measure)


def _condition(rule: Rule, own: Scope | None, widest: frozenset[str], builder: TermBuilder) -> Node | None:
    if rule.where is None:
        return None
    try:
        condition = _Substitution(replace(builder, measure=None)).apply(parse(rule.where))
        require_truth(condition)
        _require_within(rebuild(condition, lambda node: _narrow_foreign(node, own, widest)), widest)
    except RuleError as error:
        error.part = "where"
        raise
    return condition


@dataclass(frozen=True)
class _Style:
    """Whether a rule names measures or members, and in which column its first named row stands."""

    measures: tuple[Name, ...]
    members: tuple[Name, ...]
    detail_column: str
    blocks: frozenset[str]

    @classmethod
    def of(cls, tree: Node, own: Scope | None, around: Surroundings) -> _Style:
        measures: list[Name] = []
        members: list[Name] = []
        columns: list[str] = []
        blocks: set[str] = set()
        for name, counted in _names(tree):
            if _is_single(name, around):
                continue
            sort, meanings = _sort(name, own, around)
            columns += [one.dimension for one in meanings if one.sort is Sort.ROW]
            blocks |= {one.dimension for one in meanings if one.sort is Sort.MEMBER}
            if not counted and sort is not None:
                (measures if sort else members).append(name)
        return cls(tuple(measures), tuple(members), next(iter(columns), RECORD), frozenset(blocks))


def _is_single(name: Name, around: Surroundings) -> bool:
    """Fields, figures, unit and period take no side in the question of measures or members."""
    bare = len(name.path) == 1 and not name.brackets
    return is_figure(name) or (bare and (name.path[0] in around.fields or name.path[0] in ("unit", "period")))


def _names(tree: Node, counted: bool = False) -> Iterator[tuple[Name, bool]]:
    """The names of a rule outside conditions of aggregates, and whether each only counts rows."""
    if isinstance(tree, Name):
        yield tree, counted
    elif isinstance(tree, Aggregate):
        for argument in tree.arguments:
            yield from _names(argument, tree.function == "count")
    else:
        for child in children(tree):
            yield from _names(child, counted)


def _sort(name: Name, own: Scope | None, around: Surroundings) -> tuple[bool | None, list[Meaning]]:
    """True: the name names a measure; False: a member; None: the text of a key, or a column of texts."""
    reference = refer(name, around, own)
    scope = reference.scope
    if scope is None:
        return None, []
    meanings = [scope.names[one.name] for one in name.brackets if one.name in scope.names]
    head = scope.names.get(reference.name)
    if head is None:
        return (False if reference.name == "details" else None), meanings
    meanings.insert(0, head)
    if head.sort is Sort.COLUMN:
        column = scope.column(head.name)
        return (True if column.measure else None), meanings
    if head.sort is Sort.MEMBER and scope.table.blocks[head.dimension].single:
        return True, meanings
    return False, meanings


def _measures(rule: Rule, style: _Style, own: Scope | None) -> Iterator[str]:
    """The measures that a member rule is judged in: those in all the blocks that it names members of."""
    if own is None:
        raise RuleError(style.members[0].at, "a rule that names rows needs a table of its own")
    narrowed = rule.columns
    names = set(narrowed.names) if narrowed else set()
    found = False
    for column in own.table.measures:
        if not style.blocks <= set(own.path(column.name)):
            continue
        listed = column.name in names
        taken = (not listed if narrowed.excluded else listed) if narrowed and names & set(own.table.by_name) else True
        if taken and (listed or column.type is not ValueType.PERCENT):
            found = True
            yield column.name
    if not found:
        raise RuleError(0, "the rule can never be judged: no column of figures is left for it")


@dataclass(frozen=True)
class _Substitution:
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
            case _:
                return rebuild(node, self.apply, below=True)

    def _name(self, name: Name) -> Node:
        around = self.builder.around
        if is_figure(name):
            return _figure(name, around)
        bare = name.path[0] if len(name.path) == 1 and not name.brackets else ""
        declared = around.fields.get(bare)
        if isinstance(declared, Field):
            return FieldTerm(bare, declared.type, at=name.at)
        if bare in ("unit", "period"):
            return FieldTerm(bare, ValueType.TEXT, at=name.at)
        return self.builder.plain(name)

    def _where(self, node: Aggregate, term: Term) -> Node | None:
        """The condition is about the records that are run over, so it is resolved in their table."""
        if node.where is None:
            return None
        scope = next(one for one in self.builder.around.table(term.table, term.form))
        inner = _Substitution(replace(self.builder, own=scope, measure=None))
        condition = inner.apply(node.where)
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


def _widest(terms: list[Term], own: Scope | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the rule leaves open, and the blocks of it: one term must leave open all that the others do."""
    mine = [term for term in terms if own and term.table == own.table.name and term.form == own.form]
    if not mine:
        return frozenset(), ()
    widest = max(mine, key=lambda term: len(term.open))
    for term in mine:
        if not term.open <= widest.open:
            extra = " and ".join(sorted(_say(term.open - widest.open)))
            raise RuleError(
                term.at,
                f"this leaves {extra} open, and no term leaves open all that the others do",
                "name the same kind of thing in every term",
            )
    return widest.open, tuple(block for block in widest.path if block in widest.open)


def _say(dimensions: frozenset[str]) -> list[str]:
    return ["the row" if one == RECORD else f"'{one}'" for one in dimensions]


def _narrow_foreign(node: Node, own: Scope | None, widest: frozenset[str]) -> Node | None:
    """A term of another table is looked up by its keys; an aggregate closes those that the rule lacks."""
    if not isinstance(node, Term) or (own and node.table == own.table.name and node.form == own.form):
        return None
    if node.aggregate:
        return replace(node, open=node.open & (widest - {RECORD}))
    return replace(node, open=node.open - {RECORD}) if RECORD in node.open else None


def _require_within(tree: Node, widest: frozenset[str]) -> None:
    for node in leaves(tree):
        if isinstance(node, Term) and not node.open <= widest:
            extra = " and ".join(sorted(_say(node.open - widest)))
            raise RuleError(
                node.at,
                f"this leaves {extra} open, which the rule's own table does not",
                "pin it in brackets, or add it up with sum(…)",
            )
