"""Slips of the hand between two figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.diagnosis.slips import KINDS, slip
from pdvalidate.messages import LANGUAGES, Catalogue


@pytest.mark.parametrize(
    ("found", "meant", "kind"),
    [
        ("161", "116", "slip-transposed"),
        ("19979", "1979", "slip-additional"),
        ("7411", "741", "slip-additional"),
        ("45", "485", "slip-missing"),
        ("-7", "7", "slip-sign"),
        ("12", "12000", "slip-shifted"),
        ("14.541", "14541", "slip-shifted"),
        ("3.52", "3.25", "slip-transposed"),
        ("116", "118", None),  # one digit is wrong: nearly anything could be
        ("1", "12", None),
        ("5", "0", None),
        ("611", "116", None),  # the digits are not neighbours
        ("12.5", "125.5", "slip-missing"),
        ("100", "1", "slip-shifted"),
    ],
)
def test_usual_slips(found: str, meant: str, kind: str | None) -> None:
    assert slip(Decimal(found), Decimal(meant)) == kind


@given(st.integers(10, 10**9), st.data())
def test_neighbours_that_changed_places_are_seen(meant: int, data: st.DataObject) -> None:
    digits = str(meant)
    at = data.draw(st.integers(0, len(digits) - 2))
    found = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if found != digits and found[0] != "0":
        assert slip(Decimal(found), Decimal(meant)) in ("slip-transposed", "slip-shifted")


@given(st.integers(-(10**6), 10**6))
def test_a_figure_is_no_slip_of_itself(figure: int) -> None:
    assert slip(Decimal(figure), Decimal(figure)) is None


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_kind_has_a_sentence(language: str) -> None:
    assert all(f"hint-{kind}" in Catalogue(language) for kind in (*KINDS, "slip-other", "left-out", "added-twice"))
