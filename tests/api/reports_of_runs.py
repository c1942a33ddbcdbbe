"""Reports of one folder, run in different ways: as JSON, byte by byte."""

from __future__ import annotations

from pathlib import Path

from pdvalidate import api
from pdvalidate.messages import Catalogue
from pdvalidate.reports import FORMATS, Layout
from tests.samples.returns import library


def audited(folder: Path, running: api.Running = api.HERE) -> str:
    """The audit of a folder by the shipped schemas."""
    return told(api.audit(folder, library(), running=running))


def told(report: object) -> str:
    """A report as JSON, with the cases that are undecided, which JSON only counts."""
    made = FORMATS["json"].render(report, Catalogue("en"), Layout())  # type: ignore[arg-type]
    cases = [case for rule in report.rules for case in rule.undecided_cases]  # type: ignore[attr-defined]
    return f"{made if isinstance(made, str) else made.decode()}{cases}"
