"""Patterns for texts: * is any text, ? one character, and the part in braces is captured."""

from __future__ import annotations

import re
from functools import cached_property

from pdvalidate.text.folding import fold

_CUT = "|"  # keeps what stands at a cut - a colon, a space - from being folded away
_BRACES = re.compile(r"\{\w+\}")


class Glob:
    """A pattern compared folded. A part in braces, as in `Project ?*: {project}`, matches any text and captures it.

    Matching takes time proportional to pattern times text: there is nothing to backtrack into but the last star.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _folded(self) -> str:
        return fold(_BRACES.sub("*", self.pattern))

    def matches(self, text: str) -> bool:
        """Whether the folded text is of the pattern."""
        return _matches(self._folded, fold(text))

    def capture(self, text: str) -> str | None:
        """What the braces hold, as typed; the whole text where the pattern has none; None where it does not match.

        Of several ways to match the text before the braces is taken as short as can be.
        """
        braces = _BRACES.search(self.pattern)
        if not self.matches(text):
            return None
        if braces is None:
            return text.strip()
        before, after = fold(self.pattern[: braces.start()] + _CUT), fold(_CUT + self.pattern[braces.end() :])
        starts = (at for at in range(len(text) + 1) if _matches(before, fold(text[:at] + _CUT)))
        start = next(starts, len(text))
        ends = (at for at in range(len(text), start, -1) if _matches(after, fold(_CUT + text[at:])))
        return text[start : next(ends, start)].strip()

    def __repr__(self) -> str:
        return f"Glob({self.pattern!r})"


def _matches(pattern: str, text: str) -> bool:
    at = place = 0
    star, tried = -1, 0
    while place < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, tried = at, place
            at += 1
        elif at < len(pattern) and pattern[at] in ("?", text[place]):
            at += 1
            place += 1
        elif star >= 0:
            tried += 1
            at, place = star + 1, tried
        else:
            return False
    return all(one == "*" for one in pattern[at:])
