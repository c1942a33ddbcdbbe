"""The arrays agree with the naive judge on random tables, rules and strategies."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pdvalidate.judging.judgement import judge
from pdvalidate.model.form import Rule, Table
from pdvalidate.model.kinds import Missing, ValueType
from pdvalidate.model.returns import Cell, Return
from pdvalidate.rules import resolve_form
from pdvalidate.rules.parser import parse
from tests.forms_at_hand import block, count, form, key, part, returned, row
from tests.judging.naive import MEASURES, YEARS, NaiveJudge, Operand

TABLE = Table(
    "admissions",
    (key("district"), block("year", YEARS, *(count(name, ValueType.NUMBER) for name in MEASURES))),
    rows=(row("total"),),
)

RULES = (
    "admitted = pupils + students",
    "all = y1 + y2",
    "total = sum(details)",
    "0 <= pupils <= admitted",
    "if pupils = 0 then students = 0 or admitted <= 1",
    "admitted[all] >= admitted[y1]",
    "admitted <= admitted[total]",
    "not (pupils = students and admitted = 0)",
    "admitted - pupils = students * 1",
    "pupils * students <= admitted + 2",
    "admitted[all] <= sum(admitted)",
    "pupils[total] = sum(pupils[details])",
    "-students <= pupils - 1",
    "all - y1 = y2",
)

CELLS = st.sampled_from([0.0, 1.0, 2.0, 0.5, 3.0, "", "x", "-", "…", "abc"])
RECORD = st.fixed_dictionaries({f"{year}.{name}": CELLS for year in YEARS for name in MEASURES})
RETURNS = st.tuples(st.lists(RECORD, min_size=1, max_size=4), st.booleans())

_MEANING: dict[Cell, Operand] = {
    "": "missing",
    "…": "missing",
    "x": "inapplicable",
    "-": Fraction(0),
    "abc": "unreadable",
}


def records_of(drawn: tuple[list[dict[str, Cell]], bool]) -> list[dict[str, Cell]]:
    records, with_total = drawn
    return [
        {"district": "total" if with_total and place == 0 else f"D{place}", **record}
        for place, record in enumerate(records)
    ]


def _operand(cell: Cell) -> Operand:
    return _MEANING[cell] if cell in _MEANING else Fraction(str(cell))


def naive(drawn: tuple[list[dict[str, Cell]], bool], strategy: Missing) -> NaiveJudge:
    records = records_of(drawn)
    cells = {
        (place, year, name): _operand(record[f"{year}.{name}"])
        for place, record in enumerate(records)
        for year in YEARS
        for name in MEASURES
    }
    return NaiveJudge(cells, ["total" if one["district"] == "total" else None for one in records], strategy)


@settings(max_examples=400, deadline=None)
@given(st.lists(RETURNS, min_size=1, max_size=3), st.sampled_from(RULES), st.sampled_from(list(Missing)))
def test_verdicts_agree(drawn: list[tuple[list[dict[str, Cell]], bool]], text: str, strategy: Missing) -> None:
    expected = Counter(verdict for one in drawn for verdict in naive(one, strategy).verdicts(parse(text)))
    rule = Rule("rule", text, missing_left=strategy, missing_right=strategy)
    made = form(TABLE, rules=[rule])
    returns: list[Return] = [
        returned(made, part(TABLE, records_of(one)), file=f"{place}.xlsx") for place, one in enumerate(drawn)
    ]
    (result,) = judge(made, returns, resolve_form(made, {}), {}).rules
    found = {
        "satisfied": result.satisfied,
        "violated": result.violated,
        "undecided": result.undecided,
        "inapplicable": result.not_applicable,
    }
    assert found == {outcome: expected[outcome] for outcome in found}
