"""The HTML page, in a real browser: it works, it fits, and nothing in a workbook can make it do anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Status
from pdvalidate.model.report import Report, ReturnResult
from pdvalidate.reports import FORMATS, Layout
from tests.reports.chromium import MISSING, Page, browser, program
from tests.reports.everything_at_hand import MARKUP, everything, many
from tests.reports.reports_at_hand import audited, form, violated_sum

DESKTOP, PHONE = (1280, 900), (390, 800)


def page_of(report: Report, language: str = "vi") -> str:
    text = FORMATS["html"].render(report, Catalogue(language), Layout())
    assert isinstance(text, str)
    return text


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("html")


def show(page: Page, folder: Path, report: Report, size: tuple[int, int] = DESKTOP, anchor: str = "") -> None:
    file = folder / "report.html"
    file.write_text(page_of(report), encoding="utf-8")
    page.complaints.clear()
    page.size(*size)
    page.open(file, anchor)


def audited_and_checked() -> Report:
    """The collection of one report with the returns and discrepancies of the other."""
    one, other = audited(), everything()
    return Report(
        (*one.returns, *other.returns),
        (*one.rules, *other.rules),
        (*other.discrepancies, *one.discrepancies),
        one.collections,
    )


def filtered(page: Page, search: str = "", **chosen: str) -> str:
    """What the page says after somebody typed and chose."""
    values = {"q": search, **chosen}
    sets = ";".join(f"document.getElementById({name!r}).value = {value!r}" for name, value in values.items())
    page.run(f"{sets}; document.getElementById('filters').dispatchEvent(new Event('input'))")
    page.run("new Promise((done) => setTimeout(done, 200))")
    return str(page.run("document.getElementById('shown').textContent"))


def shown_units(page: Page) -> list[str]:
    found: list[str] = page.run(
        "[...document.querySelectorAll('.unit:not([hidden]) h3')].map((one) => one.textContent)"
    )
    return found


def test_without_a_browser_it_is_said_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    with pytest.raises(RuntimeError, match="apt-get install chromium"):
        program()
    assert "brew" in MISSING


def test_it_needs_nothing_beside_itself(page: Page, folder: Path) -> None:
    show(page, folder, audited_and_checked())
    assert page.complaints == []
    assert page.run("performance.getEntriesByType('resource').length") == 0
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//", page_of(everything()))


def test_texts_of_a_workbook_stay_texts(page: Page, folder: Path) -> None:
    show(page, folder, everything())
    assert page.complaints == []
    assert page.run("document.scripts.length") == 1
    assert page.run("document.querySelectorAll('main script, main img, main a[href^=javascript]').length") == 0
    assert MARKUP in page.run("document.getElementById('units').textContent")


def test_even_markup_that_slipped_in_could_not_run(page: Page, folder: Path) -> None:
    file = folder / "slipped.html"
    slipped = page_of(everything()).replace(
        "<main>", "<main><script>window.ran = 1</script><img src=x onerror='ran = 1'>"
    )
    file.write_text(slipped, encoding="utf-8")
    page.open(file)
    assert page.run("typeof window.ran") == "undefined"
    assert any("Content Security Policy" in one for one in page.complaints)
    page.complaints.clear()


def test_search_and_filters(page: Page, folder: Path) -> None:
    show(page, folder, audited_and_checked())
    assert len(shown_units(page)) == 10
    assert filtered(page, "chau doc") == "Đang hiện: 1 báo cáo, 1 sai lệch."
    assert shown_units(page) == ["An Giang"]
    assert filtered(page, "KHÔNG CÓ GÌ NHƯ VẬY") == "Đang hiện: 0 báo cáo, 0 sai lệch."
    assert page.run("document.getElementById('none').hidden") is False
    assert filtered(page, status="missing") == "Đang hiện: 1 báo cáo, 0 sai lệch."
    assert shown_units(page) == ["Bà Rịa - Vũng Tàu"]
    assert filtered(page, status="", severity="warning") == "Đang hiện: 1 báo cáo, 1 sai lệch."
    assert filtered(page, severity="", rule="split") == "Đang hiện: 1 báo cáo, 2 sai lệch."
    page.run("document.querySelector('#filters button').click()")
    page.run("new Promise((done) => setTimeout(done, 50))")
    assert len(shown_units(page)) == 10


def test_a_cell_of_the_matrix_leads_to_its_discrepancy(page: Page, folder: Path) -> None:
    show(page, folder, audited_and_checked())
    filtered(page, "can tho")
    page.run("for (const one of document.querySelectorAll('.unit')) one.open = false")
    page.run("document.querySelector('.map td a[href^=\"#d\"]').click()")
    page.run("new Promise((done) => setTimeout(done, 100))")
    assert page.run("document.querySelector('tr:target').closest('.unit').open") is True
    assert page.run("const r = document.querySelector('tr:target').getBoundingClientRect(); r.top >= 0 && r.top < 900")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_hangs_over_the_edge(page: Page, folder: Path, size: tuple[int, int]) -> None:
    show(page, folder, audited_and_checked(), size)
    assert page.run("document.documentElement.scrollWidth") <= size[0]
    assert page.picture().startswith(b"\x89PNG")


def test_light_and_dark(page: Page, folder: Path) -> None:
    grounds = []
    show(page, folder, everything())
    for dark in (False, True):
        page.size(*DESKTOP, dark=dark)
        red, green, blue = map(int, re.findall(r"\d+", page.run("getComputedStyle(document.body).backgroundColor"))[:3])
        grounds.append(red + green + blue)
    assert grounds[0] > 700 > 100 > grounds[1]


def test_what_a_screen_reader_is_told(page: Page, folder: Path) -> None:
    show(page, folder, audited_and_checked())
    tree = page.call("Accessibility.getFullAXTree")["nodes"]
    told = [
        (one.get("role", {}).get("value"), one.get("name", {}).get("value", "")) for one in tree if not one["ignored"]
    ]
    roles = {role for role, _ in told}
    assert {"main", "navigation", "banner", "contentinfo", "search", "table", "rowheader", "columnheader"} <= roles
    controls = [(role, name) for role, name in told if role in ("searchbox", "combobox", "button", "link", "region")]
    assert len(controls) > 20
    assert [one for one in controls if not one[1].strip()] == []
    assert page.run("document.documentElement.lang") == "vi"


def test_it_can_be_used_with_the_keyboard_alone(page: Page, folder: Path) -> None:
    show(page, folder, audited_and_checked())
    for kind in ("keyDown", "keyUp"):
        page.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert page.run("document.activeElement.className") == "skip"
    assert page.run("document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])').length") == 0
    wide = "[...document.querySelectorAll('.wide')].every((one) => one.tabIndex === 0)"
    assert page.run(wide) is True


def test_it_prints_on_a4_with_every_section_open(page: Page, folder: Path) -> None:
    show(page, folder, audited_and_checked())
    printed = page.printed()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}
    assert page.run("[...document.querySelectorAll('.unit')].every((one) => one.open)") is True


def thousands(count: int) -> Report:
    one = violated_sum()
    files = [f"don-vi-{number}.xlsx" for number in range(count)]
    return Report(
        tuple(
            ReturnResult(file, "0" * 64, Status.REJECTED, form(), f"Đơn vị {file}", file, "2022", 1) for file in files
        ),
        everything().rules,
        tuple(replace(one, file=file, unit=file, id=f"{number:016x}") for number, file in enumerate(files)),
    )


def test_two_thousand_returns(page: Page, folder: Path) -> None:
    report = thousands(2000)
    show(page, folder, report)
    assert (folder / "report.html").stat().st_size < 4_000_000
    assert page.run("document.querySelectorAll('.unit').length") == 2000
    assert filtered(page, "don-vi-1234.xlsx") == "Đang hiện: 1 báo cáo, 1 sai lệch."
    page.size(*PHONE)
    assert page.run("document.documentElement.scrollWidth") <= PHONE[0]


def test_long_runs_are_folded_and_counted() -> None:
    text = page_of(many(10_000))
    assert text.count('data-r="split"') == 200
    assert "split: còn 9.800 mục nữa" in text
