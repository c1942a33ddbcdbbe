"""What an outcome depends on beside the file itself, as one short text: schemas, limits, and this program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pdvalidate
from pdvalidate.api.chunks import Order


def digest(order: Order) -> str:
    """A hash of all that is judged by. Equal orders have equal digests, in any process and on any day."""
    seen = hashlib.sha256()
    for part in (*_told(order.library), *_told(order.limits), *_told(order.kept), *_program()):
        seen.update(part.encode(errors="surrogatepass"))
        seen.update(b"\x1f")
    return seen.hexdigest()


def _told(thing: object) -> Iterator[str]:
    """Everything that a value of the model holds, as texts in a fixed order."""
    if is_dataclass(thing):
        yield type(thing).__name__
        for field in fields(thing):
            yield field.name
            yield from _told(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for key in thing:
            yield from _told(key)
            yield from _told(thing[key])
    elif isinstance(thing, Set):
        yield from sorted("\x1e".join(_told(one)) for one in thing)
    elif isinstance(thing, Sequence) and not isinstance(thing, str):
        yield f"{len(thing)} of"
        for one in thing:
            yield from _told(one)
    else:
        yield f"{type(thing).__name__} {thing.value if isinstance(thing, Enum) else thing}"


def _program() -> Iterator[str]:
    """The version, and for those who work on the program whatever changes its files."""
    yield pdvalidate.__version__
    here = Path(pdvalidate.__file__).parent
    for file in sorted(here.rglob("*.py")):
        known = file.stat()
        yield f"{file.relative_to(here)} {known.st_size} {known.st_mtime_ns}"
