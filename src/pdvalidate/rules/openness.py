"""What a rule leaves open: one term must leave open all that the others do, and the others follow it."""

from __future__ import annotations

from dataclasses import replace

from pdvalidate.model.expression import Node
from pdvalidate.model.term import DETAILS, RECORD, UNIT, Members, Origin, Term, by_position, leaves, stretch
from pdvalidate.rules.mistakes import RuleError
from pdvalidate.rules.scope import Scope


def widest_of(
    terms: list[Term], own: Scope | None, by: frozenset[str] | None
) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the rule leaves open, and the blocks of it: one term must leave open all that the others do.

    The text of a key follows the other terms: it leaves open what they do.
    """
    mine = [term for term in terms if is_own(term, own)]
    if by is not None:
        _require_shared(mine, by)
        return by, ()
    if not mine:
        return frozenset(), ()
    figures = [term for term in mine if not _is_key_text(term, own)]
    mine = figures or mine
    widest = max(mine, key=lambda term: len(term.open - {UNIT}))
    for term in mine:
        if not term.open - {UNIT} <= widest.open:
            extra = " and ".join(sorted(_say(term.open - {UNIT} - widest.open)))
            raise RuleError(
                term.at,
                f"this leaves {extra} open, and no term leaves open all that the others do",
                "name the same kind of thing in every term",
            )
    return widest.open - {UNIT}, tuple(block for block in widest.path if block in widest.open)


def _require_shared(terms: list[Term], by: frozenset[str]) -> None:
    """With `by` a rule is judged once for each combination, so no term may leave a record open."""
    for term in terms:
        if not term.open <= by and term.measure not in by:
            raise RuleError(
                term.at,
                f"this leaves {' and '.join(sorted(_say(term.open - by)))} open, and 'by' judges many records at once",
                "add it up with sum(…), or pin it in brackets",
            )


def is_own(term: Term, own: Scope | None) -> bool:
    """Whether a term is of the rule's own table, in the return that is judged."""
    if own is None or term.origin is not Origin.OWN:
        return False
    return term.table == own.table.name and term.form == own.form


def _is_key_text(term: Term, own: Scope | None) -> bool:
    return own is not None and not term.aggregate and term.measure in own.key_names and not term.pins


def _say(dimensions: frozenset[str]) -> list[str]:
    return ["the row" if one == RECORD else f"'{one}'" for one in dimensions if one == RECORD or not by_position(one)]


def narrowed(node: Node, own: Scope | None, widest: frozenset[str]) -> Node | None:
    """A term of another table is looked up by its keys; an aggregate closes those that the rule lacks.

    The text of a key that the rule leaves open, without its records, is known by that key alone.
    """
    if not isinstance(node, Term) or node.via:
        return None
    if is_own(node, own):
        alone = RECORD not in widest and _is_key_text(node, own) and node.measure in widest
        return replace(node, open=frozenset({node.measure or ""})) if alone else None
    shared = frozenset(one for one in node.open if not by_position(one))
    if not node.aggregate:
        return replace(node, open=shared)
    details = (Members(RECORD, DETAILS),) if _mixes_rows(node, shared - widest - {UNIT}) else ()
    closes = (*details, *node.closes) if node.origin is Origin.OWN else _row_by_row(node, widest)
    return replace(node, open=shared & (widest | {UNIT}), closes=closes)


def _mixes_rows(node: Term, dropped: frozenset[str]) -> bool:
    """Whether an aggregate over another table would add up rows of all keys, totals among them."""
    around = {*node.path, *(name for name in (*dropped, *_shut(node)) if stretch(node.table, name) in node.open)}
    return bool(dropped - around) and not _shut(node) - around


def _shut(node: Term) -> set[str]:
    return {pin.dimension for pin in node.pins} | {members.dimension for members in node.closes}


def _row_by_row(node: Term, widest: frozenset[str]) -> tuple[Members, ...]:
    """`children.` adds up row by row where the rule leaves the rows open; else it runs over the details."""
    if node.origin is not Origin.CHILDREN or RECORD not in node.open:
        return node.closes
    keys = node.open - {RECORD, UNIT} - set(node.path)
    return node.closes if keys and keys <= widest else (Members(RECORD, DETAILS), *node.closes)


def require_within(tree: Node, widest: frozenset[str], own: Scope | None) -> None:
    """Refuse terms that leave open what the rule's own table does not.

    Raises:
        RuleError: one does, or looks for the unit that a row names where rows are not left open.
    """
    for node in leaves(tree):
        if isinstance(node, Term) and node.origin is Origin.PARTNER and not (own and set(own.key_names[-1:]) & widest):
            raise RuleError(
                node.at,
                "'partner.' is the unit that a row names, and this rule is not judged row by row",
                "name a column of the rows, as in transfers.sent",
            )
        if isinstance(node, Term) and not node.open - {UNIT} <= widest:
            extra = " and ".join(sorted(_say(node.open - {UNIT} - widest)))
            raise RuleError(
                node.at,
                f"this leaves {extra} open, which the rule's own table does not",
                "pin it in brackets, or add it up with sum(…)",
            )
