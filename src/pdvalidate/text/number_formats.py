"""What a number format of a spreadsheet shows."""

from __future__ import annotations

import re

BUILT_IN_PERCENTS = (9, 10)
"""The numbers of the formats `0%` and `0.00%`, which are in every workbook without being written there."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')


def shows_percent(code: str) -> bool:
    """Whether a format code such as `0.0%` shows hundredths; a percent sign in quotes does not."""
    return "%" in code and "%" in _QUOTED.sub("", code)
