"""The sample sheets as tests use them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pdvalidate import api
from pdvalidate.model.library import Library
from pdvalidate.model.report import Report

REPOSITORY = Path(__file__).parents[2]
SAMPLES = REPOSITORY / "sample_sheets"
REGION = SAMPLES / "southern-region-2022"
FAULTY = SAMPLES / "faulty"
SCHOOL = SAMPLES / "school-return"


@cache
def library() -> Library:
    """The shipped schemas."""
    return api.load_library([REPOSITORY / "schemas"])


@cache
def audited(folder: Path) -> Report:
    """The report on a folder of samples."""
    return api.audit(folder, library())
