"""How a workbook was understood, and what the known forms are, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wcwidth import wcswidth

from pdvalidate.forms import Head, Heads
from pdvalidate.messages import Catalogue
from pdvalidate.model.collection import Member
from pdvalidate.model.form import Rule
from pdvalidate.model.period import Period
from pdvalidate.model.returns import ErrorValue, FieldValue, Finding, Hint, Place, Return, Skipped, TablePart
from pdvalidate.reports.format import Layout
from pdvalidate.reports.listing_forms import listed
from pdvalidate.reports.terminal.known_forms import form_lines
from pdvalidate.reports.terminal.location import location
from tests.reports.reports_at_hand import SHEET, form


def located() -> Return:
    places = (
        Place("district", (), 0, "Đơn vị trực thuộc", "A5"),
        Place("admitted", (), 1, "Tổng số", "B5"),
        Place("pupils", (), 2, "Chia ra > Học sinh", "C6", hidden=True),
        Place("asked", ("y2020",), 27, "Năm 2020 > Số đơn", "AB6"),
    )
    part = TablePart(
        table="admissions",
        sheet=SHEET,
        places=places,
        rows=[6, 7, 1200],
        cells=[["Tổng số", "Châu Đốc", "Tri Tôn"], [3, 1, 2], [1, 1, ErrorValue("#DIV/0!")], [0, 0, 0]],
        members={"district": ["total", None, None]},
        groups={},
        header=(4, 5),
        end=1201,
        skipped=(Skipped("numbering", 6, 6), Skipped("after-table", 1201, 1210, text="Người lập biểu")),
    )
    hint = Hint("did-you-mean", suggested="An Giang")
    return Return(
        "an-giang.xlsx",
        "",
        form(),
        Member("an-giang", {"vi": "An Giang"}),
        "Tỉnh ủy An giang",
        Period(2022),
        "Năm 2022",
        [part],
        {"seats": FieldValue(12, "Bìa", 0, 1), "source": FieldValue("tệp")},
        [Finding("unit-unknown", "Bìa", 2, 1, found="An Giangg", hints=(hint,))],
        ("Ghi chú",),
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_found_is_told_within_the_width(language: str) -> None:
    text = location(located(), Catalogue(language), Layout())
    for told in (
        "an-giang.xlsx",
        "student-admissions@2022",
        "Tỉnh ủy An giang",
        "Năm 2022",
        SHEET,
        "AB",
        "1202",
        "Bìa!B1",
    ):
        assert told in text
    assert max(map(wcswidth, text.splitlines())) <= 80


def test_each_part_of_it_is_said() -> None:
    text = location(located(), Catalogue("en"), Layout())
    assert "Header in rows 5 to 6; 2 detail rows; the table ends above row 1202." in text
    assert "C6 (hidden)  pupils        Chia ra > Học sinh" in text
    assert "Detail rows: 8, 1201." in text
    assert "      7  total  Tổng số" in text
    assert "Columns of the form that were not found: “Chia ra > Sinh viên”." in text
    assert "rows 1202 to 1211  below the end of the table  Người lập biểu" in text
    assert "Sheets that were not read: Ghi chú." in text
    assert "Bìa!B3 unit-unknown: “An Giangg” is not a known unit." in text
    assert "did you mean “An Giang”?" in text


def test_what_was_not_found_is_said() -> None:
    lost = replace(located(), unit=None, unit_text=None, period=None, parts=[], fields={}, findings=[])
    text = location(lost, Catalogue("en"), Layout())
    assert "Unit: not found\n" in text
    assert "Period: not found (typed: “Năm 2022”)" in text
    assert "Tables of the form that were not found: admissions." in text


def test_rows_of_groups_are_bounded_unless_asked_for() -> None:
    one = located()
    many = 40
    part = replace(
        one.parts[0], rows=list(range(many)), cells=[["a"] * many] * 4, groups={"district": ["age"] * many}, members={}
    )
    one.parts = [part]
    assert "and 28 more (shown with -v)" in location(one, Catalogue("en"), Layout())
    assert "more" not in location(one, Catalogue("en"), Layout(verbose=True))


HEADS = Heads((Head("form", form().id, form().edition, form().source.file, dict(form().title)),), ("units",))


def test_known_forms_are_listed() -> None:
    text = listed(HEADS, Catalogue("vi"), Layout())
    assert "student-admissions@2022  Kết nạp đảng viên là học sinh, sinh viên" in text
    assert "Danh mục: units." in text
    assert listed(Heads(), Catalogue("en"), Layout()) == "No forms were found.\n"


def test_a_form_is_shown_with_its_rules() -> None:
    rule = Rule("split", "admitted = pupils + students", basis={"": "Hướng dẫn 11"})
    text = form_lines(replace(form(), rules=(rule,)), Catalogue("en"), Layout())
    assert "split (Error): admitted = pupils + students" in text
    assert "Basis: Hướng dẫn 11" in text
    assert "asked[year]" in text
