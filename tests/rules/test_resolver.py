"""What the names of a rule come to: what is pinned, what is left open, and which mistakes are found."""

from __future__ import annotations

import pytest

from pdvalidate.model.collection import Figure
from pdvalidate.model.form import Narrowing, Rule, Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import RECORD, Term, Variant, leaves
from pdvalidate.rules.mistakes import RuleError
from pdvalidate.rules.resolver import resolve
from pdvalidate.rules.scope import Scope, Surroundings
from tests.forms_at_hand import block, count, group, key, row, text

ADMISSIONS = Table(
    "admissions",
    (
        key("district"),
        block("year", ["y2020", "y2021", "together"], count("admitted"), count("pupils"), count("students")),
    ),
    rows=(row("total"),),
)
ORGANISATION = Table(
    "organisation",
    (key("kind"), text("remark"), count("committees"), count("cells"), count("share", ValueType.PERCENT)),
    rows=(row("first", column="kind"), row("second", column="kind"), row("grand", column="kind")),
    groups=(group("towns", "kind", east="East", west="West"),),
)
PERSONS = Table(
    "persons",
    (key("area"), key("sex"), block("age", ["young", "old"], count("age"))),
    rows=(row("everyone", column="sex"), row("males", column="sex"), row("nation", column="area")),
)
AROUND = Surroundings(tuple(Scope(table) for table in (ADMISSIONS, ORGANISATION, PERSONS)))


def variants(rule: str, **more: object) -> tuple[Variant, ...]:
    return resolve(Rule("rule", rule, **more), AROUND).variants  # type: ignore[arg-type]  # keys of Rule


def only(rule: str) -> Variant:
    (variant,) = variants(rule)
    return variant


class TestTheOneLaw:
    def test_measures_are_judged_in_every_record_and_block(self) -> None:
        variant = only("admitted = pupils + students")
        assert variant.open == {RECORD, "district", "year"}
        assert variant.path == ("year",)

    def test_members_of_rows_are_judged_in_every_measure_and_block(self) -> None:
        found = variants("total = sum(details)")
        assert [one.measure for one in found] == ["admitted", "pupils", "students"]
        assert {one.open for one in found} == {frozenset({"year"})}

    def test_members_of_blocks_leave_the_record_open(self) -> None:
        assert {one.open for one in variants("together = y2020 + y2021")} == {frozenset({RECORD, "district"})}

    def test_percents_are_left_out_of_member_rules(self) -> None:
        assert [one.measure for one in variants("grand = first + second")] == ["committees", "cells"]

    def test_columns_bring_percents_in(self) -> None:
        found = variants("grand = first", columns=Narrowing(("share",)))
        assert [one.measure for one in found] == ["share"]

    def test_columns_can_be_left_out(self) -> None:
        found = variants("grand = first", columns=Narrowing(("cells",), excluded=True))
        assert [one.measure for one in found] == ["committees"]

    def test_a_group_is_left_open_within_itself(self) -> None:
        (first, *_) = variants("towns <= grand")
        term = next(leaf for leaf in leaves(first.tree) if isinstance(leaf, Term))
        assert term.within is not None
        assert term.within.name == "towns"
        assert RECORD in first.open

    def test_a_pinned_row_of_one_key_leaves_the_other_open(self) -> None:
        assert {one.open for one in variants("everyone >= males")} == {frozenset({"area", "age"})}

    def test_members_of_a_block_of_one_column_count_as_measures(self) -> None:
        assert only("young <= old").open == {RECORD, "area", "sex"}

    def test_a_constant_term(self) -> None:
        assert only("cells <= cells[grand]").open == {RECORD, "kind"}


class TestAggregates:
    def test_sum_of_a_blocks_measure_closes_the_innermost_block(self) -> None:
        assert only("admitted[together] >= sum(admitted)").open == {RECORD, "district"}

    def test_sum_of_a_column_closes_the_rows(self) -> None:
        assert only("cells[grand] = sum(cells)").open == frozenset()

    def test_sum_over_a_group(self) -> None:
        assert [one.measure for one in variants("grand >= sum(towns)")] == ["committees", "cells"]

    def test_sum_in_another_table_is_closed(self) -> None:
        assert only("organisation.cells[grand] = sum(admissions.pupils[details, year])").open == frozenset()

    def test_details_alone_mean_those_of_the_column_of_the_named_row(self) -> None:
        (first, *_) = variants("everyone = sum(details)")
        total = next(leaf for leaf in leaves(first.tree) if isinstance(leaf, Term) and leaf.aggregate)
        assert total.closes[0].dimension == "sex"
        assert total.open == {"area", "age"}


@pytest.mark.parametrize(
    ("rule", "says", "suggests"),
    [
        ("admited = pupils", "'admited' is unknown", "did you mean 'admitted'?"),
        ("total = admitted", "names a row", "admitted[total]"),
        ("organisation.cells = admitted", "leaves 'kind' open", "pin it in brackets"),
        ("cells = pupils", "no table has all of these names", "table."),
        ("cells[young] = 1", "'young' is unknown", ""),
        ("committees[east, west] = 1", "two members of one dimension", ""),
        ("share + 1", "must say what has to hold", "compare"),
        ("remark + cells = 1", "here stands a text", ""),
        ("remark < 3", "texts can be compared with = and != only", ""),
        ("cells = sum(remark)", "holds texts", ""),
        ("sum(second..first) = 1", "is no range", ""),
        ("year = 3", "names many columns", "sum(year)"),
        ("figures.nothing = 1", "no figure 'nothing'", ""),
        ("sum(returns.organisation.cells[grand]) = cells[grand]", "belongs in the rules of a collection", ""),
        ("nowhere.cells = 1", "unknown", ""),
    ],
)
def test_mistakes(rule: str, says: str, suggests: str) -> None:
    with pytest.raises(RuleError) as caught:
        variants(rule)
    assert says in caught.value.text
    assert suggests in caught.value.suggestion


def test_a_mistake_in_where_says_so() -> None:
    with pytest.raises(RuleError) as caught:
        variants("cells >= committees", where="remak = 'x'")
    assert caught.value.part == "where"


def test_rules_of_a_collection_name_figures_and_all_returns() -> None:
    from decimal import Decimal

    around = Surroundings(
        (Scope(ORGANISATION, "annual"),), figures={"cells": Figure("cells", Decimal(5))}, collection=True
    )
    (variant,) = resolve(Rule("r", "figures.cells = sum(returns.organisation.cells[grand])"), around).variants
    assert variant.table == ""
    assert variant.open == frozenset()
