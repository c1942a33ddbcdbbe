"""Chunks judged by processes of their own. A process that dies takes nothing with it but the file that killed it."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess

from pdvalidate.api.chunks import Asked, Order, judge_chunk
from pdvalidate.api.packing import Packing
from pdvalidate.errors import PdvalidateError
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.returns import Refusal

_TRIES = 2
"""How often a single file may end a process before it is the file that is to blame."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Files that one process judges at a stretch, and how many died of just these files."""

    asked: Sequence[Asked]
    deaths: int = 0

    def after_death(self) -> list[Piece]:
        """What is to be done of a piece whose process died: each half by itself, until one file is left to blame."""
        if len(self.asked) == 1:
            return [Piece(self.asked, self.deaths + 1)] if self.deaths + 1 < _TRIES else []
        half = len(self.asked) // 2
        return [Piece(self.asked[:half]), Piece(self.asked[half:])]

    def given_up(self) -> list[Outcome]:
        """The outcome of the files that no process survives."""
        return [Outcome(Refusal(str(one.file), "reader-died")) for one in self.asked]


@dataclass(eq=False, slots=True)
class _Worker:
    """One process, the pipe to it, and what it is at."""

    process: BaseProcess
    pipe: Connection
    piece: Piece

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """Processes that judge pieces by one order."""

    def __init__(self, order: Order, jobs: int) -> None:
        self._order = order
        self._jobs = jobs
        self._packing = Packing(order.library)
        self._context = _context()
        self._crew: list[_Worker] = []

    def run(self, chunks: Iterable[Sequence[Asked]]) -> Iterator[list[Outcome]]:
        """The outcomes of all chunks, as they come. Whatever ends this ends the processes."""
        waiting = deque(Piece(chunk) for chunk in chunks)
        try:
            while waiting or self._crew:
                while waiting and len(self._crew) < self._jobs:
                    self._hire(waiting.popleft())
                for worker in self._answering():
                    yield from self._take(worker, waiting)
        finally:
            for worker in self._crew:
                worker.end()

    def _hire(self, piece: Piece) -> None:
        mine, its = self._context.Pipe()
        inherited = [mine, *(one.pipe for one in self._crew)] if isinstance(self._context, ForkContext) else []
        process = self._context.Process(target=_serve, args=(self._order, its, inherited), daemon=True)
        process.start()
        its.close()
        self._crew.append(_Worker(process, mine, piece))
        self._give(self._crew[-1], piece)

    def _give(self, worker: _Worker, piece: Piece) -> None:
        worker.piece = piece
        with suppress(OSError):  # it is dead already: its pipe will say so
            worker.pipe.send(piece.asked)

    def _answering(self) -> list[_Worker]:
        ready = wait([worker.pipe for worker in self._crew])
        return [worker for worker in self._crew if worker.pipe in ready]

    def _take(self, worker: _Worker, waiting: deque[Piece]) -> Iterator[list[Outcome]]:
        """The answer of a process, which is given the next piece; or what follows from its death."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._mourn(worker, waiting)
            return
        if isinstance(answer, Exception):
            raise answer
        if waiting:
            self._give(worker, waiting.popleft())
        else:
            self._crew.remove(worker)
            worker.end()
        yield self._packing.unpack(answer)

    def _mourn(self, worker: _Worker, waiting: deque[Piece]) -> Iterator[list[Outcome]]:
        self._crew.remove(worker)
        worker.end()
        rest = worker.piece.after_death()
        waiting.extendleft(reversed(rest))
        if not rest:
            yield worker.piece.given_up()


def _context() -> ForkContext | SpawnContext:
    """Forked processes know at once what this one knows; with threads about, a fork is not safe."""
    forking = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork") if forking else multiprocessing.get_context("spawn")


def _serve(order: Order, pipe: Connection, inherited: Sequence[Connection]) -> None:
    """What a process does until nobody asks any more. Ctrl-C is for the process that it works for.

    Args:
        inherited: pipes of a fork that are not its own: while it holds them, no other process sees this one's end.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    packing = Packing(order.library)
    with suppress(EOFError, OSError):
        while True:
            asked = pipe.recv()
            try:
                answer: object = packing.pack(judge_chunk(order, asked))
            except Exception as error:  # it is told where the run is
                answer = (
                    error if isinstance(error, PdvalidateError) else RuntimeError(f"{type(error).__name__}: {error}")
                )
            pipe.send(answer)
