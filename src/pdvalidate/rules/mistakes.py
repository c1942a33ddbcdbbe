"""What can be wrong with the text of a rule."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class RuleError(Exception):
    """A mistake in a rule's text. `at` counts the characters from 0 of its `part`: "rule" or "where"."""

    def __init__(self, at: int, text: str, suggestion: str = "") -> None:
        super().__init__(text)
        self.at = at
        self.text = text
        self.suggestion = suggestion
        self.part = "rule"  # or "where"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A suggestion for a name that nobody knows; "" where nothing is close."""
    close = get_close_matches(name, sorted(set(known)), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""
