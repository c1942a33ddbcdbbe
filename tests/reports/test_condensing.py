"""Equal findings are told together, long runs are folded, and -v shows all."""

from __future__ import annotations

from dataclasses import replace

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout
from tests.reports.everything_at_hand import many
from tests.reports.reports_at_hand import checked, discrepancy


def missing(*rows: int) -> Report:
    """Figures that are missing in these rows of one column."""
    found = (replace(discrepancy("value-missing", f"C{row}", f"Xã {row}", "pupils"), id=f"{row:016x}") for row in rows)
    return replace(checked(), discrepancies=tuple(found))


def told(report: Report, verbose: bool = False, language: str = "en") -> str:
    text = FORMATS["table"].render(report, Catalogue(language), Layout(verbose=verbose))
    assert isinstance(text, str)
    return text


def test_equal_findings_are_one_line_with_their_cells() -> None:
    text = told(missing(9, 11, 14))
    assert text.count("(value-missing)") == 1
    assert "C9    3 rows  Chia ra > Học sinh" in text
    assert "      In 3 rows: C9, C11, C14\n" in text
    assert "      Ở 3 dòng: C9, C11, C14\n" in told(missing(9, 11, 14), language="vi")


def test_cells_of_many_are_shortened_and_counted() -> None:
    text = " ".join(told(missing(*range(10, 40))).split())
    assert "In 30 rows: C10, C11, C12, C13, C14, C15, C16, C17, C18, C19, C20, C21, …" in text


def test_two_are_told_one_by_one() -> None:
    assert told(missing(9, 11)).count("(value-missing)") == 2


def test_what_differs_in_what_is_said_is_told_apart() -> None:
    found = [
        replace(discrepancy("value-unreadable", f"C{row}", f"Xã {row}", "pupils", left=f"{row} xã"), id=str(row))
        for row in range(9, 14)
    ]
    text = told(replace(checked(), discrepancies=tuple(found)))
    assert text.count("(value-unreadable)") == 5


def test_long_runs_of_one_rule_are_folded_with_a_count() -> None:
    text = told(many(43))
    assert text.count("(split):") == 10
    assert "  split: and 33 more (shown with -v)" in text


def test_everything_is_shown_when_asked_for() -> None:
    assert told(many(43), verbose=True).count("(split):") == 43
    assert told(missing(9, 11, 14), verbose=True).count("(value-missing)") == 3


def test_the_counts_of_the_summary_are_not_folded() -> None:
    assert "43 errors" in told(many(43))
