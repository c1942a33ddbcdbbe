"""Writes all sample sheets anew: ``python -m sample_sheets.generate [FOLDER]``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sample_sheets.annual_return import annual_return
from sample_sheets.committees import committees
from sample_sheets.faults import FAULTS, Expected
from sample_sheets.figures import shared_out
from sample_sheets.first_form import clubs
from sample_sheets.previous_return import COMMITTEES, previous_return
from sample_sheets.saving import save
from sample_sheets.school_return import school_return
from sample_sheets.tutorial_returns import library, library_before

BETWEEN = "between returns"
"""In expected.json the key of what belongs to no file."""


def generate(folder: Path) -> None:
    """Write every sample below a folder."""
    everyone = committees()
    for committee, totals in zip(everyone, shared_out(everyone), strict=True):
        save(annual_return(committee, totals), folder / "southern-region-2022" / f"{committee.id}.xlsx")
        faulty = annual_return(committee, totals)
        for fault in FAULTS:
            if fault.committee == committee.id:
                fault.edit(faulty)
        if committee.id in COMMITTEES:
            save(previous_return(committee, totals), folder / "previous-year" / f"{committee.id}-2021.xlsx")
        save(faulty, folder / "faulty" / f"{committee.id}.xlsx")
    text = json.dumps(expected(), ensure_ascii=False, indent=1)
    (folder / "faulty" / "expected.json").write_text(text + "\n", encoding="utf-8")
    save(school_return(), folder / "school-return" / "hoa-sen.xlsx")
    save(clubs(), folder / "first-form" / "clubs.xlsx")
    save(library(), folder / "tutorial" / "library-2024.xlsx")
    save(library_before(), folder / "tutorial" / "library-2023.xlsx")


def expected() -> dict[str, list[dict[str, str | None]]]:
    """What must be reported for the faulty region: file -> rule or finding, sheet and cell; sorted."""
    found: dict[str, list[Expected]] = {f"{committee.id}.xlsx": [] for committee in committees()}
    found[BETWEEN] = []
    for fault in FAULTS:
        found[f"{fault.committee}.xlsx"] += fault.expected
        found[BETWEEN] += ((rule, None, None) for rule in fault.region)
    return {
        file: [{"rule": rule, "sheet": sheet, "cell": cell} for rule, sheet, cell in sorted(reported, key=_order)]
        for file, reported in found.items()
    }


def _order(one: Expected) -> tuple[str, str, str]:
    rule, sheet, cell = one
    return sheet or "", cell or "", rule


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
