"""`--format workbook=…`, run as a user runs it: where the copies go, and that no original is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from pdvalidate import api
from tests.cli.desk import run, set_up, write_return
from tests.reports.rich_workbook import packed, parts_of

WRONG = (("Tổng số", 150, 60, 90), ("Châu Đốc", 100, 40, 61), ("Tri Tôn", 50, 20, 30))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    set_up(tmp_path)
    write_return(tmp_path / "returns" / "can-tho.xlsx", "Cần Thơ", WRONG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_copy(desk: Path) -> None:
    file = desk / "returns" / "can-tho.xlsx"
    before = file.read_bytes()
    result = run("check", file, "--format", "workbook=marked.xlsx", "--format", "table")
    assert result.exit_code == 1
    assert "marked.xlsx was written." in result.stderr
    book = load_workbook(desk / "marked.xlsx")
    assert book.sheetnames == ["Discrepancies", "KN-HSSV"]
    assert book["KN-HSSV"]["B7"].comment.text.startswith("pdvalidate:\nError (split): B7 = 100, should be C7 + D7")
    assert file.read_bytes() == before


def test_copies_of_a_folder_keep_their_names(desk: Path) -> None:
    (desk / "returns" / "late").mkdir()
    write_return(desk / "returns" / "late" / "can-tho.xlsx", "Cần Thơ")
    result = run("audit", "returns", "--format", "workbook=marked/new/", "-q")
    assert result.exit_code == 1
    assert result.stderr == ""
    made = sorted(str(one.relative_to(desk / "marked")) for one in (desk / "marked").rglob("*.xlsx"))
    assert made == ["new/an-giang.xlsx", "new/can-tho.xlsx", "new/late/can-tho.xlsx"]


def test_several_workbooks_need_a_folder(desk: Path) -> None:
    result = run("check", "returns", "--format", "workbook=marked.xlsx", "--format", "json=report.json")
    assert result.exit_code == 2
    assert "Name a folder" in result.output
    assert not (desk / "marked.xlsx").exists()
    assert (desk / "report.json").exists()
    assert run("check", "returns", "--format", "workbook").exit_code == 2


@pytest.mark.parametrize("target", ["returns/", "returns", "returns/../returns/"])
def test_originals_are_never_overwritten(desk: Path, target: str) -> None:
    before = (desk / "returns" / "an-giang.xlsx").read_bytes()
    result = run("check", "returns", "--format", f"workbook={target}")
    assert result.exit_code == 2
    assert "never overwritten" in result.output
    assert (desk / "returns" / "an-giang.xlsx").read_bytes() == before


def test_a_copy_with_macros_keeps_its_ending(desk: Path) -> None:
    file = desk / "returns" / "can-tho.xlsx"
    parts = dict(parts_of(file.read_bytes()))
    macro, plain = (
        b"vnd.ms-excel.sheet.macroEnabled.main",
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain, macro)
    (desk / "can-tho.xlsm").write_bytes(packed(parts))
    wrong = run("check", "can-tho.xlsm", "--format", "workbook=marked.xlsx")
    assert wrong.exit_code == 2
    assert "must end in .xlsm" in wrong.output
    right = run("check", "can-tho.xlsm", "--format", "workbook=marked/")
    assert right.exit_code == 1
    assert (desk / "marked" / "can-tho.xlsm").exists()


def test_a_file_that_changes_meanwhile_is_not_marked(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = api.check

    def slow(*given: object, **named: object) -> object:
        report = judge(*given, **named)  # type: ignore[arg-type]
        write_return(desk / "returns" / "can-tho.xlsx", "Cần Thơ")
        return report

    monkeypatch.setattr(api, "check", slow)
    result = run("check", "returns/can-tho.xlsx", "--format", "workbook=marked.xlsx")
    assert result.exit_code == 2
    assert "has changed since it was checked" in result.output
    assert not (desk / "marked.xlsx").exists()
