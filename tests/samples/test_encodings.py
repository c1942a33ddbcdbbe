"""The faulty region typed with old fonts, and in decomposed Unicode: the verdicts are the same."""

import csv
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from html import escape, unescape
from importlib.resources import files
from pathlib import Path

import pytest

from pdvalidate import api
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.text.legacy import Encoding
from tests.samples.returns import FAULTY, audited, library

_TEXT = re.compile(rb"(?<=<t>)[^<]*(?=</t>)")


@cache
def letters(encoding: Encoding) -> Mapping[str, str]:
    """Unicode letters and what a font of the encoding types for them. Capitals of TCVN3 are small ones of .VnTimeH."""
    text = (files("pdvalidate.text") / f"{encoding}.csv").read_text(encoding="utf-8")
    small = {row["unicode"]: row["legacy"] for row in csv.DictReader(text.splitlines())}
    return {**{letter.upper(): typed for letter, typed in small.items()}, **small}


def legacy(encoding: Encoding) -> Callable[[str], str]:
    table = letters(encoding)
    return lambda text: "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def retyped(folder: Path, typed: Callable[[str], str]) -> Path:
    """The faulty region with every text of every sheet typed another way."""
    for path in sorted(FAULTY.glob("*.xlsx")):
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(folder / path.name, "w") as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, _retype(part, typed) if name.startswith("xl/worksheets/") else part)
    return folder


def _retype(part: bytes, typed: Callable[[str], str]) -> bytes:
    return _TEXT.sub(lambda found: escape(typed(unescape(found[0].decode())), quote=False).encode(), part)


def judged(report: Report) -> Counter[tuple[object, ...]]:
    """What was found where, and every count of every rule; not in which letters."""
    found: Counter[tuple[object, ...]] = Counter(map(_place, report.discrepancies))
    found.update((one.id, one.satisfied, one.violated, one.undecided, one.not_applicable) for one in report.rules)
    found.update((Path(one.file).name, one.status, one.unit, one.period) for one in report.returns)
    return found


def _place(one: Discrepancy) -> tuple[object, ...]:
    return one.rule, Path(one.file or "").name, one.unit, one.sheet, one.cell, one.difference


@pytest.mark.parametrize(
    ("typed", "told"),
    [(legacy(Encoding.TCVN3), True), (legacy(Encoding.VNI), True), (decomposed, False)],
    ids=["TCVN3", "VNI", "NFD"],
)
def test_the_verdicts_are_the_same(tmp_path: Path, typed: Callable[[str], str], told: bool) -> None:
    found = judged(api.audit(retyped(tmp_path, typed), library()))
    notes = Counter({place: times for place, times in found.items() if place[0] == "sheet-decoded"})
    assert found - notes == judged(audited(FAULTY))
    assert notes.total() == (22 * 3 if told else 0)


def test_the_texts_are_really_others() -> None:
    assert legacy(Encoding.TCVN3)("Đơn vị: Phước") == "§¬n vÞ: Ph\u00adíc"
    assert legacy(Encoding.VNI)("Đơn vị") == "Ñôn vò"
    assert decomposed("Đơn vị") != "Đơn vị"
