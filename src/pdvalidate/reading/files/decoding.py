"""The bytes of a text file as text: in which of the encodings that Vietnamese offices use it is written."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_SIGN_IN_WORD = re.compile("[A-Za-z][¨©ª«¬\u00ad®µ¶·¸¹]|[¨©ª«¬\u00ad®µ¶·¸¹][a-z]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")
_MOSTLY = 0.4
"""Every second byte of plain text in UTF-16 is zero; of a binary file, far fewer."""


def decode(data: bytes) -> str | None:
    """The text, or None where it is no text.

    Tried are the byte order mark, UTF-16 without one, UTF-8, and the Vietnamese code page of Windows, 1258, in which
    tones follow their vowels. What is left is code page 1252: the old font encodings TCVN3 and VNI are letters of it,
    and are decoded later, sheet by sheet.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding)
    if b"\0" in data[:4096]:
        return _utf_16(data)
    text = _as(data, "utf-8")
    if text is None:
        vietnamese = _as(data, "cp1258")
        text = (
            vietnamese
            if vietnamese is not None and _is_vietnamese(vietnamese)
            else data.decode("cp1252", errors="replace")
        )
    return None if text is None or _CONTROLS.search(text, 0, 4096) else text


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf_16(data: bytes) -> str | None:
    head = data[:4096]
    for zeros, encoding in ((head[1::2], "utf-16-le"), (head[::2], "utf-16-be")):
        if zeros.count(0) > _MOSTLY * len(zeros):
            text = _as(data, encoding)
            return None if text is None or _CONTROLS.search(text, 0, 4096) else text
    return None


def _is_vietnamese(text: str) -> bool:
    """Whether a text, taken as code page 1258, has tones, each behind a vowel, and none of the letters of TCVN3.

    Those are signs such as ¬ and ª in this code page, and stand inside words.
    """
    tones = [found.start() for found in _TONE.finditer(text)]
    return bool(tones) and not _SIGN_IN_WORD.search(text) and all(text[at - 1 : at] in _VOWELS for at in tones)
