"""Colour for terminals: plain ANSI sequences, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from pdvalidate.model.kinds import Severity

_RESET = "\x1b[0m"
_BOLD = "1"
_RED = "31"
_GREEN = "32"
_YELLOW = "33"
_DIM = "2"

_OF_SEVERITY = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _DIM}


@dataclass(frozen=True, slots=True)
class Ink:
    """Paints texts that are already laid out, because the sequences would count as letters."""

    enabled: bool

    def bold(self, text: str) -> str:
        return self._painted(_BOLD, text)

    def good(self, text: str) -> str:
        return self._painted(_GREEN, text)

    def bad(self, text: str) -> str:
        return self._painted(_RED, text)

    def severity(self, severity: Severity, text: str) -> str:
        return self._painted(_OF_SEVERITY[severity], text)

    def _painted(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}{_RESET}" if self.enabled and text else text
