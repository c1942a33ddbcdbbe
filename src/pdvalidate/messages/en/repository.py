"""What is said in English to those who keep returns in a repository: waivers, configuration, comparison."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.messages.explaining import Explanation, as_sentences

_WAIVERS: Mapping[str, str | Mapping[str, str]] = {
    "finding-waiver-expired": "{waivers}, line {line}: the waiver[ of {rule}][ by {by}] held until {until}. Correct "
    "the return, or renew the waiver.",
    "finding-waiver-changed": "{waivers}, line {line}: the waiver[ of {rule}][ by {by}] was granted for other values. "
    "Look at the discrepancy again; correct the return, or renew the waiver.",
    "finding-waiver-unmatched": "{waivers}, line {line}: the waiver[ of {rule}][ by {by}] matches nothing any more. "
    "Remove it: `pdvalidate waive --prune`.",
    "name-waiver-expired": "waiver expired",
    "name-waiver-changed": "waiver of other values",
    "name-waiver-unmatched": "waiver without a discrepancy",
    "title-waivers": "Stale waivers",
    "title-waived": "Waived",
    "waiver-granted": "Waived: {reason} ({by}[, until {until}])",
    "heading-waived_reason": "Reason for waiving",
    "heading-waived_by": "Waived by",
    "heading-waived_until": "Waived until",
    "error-waivers-broken": {
        "one": "The file of waivers has one mistake; nothing was judged.",
        "other": "The file of waivers has {count} mistakes; nothing was judged.",
    },
    "error-waivers-not-editable": "{file}: its waivers do not stand one below the other, each beginning with a dash, "
    "or the file has changed meanwhile; nothing was added or removed. Try again, or edit it by hand.",
    "waive-of": "{number} of {count}",
    "waive-accept": "Accept this discrepancy? (y: yes, n: no, q: stop asking)",
    "waive-reason": "Reason",
    "waive-baseline": "Present when the waivers were begun",
    "waive-nothing": "{file} needs no change: {open} not waived, {stale}.",
    "waive-done": "{file} was written: {added} added, {removed} removed.",
    "waive-open": {"one": "{count} discrepancy", "other": "{count} discrepancies"},
    "waive-stale": {"one": "{count} stale waiver", "other": "{count} stale waivers"},
    "waive-count": {"one": "{count} waiver", "other": "{count} waivers"},
}

_CONFIGURATION: Mapping[str, str | Mapping[str, str]] = {
    "error-configuration-broken": {
        "one": "The configuration has one mistake; nothing was judged.",
        "other": "The configuration has {count} mistakes; nothing was judged.",
    },
    "note-configuration": "Settings from {file} (see --show-config).",
    "config-file": "Configuration: {file}",
    "config-none": "No configuration was found.",
    "heading-setting": "Setting",
    "heading-origin": "From",
    "origin-option": "option {place}",
    "origin-configuration": "{place}",
    "origin-environment": "the environment",
    "origin-default": "default",
}

_COMPARISON: Mapping[str, str | Mapping[str, str]] = {
    "title-only-new": "Only in the new submission",
    "title-only-old": "Only in the old submission; not compared",
    "title-new": "New discrepancies: {count}",
    "title-fixed": "Fixed: {count}",
    "title-still": "Still there: {count}",
    "title-unjudged": "Could not be judged again: {count}",
    "title-changes": "Changed values: {count}",
    "heading-old": "Old",
    "heading-new": "New",
    "change-row-added": "row added",
    "change-row-removed": "row removed",
    "change-column-added": "column added",
    "change-column-removed": "column removed",
    "diff-compared": "Compared: {returns}",
    "diff-new": "New: {counts}",
    "diff-others": "Fixed: {fixed}. Still there: {still}. Could not be judged again: {unjudged}.",
    "diff-changes": "Changed values: {count}.",
}

_EXPLANATIONS: Mapping[str, Explanation] = {
    "waiver-expired": Explanation(
        "A discrepancy was accepted until a day that has passed. From then on it counts again.",
        "A waiver says until: 2026-06-30; on 1 July its discrepancy fails the run again.",
        "Correct the return. If the discrepancy is still right, renew the waiver with `pdvalidate waive`.",
    ),
    "waiver-changed": Explanation(
        "A discrepancy was accepted for certain values, and now there are others: nobody has accepted those.",
        "A total of 154 was accepted where the parts make 145; now it is 164.",
        "Look at the figures again. Correct them, or accept the new values with `pdvalidate waive`.",
    ),
    "waiver-unmatched": Explanation(
        "A waiver is about a return that was judged, and the discrepancy that it accepts is not there.",
        "The figure was corrected, and the waiver was left in its file.",
        "Remove the waiver with `pdvalidate waive --prune`, so that the slip is told if it comes back.",
    ),
}

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    **_WAIVERS,
    **_CONFIGURATION,
    **_COMPARISON,
    **as_sentences(_EXPLANATIONS),
}
