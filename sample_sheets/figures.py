"""The figures of one return, made so that every rule holds and the region adds up to what was published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sample_sheets.apportioning import apportion
from sample_sheets.committees import PUBLISHED, Committee

Kinds = dict[str, list[int]]
"""Row -> grassroots organisations, committees, cells, sub-committees, affiliated cells, members."""

LEAVES: Mapping[str, tuple[int, int]] = {
    # row: its share of the organisations, and how many of a hundred of these are committees
    "row_1": (240, 100),
    "row_2": (60, 100),
    "row_3": (25, 100),
    "row_4": (310, 22),
    "public_services": (160, 30),
    "private_services": (14, 0),
    "state_enterprises": (50, 45),
    "private_enterprises": (45, 12),
    "row_7": (6, 0),
    "row_8": (30, 80),
    "row_9": (28, 75),
    "row_10": (0, 0),
    "row_11": (8, 0),
}
PARENTS = {"row_5": ("public_services", "private_services"), "row_6": ("state_enterprises", "private_enterprises")}
YEARS = ("y2020", "y2021", "y2022")


@dataclass(frozen=True)
class Totals:
    """One committee's share of the regional totals."""

    organisations: int
    sub_committees: int
    affiliated_cells: int
    members: int
    pupils: int
    students: int


def shared_out(all_committees: Sequence[Committee]) -> list[Totals]:
    """The published totals, shared out over the committees."""
    members = [one.member_weight for one in all_committees]
    organisations = [one.organisation_weight for one in all_committees]
    weights = {"organisations": organisations, "sub_committees": [weight**2 for weight in members]}
    shares = {name: apportion(total, weights.get(name, members)) for name, total in PUBLISHED.items()}
    return [Totals(**dict(zip(shares, each, strict=True))) for each in zip(*shares.values(), strict=True)]


