"""`pdvalidate waive`: discrepancies are accepted, one by one or all that are present."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pdvalidate.cli import options
from pdvalidate.cli.accepting import accepted, today
from pdvalidate.cli.asking import all_present, ask
from pdvalidate.cli.comparing import earlier_files
from pdvalidate.cli.limiting import limited
from pdvalidate.cli.outcome import JUDGED, NOT_JUDGED, say_if_idle, verdicts
from pdvalidate.cli.progress import progress
from pdvalidate.cli.speaking import catalogue, complain, warn
from pdvalidate.cli.spreading import spread
from pdvalidate.errors import PdvalidateError
from pdvalidate.model.kinds import Severity
from pdvalidate.model.limits import Limits
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.model.waiver import STALE, Waiver, Waivers

if TYPE_CHECKING:
    from pdvalidate.api import Running

_DAYS = ["%Y-%m-%d", "%d/%m/%Y"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of this command say."""

    reason: str | None
    by: str | None
    until: datetime | None
    baseline: bool
    prune: bool
    together: bool


def _not_past(ctx: click.Context, param: click.Parameter, value: datetime | None) -> datetime | None:
    if value and value.date() < today():
        raise click.BadParameter(f"{value.date()} has passed.", ctx, param)
    return value


def _not_empty(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty.", ctx, param)
    return value


@click.command("waive")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--reason", callback=_not_empty, metavar="TEXT", help="Why they are accepted.  [default: asked for]")
@click.option("--by", callback=_not_empty, metavar="NAME", help="Who accepts them.  [default: the user logged in]")
@click.option(
    "--until",
    type=click.DateTime(_DAYS),
    callback=_not_past,
    metavar="DATE",
    help="The last day on which they are waived, as 2026-12-31.  [default: for ever]",
)
@click.option("--baseline", is_flag=True, help="Accept all that are present, without asking.")
@click.option("--prune", is_flag=True, help="Remove stale waivers; without --baseline, accept nothing.")
@click.option("--audit", "together", is_flag=True, help="Judge FILE, a folder, as audit does.")
@click.option("--collection", metavar="ID[@EDITION]", help="With --audit: the collection that FILE holds.")
@options.judging
@limited
@spread
@click.pass_context
def command(
    ctx: click.Context,
    /,
    settings: options.Settings,
    files: tuple[str, ...],
    limits: Limits,
    running: Running,
    **given: object,
) -> None:
    """Accept discrepancies: they are shown one by one, and written into a file of waivers.

    A waiver holds for the values that it was granted for. When they change, when its date passes, or when the
    discrepancy is gone, the waiver is stale and fails the run.
    """
    wanted = Wanted(**given)  # type: ignore[arg-type]
    if settings.waivers is None:
        raise click.UsageError("Missing option '--waivers'.", ctx)
    if wanted.together and len(files) != 1:
        raise click.UsageError("--audit takes one folder.", ctx)
    waivers = _present(settings.waivers)
    report = accepted(_judged(settings, files, wanted.together, {"limits": limits, "running": running}), waivers)
    added = _added(ctx, report, waivers, wanted)
    removed = _stale(report) - {one.id for one in added} if wanted.prune else set()
    if added or removed:
        _write(waivers, added, removed)
        if not settings.quiet:
            _say(
                "waive-done",
                file=waivers.file,
                added=("waive-count", len(added)),
                removed=("waive-count", len(removed)),
            )
    elif not settings.quiet:
        counts = {"open": ("waive-open", len(_open(report))), "stale": ("waive-stale", len(_stale(report)))}
        _say("waive-nothing", file=waivers.file, **counts)
    ctx.exit(_outcome(report, files))


def _present(file: Path) -> Waivers:
    """The waivers that are there already; none where there is no file yet."""
    from pdvalidate.waiving import read_waivers

    return read_waivers(file) if file.exists() else Waivers(str(file))


def _judged(settings: options.Settings, files: tuple[str, ...], together: bool, how: Mapping[str, Any]) -> Report:
    """The report that is accepted from; `how` says within which limits, and by how many processes."""
    from pdvalidate import api

    library = api.load_library(settings.schemas)
    earlier = earlier_files(settings)
    with progress(settings) as tell:
        chosen = {**how, "form": settings.form_of, "previous": earlier, "progress": tell}
        if together:
            return api.audit(Path(files[0]), library, collection=settings.collection, **chosen)
        return api.check(api.find_files(files), library, **chosen)


def _open(report: Report) -> list[Discrepancy]:
    """What may be accepted: neither waived already, nor about a waiver, nor a note, which fails nothing."""
    return [
        one
        for one in report.discrepancies
        if not one.waived and one.rule not in STALE and one.severity is not Severity.INFO
    ]


def _stale(report: Report) -> set[str]:
    return {str(one.values["waiver"]) for one in report.discrepancies if one.rule in STALE}


def _added(ctx: click.Context, report: Report, waivers: Waivers, wanted: Wanted) -> list[Waiver]:
    from pdvalidate.waiving.granting import Grant, grant

    if wanted.baseline:
        chosen = all_present(_open(report), wanted.reason)
    else:
        chosen = [] if wanted.prune else ask(report, _open(report), wanted.reason)
    by = wanted.by or (_user(ctx) if chosen else "")
    until = wanted.until.date() if wanted.until else None
    return [grant(one, Grant(reason, by, until), Path(waivers.file)) for one, reason in chosen]


def _user(ctx: click.Context) -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise click.UsageError("Nobody knows who you are; say it with --by.", ctx) from None


def _write(waivers: Waivers, added: list[Waiver], removed: set[str]) -> None:
    from pdvalidate.reports import write_whole
    from pdvalidate.reports.writing import as_bytes
    from pdvalidate.waiving import edited

    file = Path(waivers.file)
    text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    try:
        write_whole(file, as_bytes(edited(text, waivers, added, removed)))
    except OSError as error:
        raise PdvalidateError("report-not-written", {"file": str(file), "detail": error.strerror}) from None


def _say(identifier: str, file: str, **counts: tuple[str, int]) -> None:
    told = {name: catalogue().say(of, {"count": count}) for name, (of, count) in counts.items()}
    warn(identifier, file=file, **told)


def _outcome(report: Report, files: tuple[str, ...]) -> int:
    """Files that were not judged are named: their discrepancies could not be accepted."""
    for one in report.returns:
        if one.reason:
            complain(one.file, f"refused-{one.reason}", one.values)
    say_if_idle(report, files)
    return JUDGED if verdicts(report) and not any(one.reason for one in report.returns) else NOT_JUDGED
