"""Which files a folder, a pattern or a link comes to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pdvalidate.reading import find_files, lock_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".~lock.c.ods#", ".hidden.xls", "notes.pdf", "sub/d.zip"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.xlsx").mkdir()
    return tmp_path


def test_folder(folder: Path) -> None:
    assert find_files([str(folder)]) == [folder / "a.csv", folder / "b.xlsx", folder / "sub/d.zip"]
    assert find_files([str(folder), str(folder / "b.xlsx")]) == find_files([str(folder)])


def test_files_that_mark_open_workbooks(folder: Path) -> None:
    assert lock_files([str(folder)]) == [folder / ".~lock.c.ods#", folder / "~$b.xlsx"]
    assert lock_files([str(folder / "b.xlsx")]) == []


def test_pattern(folder: Path) -> None:
    assert find_files([str(folder / "*.xlsx")]) == [folder / "b.xlsx"]
    assert find_files([str(folder / "*.ods")]) == []
    assert find_files([str(folder / "none.ods")]) == [folder / "none.ods"]


def test_folder_that_is_called_like_a_workbook_is_searched(folder: Path) -> None:
    (folder / "folder.xlsx" / "e.ods").write_bytes(b"x")
    assert find_files([str(folder / "folder.xlsx")]) == [folder / "folder.xlsx" / "e.ods"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links(folder: Path) -> None:
    (folder / "again.xlsx").symlink_to(folder / "b.xlsx")
    (folder / "elsewhere.xlsx").symlink_to(folder / "notes.pdf")
    (folder / "nowhere.xlsx").symlink_to(folder / "gone.xlsx")
    (folder / "circle.xlsx").symlink_to(folder / "circle.xlsx")
    (folder / "round").symlink_to(folder)
    names = [path.name for path in find_files([str(folder)])]
    assert names == ["a.csv", "b.xlsx", "circle.xlsx", "elsewhere.xlsx", "nowhere.xlsx", "d.zip"]
