"""What a good schema file becomes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pdvalidate.errors import PdvalidateError, SchemaError
from pdvalidate.forms import choose, load
from pdvalidate.model.form import Block, Tolerance
from pdvalidate.model.kinds import Details, Mark, Missing, Severity, ValueType
from pdvalidate.model.period import Period
from tests.forms.files import FORM, form, loaded


def test_a_text_alone_is_a_heading_a_label_and_a_rule(tmp_path: Path) -> None:
    one = form(tmp_path, FORM + "rules: {split: a = b + c}\n")
    (table,) = one.tables
    assert table.by_name["a"].headings == (("A",),)
    assert table.by_name["b"].headings == (("Group", "B"),)
    assert table.named_rows["total"].labels == ("Total",)
    assert table.named_rows["total"].column == "name"
    assert [(rule.id, rule.text) for rule in one.rules] == [("split", "a = b + c")]


def test_types_of_a_table_do_not_touch_its_keys(tmp_path: Path) -> None:
    table = form(tmp_path, FORM).by_name["t"]
    assert [column.type for column, _ in table.walk()] == [ValueType.TEXT, *[ValueType.COUNT] * 3]


def test_every_scalar_stays_the_text_that_was_typed(tmp_path: Path) -> None:
    one = form(
        tmp_path, "form: f\nedition: 08\ntables: {t: {columns: {k: {heading: no, key: true}, v: 12:30, w: 1e3}}}\n"
    )
    headings = [column.headings[0] for column, _ in one.tables[0].walk()]
    assert one.edition == "08"
    assert headings == [("no",), ("12:30",), ("1e3",)]


def test_blocks_repeat_columns(tmp_path: Path) -> None:
    text = """
    form: f
    tables:
      t:
        type: count
        columns:
          k: {heading: K, key: true}
          year:
            each: {y1: Year 1, y2: [Year 2, Second year]}
            columns: {a: A, b: B}
          single: {each: "20*", type: number}
    """
    table = form(tmp_path, text).tables[0]
    year, single = (one for one in table.columns if isinstance(one, Block))
    assert year.members == {"y1": (("Year 1",),), "y2": (("Year 2",), ("Second year",))}
    assert [column.name for column, around in table.walk() if around == (year,)] == ["a", "b"]
    assert single.globs == ("20*",)
    assert single.single is not None
    assert single.single.type is ValueType.NUMBER


def test_marks_are_added_to_the_defaults(tmp_path: Path) -> None:
    text = "form: f\ntables: {t: {marks: {N/A: not_applicable}, columns: {k: {heading: K, key: true}, a: A}}}\n"
    marks = form(tmp_path, text).tables[0].by_name["a"].marks
    assert (marks["N/A"], marks["-"]) == (Mark.NOT_APPLICABLE, Mark.ZERO)


def test_rules_take_the_defaults_of_the_file(tmp_path: Path) -> None:
    text = FORM + (
        "defaults: {severity: warning, missing: never_skip, tolerance: 1%}\n"
        "rules:\n  one: a = b\n  two: {rule: a = c, severity: info, missing: {left: skip_if_all}, tolerance: 0.5}\n"
    )
    one, two = form(tmp_path, text).rules
    assert (one.severity, one.missing_left, one.tolerance) == (
        Severity.WARNING,
        Missing.NEVER_SKIP,
        Tolerance(relative=Decimal("0.01")),
    )
    assert (two.severity, two.missing_left, two.missing_right) == (
        Severity.INFO,
        Missing.SKIP_IF_ALL,
        Missing.SKIP_IF_ANY,
    )
    assert two.tolerance == Tolerance(absolute=Decimal("0.5"))


def test_details_are_many_none_or_a_list(tmp_path: Path) -> None:
    text = "form: f\nlists: {grades: [One, Two]}\ntables:\n" + "".join(
        f"  {name}: {{details: {name}, columns: {{k: {{heading: K, key: true}}, v: V}}}}\n" for name in ("many", "none")
    )
    text += "  third: {details: grades, columns: {k: {heading: K, key: true}, v: V}}\n"
    many, none, listed = form(tmp_path, text.replace("none: {", "nothing: {", 1)).tables
    assert (many.details, none.details, listed.details) == (Details.MANY, Details.NONE, Details.LIST)
    assert listed.detail_list == "grades"


def test_lists_are_known_to_all_files(tmp_path: Path) -> None:
    lists = """
    lists:
      rating: [Red, Amber]
      units:
        prefixes: [Tỉnh]
        parent: south
        members:
          long-an: {code: "80", name: Long An, until: 2025-06-30, successor: tay-ninh}
          tay-ninh: {code: "80", name: {vi: Tây Ninh, en: Tay Ninh}, from: 2025-07-01, aliases: [TN], parent: north}
    """
    library = loaded(tmp_path, FORM + "unit: {label: Unit, list: units}\n", lists=lists)
    members = library.lists["units"].by_id
    assert library.forms[0].unit_list == "units"
    assert members["long-an"].valid_until == date(2025, 6, 30)
    assert (members["long-an"].parent, members["tay-ninh"].parent) == ("south", "north")
    assert members["tay-ninh"].names == {"vi": "Tây Ninh", "en": "Tay Ninh"}
    assert [one.name for one in library.lists["rating"].members] == ["Red", "Amber"]


def test_a_list_in_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(
        "id,code,name,aliases,from,until\nan-giang,89,An Giang,AG;A.Giang,,2025-06-30\n", encoding="utf-8"
    )
    (member,) = loaded(tmp_path, "lists: {units: {file: units.csv}}\n").lists["units"].members
    assert (member.id, member.code, member.aliases) == ("an-giang", "89", ("AG", "A.Giang"))
    assert member.valid_until == date(2025, 6, 30)


COLLECTION = """
collection: region
edition: "2022"
expects: {units: {list: units, parent: south}, forms: [small], period: "2022"}
figures: {pupils: 7, students: {value: 1.5, basis: Report}}
rules: {as-published: "figures.pupils = sum(returns.t.a[total])"}
"""
UNITS = """
lists:
  units:
    members:
      a: {name: An Giang, parent: south}
      b: {name: Long An, parent: south, until: 2021-12-31}
      c: {name: Ha Noi}
