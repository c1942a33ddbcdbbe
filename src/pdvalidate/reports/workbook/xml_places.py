"""Where the elements of an XML part stand in its bytes, so that a few of them can be changed and no other byte is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_DECLARATION = re.compile(r"""^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["'][^>]*\?>\s*""")
_MARK = b"\xef\xbb\xbf"


class BrokenXmlError(ValueError):
    """A part that is no sound XML, or declares what a workbook never does: a document type, entities."""


@dataclass(slots=True)
class Element:
    """An element in the bytes of its part. `inner` is behind its start tag; `closing` is where its end tag begins."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    closing: int = -1
    end: int = -1
    depth: int = 0
    children: int = 0

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """``x:`` where the part writes its names that way."""
        return f"{self.name.rpartition(':')[0]}:" if ":" in self.name else ""

    @property
    def hollow(self) -> bool:
        """Whether it is written as ``<fills/>``."""
        return self.closing == self.end


@dataclass
class Edit:
    """Changes to the bytes of one part, made all at once."""

    data: bytes
    _changes: list[tuple[int, int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, text: bytes) -> None:
        self._changes.append((start, end, len(self._changes), text))

    def insert(self, at: int, text: bytes) -> None:
        """Put something before a byte; what is inserted at one place keeps its order."""
        self.replace(at, at, text)

    def attributes(self, element: Element, **values: str) -> None:
        """Set attributes of an element; to be called once for each element."""
        tag = self.data[element.start : element.inner]
        for name, value in values.items():
            tag = with_attribute(tag, name, value)
        self.replace(element.start, element.inner, tag)

    def append(self, element: Element, inside: bytes, **attributes: str) -> None:
        """Put something behind the last child of an element, and set attributes of it."""
        if not element.hollow:
            if attributes:
                self.attributes(element, **attributes)
            self.insert(element.closing, inside)
            return
        tag = self.data[element.start : element.inner]
        for name, value in attributes.items():
            tag = with_attribute(tag, name, value)
        tag = tag[: tag.rindex(b"/")].rstrip() + b">"
        self.replace(element.start, element.inner, tag + inside + f"</{element.name}>".encode())

    def made(self) -> bytes:
        """The part with all changes."""
        pieces, at = [], 0
        for start, end, _, text in sorted(self._changes):
            pieces += [self.data[at:start], text]
            at = max(at, end)
        return b"".join([*pieces, self.data[at:]])


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with an attribute set."""
    written = f"{name}={quoteattr(value)}".encode()
    found = re.search(rb"""(?<=\s)""" + re.escape(name.encode()) + rb"""\s*=\s*("[^"]*"|'[^']*')""", tag)
    if found:
        return tag[: found.start()] + written + tag[found.end() :]
    body = tag[:-2].rstrip() if tag.endswith(b"/>") else tag[:-1].rstrip()
    return body + b" " + written + (b"/>" if tag.endswith(b"/>") else b">")


def text_of(value: str) -> str:
    """A text as it stands between tags."""
    return escape(value)


def as_utf8(data: bytes) -> bytes:
    """A part in UTF-8, without a mark at its beginning.

    Raises:
        BrokenXmlError: its bytes are not what it says they are.
    """
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _DECLARATION.sub("", data.decode("utf-16")).encode()
        data = data.removeprefix(_MARK)
        declared = _DECLARATION.match(data[:200].decode("ascii", "replace"))
        if declared is None or declared[1].lower() in ("utf-8", "us-ascii"):
            return data
        return _DECLARATION.sub("", data.decode(declared[1])).encode()
    except (UnicodeError, LookupError) as error:
        raise BrokenXmlError(str(error)) from error


Handler = Callable[[Element], object]


def scan(data: bytes, started: Handler, ended: Handler | None = None) -> None:
    """Tell of every element when it begins - its end is not known then - and when it ends.

    Raises:
        BrokenXmlError: the part is broken, or declares a document type.
    """
    open_elements: list[Element] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        if tag is None:
            raise BrokenXmlError(f"no tag at byte {at}")
        element = Element(name, attributes, at, tag.end(), depth=len(open_elements))
        if open_elements:
            open_elements[-1].children += 1
        open_elements.append(element)
        started(element)

    def end(_: str) -> None:
        element = open_elements.pop()
        hollow = data[element.inner - 2 : element.inner] == b"/>"
        element.closing = element.inner if hollow else parser.CurrentByteIndex
        element.end = element.inner if hollow else data.index(b">", element.closing) + 1
        if ended:
            ended(element)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenXmlError(str(error)) from error


def _refuse(*_: object) -> None:
    raise BrokenXmlError("it declares a document type")


def elements(data: bytes, names: Iterable[str]) -> list[Element]:
    """All elements of these local names, and the root before them."""
    wanted, found = frozenset(names), []

    def keep(element: Element) -> None:
        if element.depth == 0 or element.local in wanted:
            found.append(element)

    scan(data, keep)
    return found
