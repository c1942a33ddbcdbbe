"""Texts compared the way a reader compares them: case, spaces, dashes, tone marks and a closing colon do not count."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from pdvalidate.model.returns import WrittenNumber

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_RUN = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_TONE = re.compile(f"[{_TONES}]")
_REMEMBERED_AT_MOST = 200_000


class _Folded(dict[str, str]):
    """Folds each text once. Headings and labels recur in every file of a batch."""

    def __missing__(self, text: str) -> str:
        if len(self) > _REMEMBERED_AT_MOST:
            self.clear()
        folded = self[text] = _fold(text)
        return folded


_folded = _Folded()


def fold(text: str) -> str:
    """A text as it is compared; what was typed is never rewritten, only compared by this.

    Unicode forms, tone-mark placement (hòa and hoà), case, runs of white space, dashes and a closing colon are made
    alike. A tone mark is set at the end of its syllable, which makes every placement equal, in qu- and gi- too.
    """
    return _folded[text]


def _fold(text: str) -> str:
    plain = " ".join(text.split()).casefold()
    if not plain.isascii():
        plain = _tones_last(unicodedata.normalize("NFD", plain.translate(_DASHES)))
        plain = unicodedata.normalize("NFC", plain).casefold()
    return plain.rstrip(": ")


def _tones_last(decomposed: str) -> str:
    return _RUN.sub(lambda run: _TONE.sub("", run[0]) + "".join(_TONE.findall(run[0])), decomposed)


_FOOTNOTE = re.compile(r"\s*(?:\*+|\(\d{1,2}\)|\[[^\[\]]{1,12}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")


def without_footnotes(text: str) -> str:
    """A text less the footnote marks at its end: stars, (1), [note 2], superscripts.

    Whether they may be left out is the caller's to decide: only where nothing else becomes equal.
    """
    while True:
        shorter = _FOOTNOTE.sub("", text)
        if shorter == text or not shorter:
            return text
        text = shorter


def fold_value(raw: object) -> str:
    """A raw cell as a folded text: a number in a label or code is its digits."""
    match raw:
        case str():
            return _folded[raw]
        case None:
            return ""
        case bool():
            return "true" if raw else "false"
        case WrittenNumber():
            return raw.digits
        case float():
            return str(int(raw)) if raw.is_integer() else f"{raw:.15g}"
        case datetime() | date() | time():
            return raw.isoformat()
        case _:
            return _folded[str(raw)]


def fold_loosely(text: str) -> str:
    """Letters without diacritics, and digits; nothing else. For suggestions and for unit names only."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(one for one in letters if one.isalnum())
