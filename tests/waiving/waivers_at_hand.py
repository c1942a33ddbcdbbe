"""Files of waivers as people write them."""

from __future__ import annotations

from pathlib import Path

from pdvalidate.model.waiver import Waivers
from pdvalidate.waiving import read_waivers

FILE = """\
# Kept by the statistics office.
waivers:
  # Asked on the phone.
  - id: aaaa
    rule: split
    form: student-admissions@2022
    unit: An Giang
    period: "2022"
    file: an-giang.xlsx
    values: {left: 154, right: 145}   # as sent
    reason: "counted twice: yes"
    by: Nguyễn An
    until: 2026-06-30

  - id: bbbb
    values: {}
    reason: |
      two lines,

      with a gap
    by: Lê Bình
# the end
"""


def waivers_in(folder: Path, text: str = FILE) -> Waivers:
    """The waivers of a file with this text."""
    file = folder / "waivers.yaml"
    file.write_text(text, encoding="utf-8")
    return read_waivers(file)
