"""Which workbooks files, folders and patterns name, and which files beside them only mark that one is open."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Sequence
from pathlib import Path

from pdvalidate.reading.files.container import is_lock_name, is_workbook_name


def find_files(arguments: Sequence[str]) -> list[Path]:
    """The workbooks that files, folders and globs name: sorted, each once, also where a link leads to it again.

    A file that does not exist is kept, so that it is reported, and so is a link that leads nowhere; a folder or glob
    without workbooks adds nothing.
    """
    named = list(dict.fromkeys(path for argument in arguments for path in _named(argument)))
    links = [path for path in named if path.is_symlink()]
    known = {_target(path) for path in named if path not in links} if links else set()
    return [path for path in named if path not in links or _is_new(_target(path), known)]


def _is_new(target: Path | None, known: set[Path | None]) -> bool:
    new = target is None or target not in known
    known.add(target)
    return new


def _named(argument: str) -> Iterable[Path]:
    path = Path(argument)
    if path.is_dir():
        return sorted(one for one in path.rglob("*") if is_workbook_name(one) and _is_file_or_broken(one))
    if not path.exists() and glob.has_magic(argument):
        matches = map(Path, glob.glob(argument, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        return sorted(one for one in matches if _is_file_or_broken(one) and not is_lock_name(one))
    return [path]


def _is_file_or_broken(path: Path) -> bool:
    return path.is_file() or (path.is_symlink() and not path.exists())


def _target(link: Path) -> Path | None:
    try:
        return link.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return None


def lock_files(arguments: Sequence[str]) -> list[Path]:
    """The files in folders that mark that a workbook beside them is open: it may hold more than was saved."""
    folders = [path for path in map(Path, arguments) if path.is_dir()]
    return sorted(one for folder in folders for one in folder.rglob("*") if is_lock_name(one) and one.is_file())
