"""A form or a collection by the name that a user gives it."""

from __future__ import annotations

from pdvalidate.errors import PdvalidateError
from pdvalidate.model.collection import Collection
from pdvalidate.model.form import Form
from pdvalidate.model.library import Library


def choose(library: Library, wanted: str) -> Form:
    """The form that `annual-return@2022`, or `annual-return` where there is one edition, names.

    Raises:
        PdvalidateError: it names none, or several.
    """
    found = [form for form in library.forms if wanted in (form.key, form.id)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(form.key for form in found or library.forms)
    raise PdvalidateError("form-several" if found else "form-unknown", {"form": wanted, "known": known})


def choose_collection(library: Library, wanted: str) -> Collection:
    """The collection that `southern-region@2022`, or `southern-region`, names.

    Raises:
        PdvalidateError: it names none.
    """
    for one in library.collections:
        if wanted in (one.key, one.id):
            return one
    known = ", ".join(one.key for one in library.collections)
    raise PdvalidateError("collection-unknown", {"collection": wanted, "known": known})
