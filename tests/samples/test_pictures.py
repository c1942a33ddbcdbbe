"""The pictures in the README show what the program does now; `make samples` makes them again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from pdvalidate import __version__, api
from pdvalidate.cli.main import main
from pdvalidate.messages import Catalogue
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.workbook import annotated
from sample_sheets.pictures.sheet import sheet_picture
from sample_sheets.pictures.terminal import terminal
from tests.conftest import Golden
from tests.reports.chromium import browser
from tests.samples.returns import FAULTY, REPOSITORY, audited, library

FOLDER = REPOSITORY / "docs" / "pictures"
RETURN = "sample_sheets/faulty/ninh-thuan.xlsx"
VIEWS = {"page-light.png": (1180, 1120, False), "page-dark.png": (1180, 1120, True)}


def test_the_terminal(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    arguments = ["check", RETURN, "--lang", "en"]
    printed = CliRunner().invoke(main, [*arguments, "--color", "always"], color=True).stdout
    golden(FOLDER / "terminal.svg", terminal(f"pdvalidate {' '.join(arguments)}", printed))


def test_the_marked_workbook(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    report = api.check([Path(RETURN)], library())
    (one,) = report.returns
    copy = annotated(api.original(one), one, report.discrepancies, Catalogue("vi"))
    book = load_workbook(io.BytesIO(copy.data))
    golden(FOLDER / "workbook.svg", sheet_picture(book, "Biểu 5", range(9, 30), "B16"))


def page() -> str:
    """The page of the faulty region, its files named from here and its version left out."""
    text = FORMATS["html"].render(audited(FAULTY), Catalogue("en"), Layout())
    assert isinstance(text, str)
    return text.replace(f"{REPOSITORY}{os.sep}", "").replace(__version__, "")


def test_the_page(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Pixels differ from machine to machine, so what the pictures were taken of is compared."""
    shown, kept = page(), FOLDER / "page.json"
    above, found, _ = shown.partition('<section id="rules"')  # what stands below is in no picture
    assert found
    digest = {"sha256": hashlib.sha256(above.encode()).hexdigest()}
    if request.config.getoption("--regenerate") and (not kept.exists() or json.loads(kept.read_text()) != digest):
        (tmp_path / "page.html").write_text(shown, encoding="utf-8")
        with browser() as opened:
            for name, (width, height, dark) in VIEWS.items():
                opened.size(width, height, dark=dark)
                opened.open(tmp_path / "page.html")
                (FOLDER / name).write_bytes(opened.picture())
        kept.write_text(json.dumps(digest) + "\n")
    assert json.loads(kept.read_text()) == digest, "the page has changed: make its pictures again with `make samples`"


def test_the_readme_shows_them_all() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"docs/pictures/([\w.-]+)", text))
    assert named == {one.name for one in FOLDER.iterdir()} - {"page.json"}
