"""The list of the known forms and collections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from pdvalidate.messages import Catalogue
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import Page


class Head(Protocol):
    """What is told of a form or a collection."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> Mapping[str, str]: ...
    @property
    def file(self) -> str: ...


class Heads(Protocol):
    """Forms and collections, and the names of the lists."""

    @property
    def known(self) -> Sequence[Head]: ...
    @property
    def lists(self) -> Sequence[str]: ...


def listed(heads: Heads, catalogue: Catalogue, layout: Layout) -> str:
    """Forms and collections with their titles and files, and the names of the lists."""
    page = Page(catalogue, layout)
    if not heads.known:
        return page.say("forms-none") + "\n"
    columns = [Column(page.say(f"heading-{name}")) for name in ("name", "title", "schema")]
    rows = [Line((one.key, catalogue.text(one.title), one.file)) for one in heads.known]
    lines = list(page.grid(columns, rows, 0))
    if heads.lists:
        lines += ["", *page.lines(page.say("forms-lists", lists=list(heads.lists)), 0, 2)]
    return "\n".join(lines) + "\n"
