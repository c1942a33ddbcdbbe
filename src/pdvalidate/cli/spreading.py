"""The options that say how a run is spread: over processes, and over what is remembered of earlier runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

_JOBS = click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Processes that read and judge; 0: as many as there are processors. The report is the same.",
)
_NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Judge every file anew, and remember nothing of it for the next audit."
)


def spread(function: Callable[..., None]) -> Callable[..., None]:
    """A command that is given `running`, what these options come to."""

    @wraps(function)
    def command(*args: Any, jobs: int, **given: Any) -> None:
        from pdvalidate import api

        function(*args, running=api.Running(jobs=jobs or os.cpu_count() or 1), **given)

    return _JOBS(command)


def remembering(function: Callable[..., None]) -> Callable[..., None]:
    """The same of a command that remembers what became of the files of earlier runs."""

    @wraps(function)
    def command(*args: Any, jobs: int, no_cache: bool, **given: Any) -> None:
        from pdvalidate import api

        cache = None if no_cache else api.cache_folder()
        function(*args, running=api.Running(jobs=jobs or os.cpu_count() or 1, cache=cache), **given)

    return _JOBS(_NO_CACHE(command))
