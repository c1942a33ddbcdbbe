"""Where the marked copies of workbooks go."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

_PACKAGES = (".xlsx", ".xlsm")


def is_folder(given: str) -> bool:
    """Whether a place is typed as a folder, or is one."""
    return given.endswith(("/", os.sep)) or Path(given).is_dir()


def copy_places(given: str, files: Sequence[Path]) -> Mapping[Path, Path]:
    """The place of the copy of each file. In a folder they keep the folders below the one that all of them share.

    Copies are packages of Excel, whatever their originals are: the copy of ``a.xls`` is ``a.xlsx``.
    """
    if not is_folder(given):
        return dict.fromkeys(files, Path(given))
    shared = os.path.commonpath([one.resolve().parent for one in files]) if files else ""
    places: dict[Path, Path] = {}
    taken: set[Path] = set()
    for file in files:
        place = Path(given) / file.resolve().relative_to(shared)
        place = place if place.suffix.lower() in _PACKAGES else place.with_suffix(".xlsx")
        places[file] = _free(place, taken)
        taken.add(places[file])
    return places


def _free(place: Path, taken: set[Path]) -> Path:
    number, free = 1, place
    while free in taken:
        number += 1
        free = place.with_stem(f"{place.stem} ({number})")
    return free
