"""Of which form a workbook is: that of whose tables the most headings are found (schema-language 1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pdvalidate.reading.files.cells import Workbook
from pdvalidate.reading.form_reader import FormReader, Sighting


def recall(readers: Sequence[FormReader], workbook: Workbook, stem: str) -> Sighting | None:
    """The form that was recognised before by the very same headings in the very same cells."""
    for reader in readers:
        found = reader.recall(workbook, stem)
        if found is not None:
            return found
    return None


def best(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The one that fits best; several where they fit alike.

    Of several editions of a form only those count that are valid at the return's period, if any is.
    """
    by_form = sorted(sightings, key=lambda one: one.reader.form.id)
    rivals: list[Sighting] = []
    for _, editions in groupby(by_form, key=lambda one: one.reader.form.id):
        same = list(editions)
        rivals += [one for one in same if one.valid] or same
    most = max(one.location.headings for one in rivals)
    return [one for one in rivals if one.location.headings == most]
