"""An .xlsx package: its parts, what they are, and how they lead to each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from pdvalidate.reports.workbook.xml_places import BrokenXmlError, Edit, as_utf8, elements

_WHEN = (2000, 1, 1, 0, 0, 0)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_EMPTY_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()


class CannotMarkError(Exception):
    """A workbook into which nothing can be marked; it says why, for those who look into the matter."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a part leads to another. `target` is the name of a part, or a place outside the package."""

    id: str
    type: str
    target: str
    outside: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type, which transitional and strict packages share."""
        return self.type.rpartition("/")[2]


class Package:
    """The parts of a package. Only those that are put differ in what is saved.

    Raises:
        CannotMarkError: it is no zip container, or a part that is asked for is missing or broken.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise CannotMarkError(str(error)) from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._put: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._put or name in self._entries

    def part(self, name: str) -> bytes:
        """A part as it is by now."""
        if name in self._put:
            return self._put[name]
        if name not in self._entries:
            raise CannotMarkError(f"{name} is missing")
        try:
            return self._archive.read(self._entries[name])
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise CannotMarkError(f"{name}: {error}") from error

    def xml(self, name: str) -> bytes:
        """A part of XML in UTF-8."""
        try:
            return as_utf8(self.part(name))
        except BrokenXmlError as error:
            raise CannotMarkError(f"{name}: {error}") from error

    def put(self, name: str, data: bytes) -> None:
        self._put[name] = data

    def fresh(self, pattern: str) -> str:
        """The first name that no part has yet; `pattern` has a place for a number."""
        taken = {name.lower() for name in (*self._entries, *self._put)}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def relations(self, name: str) -> list[Relation]:
        """Where a part leads, in the order of its relations; "" is the package itself."""
        held = _relations_of(name)
        return list(_read_relations(self.xml(held), posixpath.dirname(name))) if held in self else []

    def relate(self, name: str, type_: str, target: str) -> str:
        """Let a part lead to another, and give the identifier under which it does."""
        held = _relations_of(name)
        data = self.xml(held) if held in self else _EMPTY_RELATIONS
        taken = {one.id for one in self.relations(name)}
        identifier = next(new for number in range(1, len(taken) + 2) if (new := f"rIdPd{number}") not in taken)
        root = elements(data, ())[0]
        edit = Edit(data)
        path = quoteattr(posixpath.relpath(target, posixpath.dirname(name) or "."))
        new = f'<{root.prefix}Relationship Id="{identifier}" Type={quoteattr(type_)} Target={path}/>'
        edit.append(root, new.encode())
        self.put(held, edit.made())
        return identifier

    def declare(self, name: str, type_: str) -> None:
        """Say of what type a new part is: by its ending where others could share it, as all do for drawings."""
        data = self.xml(_TYPES)
        root, *known = elements(data, ("Default", "Override"))
        ending = name.rpartition(".")[2]
        edit = Edit(data)
        if ending == "xml":
            new = f'<{root.prefix}Override PartName="/{name}" ContentType="{type_}"/>'
        elif any(one.attributes.get("Extension", "").lower() == ending for one in known):
            return
        else:
            new = f'<{root.prefix}Default Extension="{ending}" ContentType="{type_}"/>'
        edit.append(root, new.encode())
        self.put(_TYPES, edit.made())

    def saved(self) -> bytes:
        """The package as bytes: the old parts in their order, then the new ones."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in dict.fromkeys((*self._entries, *self._put)):
                old = self._entries.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old else _WHEN)
                info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                info.external_attr = old.external_attr if old else 0
                target.writestr(info, b"" if name.endswith("/") else self.part(name))
        return out.getvalue()


def _relations_of(name: str) -> str:
    return posixpath.join(posixpath.dirname(name), "_rels", f"{posixpath.basename(name)}.rels")


def _read_relations(data: bytes, folder: str) -> Iterator[Relation]:
    for one in elements(data, ("Relationship",))[1:]:
        told = one.attributes
        outside = told.get("TargetMode") == "External"
        target = told.get("Target", "")
        if not outside:
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        yield Relation(told.get("Id", ""), told.get("Type", ""), target, outside)
