"""The file of a return, read once more for a copy of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import LIMITS
from pdvalidate.reading import original
from tests.samples.returns import FAULTY

FILE = FAULTY / "ninh-thuan.xlsx"
DIGEST = hashlib.sha256(FILE.read_bytes()).hexdigest()


def test_a_package_is_handed_over_as_it_is() -> None:
    assert original(FILE, DIGEST).data == FILE.read_bytes()


def test_of_any_other_file_the_values(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Age,All\nA,5\n", encoding="utf-8")
    source = original(file, hashlib.sha256(file.read_bytes()).hexdigest())
    assert source.data is None
    assert [name for name, _ in source.sheets] == ["a"]


def test_what_was_read_under_wider_limits_is_read_again() -> None:
    assert original(FILE, DIGEST, replace(LIMITS, file_bytes=100)).data


def test_a_file_that_is_another_by_now_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="file-changed"):
        original(FILE, "0" * 64)
    with pytest.raises(WorkbookError, match="file-missing"):
        original(tmp_path / "gone.xlsx", DIGEST)
