"""Annotations of a GitHub workflow: commands that the runner reads from a step's output."""

from __future__ import annotations

from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.problems import Problem, problems

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(report: Report, catalogue: Catalogue, _: Layout) -> str:
    """A line for each discrepancy and each file that was not judged; what is waived is a notice."""
    return "".join(_command(one, catalogue) + "\n" for one in problems(report, catalogue))


FORMAT: Final = Format("github", render)


def _command(one: Problem, catalogue: Catalogue) -> str:
    command = "notice" if one.waived else _COMMANDS[one.severity]
    title = f"{one.rule} ({catalogue.say('waived')})" if one.waived else one.rule
    properties = {"file": one.spot.file, "line": one.spot.line, "col": one.spot.column, "title": title}
    written = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items() if value)
    return f"::{command} {written}::{_escaped(one.located, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in text)
