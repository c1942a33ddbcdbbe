"""What a report format is, and what it may be asked to take care of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdvalidate.messages import Catalogue
    from pdvalidate.model.report import Report


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report looks where it is read. `width` counts terminal columns."""

    width: int = 80
    color: bool = False
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One way to tell a report. Texts are written in UTF-8.

    A format whose text grows with the discrepancies gives it in `pieces`, so that it is never held as a whole.
    """

    name: str
    render: Callable[[Report, Catalogue, Layout], str | bytes]
    pieces: Callable[[Report, Catalogue, Layout], Iterator[str]] | None = None


def in_pieces(name: str, pieces: Callable[[Report, Catalogue, Layout], Iterator[str]]) -> Format:
    """A format that is told in pieces; joined they are the whole."""
    return Format(name, lambda report, catalogue, layout: "".join(pieces(report, catalogue, layout)), pieces)
