"""What a number format of a spreadsheet shows."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')


def shows_percent(code: str) -> bool:
    """Whether a format code such as `0.0%` shows hundredths; a percent sign in quotes does not."""
    return "%" in code and "%" in _QUOTED.sub("", code)
