"""The file of waivers: read as typed, every mistake with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pdvalidate.errors import MistakesError
from pdvalidate.model.waiver import Granted
from pdvalidate.waiving import read_waivers
from tests.waiving.waivers_at_hand import waivers_in

ENTRY = "waivers:\n- {id: a, reason: b, by: c, values: {}"


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    first, second = waivers_in(tmp_path).entries
    assert (first.id, first.period, first.until) == ("aaaa", "2022", date(2026, 6, 30))
    assert first.values == Granted("154", "145", None)
    assert (first.reason, first.source.line) == ("counted twice: yes", 4)
    assert (second.id, second.reason, second.until, second.form) == ("bbbb", "two lines,\n\nwith a gap", None, None)


@pytest.mark.parametrize("text", ["waivers:\n", "waivers: []\n", "waivers: null\n", "# nothing yet\nwaivers:\n"])
def test_a_file_may_hold_none(tmp_path: Path, text: str) -> None:
    assert waivers_in(tmp_path, text).entries == ()


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (f"{ENTRY}, reson: x}}", "2:41: unknown key 'reson'; did you mean 'reason'?"),
        (f"{ENTRY}, until: soon}}", "2:48: 'soon' is no date; write it as 2026-12-31"),
        (f"{ENTRY}, unit: [a]}}", "2:47: a text is expected here; put it in quotes"),
        ("waivers:\n- {id: a, reason: b, by: c}", "2:3: the key 'values' is missing here"),
        ("waivers:\n- {id: a, reason: '', by: c, values: {}}", "2:20: 'reason' must not be empty"),
        ("waivers:\n- {id: a, reason: b, by: c, values: {found: 3}}", "2:38: unknown key 'found'"),
        ("waivers:\n- {id: a, reason: b, by: c, values: 3}", "a mapping is expected here"),
        ("waivers:\n- a", "2:3: a waiver is a mapping with the keys id, reason, by, values"),
        ("waivers: {a: b}", "1:10: a list of waivers is expected here"),
        ("wavers: []", "1:1: unknown key 'wavers'; did you mean 'waivers'?"),
        (
            f"{ENTRY}}}\n- {{id: a, reason: b, by: c, values: {{}}}}",
            "3:3: 'a' is waived a second time; the first is in",
        ),
        ("waivers: &a []", "'&a' is a YAML anchor, which a file of waivers cannot use"),
        ("- a", "a file of waivers is a mapping of keys to values"),
        ("waivers: [", "this is no YAML here"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, text: str, mistake: str) -> None:
    with pytest.raises(MistakesError) as raised:
        waivers_in(tmp_path, text)
    assert mistake in str(raised.value)
    assert raised.value.identifier == "waivers-broken"


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(MistakesError, match="cannot be read"):
        read_waivers(tmp_path / "none.yaml")
