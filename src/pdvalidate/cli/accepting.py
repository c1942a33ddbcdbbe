"""What is waived in a run: the file of waivers, and the day on which they must hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pdvalidate.cli.options import Settings
from pdvalidate.model.report import Report
from pdvalidate.model.waiver import Waivers


def today() -> date:
    """The day on which waivers must hold. Tests put another one here."""
    return date.today()


def waivers_of(settings: Settings) -> Waivers | None:
    """The waivers of this run, read before anything is judged; None where none are named.

    Raises:
        MistakesError: their file is broken, or not there.
    """
    from pdvalidate.waiving import read_waivers

    return read_waivers(settings.waivers) if settings.waivers else None


def kept(settings: Settings) -> list[Path]:
    """Files beside the workbooks that no report may overwrite."""
    return [settings.waivers] if settings.waivers else []


def accepted(report: Report, waivers: Waivers | None) -> Report:
    """The report after waivers, where there are any."""
    from pdvalidate import api

    return report if waivers is None else api.apply_waivers(report, waivers, today())
