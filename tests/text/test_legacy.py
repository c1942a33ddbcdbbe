"""Texts of fonts from before Unicode, by pairs that were verified."""

import csv
from pathlib import Path

import pytest

from pdvalidate.text.folding import fold
from pdvalidate.text.legacy import Encoding, decode, may_be

with (Path(__file__).parent / "legacy-text.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = list(csv.DictReader(file))


@pytest.mark.parametrize("encoding", list(Encoding))
@pytest.mark.parametrize("pair", PAIRS, ids=[pair["unicode"] for pair in PAIRS])
def test_verified_pairs(pair: dict[str, str], encoding: Encoding) -> None:
    assert fold(decode(pair[encoding], encoding)) == fold(pair["unicode"])
    assert may_be(pair[encoding], encoding)


def test_the_soft_hyphen_of_tcvn3_is_a_letter() -> None:
    assert decode("Ph\u00ad\u00edc", Encoding.TCVN3) == "Phước"


def test_unicode_is_not_taken_for_legacy() -> None:
    for pair in PAIRS:
        if any(ord(letter) >= 0x100 for letter in pair["unicode"]):
            assert not any(may_be(pair["unicode"], encoding) for encoding in Encoding)


def test_plain_text_stays() -> None:
    assert decode("1. Total 12,5", Encoding.TCVN3) == decode("1. Total 12,5", Encoding.VNI) == "1. Total 12,5"
