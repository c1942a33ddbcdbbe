"""The Python that the documentation shows runs, and prints what it should."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
_PYTHON = re.compile(r"```python\n(?P<text>.*?)```", re.DOTALL)


def test_a_form_as_a_pandera_schema(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(REPOSITORY)
    (shown,) = _PYTHON.findall((REPOSITORY / "docs" / "schemas.md").read_text(encoding="utf-8"))
    exec(compile(shown, "schemas.md", "exec"), {})  # noqa: S102 - our own documentation
    assert capsys.readouterr().out == "women-and-men in row 1\n"
