"""Where outcomes come from: the cache, this process, several, a cluster. The report is the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pdvalidate.api.cache import Cache
from pdvalidate.api.chunks import FILES, Asked, Order, chunks, judge_chunk
from pdvalidate.api.workers import Workers
from pdvalidate.model.outcome import Outcome

Progress = Callable[[int, int], None]
"""Told whenever files are done: how many are, and how many there are."""

_ROUNDS = 4
"""Chunks that each process gets at least, so that none waits long for the others at the end."""
_FEW = 16
"""Files for which a second process would not be worth its start."""


@dataclass(frozen=True, slots=True)
class Running:
    """How a run is spread. The report is the same whatever is said here."""

    jobs: int = 1
    files: int = FILES  # in one chunk, at most
    cache: Path | None = None  # the folder of what is remembered
    cluster: str = ""  # the address of a Dask scheduler


HERE = Running()


def run(order: Order, asked: Sequence[Asked], running: Running, progress: Progress | None) -> Iterator[Outcome]:
    """The outcome of every file, in no particular order."""
    done = 0
    for outcomes in _remembering(order, asked, running) if running.cache else _spread(order, asked, running):
        yield from outcomes
        done += len(outcomes)
        if progress:
            progress(done, len(asked))


def _remembering(order: Order, asked: Sequence[Asked], running: Running) -> Iterator[list[Outcome]]:
    """What the cache knows, then what is judged now, which it is given."""
    cache = Cache(running.cache or Path(), order)
    unknown: dict[str, Asked] = {}
    for one, outcome in cache.recall(asked):
        if outcome is None:
            unknown[str(one.file)] = one
        else:
            yield [outcome]
    for outcomes in _spread(order, list(unknown.values()), running):
        cache.remember(unknown, outcomes)
        yield outcomes


def _spread(order: Order, asked: Sequence[Asked], running: Running) -> Iterator[list[Outcome]]:
    if running.cluster and asked:
        from pdvalidate.api.cluster import Cluster

        return Cluster(order, running.cluster).run(chunks(asked, running.files))
    jobs = min(running.jobs, math.ceil(len(asked) / _FEW))
    if jobs <= 1:
        return (judge_chunk(order, chunk) for chunk in chunks(asked, running.files))
    size = min(running.files, math.ceil(len(asked) / (jobs * _ROUNDS)))
    return Workers(order, jobs).run(chunks(asked, size))