"""
REPORTING = FORM + "unit: {label: Unit, list: units}\nperiod: {label: Year, type: year}\n"


def test_a_collection_expects_the_units_of_its_period(tmp_path: Path) -> None:
    (collection,) = loaded(tmp_path, REPORTING, region=COLLECTION, units=UNITS).collections
    (expects,) = collection.expects
    assert (expects.units, expects.unit_list, expects.period) == (("a",), "units", Period(2022))
    assert collection.figures["pupils"].value == 7
    assert collection.figures["students"].value == Decimal("1.5")
    assert collection.key == "region@2022"


def test_a_collection_may_name_its_units(tmp_path: Path) -> None:
    named = COLLECTION.replace("{list: units, parent: south}", "[An Giang, Ha Noi]")
    (collection,) = loaded(tmp_path, REPORTING, region=named, units=UNITS).collections
    assert collection.expects[0].units == ("a", "c")


def test_a_form_is_chosen_by_its_name_or_its_name_and_edition(tmp_path: Path) -> None:
    library = loaded(tmp_path, FORM, other=FORM.replace('"1"', '"2"'), third=FORM.replace("small", "third"))
    assert choose(library, "third").id == "third"
    assert choose(library, "small@2").edition == "2"
    for wanted, identifier in (("small", "form-several"), ("large", "form-unknown")):
        with pytest.raises(PdvalidateError) as caught:
            choose(library, wanted)
        assert caught.value.identifier == identifier
        assert "small@1" in str(caught.value.values["known"])


def test_shipped_schemas_have_no_mistakes() -> None:
    library = load([Path(__file__).parents[2] / "schemas"])
    assert [one.key for one in library.forms] == ["annual-return@2022", "school-return@2023"]
    assert len(library.lists["units"].members) == 63 + 34
    assert len(library.collections[0].expects[0].units) == 22


def test_a_folder_without_schemas_says_so(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="no schema file"):
        load([tmp_path])
