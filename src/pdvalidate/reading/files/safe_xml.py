"""XML as events. Entities are refused where they are declared, and nothing outside the text is ever looked up."""

from __future__ import annotations

from typing import Protocol
from xml.parsers import expat

Attributes = dict[str, str]


class XmlError(Exception):
    """The XML is broken or declares entities."""


class Handler(Protocol):
    """Is told of every element and of the text between them."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def parse(xml: bytes, handler: Handler, *, namespaces: bool = False) -> None:
    """Tell a handler all of an XML document. With `namespaces`, names are "URI local", else as they are written.

    Raises:
        XmlError: it is broken, or declares entities, or the handler found a number that is none.
    """
    parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise XmlError(str(error)) from error


def _refuse(*_: object) -> None:
    raise XmlError("it declares entities")
