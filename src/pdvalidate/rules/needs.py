"""What rules between returns need of each return: the rest can be let go once the return itself is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pdvalidate.model.expression import Node
from pdvalidate.model.term import FieldTerm, Origin, Resolution, ResolvedRule, Term, Variant, leaves


@dataclass(frozen=True)
class Needs:
    """Tables by form and name, each with the columns whose cells are asked for. Keys and labels are always needed.

    `bearing` holds the tables of whose rows rules ask which unit they name.
    """

    tables: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    bearing: frozenset[tuple[str, str]] = frozenset()

    def columns(self, form: str, table: str) -> frozenset[str] | None:
        """The columns of a table; None where no rule asks for the table."""
        return self.tables.get((form, table))

    def __or__(self, other: Needs) -> Needs:
        keys = {*self.tables, *other.tables}
        nothing: frozenset[str] = frozenset()
        tables = {key: self.tables.get(key, nothing) | other.tables.get(key, nothing) for key in keys}
        return Needs(tables, self.bearing | other.bearing)


def between(resolved: ResolvedRule) -> bool:
    """Whether a rule of a form looks at other returns, or asks whose name a row bears."""
    return any(
        leaf.origin is not Origin.OWN or (isinstance(leaf, Term) and leaf.bears_unit)
        for variant in resolved.variants
        for leaf in leaves_of(variant)
    )


def leaves_of(variant: Variant) -> Iterator[Term | FieldTerm]:
    """The terms and fields of a rule, of its `where`, and of the conditions of its aggregates."""
    for tree in (variant.tree, variant.condition):
        if tree is not None:
            yield from (leaf for leaf in _all_leaves(tree) if isinstance(leaf, Term | FieldTerm))


def within(resolution: Resolution) -> Resolution:
    """The rules of a form that look at the return alone."""
    return replace(resolution, rules=tuple(one for one in resolution.rules if not between(one)))


def beyond(resolution: Resolution) -> Resolution:
    """The rules of a form that look at other returns too."""
    return replace(resolution, rules=tuple(one for one in resolution.rules if between(one)))


def needs_of(rules: Iterable[ResolvedRule], form: str) -> Needs:
    """What some rules need of other returns and of their own. `form` is that of terms that do not say theirs."""
    found: dict[tuple[str, str], set[str]] = {}
    bearing: set[tuple[str, str]] = set()
    for variant in (variant for resolved in rules for variant in resolved.variants):
        own = (variant.form or form, variant.table)
        if variant.table:
            found.setdefault(own, set())
        for term in _terms(variant):
            table = (term.form or form, term.table)
            found.setdefault(table, set()).update([term.measure] if term.measure else ())
            if term.via:
                found.setdefault((own[0], term.via[0]), set()).add(term.via[1])
            if term.bears_unit:
                bearing.add(table)
            if term.origin is Origin.PARTNER:
                bearing.add(own)
    return Needs({key: frozenset(columns) for key, columns in found.items()}, frozenset(bearing))


def _terms(variant: Variant) -> Iterator[Term]:
    return (leaf for leaf in leaves_of(variant) if isinstance(leaf, Term))


def _all_leaves(tree: Node) -> Iterator[Node]:
    """The leaves of a tree and of the conditions of its aggregates."""
    for leaf in leaves(tree):
        yield leaf
        if isinstance(leaf, Term) and leaf.where is not None:
            yield from _all_leaves(leaf.where)
