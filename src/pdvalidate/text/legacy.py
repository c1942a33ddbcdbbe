"""Texts typed with the fonts that were used before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Such a text is Latin-1 to the program that saved it. Whether one is of an encoding cannot be told from itself (VNI "Hoà"
is another Unicode word), so nothing here guesses: who asks knows from the font, or by which decoding labels match.
Capitals of TCVN3 are told by the font alone (.VnTimeH), so decoded texts are to be compared folded.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from unicodedata import combining


class Encoding(StrEnum):
    """An encoding from before Unicode, by the name of its table in this folder."""

    TCVN3 = "tcvn3"
    VNI = "vni"


def decode(text: str, encoding: Encoding) -> str:
    """A text of a legacy font in Unicode; letters that the encoding does not use stay as they are."""
    return text if text.isascii() and encoding is Encoding.TCVN3 else _decoder(encoding)(text)


def may_be(text: str, encoding: Encoding) -> bool:
    """Whether decoding would change the text, and every letter of it is one that the font can show.

    Dashes, dots and quotes beyond Latin-1 are in every font.
    """
    return not any(map(_is_beyond, text)) and decode(text, encoding) != text


def _is_beyond(letter: str) -> bool:
    return ord(letter) >= 0x100 and (letter.isalpha() or combining(letter) != 0)


@cache
def _decoder(encoding: Encoding) -> Callable[[str], str]:
    table = _table(encoding)
    longest_first = sorted(table, key=len, reverse=True)
    letters = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: letters.sub(lambda found: table[found[0]], text)


def _table(encoding: Encoding) -> dict[str, str]:
    """Legacy letters, of one or two characters, and what they are in Unicode."""
    text = (files("pdvalidate.text") / f"{encoding}.csv").read_text(encoding="utf-8")
    return {row["legacy"]: row["unicode"] for row in csv.DictReader(text.splitlines())}
