"""A progress bar on standard error, for work that lasts, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

from pdvalidate.cli.options import Settings

FEW = 5
"""Files that are read before anybody would look at a bar."""


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
