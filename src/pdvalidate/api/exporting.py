"""Tables of forms for other programs: plain pandera schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pdvalidate.errors import PdvalidateError
from pdvalidate.model.collection import MemberList
from pdvalidate.model.form import Form
from pdvalidate.rules import resolve_form

if TYPE_CHECKING:
    import pandera.pandas as pa


def to_pandera(form: Form, table: str, lists: Mapping[str, MemberList] | None = None) -> pa.DataFrameSchema:
    """A table of a form as a plain pandera schema: types, limits, codes, patterns, uniqueness and row rules.

    It is usable on any pandas frame with one row for each record and the form's names as columns; a column of a
    block is named once for each member, as in ``admitted[y2020]``. Percents are ratios.

    Args:
        form: a form of a library.
        table: the name of one of its tables.
        lists: the lists of the library, where columns or rules name one.

    Raises:
        PdvalidateError: the form has no such table, or it needs a list that is not among `lists`.
    """
    from pdvalidate.judging.cells.table_schema import table_schema

    found = form.by_name.get(table)
    if found is None:
        raise PdvalidateError("table-unknown", {"table": table, "known": ", ".join(form.by_name)})
    known = {name: [text for member in one.members for text in member.texts] for name, one in (lists or {}).items()}
    for column in found.by_name.values():
        if column.code_list and column.code_list not in known:
            raise PdvalidateError("list-unknown", {"list": column.code_list, "column": column.name})
    return table_schema(form, found, resolve_form(form, lists or {}), known)
