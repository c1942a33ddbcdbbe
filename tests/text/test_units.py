"""Units by all the spellings that are met in files, and by none that only looks alike."""

from datetime import date

import pytest

from pdvalidate.text.units import find_member, strip_remark, suggest_member
from tests.samples.returns import library

UNITS = library().lists["units"]
DAY = date(2022, 12, 31)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("TP Hồ Chí Minh", "ho-chi-minh"),
        ("TP HCM", "ho-chi-minh"),
        ("TPHCM", "ho-chi-minh"),
        ("Tp. HCM", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("Thành phố \nHồ Chí Minh", "ho-chi-minh"),
        ("Thành phố Hồ Chí Minh (79)", "ho-chi-minh"),
        ("Bà Rịa-Vũng Tàu ", "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("BRVT", "ba-ria-vung-tau"),
        ("BR-VT", "ba-ria-vung-tau"),
        ("An giang", "an-giang"),
        ("Tỉnh \nBình Phước", "binh-phuoc"),
        ("Đồng Nai (b/c quý III)", "dong-nai"),
        ("Bến Tre (chưa có số liệu)", "ben-tre"),
        ("Tỉnh ủy Bình Dương", "binh-duong"),
        ("Tỉnh uỷ Bình Dương", "binh-duong"),
        ("Thành ủy TP. Hồ Chí Minh", "ho-chi-minh"),
        ("Đảng bộ tỉnh Long An", "long-an"),
        ("Ban Tổ chức Tỉnh ủy Cà Mau", "ca-mau"),
        ("80", "long-an"),
    ],
)
def test_spellings(text: str, id: str) -> None:
    found = find_member(text, UNITS, DAY)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize("text", ["Dầu khí", "Giang", "Long", "Bình", "Vĩnh", "", "Tỉnh ủy", "Tỉnh"])
def test_what_is_no_unit(text: str) -> None:
    assert find_member(text, UNITS, DAY) is None


def test_every_name_is_its_own_unit() -> None:
    for day in (DAY, date(2025, 7, 1)):
        for member in UNITS.members:
            if member.valid_on(day):
                assert find_member(f"Tỉnh ủy {member.name.upper()}", UNITS, day) is member


def test_a_code_means_nothing_without_a_date() -> None:
    later = find_member("80", UNITS, date(2025, 7, 1))
    assert later is not None
    assert later.name == "Tây Ninh"


def test_closeness_only_suggests() -> None:
    assert find_member("Bình Dươg", UNITS, DAY) is None
    suggested = suggest_member("Bình Dươg", UNITS, DAY)
    assert suggested is not None
    assert suggested.id == "binh-duong"


def test_remarks() -> None:
    assert strip_remark("Đồng Nai (b/c quý III)") == ("Đồng Nai", "b/c quý III")
    assert strip_remark("Đồng Nai") == ("Đồng Nai", "")
