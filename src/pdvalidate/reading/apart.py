"""A process of its own for files that could end the process that reads them: it may die, and nothing else does.

Damaged .xls files of 1 KB make the reading library ask for more memory than there is, and the process is aborted.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

from python_calamine import PasswordError

from pdvalidate.reading.calamine import sheets_of
from pdvalidate.reading.cells import Sheet
from pdvalidate.reading.limits import Limits

Answer = tuple[list[Sheet], str, str]
"""The sheets; or the reason why there are none, with a detail: an exception itself may not survive the journey."""

_PROGRAM = f"from {__name__} import answer; answer()"


def sheets_apart(data: bytes, limits: Limits) -> Answer:
    """The worksheets of a file, read in another process within the limits of time and memory."""
    command = [sys.executable, "-c", _PROGRAM, str(limits.memory_bytes)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds, check=False)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired:
        return [], "file-too-large", f"{limits.seconds} s"
    if done.returncode:
        return [], "file-damaged", "the process that read it died"
    answered: Answer = pickle.loads(done.stdout)  # noqa: S301 - written by our own program
    return answered


def answer() -> None:
    """What the other process does: a file comes in, its sheets go out."""
    _bound_memory(int(sys.argv[1]))
    sys.stdout.buffer.write(pickle.dumps(_read(sys.stdin.buffer.read())))


def _bound_memory(more: int) -> None:
    """Where the system knows such bounds, asking for more memory than the process has now plus `more` fails."""
    if sys.platform == "linux":
        import resource

        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (own + more, own + more))


def _read(data: bytes) -> Answer:
    try:
        return sheets_of(data), "", ""
    except PasswordError:
        return [], "password-protected", ""
    except BaseException as error:  # a panic of the library is no Exception
        return [], "file-damaged", str(error)
