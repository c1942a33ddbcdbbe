"""A process of its own for files that could end the process that reads them: it may die, and nothing else does.

Damaged .xls files of 1 KB make a reading library ask for more memory than there is, and the process is aborted; others
keep it busy for minutes. One process is kept warm and reads file after file, until one of them costs its life.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import MIB, Limits
from pdvalidate.reading.files.cells import Sheet
from pdvalidate.reading.files.container import Container, container_of
from pdvalidate.reading.files.formats import sheets_of

Answer = tuple[list[Sheet], str, Mapping[str, object]]
"""The sheets; or the reason why there are none, with its values: an exception may not survive the journey."""

_ROOT = str(Path(__file__).parents[2])
_PROGRAM = f"import sys; sys.path.append({_ROOT!r}); from {__name__} import serve; serve()"
_LENGTH = 8
"""Bytes before each message that say how long it is."""
_DETAIL = 200
"""Characters of a library's own complaint that are kept."""


def sheets_apart(container: Container, limits: Limits) -> list[Sheet]:
    """The worksheets of a file, read in another process within the limits of time and memory.

    Raises:
        WorkbookError: as the format's reader raises it; file-damaged where the process died, too-slow,
            too-much-memory.
    """
    worker = _Worker.here()
    try:
        sheets, reason, values = worker.ask(container, limits)
    except BaseException:
        worker.end()
        raise
    if reason:
        raise WorkbookError(container.path, reason, **values)
    return sheets


class _Worker:
    """The other process, as this one sees it. A process that was forked off does not share it but has its own."""

    mine: _Worker | None = None

    def __init__(self) -> None:
        self.owner = os.getpid()
        command = [sys.executable, "-P", "-c", _PROGRAM]
        silent = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=silent)  # noqa: S603 - our own program
        self._late = False

    @classmethod
    def here(cls) -> _Worker:
        """The worker of this process; a new one where there is none or it is gone."""
        mine = cls.mine
        if mine is None or mine.owner != os.getpid() or mine._process.poll() is not None:
            mine = cls.mine = cls()
        return mine

    def ask(self, container: Container, limits: Limits) -> Answer:
        """What the process makes of a file. It does not outlive one for which it has no answer in time."""
        seconds = limits.seconds_for(len(container.data))
        timer = Timer(seconds, self._stop)
        try:
            _receive(self._process.stdout)  # it is ready: the time that it needs to start does not count
            timer.start()
            _send(self._process.stdin, (str(container.path), container.data, container.title, limits))
            answer: Answer = _receive(self._process.stdout)
            return answer
        except (OSError, EOFError):
            self.end()
            return ([], "too-slow", {"seconds": seconds}) if self._late else ([], "file-damaged", {"detail": "abort"})
        finally:
            timer.cancel()

    def _stop(self) -> None:
        self._late = True
        self._process.kill()

    def end(self) -> None:
        """Stop the process, where it is this one's own."""
        if self.owner == os.getpid():
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]  # both were asked for


@atexit.register
def _end() -> None:
    if _Worker.mine is not None:
        _Worker.mine.end()


def _send(pipe: IO[bytes] | None, message: object) -> None:
    if pipe is None:
        raise EOFError
    packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(packed).to_bytes(_LENGTH, "big"))
    pipe.write(packed)
    pipe.flush()


def _receive(pipe: IO[bytes] | None) -> Any:
    if pipe is None:
        raise EOFError
    length = int.from_bytes(_exactly(pipe, _LENGTH), "big")
    return pickle.loads(_exactly(pipe, length))  # noqa: S301 - written by our own program


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    read = pipe.read(length)
    if len(read) < length:
        raise EOFError
    return read


def serve() -> None:
    """What the other process does until its input ends: a file comes in, its sheets go out."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints is no answer
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            _send(answers, "ready")
            _send(answers, _answer(*_receive(questions)))


def _answer(path: str, data: bytes, title: str, limits: Limits) -> Answer:
    _bound_memory(limits.memory_bytes)
    try:
        return sheets_of(container_of(Path(path), data, limits, title), limits), "", {}
    except WorkbookError as error:
        return [], error.identifier, {key: value for key, value in error.values.items() if key != "file"}
    except MemoryError:
        return [], "too-much-memory", {"limit": limits.memory_bytes // MIB}
    except BaseException as error:  # a panic of a library is no Exception
        return [], "file-damaged", {"detail": f"{type(error).__name__}: {error}"[:_DETAIL]}


def _bound_memory(more: int) -> None:
    """Where the system knows such bounds, asking for more memory than the process has now plus `more` fails."""
    if sys.platform == "linux":
        import resource

        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = own + more if hard == resource.RLIM_INFINITY else min(own + more, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
