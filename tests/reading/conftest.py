"""What the tests of the reader share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes its workbook."""
    return tmp_path / "return.xlsx"
