"""The options that say how a run is spread: over processes, and over what is remembered of earlier runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pdvalidate.api import Running

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


_CLUSTER = click.option(
    "--cluster",
    metavar="ADDRESS",
    default="",
    help="A Dask scheduler, such as tcp://host:8786, whose workers read and judge. They must see the same files.",
)


def spread(function: Callable[..., None]) -> Callable[..., None]:
    """A command that is given `running`, what these options come to."""

    @wraps(function)
    def command(*args: Any, jobs: int, cluster: str, **given: Any) -> None:
        function(*args, running=_running(jobs, cluster), **given)

    return _JOBS(_CLUSTER(command))


def remembering(function: Callable[..., None]) -> Callable[..., None]:
    """The same of a command that remembers what became of the files of earlier runs."""

    @wraps(function)
    def command(*args: Any, jobs: int, cluster: str, no_cache: bool, **given: Any) -> None:
        from pdvalidate import api

        cache = None if no_cache else api.cache_folder()
        function(*args, running=replace(_running(jobs, cluster), cache=cache), **given)

    return _JOBS(_CLUSTER(_NO_CACHE(command)))


def _running(jobs: int, cluster: str) -> Running:
    from pdvalidate import api

    return api.Running(jobs=jobs or os.cpu_count() or 1, cluster=cluster)
