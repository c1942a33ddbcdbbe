"""Likely causes, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "hint-dot-as-decimal": "có lẽ ý là {suggested}: dấu chấm dùng để tách hàng nghìn.",
    "hint-number-as-text": "có lẽ ý là số {suggested}.",
    "hint-did-you-mean": "có phải ý là “{suggested}”[ ở ô {cells}]?",
    "hint-slip-other": "ô {cell} có thể sai: nếu là {suggested} thì phép tính đúng.[ Khi đó {settles} sai lệch cùng "
    "hết.]",
    "hint-slip-sign": "ô {cell}: có lẽ là {suggested}; {found} bị nhầm dấu.[ Khi đó {settles} sai lệch cùng hết.]",
    "hint-slip-shifted": "ô {cell}: có lẽ là {suggested}; {found} lệch 10, 100 hoặc 1.000 lần.[ Khi đó {settles} sai "
    "lệch cùng hết.]",
    "hint-slip-transposed": "ô {cell}: có lẽ là {suggested}; {found} bị đảo hai chữ số liền nhau.[ Khi đó {settles} "
    "sai lệch cùng hết.]",
    "hint-slip-additional": "ô {cell}: có lẽ là {suggested}; {found} thừa một chữ số.[ Khi đó {settles} sai lệch "
    "cùng hết.]",
    "hint-slip-missing": "ô {cell}: có lẽ là {suggested}; {found} thiếu một chữ số.[ Khi đó {settles} sai lệch cùng "
    "hết.]",
    "hint-left-out": "số chênh đúng bằng số liệu của dòng “{row}” ({cells}), ở các cột khác cũng vậy: có lẽ dòng "
    "tổng chưa cộng dòng này.",
    "hint-added-twice": "số chênh đúng bằng số liệu của dòng “{row}” ({cells}), ở các cột khác cũng vậy: có lẽ dòng "
    "này được cộng hai lần.",
    "hint-swapped": "có lẽ hai số bị đổi chỗ cho nhau: {pairs}.",
    "hint-copied": "các ô {cells} có cùng một số: có lẽ số này đã bị chép lại.",
}
