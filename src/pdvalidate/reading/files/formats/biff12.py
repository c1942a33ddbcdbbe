"""The records of the binary parts of an .xlsb package ([MS-XLSB] 2.1.4): type, length, and as many bytes."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

Record = tuple[int, bytes]

_SHORT, _LONG = 2, 4
"""The most bytes of a type and of a length."""


class Biff12Error(Exception):
    """The records do not fit into their part."""


def records(part: bytes) -> Iterator[Record]:
    """Type and content of every record.

    Raises:
        Biff12Error: a record is longer than what is left.
    """
    at = 0
    while at < len(part):
        kind, at = _type(part, at)
        length, at = _length(part, at)
        if at + length > len(part):
            raise Biff12Error(f"a record of type {kind} ends beyond its part")
        yield kind, part[at : at + length]
        at += length


def _type(part: bytes, at: int) -> tuple[int, int]:
    first = part[at]
    if first < 0x80 or at + 1 >= len(part):
        return first, at + 1
    return (first & 0x7F) | (part[at + 1] << 7), at + _SHORT


def _length(part: bytes, at: int) -> tuple[int, int]:
    length = 0
    for place in range(_LONG):
        if at + place >= len(part):
            raise Biff12Error("a record has no length")
        byte = part[at + place]
        length |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return length, at + place + 1
    return length, at + _LONG


def text_at(content: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends; a nullable text that is null is empty."""
    (length,) = unpack_from("<I", content, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(content):
        raise Biff12Error("a text ends beyond its record")
    return content[at + 4 : end].decode("utf-16-le", errors="replace"), end
