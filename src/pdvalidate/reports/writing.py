"""Reports written out: to a file that is whole or not there at all, or to a stream."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pdvalidate.messages import Catalogue
    from pdvalidate.model.report import Report
    from pdvalidate.reports.format import Format, Layout

_READABLE = 0o666


def write(report: Report, format_name: str, target: Path | BinaryIO, catalogue: Catalogue, layout: Layout) -> None:
    """Tell a report in one format, to a file or to a stream of bytes such as standard output.

    Raises:
        KeyError: there is no such format.
        OSError: the target cannot be written; a file that was there is as it was.
    """
    from pdvalidate.reports.formats import FORMATS

    pieces = _pieces(FORMATS[format_name], report, catalogue, layout)
    if isinstance(target, Path):
        write_whole(target, pieces)
    else:
        for piece in pieces:
            target.write(piece)
        target.flush()


def _pieces(chosen: Format, report: Report, catalogue: Catalogue, layout: Layout) -> Iterator[bytes]:
    """The report in pieces of bytes, made while they are written."""
    if chosen.pieces:
        yield from map(as_bytes, chosen.pieces(report, catalogue, layout))
    else:
        told = chosen.render(report, catalogue, layout)
        yield as_bytes(told) if isinstance(told, str) else told


def as_bytes(text: str) -> bytes:
    """A text in UTF-8. Halves of characters, which names of files can hold, are spelled out."""
    return text.encode("utf-8", errors="backslashreplace")


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file under a temporary name beside its place, then give it its name.

    A link stays a link, and what is no file, such as a device or a pipe, is written to as it is.

    Raises:
        OSError: it cannot be written; a file that was there is as it was.
    """
    path = path.resolve()
    pieces = (data,) if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines(pieces)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; else those that any new file gets."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _READABLE & ~mask
