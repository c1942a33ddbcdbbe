"""What repeats, and trees: the arrays agree with the naive judge, which judges each member by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pdvalidate.judging.judgement import judge
from pdvalidate.model.form import Rule, Table
from pdvalidate.model.kinds import Missing
from pdvalidate.model.repeating import Repeat, Section, Tree, TreeKind
from pdvalidate.model.returns import Above, Opening, Return, TablePart
from pdvalidate.rules import resolve_form
from pdvalidate.rules.parser import parse
from tests.forms_at_hand import form, part, returned
from tests.judging.test_against_naive import RETURNS, RULES, TABLE, naive, records_of

Drawn = Any  # the records of one member, and whether it has a total

AROUND: dict[str, dict[str, Any]] = {
    "sheets": {"each_sheet": Repeat("area", ("*",))},
    "tables": {"each_after": Repeat("area", ("*",))},
    "sections": {"sections": (Section("area", headed=True),)},
    "nested": {"each_sheet": Repeat("area", ("*",)), "sections": (Section("stretch", headed=True),)},
}


def _parts(table: Table, drawn: list[Drawn], kind: str) -> list[TablePart]:
    """One part for each member; of sections one part that holds them all. Two members often bear the same text."""
    parts = []
    for place, one in enumerate(drawn):
        records = [{name: record[name] for name in sorted(record)} for record in records_of(one)]
        made = part(table, records, f"S{place // 2}")
        made.rows = [row + 100 * place for row in made.rows]
        text = "same" if place % 2 else "text"
        sheet: list[Opening | None] = [Opening(f"S{place // 2}", made.sheet)] * len(made.rows)
        own: list[Opening | None] = [Opening(text, made.sheet, 100 * place)] * len(made.rows)
        made.openings = {"area": sheet, "stretch": own} if kind == "nested" else {"area": own}
        parts.append(made)
    return [_joined(parts)] if kind == "sections" else parts


def _joined(parts: list[TablePart]) -> TablePart:
    return replace(
        parts[0],
        rows=[row for one in parts for row in one.rows],
        cells=[
            [cell for column in columns for cell in column] for columns in zip(*(p.cells for p in parts), strict=True)
        ],
        members={name: [member for one in parts for member in one.members[name]] for name in parts[0].members},
        groups={name: [group for one in parts for group in one.groups[name]] for name in parts[0].groups},
        openings={name: [member for one in parts for member in one.openings[name]] for name in parts[0].openings},
    )


def _outcomes(table: Table, rule: Rule, returns: list[list[TablePart]]) -> dict[str, int]:
    made = form(table, rules=[rule])
    read: list[Return] = [returned(made, *parts, file=f"{place}.xlsx") for place, parts in enumerate(returns)]
    (result,) = judge(made, read, resolve_form(made, {}), {}).rules
    found = Counter(
        satisfied=result.satisfied,
        violated=result.violated,
        undecided=result.undecided,
        inapplicable=result.not_applicable,
    )
    return {outcome: count for outcome, count in found.items() if count}


MEMBERS = st.lists(RETURNS, min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(MEMBERS, min_size=1, max_size=2),
    st.sampled_from(RULES),
    st.sampled_from(list(Missing)),
    st.sampled_from(list(AROUND)),
)
def test_each_member_is_judged_by_itself(drawn: list[list[Drawn]], text: str, strategy: Missing, kind: str) -> None:
    expected = Counter(
        verdict for members in drawn for one in members for verdict in naive(one, strategy).verdicts(parse(text))
    )
    table = replace(TABLE, **AROUND[kind])
    rule = Rule("rule", text, missing_left=strategy, missing_right=strategy)
    assert _outcomes(table, rule, [_parts(table, members, kind) for members in drawn]) == dict(expected)


TREE_RULES = (
    "this = sum(children)",
    "admitted = sum(admitted[children])",
    "total = sum(details)",
    "sum(pupils[children]) <= admitted",
    "admitted[all] >= sum(admitted[children, y1])",
)


@st.composite
def _forests(draw: st.DrawFn) -> tuple[Drawn, list[int | None]]:
    """Records, and for each the place of the record that it lies under: one before it, or none."""
    drawn = draw(RETURNS)
    above = [draw(st.one_of(st.none(), st.integers(0, place - 1))) if place else None for place in range(len(drawn[0]))]
    return drawn, above


@settings(max_examples=60, deadline=None)
@given(st.lists(_forests(), min_size=1, max_size=3), st.sampled_from(TREE_RULES), st.sampled_from(list(Missing)))
def test_trees(drawn: list[tuple[Drawn, list[int | None]]], text: str, strategy: Missing) -> None:
    expected: Counter[str] = Counter()
    parts = []
    table = replace(TABLE, tree=Tree(TreeKind.INDENT, "district"))
    for one, above in drawn:
        expected += Counter(replace(naive(one, strategy), above=above).verdicts(parse(text)))
        made = part(table, records_of(one))
        made.above = [None if place is None else Above(made.rows[place]) for place in above]
        parts.append([made])
    rule = Rule("rule", text, missing_left=strategy, missing_right=strategy)
    assert _outcomes(table, rule, parts) == dict(expected)
