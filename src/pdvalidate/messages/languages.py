"""Which languages there are, and which of them the user's environment asks for."""

from __future__ import annotations

import locale
import os

LANGUAGES = {"vi": "vietnamese", "en": "english"}
"""Code and name of each. A module of the code's name in this folder holds its SENTENCES."""

DEFAULT = "en"


def language_from_environment() -> str:
    """The language that LC_ALL, LC_MESSAGES, LANG or else the system's settings name; English if it is not known."""
    named = next((text for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (text := os.environ.get(name))), None)
    wanted = (named or locale.getlocale()[0] or "").lower()
    return next((code for code, name in LANGUAGES.items() if _asks_for(wanted, code, name)), DEFAULT)


def _asks_for(wanted: str, code: str, name: str) -> bool:
    """Whether vi_VN.UTF-8, vi or Vietnamese_Vietnam.1258 asks for Vietnamese."""
    return wanted.partition("_")[0].partition(".")[0] == code or wanted.startswith(name)
