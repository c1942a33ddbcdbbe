"""The form's own names, as the printed form writes them."""

from __future__ import annotations

import pytest

from pdvalidate.reports.naming import column_of, heading, row_label, short_heading
from tests.reports.reports_at_hand import form


@pytest.mark.parametrize(
    ("name", "whole", "short"),
    [
        ("admitted", "Tổng số", "Tổng số"),
        ("pupils", "Chia ra > Học sinh", "Chia ra > Học sinh"),
        ("asked[y2020]", "Năm 2020 > Số đơn", "Số đơn"),
        ("asked[Năm 2021]", "Năm 2021 > Số đơn", "Số đơn"),
        ("no-such-column", "no-such-column", "no-such-column"),
        (None, "", ""),
    ],
)
def test_headings(name: str | None, whole: str, short: str) -> None:
    assert heading(form(), "admissions", name) == whole
    assert short_heading(form(), "admissions", name) in (short, whole)


def test_without_a_form_names_stay() -> None:
    assert heading(None, None, "admitted") == "admitted"
    assert column_of(None, "admissions", "admitted") is None
    assert row_label(None, None, "total") == "total"


def test_rows_are_called_by_their_labels() -> None:
    assert row_label(form(), "admissions", "total") == "Tổng số"
    assert row_label(form(), "admissions", "Châu Thành") == "Châu Thành"
