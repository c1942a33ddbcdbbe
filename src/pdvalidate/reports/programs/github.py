"""Annotations of a GitHub workflow: commands that the runner reads from a step's output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.programs.problems import Problem, problems

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def pieces(report: Report, catalogue: Catalogue, _: Layout) -> Iterator[str]:
    """A line for each discrepancy and each file that was not judged; what is waived is a notice."""
    return (_command(one, catalogue) + "\n" for one in problems(report, catalogue))


FORMAT: Final = in_pieces("github", pieces)


def _command(one: Problem, catalogue: Catalogue) -> str:
    command = "notice" if one.waived else _COMMANDS[one.severity]
    title = f"{one.rule} ({catalogue.say('waived')})" if one.waived else one.rule
    properties = {"file": one.spot.file, "line": one.spot.line, "col": one.spot.column, "title": title}
    written = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items() if value)
    return f"::{command} {written}::{_escaped(one.located, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in text)
