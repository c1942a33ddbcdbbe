"""A bar only where somebody looks, and only for work that lasts."""

from __future__ import annotations

import io
import sys

import click
import pytest

from pdvalidate.cli.main import main
from pdvalidate.cli.options import Settings
from pdvalidate.cli.progress import FEW, LINE_EVERY, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, files: int, settings: Settings) -> str:
    """What stands on standard error after so many files were read."""
    monkeypatch.setattr(sys, "stderr", stream)
    with click.Context(main), progress(settings) as tell:
        for done in range(1, files + 1):
            if tell:
                tell(done, files)
    return stream.getvalue()


def test_a_bar_for_many_files_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "100%" in shown(monkeypatch, Terminal(), FEW + 1, Settings())


def test_no_bar_for_a_few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), FEW, Settings()) == ""


def test_no_bar_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), FEW + 1, Settings(quiet=True)) == ""
    assert shown(monkeypatch, io.StringIO(), FEW + 1, Settings()) == ""


def test_the_bar_tells_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "per second" in shown(monkeypatch, Terminal(), FEW + 1, Settings())


def test_a_log_gets_a_line_for_every_thousand_files(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, io.StringIO(), 2 * LINE_EVERY, Settings()).splitlines()
    assert [line.split(";")[0] for line in lines] == ["1,000 of 2,000 files judged", "2,000 of 2,000 files judged"]
    assert all("left" in line for line in lines)
    assert shown(monkeypatch, io.StringIO(), LINE_EVERY, Settings()) == ""
    assert shown(monkeypatch, io.StringIO(), 2 * LINE_EVERY, Settings(quiet=True)) == ""
