"""The page put together: what there is to see, the template, and the style and script that stand in it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from pdvalidate import __version__
from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.terminal.page import ReportPage

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = files("pdvalidate.reports.html")


def render(report: Report, catalogue: Catalogue, layout: Layout) -> str:
    """One HTML document. Every text is escaped, and a policy in the page lets no script run but its own."""
    from pdvalidate.reports.html.view import view

    style, script = _read("page.css"), _read("page.js")
    page = ReportPage(catalogue, layout, report)
    told = view(page)
    return _template().render(
        view=told,
        say=page.say,
        number=catalogue.number,
        language=catalogue.language,
        version=__version__,
        style=style,
        script=script,
        script_hash=_digest(script),
        style_hash=_digest(style),
    )


FORMAT: Final = Format("html", render)


@cache
def _template() -> Template:
    from jinja2 import DictLoader, Environment, StrictUndefined

    names = ("page.html", "parts.html")
    return Environment(
        loader=DictLoader({name: _read(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).get_template("page.html")


@cache
def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a browser compares the inner text of an element with."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
