"""English: what is said of rules that look at other returns."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    "note-earlier": {
        "one": "{count} earlier return was read to be compared with.",
        "other": "{count} earlier returns were read to be compared with.",
    },
    "note-earlier-none": "No earlier returns were found ({places}), so nothing is compared with them.",
    "summary-earlier": {
        "one": "Compared with {count} earlier return.",
        "other": "Compared with {count} earlier returns.",
    },
    "summary-previous-hint": {
        "one": "{count} comparison with an earlier return was not made: name its file or folder with --previous.",
        "other": "{count} comparisons with earlier returns were not made: name their files or folder with --previous.",
    },
    "lack-no-return": "the return of {unit}[ for {period}]",
    "lack-returns-double": "a single return of {unit}[ for {period}]; there are several",
    "lack-units-merged": "one earlier unit[ for {period}]: {unit} were merged, and their figures are not added up",
    "name-return-other-period": "return of another period",
    "name-return-other-edition": "return of another edition",
    "finding-return-other-period": "The collection {collection} expects the return of {unit} for {awaited}, not for "
    "{period}. Check the period in the workbook.",
    "finding-return-other-edition": "This return is of the edition {edition}, but {valid} is the one that is valid in "
    "{period}. Ask for it on the valid form.",
    "hint-unit-followed": "in {period} the unit was {unit}, whose figures it goes on with; they were compared.",
    "hint-first-break": "the chain breaks first in {period} ({file}); put that right first.",
    "hint-one-unit": "{unit} alone explains the difference: with {meant} in {cell} ({sheet}) instead of {found} its "
    "own rule {rule} would hold too.",
    "hint-one-unit-shifted": "{unit} alone explains the difference: {meant} is probably meant in {cell} ({sheet}); "
    "{found} is off by a factor of 10, 100 or 1000.",
}
