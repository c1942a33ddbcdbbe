"""Earlier returns that rules compare with (--previous): where they are, and what became of them."""

from __future__ import annotations

from pathlib import Path

from pdvalidate.cli.options import Settings
from pdvalidate.cli.speaking import complain, warn
from pdvalidate.model.report import Report


def earlier_files(settings: Settings) -> list[Path]:
    """The workbooks that --previous names; says so where it names none."""
    from pdvalidate import api

    found = api.find_files(settings.previous)
    if settings.previous and not found:
        warn("note-earlier-none", places=list(settings.previous))
    return found


def note_earlier(report: Report, settings: Settings) -> None:
    """Say how many earlier returns were read, and which could not be."""
    for one in report.earlier:
        if one.reason:
            complain(one.file, f"refused-{one.reason}", one.values)
    if report.earlier and not settings.quiet:
        warn("note-earlier", count=sum(not one.reason for one in report.earlier))
