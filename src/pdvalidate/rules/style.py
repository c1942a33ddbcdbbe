"""Whether a rule names measures or members, and in which column its first named row stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdvalidate.model.expression import Aggregate, Name, Node, children
from pdvalidate.model.term import RECORD
from pdvalidate.rules.reference import RELATIVE, field_named, is_figure, refer
from pdvalidate.rules.scope import Meaning, Scope, Sort, Surroundings


@dataclass(frozen=True)
class Style:
    """Whether a rule names measures or members, and in which column its first named row stands."""

    measures: tuple[Name, ...]
    members: tuple[Name, ...]
    detail_column: str
    blocks: frozenset[str]

    @classmethod
    def of(cls, tree: Node, own: Scope | None, around: Surroundings) -> Style:
        measures: list[Name] = []
        members: list[Name] = []
        columns: list[str] = []
        blocks: set[str] = set()
        for name, counted in names_of(tree):
            if _is_single(name, around):
                continue
            sort, meanings = _sort(name, own, around)
            columns += [one.dimension for one in meanings if one.sort is Sort.ROW]
            blocks |= {one.dimension for one in meanings if one.sort is Sort.MEMBER and not one.repeated}
            if not counted and sort is not None:
                (measures if sort else members).append(name)
        return cls(tuple(measures), tuple(members), next(iter(columns), RECORD), frozenset(blocks))


def _is_single(name: Name, around: Surroundings) -> bool:
    """Fields, figures, unit and period take no side in the question of measures or members."""
    return is_figure(name) or field_named(name, around) != ""


def names_of(tree: Node, counted: bool = False) -> Iterator[tuple[Name, bool]]:
    """The names of a rule outside conditions of aggregates, and whether each only counts rows."""
    if isinstance(tree, Name):
        yield tree, counted
    elif isinstance(tree, Aggregate):
        for argument in tree.arguments:
            yield from names_of(argument, tree.function == "count")
    else:
        for child in children(tree):
            yield from names_of(child, counted)


def _sort(name: Name, own: Scope | None, around: Surroundings) -> tuple[bool | None, list[Meaning]]:
    """True: the name names a measure; False: a member; None: the text of a key, or a column of texts."""
    reference = refer(name, around, own)
    scope = reference.scope
    if scope is None:
        return None, []
    meanings = [scope.names[one.name] for one in name.brackets if one.name in scope.names]
    head = scope.names.get(reference.name)
    if head is None:
        return (False if reference.name in RELATIVE else None), meanings
    meanings.insert(0, head)
    if head.sort is Sort.COLUMN:
        column = scope.column(head.name)
        return (True if column.measure else None), meanings
    if head.sort is Sort.MEMBER and not head.repeated and scope.table.blocks[head.dimension].single:
        return True, meanings
    return False, meanings
