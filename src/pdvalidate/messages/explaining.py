"""Explanations of findings as sentences of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Explanation(NamedTuple):
    """What a finding means, an example of it, and what to do."""

    meaning: str
    example: str
    remedy: str


def as_sentences(explanations: Mapping[str, Explanation]) -> dict[str, str]:
    """``meaning-…``, ``example-…`` and ``remedy-…`` for each finding."""
    return {
        f"{part}-{finding}": sentence
        for finding, one in explanations.items()
        for part, sentence in zip(Explanation._fields, one, strict=True)
    }
