"""Lookups between returns agree with the naive judge on random sets of returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pdvalidate.judging.between.judging_between import judge_between
from pdvalidate.judging.cells.reading_cells import read_cells
from pdvalidate.judging.frames.codes import Books
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.reducing import reduced
from pdvalidate.judging.frames.stacking import stack
from pdvalidate.model.collection import Member, MemberList
from pdvalidate.model.form import Field, Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.period import Period, PeriodType
from pdvalidate.model.returns import Return
from pdvalidate.rules import resolve_form
from pdvalidate.rules.needs import needs_of
from tests.between.naive import PARENTS, ROWS, RULES, Filed
from tests.forms_at_hand import count, form, key, part, returned, row

UNITS = ("top", "a", "b", "old", "new")
_ENDS, _BEGINS = date(2021, 12, 31), date(2022, 1, 1)
LISTS = {
    "units": MemberList(
        "units",
        (
            *(Member(unit, {"": unit}, parent=PARENTS.get(unit)) for unit in ("top", "a", "b")),
            Member("old", {"": "old"}, valid_until=_ENDS, successor="new"),
            Member("new", {"": "new"}, valid_from=_BEGINS),
        ),
    )
}
TABLE = Table(
    "table",
    (key("district"), count("figure", ValueType.NUMBER), count("unasked", ValueType.NUMBER)),
    rows=tuple(row(name) for name in ROWS),
)
FIGURES = st.lists(st.sampled_from([0, 1, 1, 2, None]), min_size=len(ROWS), max_size=len(ROWS))
DRAWN = st.dictionaries(
    st.sampled_from([(unit, year) for unit in UNITS for year in (2020, 2021, 2022)]).filter(
        lambda one: (one[0] != "old" or one[1] < 2022) and (one[0] != "new" or one[1] > 2021)
    ),
    st.tuples(FIGURES, st.booleans()),
    max_size=12,
)
Draw = dict[tuple[str, int], tuple[list[int | None], bool]]


def naive(drawn: Draw) -> Filed:
    cells = {
        (unit, year, name): figure
        for (unit, year), (figures, _) in drawn.items()
        for name, figure in zip(ROWS, figures, strict=True)
    }
    return Filed(cells, frozenset(drawn), frozenset(one for one, (_, double) in drawn.items() if double))


def stacks(drawn: Draw, rule: str, pieces: int) -> tuple[list[Stack], Sequence[Return]]:
    """The returns, reduced to what the rule needs, in several stacks."""
    made = replace(
        form(TABLE, rules=[rule]),
        unit=Field("unit"),
        period=Field("period"),
        unit_list="units",
        period_type=PeriodType.YEAR,
    )
    needs = needs_of(resolve_form(made, LISTS).rules, made.id)
    returns = []
    for (unit, year), (figures, double) in drawn.items():
        records = [
            {"district": name, "figure": "" if figure is None else float(figure), "unasked": 7.0}
            for name, figure in zip(ROWS, figures, strict=True)
        ]
        for copy in range(1 + double):
            one = returned(made, part(TABLE, records), file=f"{unit}-{year}-{copy}.xlsx")
            one.unit, one.period = LISTS["units"].by_id[unit], Period(year)
            returns.append(reduced(one, needs))
    parts = [stack(made, returns[first::pieces], Books()) for first in range(pieces)]
    for each in parts:
        read_cells(each, {"table": needs.columns(made.id, "table") or frozenset()})
    return parts, returns


@settings(max_examples=150, deadline=None)
@given(DRAWN, st.sampled_from(RULES), st.integers(1, 3))
def test_verdicts_agree(drawn: Draw, rule: str, pieces: int) -> None:
    parts, returns = stacks(drawn, rule, pieces)
    made = parts[0].form
    judgement = judge_between(made, resolve_form(made, LISTS), parts, LISTS)
    assert judgement is not None
    (result,) = judgement.rules
    expected = naive(drawn).verdicts(rule)
    found = {"satisfied": result.satisfied, "violated": result.violated, "undecided": result.undecided}
    assert found == {verdict: expected[verdict] for verdict in found}
    assert all("unasked" not in {place.column for place in piece.places} for one in returns for piece in one.parts)
