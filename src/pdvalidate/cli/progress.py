"""What is told on standard error while work goes on: what is left out, and how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from pdvalidate.cli.options import Settings
from pdvalidate.cli.speaking import warn
from pdvalidate.messages import Catalogue

FEW = 5
"""Files that are read before anybody would look at a bar."""
LINE_EVERY = 1000
"""Files after which a log gets a line."""

Tell = Callable[[int, int], None]


def note_locks(files: Sequence[Path], settings: Settings) -> None:
    """Name the files that were left out, as they only mark that a workbook is open."""
    if files and not settings.quiet:
        warn("note-lock-files", count=len(files), files=list(map(str, files)))


@contextmanager
def progress(settings: Settings) -> Iterator[Tell | None]:
    """What is to be told whenever files are done: how many are, and how many there are; None where nobody looks.

    On a terminal it is a bar with the rate and the remaining time; in a log a line for every thousand files.
    """
    if settings.quiet:
        yield None
    elif sys.stderr.isatty():
        with ExitStack() as stack:
            yield _Bar(settings.catalogue, stack)
    else:
        yield _Lines()


@dataclass
class _Pace:
    """How many files a second are done since the first was told of."""

    _since: float = field(default_factory=time.monotonic)

    def rate(self, done: int) -> float:
        return done / max(time.monotonic() - self._since, 1e-3)


class _Bar:
    def __init__(self, catalogue: Catalogue, stack: ExitStack) -> None:
        self._catalogue, self._stack, self._pace = catalogue, stack, _Pace()
        self._bar: Any = None
        self._shown = 0

    def __call__(self, done: int, total: int) -> None:
        if total <= FEW:
            return
        if self._bar is None:
            self._bar = self._stack.enter_context(self._new(total))
        self._bar.update(done - self._shown, done)
        self._shown = done

    def _new(self, total: int) -> Any:
        label = self._catalogue.say("note-checking")
        return click.progressbar(
            length=total, label=label, file=sys.stderr, show_pos=True, show_percent=True, item_show_func=self._rate
        )

    def _rate(self, done: int | None) -> str | None:
        return self._catalogue.say("note-rate", {"rate": round(self._pace.rate(done))}) if done else None


class _Lines:
    def __init__(self) -> None:
        self._pace = _Pace()
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        if done // LINE_EVERY > self._told // LINE_EVERY and total > LINE_EVERY:
            rate = self._pace.rate(done)
            warn("note-progress", done=done, count=total, rate=round(rate), left=_clock((total - done) / rate))
        self._told = done


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds the way a clock shows them."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
