"""Rules written once for several values."""

from pathlib import Path

import pytest

from tests.forms.files import FORM, form, mistakes


def texts(folder: Path, rule: str) -> dict[str, str]:
    return {one.id: one.text for one in form(folder, f"{FORM}rules:\n  split:\n{rule}").rules}


def test_one_rule_for_each_value(tmp_path: Path) -> None:
    assert texts(tmp_path, '    rule: "{kind} >= 0"\n    for: {kind: [a, b]}\n') == {
        "split[a]": "a >= 0",
        "split[b]": "b >= 0",
    }


def test_every_combination_of_several_names(tmp_path: Path) -> None:
    assert texts(tmp_path, '    rule: "{one} >= {two}"\n    for: {one: [a, b], two: [c, "0"]}\n') == {
        "split[a, c]": "a >= c",
        "split[a, 0]": "a >= 0",
        "split[b, c]": "b >= c",
        "split[b, 0]": "b >= 0",
    }


def test_a_list_of_mappings_is_taken_as_it_is(tmp_path: Path) -> None:
    assert texts(tmp_path, '    rule: "{x} = {y}"\n    for: [{x: a, y: b}, {x: b, y: c}]\n') == {
        "split[a, b]": "a = b",
        "split[b, c]": "b = c",
    }


def test_values_stand_in_every_text_and_other_placeholders_stay(tmp_path: Path) -> None:
    rule = """\
    rule: "{kind} >= 0"
    where: "{kind} != 3"
    columns: ["{kind}"]
    basis: Column {kind}
    message: "{kind} in {row}"
    for: {kind: a}
"""
    (one,) = form(tmp_path, f"{FORM}rules:\n  split:\n{rule}").rules
    assert (one.where, one.basis[""], one.message[""]) == ("a != 3", "Column a", "a in {row}")
    assert one.columns is not None
    assert one.columns.names == ("a",)


@pytest.mark.parametrize(
    ("rule", "mistake"),
    [
        ('    rule: "{kind} >= 0"\n    for: {kind: [a, d]}\n', "12: rule 'split': 'd' is unknown"),
        ("    rule: a >= 0\n    for: {kind: [a, b]}\n", "'{kind}' stands nowhere in the rule"),
        ('    rule: "{kind} >= 0"\n    for: {kind: [a, a]}\n', "these values make the rule 'split[a]' twice"),
        ('    rule: "{x} >= 0"\n    for: [{x: a}, {x: b}, {x: a}]\n', "these values make the rule 'split[a]' twice"),
        ('    rule: "{kind} >= 0"\n    for: a\n', "a mapping from names to values is expected here"),
    ],
)
def test_mistakes(tmp_path: Path, rule: str, mistake: str) -> None:
    assert any(mistake in one for one in mistakes(tmp_path, f"{FORM}rules:\n  split:\n{rule}"))
