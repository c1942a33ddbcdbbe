"""What is said in English. A stretch in [brackets] is left out where a value that it names is not known."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.messages.en import (
    arithmetic,
    between,
    errors,
    explanations,
    findings,
    headings,
    hints,
    known_forms,
    location,
    names,
    page,
    refusals,
    repository,
    rules,
    summary,
    words,
)

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    **arithmetic.SENTENCES,
    **between.SENTENCES,
    **errors.SENTENCES,
    **explanations.SENTENCES,
    **findings.SENTENCES,
    **headings.SENTENCES,
    **hints.SENTENCES,
    **known_forms.SENTENCES,
    **location.SENTENCES,
    **names.SENTENCES,
    **page.SENTENCES,
    **refusals.SENTENCES,
    **repository.SENTENCES,
    **rules.SENTENCES,
    **summary.SENTENCES,
    **words.SENTENCES,
}
