"""Texts made fit for a terminal: harmless, in one writing, and no wider than there is room."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from wcwidth import wcswidth

_LONGEST = 400
"""Characters of a text from a workbook that a table shows; a cell can hold 32.767."""

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, beginnings of escape sequences, marks that reorder or hide what follows, what no XML can hold."""


def harmless(text: str) -> str:
    """A text on one line in which nothing can steer a terminal: white space becomes spaces, the rest is spelled out."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", composed)


def brief(text: str) -> str:
    """A text, cut where it is longer than anybody reads in a table."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def clipped(text: str) -> str:
    """A harmless text of a length that people read."""
    return harmless(brief(text))


def width(text: str) -> int:
    """Columns of a terminal that a harmless text takes."""
    return len(text) if text.isascii() else max(0, wcswidth(text))


def wrapped(text: str, room: int) -> list[str]:
    """The lines of a harmless text, none wider than `room` columns; words that are wider are cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, max(room, 2)):
        joined = f"{line} {word}" if line else word
        if width(joined) <= room:
            line = joined
        else:
            lines += [line] if line else []
            line = word
    return [*lines, line]


def _pieces(text: str, room: int) -> Iterator[str]:
    """The words of a text, and the pieces of those that are wider than the room."""
    for word in text.split(" "):
        if width(word) <= room:
            yield word
        else:
            yield from _cut(word, room)


def _cut(word: str, room: int) -> Iterator[str]:
    """Pieces of a word, each measured as a whole: a combining mark can widen the letter before it, or take no room."""
    piece = ""
    for letter in word:
        if piece and width(piece + letter) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece
