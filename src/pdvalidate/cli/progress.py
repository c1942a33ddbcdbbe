"""What is told on standard error while work goes on: what is left out, and a bar for work that lasts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from pdvalidate.cli.options import Settings
from pdvalidate.cli.speaking import warn

FEW = 5
"""Files that are read before anybody would look at a bar."""


def note_locks(files: Sequence[Path], settings: Settings) -> None:
    """Name the files that were left out, as they only mark that a workbook is open."""
    if files and not settings.quiet:
        warn("note-lock-files", count=len(files), files=list(map(str, files)))


@contextmanager
def progress(settings: Settings) -> Iterator[Callable[[int, int], None] | None]:
    """What is to be told after each file: how many are done, and how many there are; None where nobody looks."""
    if settings.quiet or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[Callable[[int], None]] = []

        def tell(done: int, total: int) -> None:
            if total > FEW and not bars:
                label = settings.catalogue.say("note-checking")
                bar = stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
                bars.append(bar.update)
            for update in bars:
                update(1)

        yield tell
