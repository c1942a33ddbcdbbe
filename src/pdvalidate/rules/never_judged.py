"""Rules that no return can ever decide, though each of their names is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdvalidate.model.form import Form, Rule, Table
from pdvalidate.model.kinds import Details
from pdvalidate.model.term import DETAILS, Origin, ResolvedRule, RuleMistake, Term, leaves


def never_judged(form: Form, resolved: ResolvedRule) -> Iterator[RuleMistake]:
    """What a form says will never stand in its tables, and a rule needs; once for each place."""
    rule = resolved.rule
    terms = {
        (leaf.at, leaf) for variant in resolved.variants for leaf in leaves(variant.tree) if isinstance(leaf, Term)
    }
    found: dict[tuple[int, str, str], None] = {}
    for at, term in sorted(terms, key=lambda pair: pair[0]):
        table = form.by_name.get(term.table)
        if table is not None and term.origin is Origin.OWN:
            found.update(((at, *said), None) for said in (*_no_details(table, term), *_no_figures(table, term)))
    yield from (RuleMistake(rule.id, at, text, suggestion) for at, text, suggestion in found)
    yield from _only_headings(form.by_name, resolved)


def _no_details(table: Table, term: Term) -> Iterator[tuple[str, str]]:
    """An aggregate over details that the table never has. `count` is 0 there, and so judged."""
    if term.function == "count" or not any(members.name == DETAILS for members in term.closes):
        return
    named_details = any(row.detail for row in table.rows) or any(group.detail for group in table.groups)
    if table.details is Details.NONE and not named_details:
        text = f"this can never be judged: the table '{table.name}' has no details ('details: none')"
        yield text, "name the rows, as in sum(a, b, c), or mark them 'detail: true'"


def _no_figures(table: Table, term: Term) -> Iterator[tuple[str, str]]:
    """A figure of a row that is there as a heading only."""
    for pin in () if term.text else term.pins:
        row = table.named_rows.get(pin.member)
        if row is not None and row.column == pin.dimension and not row.figures:
            yield f"this can never be judged: the row '{row.name}' is a heading without figures ('figures: none')", ""


def _only_headings(tables: Mapping[str, Table], resolved: ResolvedRule) -> Iterator[RuleMistake]:
    """`rows:` that leaves a rule nothing but headings."""
    rule: Rule = resolved.rule
    if rule.rows is None or rule.rows.excluded:
        return
    rows = [tables[one.table].named_rows for one in resolved.variants if one.table in tables]
    if rows and all(name in named and not named[name].figures for named in rows for name in rule.rows.names):
        yield RuleMistake(rule.id, 0, "the rule can never be judged: 'rows' names only headings ('figures: none')")
