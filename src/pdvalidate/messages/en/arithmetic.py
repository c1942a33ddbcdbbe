"""A violated comparison as a sentence, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "arithmetic-=": "{found}, should be {expected}; difference {difference}.",
    "arithmetic-!=": "{found}, should differ from {expected}.",
    "arithmetic-<": "{found}, should be less than {expected}; difference {difference}.",
    "arithmetic-<=": "{found}, should be at most {expected}; difference {difference}.",
    "arithmetic->": "{found}, should be more than {expected}; difference {difference}.",
    "arithmetic->=": "{found}, should be at least {expected}; difference {difference}.",
    "arithmetic-none": "The rule does not hold: {text}[; {cells}].",
    "operand-blank": "(blank)",
    "operand-absent": "[{row}: ]{column} (missing)",
}
