"""What nobody touches in a file of waivers stays as it was typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.errors import PdvalidateError
from pdvalidate.model.waiver import Granted, Waiver, Waivers
from pdvalidate.waiving import edited
from tests.waiving.waivers_at_hand import FILE, waivers_in

NEW = Waiver("cccc", "a: b #c", "Trần Chi", Granted("0.25", "x", "77"), date(2027, 1, 2), rule="split", row="08")
WRITTEN = """\
  - id: cccc
    rule: split
    row: 08
    values:
      left: 0.25
      right: x
      operands: '77'
    reason: 'a: b #c'
    by: Trần Chi
    until: 2027-01-02
"""


def test_new_waivers_stand_at_the_end_and_the_rest_is_untouched(tmp_path: Path) -> None:
    text = edited(FILE, waivers_in(tmp_path), [NEW], ())
    assert text == FILE.replace("# the end\n", WRITTEN + "# the end\n")


def test_a_waiver_is_removed_with_the_comment_above_it(tmp_path: Path) -> None:
    text = edited(FILE, waivers_in(tmp_path), (), {"aaaa"})
    head, _, tail = FILE.partition("  # Asked on the phone.\n")
    assert text == head + tail[tail.index("\n  - id: bbbb") :]
    assert edited(FILE, waivers_in(tmp_path), (), {"bbbb"}) == FILE[: FILE.index("\n  - id: bbbb")] + "# the end\n"


def test_a_renewed_waiver_keeps_its_place_and_its_comment(tmp_path: Path) -> None:
    renewed = Waiver("aaaa", "again", "Trần Chi")
    text = edited(FILE, waivers_in(tmp_path), [renewed], {"aaaa"})
    expected = "  # Asked on the phone.\n  - id: aaaa\n    values: {}\n    reason: again\n    by: Trần Chi\n"
    assert text.startswith("# Kept by the statistics office.\nwaivers:\n" + expected)
    assert [one.id for one in waivers_in(tmp_path, text).entries] == ["aaaa", "bbbb"]


def test_a_file_without_entries_stays_a_file_of_waivers(tmp_path: Path) -> None:
    text = edited(FILE, waivers_in(tmp_path), (), {"aaaa", "bbbb"})
    assert text == "# Kept by the statistics office.\nwaivers: []\n# the end\n"
    assert edited(text, waivers_in(tmp_path, text), [NEW], ()) == text.replace("waivers: []\n", "waivers:\n" + WRITTEN)


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    text = edited("", Waivers("waivers.yaml"), [NEW], ())
    assert text.startswith("# Discrepancies that were accepted.")
    assert waivers_in(tmp_path, text).entries[0].reason == NEW.reason


@pytest.mark.parametrize(
    "text",
    [
        "waivers: [{id: a, reason: b, by: c, values: {}}]\n",
        "waivers:\n-\n  id: a\n  reason: b\n  by: c\n  values: {}\n",
    ],
)
def test_entries_in_braces_on_one_line_are_left_to_people(tmp_path: Path, text: str) -> None:
    with pytest.raises(PdvalidateError) as raised:
        edited(text, waivers_in(tmp_path, text), [NEW], ())
    assert raised.value.identifier == "waivers-not-editable"


def test_what_looks_like_a_comment_may_be_a_reason(tmp_path: Path) -> None:
    first = "- id: a\n  by: c\n  values: {}\n  reason: |\n    see\n    # 12\n\n"
    text = f"waivers:\n{first}- id: b\n  by: c\n  values: {{}}\n  reason: d\n"
    one, _ = waivers_in(tmp_path, text).entries
    (left,) = waivers_in(tmp_path, edited(text, waivers_in(tmp_path, text), (), {"b"})).entries
    assert left.reason == one.reason == "see\n# 12"


def test_nothing_is_written_that_would_be_read_as_something_else(tmp_path: Path) -> None:
    read = waivers_in(tmp_path)
    with pytest.raises(PdvalidateError) as raised:
        edited(FILE.replace("counted twice", "counted once"), read, [NEW], ())
    assert raised.value.identifier == "waivers-not-editable"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() == text)


@given(reason=TEXTS, left=TEXTS, row=TEXTS)
def test_any_text_is_read_back_as_it_was(reason: str, left: str, row: str) -> None:
    one = Waiver("x", reason, "y", Granted(left), row=row)
    with TemporaryDirectory() as folder:
        (read,) = waivers_in(Path(folder), edited("", Waivers("w"), [one], ())).entries
    assert (read.reason, read.values.left, read.row) == (reason, left, row)
