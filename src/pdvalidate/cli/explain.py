"""`pdvalidate explain`: what a rule or a finding means, and what to do."""

from __future__ import annotations

from difflib import get_close_matches

import click

from pdvalidate.cli import options
from pdvalidate.cli.speaking import show
from pdvalidate.errors import PdvalidateError
from pdvalidate.model.known_rule import KnownRule

_NEAR = 3


@click.command("explain")
@click.argument("wanted", metavar="[RULE]", required=False)
@options.form_option
@options.reading
def command(settings: options.Settings, wanted: str | None) -> None:
    """Explain a rule or a finding: what it means, what it is based on, an example, what to do.

    RULE is the name that a report shows in parentheses, such as organisations-split or number-as-text. Without it all
    names are listed.
    """
    from pdvalidate import api
    from pdvalidate.judging.cells.findings import SEVERITIES
    from pdvalidate.model.waiver import STALE
    from pdvalidate.reports.terminal import explanation

    findings = {**SEVERITIES, **STALE}
    rules = api.known_rules(api.load_library(settings.schemas), settings.form)
    refusals = settings.catalogue.names("refused-")
    said = settings.catalogue, settings.layout()
    if wanted is None:
        show(explanation.names_known(rules, list(findings), refusals, *said))
        return
    told = [explanation.explained_rule(one, *said) for one in rules if one.answers_to(wanted)]
    if wanted in findings:
        told.append(explanation.explained_finding(wanted, findings[wanted], *said))
    if wanted in refusals:
        told.append(explanation.explained_refusal(wanted, *said))
    if not told:
        raise _unknown(wanted, rules, [*findings, *refusals])
    show("\n".join(told))


def _unknown(wanted: str, rules: list[KnownRule], others: list[str]) -> PdvalidateError:
    names = [*(one.rule.rule.id for one in rules), *others]
    near = get_close_matches(wanted.lower(), names, n=_NEAR, cutoff=0.5)
    return PdvalidateError("rule-unknown", {"rule": wanted, "near": near})
