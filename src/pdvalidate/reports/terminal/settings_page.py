"""What `--show-config` prints: every setting, its value, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence

from pdvalidate.messages import Catalogue
from pdvalidate.model.setting import Setting
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.grid import Column, Line
from pdvalidate.reports.terminal.page import Page


def settings_page(file: str | None, settings: Sequence[Setting], catalogue: Catalogue, layout: Layout) -> str:
    """A line for each value; several values of one setting stand below each other."""
    page = Page(catalogue, layout)
    said = page.say("config-file", file=file) if file else page.say("config-none")
    columns = [Column(page.say(f"heading-{name}")) for name in ("setting", "value", "origin")]
    lines = [Line((one.key, one.value, page.say(one.origin, place=one.place))) for one in settings]
    return "\n".join([*page.lines(said), "", *page.grid(columns, lines, 0)]) + "\n"
