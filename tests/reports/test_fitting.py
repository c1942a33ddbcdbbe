"""Texts fit for a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from pdvalidate.reports.fitting import brief, clipped, harmless, width, wrapped


@given(st.text())
def test_a_harmless_text_is_one_line_without_controls(text: str) -> None:
    found = harmless(text)
    assert len(found.splitlines()) <= 1
    assert not [letter for letter in found if unicodedata.category(letter) in ("Cc", "Cs")]


@given(st.text(), st.integers(2, 40))
@example(text="00\u0df2", room=2)
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, room: int) -> None:
    lines = wrapped(harmless(text), room)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == harmless(text).replace(" ", "")


def test_width_counts_columns_not_code_points() -> None:
    assert width(harmless("Tổng số")) == 7
    assert width(harmless(unicodedata.normalize("NFD", "Tổng số"))) == 7
    assert width("表") == 2


def test_long_texts_are_cut_visibly() -> None:
    assert brief("x" * 400) == "x" * 400
    assert clipped("x" * 401) == "x" * 400 + "…"
