"""The grammar of rules: what it takes, what it refuses, and what it says about it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pdvalidate.model.expression import Aggregate, And, Arithmetic, Comparison, If, In, Name, Not, Number, Or, Range
from pdvalidate.rules.mistakes import RuleError
from pdvalidate.rules.parser import LONGEST, parse


def name(text: str) -> Name:
    node = parse(f"{text} = 0")
    assert isinstance(node, Comparison)
    first = node.operands[0]
    assert isinstance(first, Name)
    return first


class TestPrecedence:
    def test_products_bind_tighter_than_sums(self) -> None:
        node = parse("a + b * c = d")
        assert isinstance(node, Comparison)
        total = node.operands[0]
        assert isinstance(total, Arithmetic)
        assert total.operator == "+"
        assert isinstance(total.right, Arithmetic)

    def test_subtraction_goes_leftward(self) -> None:
        node = parse("a - b - c = 0")
        assert isinstance(node, Comparison)
        outer = node.operands[0]
        assert isinstance(outer, Arithmetic)
        assert isinstance(outer.left, Arithmetic)
        assert str(outer.right) == "c"

    def test_and_binds_tighter_than_or(self) -> None:
        node = parse("a = 1 or b = 1 and c = 1")
        assert isinstance(node, Or)
        assert isinstance(node.operands[1], And)

    def test_not_binds_tighter_than_and(self) -> None:
        node = parse("not a = 1 and b = 1")
        assert isinstance(node, And)
        assert isinstance(node.operands[0], Not)

    def test_if_then_is_loosest(self) -> None:
        node = parse("if a = 0 or b = 0 then c = 0 and d = 0")
        assert isinstance(node, If)
        assert isinstance(node.condition, Or)
        assert isinstance(node.conclusion, And)


class TestForms:
    def test_a_chain_is_one_comparison(self) -> None:
        node = parse("0 <= probationary <= members")
        assert isinstance(node, Comparison)
        assert node.operators == ("<=", "<=")

    def test_a_percent_is_a_ratio(self) -> None:
        node = parse("a <= 20%")
        assert isinstance(node, Comparison)
        assert node.operands[1] == Number(Decimal("0.2"), percent=True, at=5)

    def test_a_range_of_rows(self) -> None:
        node = parse("total = sum(row_1..row_11)")
        assert isinstance(node, Comparison)
        total = node.operands[1]
        assert isinstance(total, Aggregate)
        assert isinstance(total.arguments[0], Range)

    def test_brackets_with_except(self) -> None:
        first = name("area[area except nation, total]")
        assert [str(one) for one in first.brackets] == ["area except nation", "total"]

    def test_a_form_in_quotes(self) -> None:
        assert name('"form-id".table.x').path == ("form-id", "table", "x")

    def test_vietnamese_names(self) -> None:
        assert name("học_sinh").path == ("học_sinh",)

    def test_decomposed_names_are_composed(self) -> None:
        assert name("ho\u0323c").path == ("học",)

    def test_not_in(self) -> None:
        node = parse('kind not in ("school", "college")')
        assert isinstance(node, Not)
        assert isinstance(node.operand, In)

    def test_condition_of_an_aggregate(self) -> None:
        node = parse('sum(pupils where kind = "school") >= 1')
        assert isinstance(node, Comparison)
        total = node.operands[0]
        assert isinstance(total, Aggregate)
        assert isinstance(total.where, Comparison)


@pytest.mark.parametrize(
    ("text", "at", "says", "suggests"),
    [
        ("a == b", 2, "'==' is not part", "write '='"),
        ("a <> b", 2, "'<>' is not part", "write '!='"),
        ("a && b", 2, "'&&' is not part", "write 'and'"),
        ("a = ", 4, "ends too early", ""),
        ("if a = 1", 8, "ends too early", ""),
        ("a b", 2, "'b' cannot stand here", ""),
        ("a = b)", 5, "')' cannot stand here", ""),
        ("summ(x) = 1", 0, "no function 'summ'", "did you mean 'sum'?"),
        ("sum() = 1", 0, "needs what it runs over", ""),
        ("round(a, b, c) = 1", 0, "takes 1 or 2 arguments", ""),
        ("sum(a, b where c = 1) = 1", 0, "goes with a single name", ""),
    ],
)
def test_mistakes_say_where_and_what(text: str, at: int, says: str, suggests: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text)
    assert caught.value.at == at
    assert says in caught.value.text
    assert caught.value.suggestion == suggests


@pytest.mark.parametrize(
    "monster",
    ["(" * 10_000 + "a = 1" + ")" * 10_000, "not " * 5_000 + "a = 1", "a = " + "-" * 9_000 + "1", "a" * (LONGEST + 1)],
)
def test_monsters_are_refused_at_once(monster: str) -> None:
    with pytest.raises(RuleError):
        parse(monster)


def test_a_long_sum_is_no_monster() -> None:
    assert isinstance(parse("total = " + " + ".join(f"part_{i}" for i in range(700))), Comparison)
