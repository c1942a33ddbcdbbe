"""Where a table ends: the words of a signature block, and the labels that a form names with `until`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pdvalidate.model.returns import Cell
from pdvalidate.text.folding import fold

SIGNATURE_WORDS = (
    "Người lập biểu",
    "Người lập bảng",
    "Người lập",
    "Người tổng hợp",
    "Cán bộ lập biểu",
    "Kế toán trưởng",
    "Thủ trưởng đơn vị",
    "Thủ trưởng cơ quan",
    "Thủ trưởng",
    "Trưởng ban",
    "Phó trưởng ban",
    "T/M",
    "TM.",
    "K/T",
    "KT.",
    "Nơi nhận",
    "Nơi gửi",
    "Ký tên",
    "Ghi chú",
    "Chú thích",
    "Lưu ý",
    "Prepared by",
    "Approved by",
    "Signature",
    "Signed",
    "Notes",
    "Note:",
)
"""A row without figures of which a cell begins with one of these words ends a table."""

_BEGINS = re.compile("(?:" + "|".join(re.escape(fold(word)) for word in SIGNATURE_WORDS) + r")(?!\w)")
_PLACE_AND_DATE = re.compile(
    rf"(?:.{{0,60}},)?\s*{fold('ngày')}\b.{{0,20}}\b{fold('tháng')}\b.{{0,20}}\b{fold('năm')}\b.{{0,20}}"
)


@lru_cache(maxsize=20_000)
def begins_signature(text: str) -> bool:
    """Whether a text is the beginning of a signature block: `NGƯỜI LẬP BIỂU`, `Huế, ngày … tháng … năm …`."""
    folded = fold(text[:200])
    return _BEGINS.match(folded) is not None or _PLACE_AND_DATE.fullmatch(folded) is not None


def is_signature(row: Sequence[Cell], figures: Sequence[Cell]) -> bool:
    """Whether a row is part of a signature block: such words in any cell, and no figure in the table's columns."""
    if not any(isinstance(value, str) and value and begins_signature(value) for value in row):
        return False
    return not any(is_figure(value) for value in figures)


def is_figure(value: Cell) -> bool:
    """Whether a cell holds something that may be a figure: no blank, and no prose."""
    if isinstance(value, str):
        text = value.strip()
        return bool(text) and not (len(text) > 3 and any(letter.isalpha() for letter in text))
    return value is not None


def is_zero(value: Cell) -> bool:
    """Whether a cell holds nothing but zero, as a number, a text or a dash."""
    if isinstance(value, str):
        return value.strip() in ("0", "-", "–", "—")
    return isinstance(value, int | float) and float(value) == 0 and value is not False
