"""The options that raise or lower how large a file may be before it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

import click

from pdvalidate.model.limits import LIMITS, MIB

_OPTIONS = (
    click.option(
        "--max-size",
        metavar="MIB",
        type=click.IntRange(min=1),
        default=LIMITS.file_bytes // MIB,
        show_default=True,
        help="The largest file that is read. What it unpacks to may be four times as large.",
    ),
    click.option(
        "--max-cells",
        metavar="N",
        type=click.IntRange(min=1),
        default=LIMITS.cells,
        show_default=True,
        help="The largest area, from A1 to the outermost filled cells, over all sheets of a file.",
    ),
    click.option(
        "--max-seconds",
        metavar="N",
        type=click.FloatRange(min=0, min_open=True),
        default=LIMITS.seconds,
        show_default=True,
        help=f"Time for a file that a process of its own reads; each MiB adds {LIMITS.seconds_per_mib:g}.",
    ),
    click.option(
        "--max-memory",
        metavar="MIB",
        type=click.IntRange(min=64),
        default=LIMITS.memory_bytes // MIB,
        show_default=True,
        help="How much memory that process may take.",
    ),
)


def limited(function: Callable[..., None]) -> Callable[..., None]:
    """A command that is given the `limits` these options come to."""

    @wraps(function)
    def command(*args: Any, max_size: int, max_cells: int, max_seconds: float, max_memory: int, **given: Any) -> None:
        limits = replace(
            LIMITS,
            file_bytes=max_size * MIB,
            cells=max_cells,
            seconds=max_seconds,
            memory_bytes=max_memory * MIB,
        )
        function(*args, limits=limits, **given)

    decorated: Callable[..., None] = command
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
