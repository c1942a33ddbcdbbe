"""Rules resolved against a form or a collection: every name becomes a term, every mistake is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdvalidate.model.expression import Aggregate, Name, Node, children, walk
from pdvalidate.model.form import Rule
from pdvalidate.model.term import DETAILS, Origin, ResolvedRule, Term, Variant, leaves
from pdvalidate.rules.building_terms import TermBuilder
from pdvalidate.rules.kinds import require_truth, with_days
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.narrowing import check_columns, check_rows, dimensions_of, kept_members, measures
from pdvalidate.rules.openness import is_own, narrowed, require_within, widest_of
from pdvalidate.rules.parser import parse
from pdvalidate.rules.reference import any_bare, choose_table
from pdvalidate.rules.rewriting import rebuild
from pdvalidate.rules.scope import Scope, Surroundings
from pdvalidate.rules.style import Style, names_of
from pdvalidate.rules.substituting import Substitution


def resolve(rule: Rule, around: Surroundings) -> ResolvedRule:
    """A rule with all its variants.

    Raises:
        RuleError: the first mistake in it; `part` tells whether it is in the rule or in its `where`.
    """
    tree = parse(rule.text)
    if not any(isinstance(node, Name) for node in walk(tree)):
        raise RuleError(0, "the rule names nothing, so there is nothing to judge")
    names = [name for name, _ in names_of(tree)]
    if all(name.path == (DETAILS,) for name in names):  # then the names in its conditions tell the table
        names = [node for node in walk(tree) if isinstance(node, Name)]
    variants: list[Variant] = []
    for own in _own_tables(rule, tree, names, around):
        variants.extend(_variants(rule, tree, own, around))
    return ResolvedRule(rule, tuple(variants))


def _own_tables(rule: Rule, tree: Node, names: list[Name], around: Surroundings) -> list[Scope | None]:
    if not rule.tables:
        chosen = choose_table(names, around)
        return [chosen if any_bare(names, around) else _first_open(tree, around) or chosen]
    found: list[Scope | None] = []
    for name in rule.tables:
        scopes = around.table(name)
        if not scopes:
            raise RuleError(0, f"there is no table '{name}'", did_you_mean(name, around.table_names))
        found.extend(scopes)
    return found


def _first_open(tree: Node, around: Surroundings) -> Scope | None:
    """The table of the first term that leaves something open; None where no term does."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if not isinstance(node, Name | Aggregate):
            stack.extend(reversed(list(children(node))))
            continue
        try:
            term = Substitution(TermBuilder(around, None, None)).apply(node)
        except RuleError:
            continue  # what is wrong with it is said when its table is known
        if isinstance(term, Term) and term.origin is Origin.OWN and term.open:
            return next(iter(around.table(term.table, term.form)), None)
    return None


def _variants(rule: Rule, tree: Node, own: Scope | None, around: Surroundings) -> Iterator[Variant]:
    style = Style.of(tree, own, around)
    judged_in: list[str | None] = [None]
    if style.members and not style.measures:
        judged_in = list(_measures(rule, style, own))
    elif style.members:
        raise RuleError(
            style.members[0].at,
            f"'{style.members[0]}' names a row and '{style.measures[0]}' a column",
            f"name the column too, as in {style.measures[0].path[-1]}[{style.members[0]}]",
        )
    check_rows(rule, own)
    check_columns(rule, own)
    by = dimensions_of(rule, own)
    builders = [TermBuilder(around, own, measure, style.detail_column, by) for measure in judged_in]
    for builder in builders:
        yield _variant(rule, tree, own, builder)


def _variant(rule: Rule, tree: Node, own: Scope | None, builder: TermBuilder) -> Variant:
    resolved = with_days(Substitution(builder).apply(tree))
    require_truth(resolved)
    terms = [leaf for leaf in leaves(resolved) if isinstance(leaf, Term)]
    widest, path = widest_of(terms, own, builder.by)
    if rule.tables and own and builder.by is None and not any(is_own(term, own) for term in terms):
        widest = own.dimensions(())
    resolved = rebuild(resolved, lambda node: narrowed(node, own, widest))
    require_within(resolved, widest, own)
    condition = _condition(rule, own, widest, builder)
    kept = kept_members(rule, own, widest)
    if own is None:
        return Variant("", resolved, condition, widest, path, builder.measure, kept)
    return Variant(own.table.name, resolved, condition, widest, path, builder.measure, kept, own.form)


def _condition(rule: Rule, own: Scope | None, widest: frozenset[str], builder: TermBuilder) -> Node | None:
    if rule.where is None:
        return None
    try:
        condition = with_days(Substitution(replace(builder, measure=None)).apply(parse(rule.where)))
        require_truth(condition)
        condition = rebuild(condition, lambda node: narrowed(node, own, widest))
        require_within(condition, widest, own)
    except RuleError as error:
        error.part = "where"
        raise
    return condition


def _measures(rule: Rule, style: Style, own: Scope | None) -> list[str]:
    """The measures that a member rule is judged in: those in all the blocks that it names members of."""
    if own is None:
        raise RuleError(style.members[0].at, "a rule that names rows needs a table of its own")
    found = list(measures(rule, own, style.blocks))
    if not found:
        raise RuleError(0, "the rule can never be judged: no column of figures is left for it")
    return found
