"""A return that has been judged is reduced to what rules between returns still ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pdvalidate.model.form import Table
from pdvalidate.model.kinds import Blank
from pdvalidate.model.returns import Return, TablePart
from pdvalidate.model.term import ResolvedRule, Term, leaves

Kept = Mapping[tuple[str, str], frozenset[str]]
"""Form identifier and table -> the columns that are asked for, beside keys and labels."""

NOTHING: Kept = {}


def kept_for(rules: Iterable[ResolvedRule]) -> Kept:
    """What the rules of a collection ask of the tables of its forms."""
    asked: dict[tuple[str, str], frozenset[str]] = {}
    for term in (term for resolved in rules for variant in resolved.variants for term in _terms(variant.tree)):
        key = (term.form or "", term.table)
        asked[key] = asked.get(key, frozenset()) | ({term.measure} if term.measure else set())
    return asked


def _terms(tree: object) -> Iterable[Term]:
    for leaf in leaves(tree):  # type: ignore[arg-type]  # every tree is a node
        if isinstance(leaf, Term):
            yield leaf
            if leaf.where is not None:
                yield from _terms(leaf.where)


def reduced(one: Return, kept: Kept) -> Return:
    """The return with the tables and columns that are asked for, and without its findings."""
    parts = [_part(one, part, kept) for part in one.parts if (one.form.id, part.table) in kept]
    return replace(one, parts=parts, findings=[], sheets_unread=())


def _part(one: Return, part: TablePart, kept: Kept) -> TablePart:
    table = next(known for known in one.form.tables if known.name == part.table)
    columns = kept[one.form.id, part.table] | columns_of_rows(table)
    if any(column.blank is Blank.ZERO for column in table.by_name.values()):
        return part  # whether a blank is zero depends on the rest of its row
    places = [index for index, place in enumerate(part.places) if place.column in columns]
    return replace(
        part, places=tuple(part.places[index] for index in places), cells=[part.cells[index] for index in places]
    )


def columns_of_rows(table: Table) -> frozenset[str]:
    """The columns that tell which row is which: keys, and those in which labels stand."""
    named = {row.column for row in table.rows} | {group.column for group in table.groups}
    return frozenset({key.name for key in table.keys} | named)
