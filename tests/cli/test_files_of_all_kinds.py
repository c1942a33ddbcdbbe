"""What a clerk's folder may hold, as the program tells of it: formats, limits, open workbooks, files that are none."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.desk import run, set_up, write_return

RETURN = "returns/an-giang.xlsx"
CSV = (
    "Đơn vị báo cáo:;An Giang\nKỳ báo cáo:;Năm 2022\n\nĐơn vị;Tổng số;Chia ra;\n;;Học sinh;Sinh viên\n"
    "Tổng số;1.500;600;900\nChâu Đốc;1.001;400;600\nTri Tôn;500;200;300\n"
)


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    set_up(tmp_path)


def test_csv_is_judged_like_a_workbook() -> None:
    Path("returns/KN-HSSV.csv").write_text(CSV, encoding="utf-8")
    result = run("check", "returns/KN-HSSV.csv")
    assert result.exit_code == 1
    assert "B7 = 1,001, should be C7 + D7 = 400 + 600 = 1,000" in result.stdout
    assert "2 errors, 0 warnings" in result.stdout


def test_archive_of_csv_is_judged_like_a_workbook() -> None:
    with zipfile.ZipFile("returns/an-giang.zip", "w") as archive:
        archive.writestr("KN-HSSV.csv", CSV)
    assert "difference 1." in run("check", "returns/an-giang.zip").stdout


def test_open_workbooks_are_told() -> None:
    Path("returns/~$an-giang.xlsx").write_bytes(b"\x05Clerk")
    result = run("check", "returns")
    assert result.exit_code == 0
    assert "1 file was left out, as it only marks that a workbook is open: returns/~$an-giang.xlsx." in result.stderr
    assert run("check", "returns", "-q").stderr == ""
    assert "đang mở" in run("audit", "returns", "--lang", "vi").stderr


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--max-cells", "20", "span more than 20 cells"),
        ("--max-size", "1", "larger than 1 MiB"),
    ],
)
def test_limits_can_be_set(option: str, value: str, said: str) -> None:
    write_return(Path(RETURN))
    if option == "--max-size":
        with zipfile.ZipFile(RETURN, "a") as archive:
            archive.writestr("docProps/padding", bytes(2 << 20))
    result = run("check", RETURN, option, value)
    assert result.exit_code == 3
    assert said in result.stdout
    assert option in result.stdout
    assert run("check", RETURN).exit_code == 0


def test_names_with_odd_letters(tmp_path: Path) -> None:
    names = ["bà rịa.xlsx", "ba\u0300 ri\u0323a.xlsx", 'it\'s "one".xlsx', "new\nline.xlsx", " space .xlsx"]
    for name in names:
        write_return(Path("returns", name))
    result = run("check", *(f"returns/{name}" for name in names), "-f", "json")
    assert result.exit_code == 0
    judged = {one["file"]: one["status"] for one in json.loads(result.stdout)["returns"]}
    assert judged == {f"returns/{name}": "accepted" for name in names}
    table = run("check", "returns").stdout
    assert "new\nline" not in table


def test_what_is_not_there_or_not_read_does_not_stop_the_rest() -> None:
    Path("returns/empty.xlsx").write_bytes(b"")
    Path("returns/folder.xlsx").mkdir()
    Path("returns/lost.xlsx").symlink_to("gone.xlsx")
    result = run("check", "returns")
    assert result.exit_code == 3
    assert "returns/empty.xlsx: the file is empty (0 bytes)." in result.stdout
    assert "returns/lost.xlsx: there is no such file." in result.stdout
    assert "accepted (0 errors, 0 warnings)" in result.stdout
