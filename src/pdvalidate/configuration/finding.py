"""The configuration of some files: the nearest one above the folder that they all lie in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from glob import has_magic
from pathlib import Path

OWN = "pdvalidate.toml"
SHARED = "pyproject.toml"
TABLE = "tool.pdvalidate"


def find_configuration(places: Sequence[str]) -> Path | None:
    """The file that configures runs on these files, folders and patterns; on the current folder without any.

    In one folder pdvalidate.toml wins over pyproject.toml, which counts only if it has a table [tool.pdvalidate].
    """
    folder = _common([_folder(place) for place in places] or [Path.cwd()])
    for one in (folder, *folder.parents) if folder else ():
        if (one / OWN).is_file():
            return _shortly(one / OWN)
        if _has_table(one / SHARED):
            return _shortly(one / SHARED)
    return None


def _folder(place: str) -> Path:
    """The folder that a file lies in, or that a pattern begins with."""
    path = Path(place).absolute()
    while has_magic(str(path)) and not path.exists():
        path = path.parent
    return path if path.is_dir() else path.parent


def _common(folders: Sequence[Path]) -> Path | None:
    try:
        return Path(os.path.commonpath([os.path.normpath(folder) for folder in folders]))
    except ValueError:  # different drives
        return None


def _has_table(file: Path) -> bool:
    try:
        return f"[{TABLE}" in file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _shortly(file: Path) -> Path:
    """As seen from here, if it lies below; else whole."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
