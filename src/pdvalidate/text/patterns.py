"""Regular expressions of strangers, matched in time proportional to the text: RE2, without lookaround."""

from __future__ import annotations

from functools import lru_cache

import re2

LONGEST = 2_000
"""Letters of a text that are looked at; a cell can hold 32,767."""


class Pattern:
    """A regular expression of a form.

    Raises:
        ValueError: it is none; the text says why.
    """

    def __init__(self, pattern: str) -> None:
        options = re2.Options()
        options.log_errors = False
        try:
            self._compiled = re2.compile(pattern, options)
        except re2.error as wrong:
            raise ValueError(_told(wrong)) from None

    def is_whole(self, text: str) -> bool:
        """Whether the whole text is of the pattern."""
        return len(text) <= LONGEST and self._compiled.fullmatch(text) is not None

    def find(self, text: str) -> str | None:
        """What the first group of the first match holds, else the match; None where there is none."""
        match = self._compiled.search(text[:LONGEST])
        if match is None:
            return None
        group = match.group(1) if self._compiled.groups else None
        return str(match.group() if group is None else group)


@lru_cache(maxsize=1000)
def pattern_of(text: str) -> Pattern:
    """The pattern of a text, made once."""
    return Pattern(text)


def _told(wrong: Exception) -> str:
    said = wrong.args[0] if wrong.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
