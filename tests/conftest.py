"""What all tests share: golden files, which `pytest tests/reports --regenerate` writes again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("deterministic", derandomize=True, database=None, deadline=None)
settings.load_profile("deterministic")

os.environ["PDVALIDATE_CACHE_DIR"] = ""  # what a test does is forgotten; tests of the cache name a folder

Golden = Callable[[Path, str], None]
"""Compares a text with a golden file, or writes it there."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--regenerate"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode()

    return compare
