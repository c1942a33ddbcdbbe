"""The known forms, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "forms-none": "No forms were found.",
    "forms-lists": "Lists: {lists}.",
    "forms-sound": "{forms}, {collections}, {lists}: no mistakes.",
    "forms-table": "Table {table}[, sheet {sheets}]",
    "forms-columns": "Columns",
    "forms-rows": "Named rows",
    "forms-rules": "Rules",
    "forms-basis": "Basis: {basis}",
    "forms-file": "File: {file}",
    "forms-key": "key",
}
