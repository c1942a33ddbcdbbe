"""The program `pdvalidate`: finds the command, and lets no traceback reach the user."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from pdvalidate import __version__
from pdvalidate.cli.outcome import BROKEN_PIPE, INTERRUPTED, failed

COMMANDS: Mapping[str, str] = {
    "check": "Check returns by the rules of their form.",
    "audit": "Audit all returns of a collection: each by itself, then together.",
    "locate": "Show how a workbook is understood, without judging it.",
    "explain": "Explain a rule or a finding: what it means, and what to do.",
    "diff": "Compare two submissions.",
    "waive": "Accept discrepancies, one by one, into a file of waivers.",
    "forms": "The known forms: list them, show one, or check their files.",
}
"""In the order of the help, each with what it is for: the help imports none of them. A new one is a module of its name
in this folder that has a `command`, and a line here."""


class Program(click.Group):
    """Imports a command only when it is asked for, and turns what stops work into sentences and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"pdvalidate.cli.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        commands = [CompletionItem(name, help=line) for name, line in COMMANDS.items() if name.startswith(incomplete)]
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _abandon_output()
            ctx.exit(BROKEN_PIPE)
        except Exception as error:  # the last resort: whatever it is, the user is told in one line
            ctx.exit(failed(error))


def _abandon_output() -> None:
    """Whoever read the output is gone; without this the interpreter would complain when it flushes at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pdvalidate")
def main() -> None:
    """Checks Excel returns against form schemas: which cell, what was found, what was expected, and why.

    \b
    Exit codes:
      0  judged; nothing at or above --fail-on
      1  judged; something at or above it
      2  wrong usage, or a broken schema
      3  not judged: no file, a file unreadable, no form recognised, no verdict
    """
