"""The table on the screen: what is told, what is hidden, and what is made harmless."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from wcwidth import wcswidth

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Status
from pdvalidate.model.report import Report, ReturnResult, RuleResult
from pdvalidate.reports import FORMATS, Layout
from tests.reports.reports_at_hand import (
    SPLIT,
    audited,
    checked,
    discrepancy,
    form,
    hostile_note,
    lacking,
    operand,
    violated_sum,
)


def told(report: Report, language: str = "en", **layout: bool | int) -> str:
    text = FORMATS["table"].render(report, Catalogue(language), replace(Layout(), **layout))  # type: ignore[arg-type]  # layouts are flags and one width
    assert isinstance(text, str)
    return text


def test_what_was_judged_is_told_in_one_line() -> None:
    assert "5 rules, 4,233 comparisons: 4 violated, 3 undecided, 4,226 satisfied" in told(checked())
    assert "5 quy tắc, 4.233 phép so sánh: 4 sai, 3 chưa kết luận được, 4.226 đúng" in told(checked(), "vi")


def test_rules_without_verdicts_are_named() -> None:
    text = told(checked())
    assert "Rules that found nothing to compare: previous-year." in text
    assert "Suspended rules: three-years" in text


def test_notes_are_counted_and_shown_only_when_asked_for() -> None:
    assert "column-unexpected" not in told(checked())
    assert "1 note (shown with -v)" in told(checked())
    assert "column-unexpected" in told(checked(), verbose=True)


def test_waived_discrepancies_are_counted_and_not_shown() -> None:
    text = told(replace(checked(), discrepancies=(replace(violated_sum(), waived=True),)))
    assert "(split)" not in text.split("Undecided")[0]
    assert "Waived: 1." in text


def test_texts_from_workbooks_steer_no_terminal() -> None:
    text = told(checked(), verbose=True)
    assert not set(text) & set("\x1b\u202e")
    assert "\\u001b[31m" in text


def test_colours_are_added_only_when_asked_for_and_change_no_text() -> None:
    plain, colored = told(checked()), told(checked(), color=True)
    assert "\x1b[31mError\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d*m", "", colored) == plain


def test_a_refused_file_says_what_to_do() -> None:
    text = told(checked(), "vi")
    assert "khong-co.xlsx: không có tệp này. Hãy kiểm tra tên tệp và thư mục." in text
    unknown = ReturnResult("a.xlsx", "", Status.UNREADABLE, reason="of-another-kind")
    assert "a.xlsx: it cannot be read (of-another-kind)." in told(Report(returns=(unknown,)))


def test_the_own_message_and_the_arithmetic_both_stand_below_the_row() -> None:
    text = told(checked())
    assert "Warning (plausible): Fewer students than pupils in Huyện Chợ Mới (12 < 20)" in text
    assert "D10 = 12, should be at least C10 = 20; difference -8." in text


def test_undecided_cases_are_many_lines_only_when_asked_for() -> None:
    cases = tuple(replace(lacking()[0], file=f"{number}.xlsx") for number in range(30))
    report = Report(rules=(RuleResult("f", SPLIT, "split", undecided=30, undecided_cases=cases),))
    assert told(report).count("split (") == 10
    assert "and 20 more (shown with -v)" in told(report)
    assert told(report, verbose=True).count("split (") == 30


def test_missing_and_double_returns_are_marked() -> None:
    text = told(audited())
    assert re.search(r"Bà Rịa - Vũng Tàu +missing", text)
    assert "Missing: Bà Rịa - Vũng Tàu." in text
    assert "Double: Cần Thơ." in text


def test_a_rule_between_returns_is_broken_down_by_unit() -> None:
    assert "By unit: An Giang 2,048; Thành phố Hồ Chí Minh 3,300." in told(audited())


def test_files_of_a_collection_without_discrepancies_are_told_once() -> None:
    assert told(audited()).count("tp-ho-chi-minh.xlsx") == 2  # its line, and the sum that it is part of


def test_an_empty_report_says_that_nothing_was_judged() -> None:
    assert "0 rules, 0 comparisons" in told(Report())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_long_texts_and_figures_stay_within_the_width(language: str) -> None:
    wide = replace(
        violated_sum(),
        row="Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh " * 4,
        left=Decimal("123456789012.5"),
        right=Decimal("-123456789012.25"),
        difference=Decimal("246913578024.75"),
        operands=tuple(operand(f"XFD{row}", row, 1, sheet="Trang tính dài " * 2) for row in range(1, 9)),
    )
    returned = ReturnResult("a.xlsx", "", Status.REJECTED, form(), "Đơn vị " * 30, None, "2022")
    report = Report((returned,), (), (replace(wide, file="a.xlsx"), replace(hostile_note(), file="a.xlsx")))
    text = told(report, language, verbose=True)
    assert max(map(wcswidth, text.splitlines())) <= 80


def test_a_percentage_is_shown_as_one_and_endless_digits_are_not() -> None:
    endless = discrepancy("value-range", "B9", "x", "admitted", left=Decimal(1) / Decimal(3), right=">= 0")
    text = told(Report((ReturnResult("an-giang.xlsx", "", Status.REJECTED, form()),), (), (endless,)))
    assert re.search(r"0\.333333 +≥ 0\n", text)


def test_severities_decide_what_a_file_is_headed_with() -> None:
    result = ReturnResult("a.xlsx", "", Status.ACCEPTED, form(), "An Giang", None, "2022", warnings=2)
    assert "a.xlsx  An Giang · 2022 · student-admissions@2022: accepted (0 errors, 2 warnings)" in told(
        Report(returns=(result,)), width=120
    )
