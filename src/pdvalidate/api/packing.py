"""Outcomes as bytes, for other processes and for the cache: whoever unpacks them makes values, never runs anything.

They are pickles with two restrictions. Forms and members of lists are not packed but named, so that what comes back
refers to the library at hand. And only dataclasses and enumerations of the model, and a handful of the standard
library's values, can be made: anything else in the bytes, a function above all, is refused.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from typing import Any

from pdvalidate.model.library import Library
from pdvalidate.model.outcome import Outcome

_STANDARD = {("decimal", "Decimal"), *(("datetime", name) for name in ("date", "datetime", "time", "timedelta"))}
_MODEL = "pdvalidate.model."


class UnpackingError(Exception):
    """The bytes are damaged, or hold what no outcome holds."""


class Packing:
    """Packs and unpacks outcomes of returns of the forms of a library."""

    def __init__(self, library: Library) -> None:
        named = [(("form", form.key), form) for form in library.forms]
        members = [((name, one.id), one) for name, known in library.lists.items() for one in known.members]
        self._by_name: dict[tuple[str, ...], object] = {("form", form.key): form for _, form in named}
        self._by_name |= {("member", *name): member for name, member in members}
        self._names = {id(one): name for name, one in self._by_name.items()}

    def pack(self, outcomes: Sequence[Outcome]) -> bytes:
        """The outcomes as bytes."""
        out = io.BytesIO()
        pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
        pickler.persistent_id = self._name  # type: ignore[method-assign]
        pickler.dump(list(outcomes))
        return out.getvalue()

    def _name(self, one: object) -> tuple[str, ...] | None:
        return self._names.get(id(one))

    def unpack(self, packed: bytes) -> list[Outcome]:
        """The outcomes again.

        Raises:
            UnpackingError: the bytes are none that `pack` made with such a library.
        """
        try:
            found = _Unpickler(packed, self._by_name).load()
        except Exception as error:  # damaged bytes can make a pickle raise anything
            raise UnpackingError(str(error)) from error
        if not isinstance(found, list) or not all(isinstance(one, Outcome) for one in found):
            raise UnpackingError("no outcomes")
        return found


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, by_name: dict[tuple[str, ...], object]) -> None:
        super().__init__(io.BytesIO(packed))
        self._by_name = by_name

    def persistent_load(self, pid: Any) -> object:
        return self._by_name[pid]

    def find_class(self, module_name: str, global_name: str) -> type:
        found = _known.get((module_name, global_name))
        if found is None:
            found = _known[module_name, global_name] = _class(module_name, global_name)
        return found


_known: dict[tuple[str, str], type] = {}


def _class(module: str, name: str) -> type:
    if (module, name) not in _STANDARD and not module.startswith(_MODEL):
        raise UnpackingError(f"{module}.{name}")
    found = getattr(import_module(module), name, None)
    if not isinstance(found, type) or found.__module__ != module:
        raise UnpackingError(f"{module}.{name}")
    if module.startswith(_MODEL) and not (is_dataclass(found) or issubclass(found, Enum)):
        raise UnpackingError(f"{module}.{name}")
    return found
