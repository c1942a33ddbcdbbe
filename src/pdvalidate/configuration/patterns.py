"""Patterns for files: ** is any folders, * and ? stay within a name; without a slash a name in any folder."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

from pdvalidate.text.patterns import pattern_of

_WILD = {"*": "[^/]*", "?": "[^/]"}


class PathPattern:
    """A pattern of files below a folder."""

    def __init__(self, pattern: str, folder: Path) -> None:
        self._folder = folder
        self._regex = pattern_of(_regex(pattern if "/" in pattern else f"**/{pattern}"))

    def fits(self, file: Path) -> bool:
        """Whether a file is one of those; a file outside the folder never is."""
        try:
            below = PurePath(os.path.relpath(file, self._folder)).as_posix()
        except ValueError:  # another drive
            return False
        return not below.startswith("../") and self._regex.is_whole(below)


def _regex(pattern: str) -> str:
    parts = pattern.removeprefix("./").split("/")
    written = ""
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if part == "**":
            written += ".*" if last else "(?:[^/]+/)*"
        else:
            written += "".join(_WILD.get(letter) or re.escape(letter) for letter in part) + ("" if last else "/")
    return written