def organisation(committee: Committee, totals: Totals) -> Kinds:
    """Biểu 5: each row of the form, parents and the total included."""
    rows = list(LEAVES)
    organisations = apportion(
        totals.organisations, [share * 10 + committee.place % 7 * (share > 0) for share, _ in LEAVES.values()]
    )
    committees = [count * part // 100 for count, (_, part) in zip(organisations, LEAVES.values(), strict=True)]
    cells = [count - above for count, above in zip(organisations, committees, strict=True)]
    sub = apportion(totals.sub_committees, committees)
    affiliated = apportion(totals.affiliated_cells, committees)
    members = _members(totals.members, committees, cells, affiliated)
    columns = zip(organisations, committees, cells, sub, affiliated, members, strict=True)
    kinds = {row: list(figures) for row, figures in zip(rows, columns, strict=True)}
    for parent, children in PARENTS.items():
        kinds[parent] = _added(kinds[child] for child in children)
    kinds["total"] = _added(kinds[f"row_{number}"] for number in range(1, 12))
    kinds["foreign_capital"] = _foreign(kinds["private_enterprises"])
    return kinds


def _members(total: int, committees: Sequence[int], cells: Sequence[int], affiliated: Sequence[int]) -> list[int]:
    """At least three for each cell; where there are no committees about fourteen for each cell."""
    alone = [14 * count if not above else 0 for count, above in zip(cells, committees, strict=True)]
    least = [small or 3 * (count + below) for small, count, below in zip(alone, cells, affiliated, strict=True)]
    weights = [0 if small else count + below for small, count, below in zip(alone, cells, affiliated, strict=True)]
    return apportion(total, weights, least)


def _foreign(private: Sequence[int]) -> list[int]:
    """About a fifth of the private enterprises."""
    _, committees, cells, sub, affiliated, members = (figure // 5 for figure in private)
    if committees == 0:
        sub, affiliated, members = 0, 0, 12 * cells
    return [committees + cells, committees, cells, sub, affiliated, members]


def _added(rows: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def movement(committee: Committee, totals: Totals, kinds: Kinds) -> dict[str, tuple[int, int]]:
    """Biểu 1: each row of the form, this year and the year before."""
    size, turn = totals.members, committee.place % 11
    now = _flows(size, turn)
    before = _flows(size, turn + 5)
    closing = kinds["total"][5]
    opening = closing - now["increase"] + now["decrease"]
    earlier = opening - before["increase"] + before["decrease"]
    rows = {name: (now[name], before[name]) for name in now}
    return {"opening": (opening, earlier), **rows, "closing": (closing, opening)}


def movement_before(committee: Committee, totals: Totals, kinds: Kinds) -> dict[str, tuple[int, int]]:
    """Biểu 1 of the year before: what is this year's column there stands in the other column a year later."""
    later = movement(committee, totals, kinds)
    flows = _flows(totals.members, committee.place % 11 + 3)
    opening = later["opening"][1]
    rows = {name: (before, flows.get(name, 0)) for name, (_, before) in later.items()}
    return {
        **rows,
        "opening": (opening, opening - flows["increase"] + flows["decrease"]),
        "closing": (later["closing"][1], opening),
    }


def _flows(size: int, turn: int) -> dict[str, int]:
    """What came and went in a year; each is at least 1, so that percentages can be told."""
    admitted = size * (300 + 7 * turn) // 10000
    in_provinces, within = size * (80 + turn) // 10000, size * (150 + 3 * turn) // 10000
    out_provinces = size * (70 + 2 * turn) // 10000
    reinstated, died = 2 + turn % 4, size * (60 + turn) // 10000
    expelled, struck_off, resigned = 10 + turn, size * (12 + turn) // 10000 + 3, 4 + turn
    return {
        "increase": admitted + in_provinces + within + reinstated,
        "admitted": admitted,
        "transferred_in": in_provinces + within,
        "from_other_provinces": in_provinces,
        "from_other_districts": within,
        "reinstated": reinstated,
        "decrease": died + expelled + struck_off + resigned + out_provinces + within,
        "died": died,
        "expelled": expelled,
        "struck_off": struck_off,
        "struck_off_probationary": struck_off // 3 + 1,
        "resigned": resigned,
        "transferred_out": out_provinces + within,
        "to_other_provinces": out_provinces,
        "to_other_districts": within,
    }


def percent(current: int, previous: int) -> float:
    """4 (= 2*100/3), rounded half up to two decimals as it is printed."""
    return ((current * 20000 + previous) // (2 * previous)) / 100


def admissions(committee: Committee, totals: Totals) -> dict[str, dict[str, list[int]]]:
    """Pupils and students: district or "total" -> year -> admitted, pupils, students."""
    names = committee.districts
    pupils = _by_year(totals.pupils, [_schools(name) for name in names])
    students = _by_year(totals.students, [_universities(name) for name in names])
    table: dict[str, dict[str, list[int]]] = {}
    for at, name in enumerate(names):
        table[name] = {year: _line(pupils[year][at], students[year][at]) for year in YEARS}
        table[name]["together"] = _added(table[name].values())
    years = (*YEARS, "together")
    return table | {"total": {year: _added(one[year] for one in table.values()) for year in years}}


def _line(pupils: int, students: int) -> list[int]:
    return [pupils + students, pupils, students]


def _by_year(total: int, weights: Sequence[int]) -> dict[str, list[int]]:
    """A total shared out over years and districts."""
    by_year = dict(zip(YEARS, apportion(total, [29, 33, 38]), strict=True))
    return {year: apportion(count, weights) for year, count in by_year.items()}


def _schools(name: str) -> int:
    return 0 if name.startswith(("Khối", "Quân", "Công", "Bộ đội", "Các")) else 10 + sum(map(ord, name)) % 9


def _universities(name: str) -> int:
    if "đại học" in name.casefold():
        return 120
    return 12 if name.startswith(("Thành phố", "Quận")) else sum(map(ord, name)) % 5
