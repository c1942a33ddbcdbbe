"""Verdicts counted for each return by itself, so that counts of returns judged apart can be added up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.within.rule_judging import Judged
from pdvalidate.rules.verdicts import FALSE, NOT_APPLICABLE, TRUE, UNDECIDED

Tally = NDArray[np.int64]
"""Returns x 5: satisfied, violated, undecided, not applicable, satisfied by rounding."""

COLUMNS = 5
_ORDER = (TRUE, FALSE, UNDECIDED, NOT_APPLICABLE)


def tally(judged: Sequence[Judged], returns: int) -> Tally:
    """The counts of a rule over all its variants, for each of the returns that its instances belong to."""
    counts = np.zeros((returns, COLUMNS), np.int64)
    for one in judged:
        places = one.instances.ret.astype(np.int64) * len(_ORDER) + one.verdicts
        by_verdict = np.bincount(places, minlength=returns * len(_ORDER)).reshape(returns, len(_ORDER))
        counts[:, : len(_ORDER)] += by_verdict[:, _ORDER]
        counts[:, len(_ORDER)] += _rounded(one, returns)
    return counts


def _rounded(judged: Judged, returns: int) -> Tally:
    """How many comparisons of each return hold only within rounding."""
    found = np.zeros(returns, np.int64)
    for one in judged.compared:
        if one.exact is not None:
            rounded = np.broadcast_to((one.verdict == TRUE) & ~one.exact, judged.instances.size)
            found += np.bincount(judged.instances.ret[rounded], minlength=returns)
    return found
