"""What is said in Vietnamese to those who keep returns in a repository: waivers, configuration, comparison."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.messages.explaining import Explanation, as_sentences

_WAIVERS: Mapping[str, str | Mapping[str, str]] = {
    "finding-waiver-expired": "{waivers}, dòng {line}: miễn trừ[ cho quy tắc {rule}][ của {by}] chỉ có hiệu lực đến "
    "hết ngày {until}. Hãy sửa báo cáo, hoặc gia hạn miễn trừ.",
    "finding-waiver-changed": "{waivers}, dòng {line}: miễn trừ[ cho quy tắc {rule}][ của {by}] được chấp nhận với số "
    "liệu khác. Hãy xem lại chỗ sai này; sửa báo cáo, hoặc chấp nhận lại.",
    "finding-waiver-unmatched": "{waivers}, dòng {line}: miễn trừ[ cho quy tắc {rule}][ của {by}] không còn ứng với "
    "chỗ sai nào. Hãy xóa đi: `pdvalidate waive --prune`.",
    "name-waiver-expired": "miễn trừ hết hạn",
    "name-waiver-changed": "miễn trừ cho số liệu khác",
    "name-waiver-unmatched": "miễn trừ thừa",
    "title-waivers": "Miễn trừ không còn giá trị",
    "title-waived": "Được miễn trừ",
    "waiver-granted": "Được miễn trừ: {reason} ({by}[, đến hết {until}])",
    "heading-waived_reason": "Lý do miễn trừ",
    "heading-waived_by": "Người chấp nhận",
    "heading-waived_until": "Miễn trừ đến hết",
    "error-waivers-broken": {"other": "Tệp miễn trừ có {count} lỗi; chưa kiểm tra được gì."},
    "error-waivers-not-editable": "{file}: các miễn trừ không được ghi nối tiếp nhau từ trên xuống, mỗi mục bắt đầu "
    "bằng dấu gạch ngang, hoặc tệp vừa bị thay đổi; chưa thêm bớt gì. Hãy thử lại, hoặc sửa tệp bằng tay.",
    "waive-of": "{number} trên {count}",
    "waive-accept": "Chấp nhận chỗ sai này? (c: có, k: không, t: thôi không hỏi nữa)",
    "waive-reason": "Lý do",
    "waive-baseline": "Đã có sẵn khi bắt đầu lập danh sách miễn trừ",
    "waive-nothing": "{file} không cần thay đổi: {open} chưa được miễn trừ, {stale}.",
    "waive-done": "Đã ghi {file}: thêm {added}, bỏ {removed}.",
    "waive-open": {"other": "{count} chỗ sai"},
    "waive-stale": {"other": "{count} miễn trừ không còn giá trị"},
    "waive-count": {"other": "{count} miễn trừ"},
}

_CONFIGURATION: Mapping[str, str | Mapping[str, str]] = {
    "error-configuration-broken": {"other": "Tệp cấu hình có {count} lỗi; chưa kiểm tra được gì."},
    "note-configuration": "Thiết lập lấy từ {file} (xem --show-config).",
    "config-file": "Tệp cấu hình: {file}",
    "config-none": "Không tìm thấy tệp cấu hình.",
    "heading-setting": "Thiết lập",
    "heading-origin": "Nguồn",
    "origin-option": "tùy chọn {place}",
    "origin-configuration": "{place}",
    "origin-environment": "môi trường",
    "origin-default": "mặc định",
}

_COMPARISON: Mapping[str, str | Mapping[str, str]] = {
    "title-only-new": "Chỉ có trong lần nộp mới",
    "title-only-old": "Chỉ có trong lần nộp cũ; không so sánh",
    "title-new": "Chỗ sai mới: {count}",
    "title-fixed": "Đã sửa: {count}",
    "title-still": "Vẫn còn sai: {count}",
    "title-unjudged": "Không kiểm tra lại được: {count}",
    "title-changes": "Số liệu thay đổi: {count}",
    "heading-old": "Cũ",
    "heading-new": "Mới",
    "change-row-added": "thêm dòng",
    "change-row-removed": "bỏ dòng",
    "change-column-added": "thêm cột",
    "change-column-removed": "bỏ cột",
    "diff-compared": "Đã so sánh: {returns}",
    "diff-new": "Mới: {counts}",
    "diff-others": "Đã sửa: {fixed}. Vẫn còn sai: {still}. Không kiểm tra lại được: {unjudged}.",
    "diff-changes": "Số liệu thay đổi: {count}.",
}

_EXPLANATIONS: Mapping[str, Explanation] = {
    "waiver-expired": Explanation(
        "Một chỗ sai đã được chấp nhận đến một ngày, và ngày đó đã qua. Từ đó chỗ sai lại được tính.",
        "Miễn trừ ghi until: 2026-06-30; từ ngày 01/7 chỗ sai này lại làm cho kết quả là không đạt.",
        "Hãy sửa báo cáo. Nếu vẫn đúng là phải chấp nhận, hãy gia hạn bằng `pdvalidate waive`.",
    ),
    "waiver-changed": Explanation(
        "Một chỗ sai đã được chấp nhận với những số liệu nhất định, nay số liệu đã khác: chưa ai chấp nhận số mới.",
        "Tổng số 154 đã được chấp nhận trong khi các phần cộng lại là 145; nay tổng số là 164.",
        "Hãy xem lại số liệu. Sửa cho đúng, hoặc chấp nhận số mới bằng `pdvalidate waive`.",
    ),
    "waiver-unmatched": Explanation(
        "Miễn trừ nói về một báo cáo đã được kiểm tra, nhưng chỗ sai mà nó chấp nhận không còn ở đó.",
        "Số liệu đã được sửa đúng, còn miễn trừ vẫn nằm trong tệp.",
        "Hãy xóa miễn trừ bằng `pdvalidate waive --prune`, để nếu sai trở lại thì vẫn được báo.",
    ),
}

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    **_WAIVERS,
    **_CONFIGURATION,
    **_COMPARISON,
    **as_sentences(_EXPLANATIONS),
}
