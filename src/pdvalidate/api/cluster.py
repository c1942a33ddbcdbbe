"""Chunks judged beyond this machine: the same function, sent to the workers of a Dask scheduler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from pdvalidate.api.chunks import Asked, Order, judge_chunk
from pdvalidate.api.packing import Packing
from pdvalidate.api.workers import Piece
from pdvalidate.errors import PdvalidateError
from pdvalidate.model.outcome import Outcome

if TYPE_CHECKING:
    from distributed import Client, Future

_IN_FLIGHT = 4
"""Chunks that wait at the scheduler for each thread of a worker: enough to keep it busy, few enough for any number."""
_SECONDS = 30


def packed_chunk(order: Order, asked: Sequence[Asked]) -> bytes:
    """What a worker does. The files must have the same names there as here."""
    return Packing(order.library).pack(judge_chunk(order, asked))


class Cluster:
    """The workers of a scheduler, judging pieces by one order."""

    def __init__(self, order: Order, address: str) -> None:
        self._order = order
        self._address = address
        self._packing = Packing(order.library)

    def run(self, chunks: Iterable[Sequence[Asked]]) -> Iterator[list[Outcome]]:
        """The outcomes of all chunks, as they come. A piece whose workers die is halved, as it is on one machine.

        Raises:
            PdvalidateError: Dask is not installed, or nobody answers at the address.
        """
        with self._client() as client:
            order = client.scatter(self._order, broadcast=True)
            yield from _Run(client, order, self._packing).run(map(Piece, chunks))

    def _client(self) -> Client:
        try:
            from distributed import Client
        except ImportError as error:
            raise PdvalidateError("extra-missing", {"extra": "cluster", "library": "distributed"}) from error
        try:
            return Client(self._address, timeout=_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise PdvalidateError("cluster-unreachable", {"address": self._address, "detail": str(error)}) from error


class _Run:
    def __init__(self, client: Client, order: Any, packing: Packing) -> None:
        from distributed import as_completed

        self._client, self._order, self._packing = client, order, packing
        self._done = as_completed(loop=client.loop)
        self._pieces: dict[Future, Piece] = {}

    def run(self, pieces: Iterator[Piece]) -> Iterator[list[Outcome]]:
        room = _IN_FLIGHT * max(1, sum(self._client.nthreads().values()))
        for piece in islice(pieces, room):
            self._submit(piece)
        for future in self._done:
            outcomes = self._take(future)
            if len(self._pieces) < room:
                for piece in islice(pieces, 1):
                    self._submit(piece)
            if outcomes:
                yield outcomes

    def _submit(self, piece: Piece) -> None:
        future = self._client.submit(packed_chunk, self._order, piece.asked, pure=False)
        self._pieces[future] = piece
        self._done.add(future)

    def _take(self, future: Future) -> list[Outcome]:
        from distributed import KilledWorker

        piece = self._pieces.pop(future)
        try:
            return self._packing.unpack(future.result())
        except KilledWorker:
            rest = piece.after_death()
            for part in rest:
                self._submit(part)
            return [] if rest else piece.given_up()
