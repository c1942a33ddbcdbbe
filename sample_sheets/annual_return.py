"""The annual return of one committee as a workbook of three sheets."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook

from sample_sheets import figures
from sample_sheets.committees import Committee
from sample_sheets.sheets import Cell, Heading, Printed, draw

ORGANISATION, MOVEMENT, ADMISSIONS = "Biểu 5", "Biểu 1", "KN-HSSV"
PERIOD = "Năm 2022"

_KINDS = {
    "row_1": "1. Xã",
    "row_2": "2. Phường",
    "row_3": "3. Thị trấn",
    "row_4": "4. Cơ quan",
    "row_5": "5. Đơn vị sự nghiệp",
    "public_services": "   a) Công lập",
    "private_services": "   b) Ngoài công lập",
    "row_6": "6. Doanh nghiệp",
    "state_enterprises": "   a) Doanh nghiệp có vốn nhà nước",
    "private_enterprises": "   b) Doanh nghiệp ngoài nhà nước",
    "foreign_capital": "      Trong đó: có vốn đầu tư nước ngoài",
    "row_7": "7. Hợp tác xã",
    "row_8": "8. Quân đội",
    "row_9": "9. Công an",
    "row_10": "10. Ở ngoài nước",
    "row_11": "11. Loại hình cơ sở khác*",
    "total": "Cộng (1+....+11)",
}
_CRITERIA = {
    "opening": "A - Tổng số đảng viên cuối kỳ trước chuyển sang",
    "increase": "B - Đảng viên tăng trong kỳ",
    "admitted": "1. Kết nạp",
    "transferred_in": "2. Chuyển đến",
    "from_other_provinces": "a. Tỉnh khác chuyển đến",
    "from_other_districts": "b. Huyện khác trong tỉnh chuyển đến",
    "reinstated": "3. Phục hồi đảng tịch",
    "decrease": "C - Đảng viên giảm trong kỳ",
    "died": "1. Từ trần",
    "expelled": "2. Khai trừ",
    "struck_off": "3. Xóa tên",
    "struck_off_probationary": "Trong đó: Đảng viên dự bị",
    "resigned": "4. Xin ra khỏi Đảng",
    "transferred_out": "5. Chuyển đi",
    "to_other_provinces": "a. Chuyển đi tỉnh khác",
    "to_other_districts": "b. Chuyển đi huyện khác trong tỉnh",
    "closing": "D - Đảng viên trong danh sách\ncuối kỳ báo cáo",
}


def annual_return(committee: Committee, totals: figures.Totals) -> Workbook:
    """One consistent return."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    kinds = figures.organisation(committee, totals)
    sheets = (
        _organisation(kinds),
        movement_sheet(figures.movement(committee, totals, kinds)),
        _admissions(figures.admissions(committee, totals)),
    )
    for printed in sheets:
        draw(workbook.create_sheet(printed.sheet), printed, committee.reported_as, PERIOD)
    return workbook


def _organisation(kinds: figures.Kinds) -> Printed:
    return Printed(
        sheet=ORGANISATION,
        number="Biểu số 5-BTCTW",
        title="Tổ chức cơ sở đảng và đảng viên chia theo loại hình",
        headings=(
            Heading(0, 1, "Loại hình tổ chức\ncơ sở đảng", down=3),
            Heading(0, 2, "Số tổ chức cơ sở đảng", across=3),
            Heading(1, 2, "Tổng số", down=2),
            Heading(1, 3, "Chia ra", across=2),
            Heading(2, 3, "Đảng bộ cơ sở"),
            Heading(2, 4, "Chi bộ cơ sở"),
            Heading(0, 5, "Tổ chức đảng trực thuộc\nđảng bộ cơ sở", across=2),
            Heading(1, 5, "Chia ra", across=2),
            Heading(2, 5, "Đảng bộ bộ phận"),
            Heading(2, 6, "Chi bộ trực thuộc"),
            Heading(0, 7, "Tổng số đảng viên", down=3),
        ),
        numbers=(1, "2 (=3+4)", 3, 4, 5, 6, 7),
        rows=[(label, *_nil(kinds[row])) for row, label in _KINDS.items()],
        notes=("* Loại hình cơ sở khác: ghi rõ loại hình ở phần thuyết minh.",),
        bold=frozenset({len(_KINDS) - 1}),
    )


def _nil(row: Sequence[int]) -> Sequence[Cell]:
    """A row without anything to report is printed with dashes."""
    return row if any(row) else ["-"] * len(row)


def movement_sheet(rows: dict[str, tuple[int, int]]) -> Printed:
    """Biểu 1, of this year and the year before."""
    places = {row: at for at, row in enumerate(_CRITERIA)}
    return Printed(
        sheet=MOVEMENT,
        number="Biểu số 1-BTCTW",
        title="Tăng, giảm đảng viên",
        headings=(
            Heading(0, 1, "Tiêu chí", down=2),
            Heading(0, 2, "Thực hiện", across=2),
            Heading(1, 2, "Kỳ này"),
            Heading(1, 3, "Cùng kỳ\nnăm trước"),
            Heading(0, 4, "(%) kỳ này so với cùng kỳ năm trước", down=2),
        ),
        numbers=(1, 2, 3, "4(=2*100/3)"),
        rows=[(label, *rows[row], figures.percent(*rows[row])) for row, label in _CRITERIA.items()],
        bold=frozenset(places[row] for row in ("opening", "increase", "decrease", "closing")),
    )


def _admissions(rows: dict[str, dict[str, list[int]]]) -> Printed:
    titles = ("Năm 2020", "Năm 2021", "Năm 2022", "Cộng 3 năm 2020-2022")
    headings = [Heading(0, 1, "STT", down=3), Heading(0, 2, "Đảng bộ cấp trên cơ sở", down=3)]
    for at, title in enumerate(titles):
        column = 3 + 3 * at
        headings += (
            Heading(0, column, title, across=3),
            Heading(1, column, "Tổng số", down=2),
            Heading(1, column + 1, "Chia ra", across=2),
            Heading(2, column + 1, "Học sinh"),
            Heading(2, column + 2, "Sinh viên"),
        )
    names = [name for name in rows if name != "total"]
    lines: list[Sequence[Cell]] = [(at, name, *_flat(rows[name])) for at, name in enumerate(names, start=1)]
    return Printed(
        sheet=ADMISSIONS,
        number="",
        title="Kết nạp đảng viên là học sinh, sinh viên",
        headings=headings,
        numbers=("A", "B", *range(1, 13)),
        rows=[*lines, (None, "Tổng cộng", *_flat(rows["total"]))],
        notes=("Ghi chú: số liệu tính đến ngày 31/12/2022.",),
        bold=frozenset({len(names)}),
    )


def _flat(years: dict[str, list[int]]) -> list[int]:
    return [figure for year in (*figures.YEARS, "together") for figure in years[year]]
