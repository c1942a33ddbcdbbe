"""What a report format is, and what it may be asked to take care of."""

from __future__ import annotations

from collections.abc import Callable
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
    """One way to tell a report. Texts are written in UTF-8."""

    name: str
    render: Callable[[Report, Catalogue, Layout], str | bytes]
