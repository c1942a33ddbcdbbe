"""Likely causes, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "hint-dot-as-decimal": "{suggested} is probably meant: the dot was to group digits.",
    "hint-number-as-text": "the number {suggested} is probably meant.",
    "hint-did-you-mean": "did you mean “{suggested}”[ at {cells}]?",
    "hint-slip-other": "{cell} may be wrong: with {suggested} the rule would hold.[ That would settle {settles} "
    "discrepancies at once.]",
    "hint-slip-sign": "{cell}: {suggested} is probably meant; {found} has the wrong sign.[ That would settle "
    "{settles} discrepancies at once.]",
    "hint-slip-shifted": "{cell}: {suggested} is probably meant; {found} is off by a factor of 10, 100 or 1000.[ "
    "That would settle {settles} discrepancies at once.]",
    "hint-slip-transposed": "{cell}: {suggested} is probably meant; in {found} two digits changed places.[ That "
    "would settle {settles} discrepancies at once.]",
    "hint-slip-additional": "{cell}: {suggested} is probably meant; {found} has a digit too many.[ That would settle "
    "{settles} discrepancies at once.]",
    "hint-slip-missing": "{cell}: {suggested} is probably meant; {found} lacks a digit.[ That would settle {settles} "
    "discrepancies at once.]",
    "hint-left-out": "the difference is the figure of “{row}” ({cells}), as in other columns: the total probably "
    "leaves that row out.",
    "hint-added-twice": "the difference is the figure of “{row}” ({cells}), as in other columns: that row was "
    "probably added twice.",
    "hint-swapped": "two figures have probably changed places: {pairs}.",
    "hint-copied": "{cells} hold the same figure: one of them was probably copied.",
}
