"""How a report looks where it goes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from pdvalidate.cli.options import Settings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """A terminal for standard output. Within the test: pytest puts its own there before each phase."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(("columns", "width"), [("40", 80), ("100", 100), ("300", 120)])
def test_a_report_is_as_wide_as_the_terminal_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    on_terminal(monkeypatch, COLUMNS=columns)
    assert Settings().layout().width == width


@pytest.mark.parametrize(
    ("choice", "variable", "value", "colored"),
    [
        ("auto", "TERM", "xterm", True),
        ("auto", "TERM", "dumb", False),
        ("auto", "NO_COLOR", "1", False),
        ("always", "NO_COLOR", "1", True),
        ("never", "TERM", "xterm", False),
    ],
)
def test_colours(monkeypatch: pytest.MonkeyPatch, choice: str, variable: str, value: str, colored: bool) -> None:
    on_terminal(monkeypatch, **{variable: value})
    assert Settings(color=choice).layout().color is colored


def test_files_have_80_columns_and_no_colours() -> None:
    layout = Settings(color="always", verbose=True).layout(Path("report.txt"))
    assert (layout.width, layout.color, layout.verbose) == (80, False, True)
