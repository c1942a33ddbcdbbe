"""A violated comparison as a sentence, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "arithmetic-=": "{found}, phải bằng {expected}; chênh lệch {difference}.",
    "arithmetic-!=": "{found}, phải khác {expected}.",
    "arithmetic-<": "{found}, phải nhỏ hơn {expected}; chênh lệch {difference}.",
    "arithmetic-<=": "{found}, không được lớn hơn {expected}; chênh lệch {difference}.",
    "arithmetic->": "{found}, phải lớn hơn {expected}; chênh lệch {difference}.",
    "arithmetic->=": "{found}, không được nhỏ hơn {expected}; chênh lệch {difference}.",
    "arithmetic-none": "Không đúng quy tắc: {text}[; {cells}].",
    "operand-blank": "(trống)",
    "operand-absent": "[{row}: ]{column} (không có)",
}
