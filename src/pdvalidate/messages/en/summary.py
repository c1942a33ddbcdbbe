"""Counts, and the summary of a report, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    "count-errors": {"one": "{count} error", "other": "{count} errors"},
    "count-warnings": {"one": "{count} warning", "other": "{count} warnings"},
    "count-notes": {"one": "{count} note", "other": "{count} notes"},
    "count-returns": {"one": "{count} return", "other": "{count} returns"},
    "count-undecided": {"one": "{count} undecided", "other": "{count} undecided"},
    "count-rules": {"one": "{count} rule", "other": "{count} rules"},
    "count-comparisons": {"one": "{count} comparison", "other": "{count} comparisons"},
    "count-details": {"one": "{count} detail row", "other": "{count} detail rows"},
    "count-rows": {"one": "{count} row", "other": "{count} rows"},
    "count-cells": {"one": "{count} cell", "other": "{count} cells"},
    "count-workbooks": {"one": "{count} workbook", "other": "{count} workbooks"},
    "count-forms": {"one": "{count} form", "other": "{count} forms"},
    "count-collections": {"one": "{count} collection", "other": "{count} collections"},
    "count-lists": {"one": "{count} list", "other": "{count} lists"},
    "summary-rules": "{rules}, {comparisons}: {violated} violated, {undecided} undecided, {satisfied} satisfied",
    "summary-inapplicable": "Not applicable: {count}.",
    "summary-rounding": "Satisfied only within rounding: {count}.",
    "summary-idle": "Rules that found nothing to compare: {rules}.",
    "summary-suspended": "Suspended rules: {rules}.",
    "summary-returns": "{returns}: {statuses}",
    "summary-notes-hidden": "(shown with -v)",
    "summary-more": "and {count} more (shown with -v)",
    "summary-cells": {"one": "In {count} row: {cells}", "other": "In {count} rows: {cells}"},
    "summary-by-unit": "By unit: {parts}.",
    "summary-waived": "Waived: {count}.",
    "summary-missing": "Missing: {units}.",
    "summary-double": "Double: {units}.",
    "summary-complete": "All {count} expected returns are here.",
    "summary-lacks": "lacks {operands}",
    "note-lock-files": {
        "one": "{count} file was left out, as it only marks that a workbook is open: {files}. What is not saved in it "
        "yet is not checked.",
        "other": "{count} files were left out, as they only mark that a workbook is open: {files}. What is not saved "
        "in them yet is not checked.",
    },
    "note-copied-values": "{file} was written: the values of {source} with its discrepancies marked, without its look.",
    "note-written": "{file} was written.",
    "note-copies": {
        "one": "{count} marked copy was written to {folder}.",
        "other": "{count} marked copies were written to {folder}.",
    },
    "note-checking": "Reading the workbooks",
    "note-progress": "{done} of {count} files judged; {rate} per second, {left} left",
    "note-rate": "{rate} per second",
}
