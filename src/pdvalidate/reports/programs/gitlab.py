"""The report as GitLab's Code Quality JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.kinds import Severity
from pdvalidate.model.report import Report
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.programs.json_report import array
from pdvalidate.reports.programs.problems import Problem, problems

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def pieces(report: Report, catalogue: Catalogue, _: Layout) -> Iterator[str]:
    """A list of issues, each with a fingerprint of its own; what is waived is only information."""
    yield from array((_issue(one, catalogue) for one in problems(report, catalogue)), 0)
    yield "\n"


FORMAT: Final = in_pieces("gitlab", pieces)


def _issue(one: Problem, catalogue: Catalogue) -> dict[str, object]:
    description = f"{catalogue.say('waived')}: {one.located}" if one.waived else one.located
    return {
        "description": description,
        "check_name": one.rule,
        "fingerprint": one.id,
        "severity": "info" if one.waived else _SEVERITIES[one.severity],
        "location": {"path": PurePath(one.spot.file).as_posix(), "lines": {"begin": one.spot.line}},
    }
