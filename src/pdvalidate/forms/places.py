"""Where schema files are looked for when nobody names them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from pdvalidate.errors import PdvalidateError

_FOLDER = "schemas"
_SUFFIXES = (".yaml", ".yml")


def default_paths() -> list[Path]:
    """The folder `schemas` here, if it holds schema files; else the schemas that come with the package.

    Raises:
        PdvalidateError: there are none.
    """
    package = Path(str(files("pdvalidate")))
    # An editable installation has them in the repository, two folders above the package.
    places = [Path(_FOLDER), package / _FOLDER, package.parents[1] / _FOLDER]
    for place in places:
        if any(place.glob("*.yaml")) or any(place.glob("*.yml")):
            return [place]
    raise PdvalidateError("no-schemas", {"places": [str(place) for place in places[:2]]})


def schema_files(path: Path) -> list[Path]:
    """A file itself; of a folder, all schema files below it, sorted."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix.lower() in _SUFFIXES and one.is_file())
