"""Why a file is not judged, in English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "refused-file-missing": "there is no such file. Check its name and folder.",
    "refused-file-empty": "the file is empty (0 bytes). Save the workbook again, or ask for it again.",
    "refused-file-is-folder": "this is a folder, not a workbook. Name the workbooks in it.",
    "refused-not-a-workbook": "this is not an Excel workbook[ but {kind}]. Save it as .xlsx and try again.",
    "refused-password-protected": "the workbook is protected by a password. Remove the password in Excel and save it.",
    "refused-file-damaged": "the file is damaged and cannot be read. Open it in Excel, save it under a new name, or "
    "ask for it again.",
    "refused-file-too-large": "the file is larger than {limit} MiB. Delete what does not belong to the form, or allow "
    "more with --max-size.",
    "refused-unpacks-too-large": "the file unpacks to more than {limit} MiB. Delete what does not belong to the form, "
    "or allow more with --max-size.",
    "refused-packed-too-well": "what is in the file unpacks to more than {limit} times its size, as in no real "
    "workbook. Save it again in Excel, or ask for it again.",
    "refused-too-many-parts": "the file holds more than {limit} parts, as no real workbook does. Save it again in "
    "Excel, or ask for it again.",
    "refused-too-many-cells": "its filled cells span more than {limit} cells from A1 on. Delete stray cells far "
    "below or far to the right of the tables, or allow more with --max-cells.",
    "refused-reader-died": "whatever reads this file is ended by it: it is damaged, or made to do harm. Open it in "
    "Excel, save it under a new name, or ask for it again.",
    "refused-too-slow": "reading it was given up after {seconds} seconds; the file is probably damaged. Open it in "
    "Excel and save it as .xlsx, or allow more with --max-seconds.",
    "refused-too-much-memory": "it needs more memory than is allowed[ ({limit} MiB)]; the file is probably damaged. "
    "Open it in Excel and save it as .xlsx, or allow more with --max-memory.",
    "refused-file-growing": "the file is still being written. Wait until it is saved or copied, and try again.",
    "refused-lock-file": "this only marks that a workbook is open in Excel. Close that workbook, and name it instead.",
    "refused-file-changed": "the file has changed since it was checked. Check it again.",
    "refused-file-locked": "the file may not be read. Close it in Excel, or check its permissions.",
    "refused-form-unknown": "it is of no known form: the headings of none were found. Check whether it is the right "
    "file, or name its form with --form.",
    "refused-form-ambiguous": "it fits several forms[: {forms}]. Name the right one with --form.",
    "refused-sheets-missing": "it has none of the sheets that the form needs[: {expected}]. Check whether it is the "
    "right file, or rename its sheets.",
    "refused-headings-missing": "none of the form's headings stands on its sheets[: {expected} …]. Check whether it is "
    "the right file, or write the headings as they stand on the form.",
    "refused-not-read": "it cannot be read ({reason}).",
}
