"""Where chunks are judged: in this process, in several, on a cluster; what is remembered is not judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pdvalidate.api.chunks import FILES, Asked, Order, chunks, judge_chunk
from pdvalidate.model.outcome import Outcome

Progress = Callable[[int, int], None]
"""Told whenever files are done: how many are, and how many there are."""


@dataclass(frozen=True, slots=True)
class Running:
    """How a run is spread. The report is the same whatever is said here."""

    jobs: int = 1
    files: int = FILES  # in one chunk


HERE = Running()


def run(order: Order, asked: Sequence[Asked], running: Running, progress: Progress | None) -> Iterator[Outcome]:
    """The outcome of every file, in no particular order."""
    done = 0
    for chunk in chunks(asked, running.files):
        yield from judge_chunk(order, chunk)
        done += len(chunk)
        if progress:
            progress(done, len(asked))
