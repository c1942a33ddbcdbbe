"""Every mistake of every file is told at once, with its place and what to do."""

from pathlib import Path

import pytest

from tests.forms.files import FORM, mistakes

BROKEN = """\
form: broken
titel: Wrong key
unit: {label: Unit, list: unitz}
period: {label: Period, type: years}
lists: {units: [A, B]}
tables:
  t:
    type: cuont
    columns:
      name: {heading: Name, key: true}
      a: A
      b: {heading: B, min: abc}
      sum: Sum
      a: again
    rows:
      total: Total
      sub: {label: Sub, under: totl}
rules:
  r1: a = b + c
  r2: a = (b
  r3:
    rule: totall = sum(details)
    severity: eror
"""


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    assert mistakes(tmp_path, BROKEN) == [
        "2:1: unknown key 'titel'; did you mean 'title'?",
        "3:27: there is no list 'unitz'; did you mean 'units'?",
        "4:31: 'years' is not one of year, half_year, quarter, month, year_to_date; did you mean 'year'?",
        "8:11: 'cuont' is not one of count, integer, number, percent, text, code, date, year; did you mean 'count'?",
        "12:28: 'abc' is no number; write it as 1000 or 0.5",
        "13:7: 'sum' is a word of the rule language; choose another name",
        "14:7: the key 'a' stands here a second time; the first is in line 11",
        "17:7: 'under: totl' names no row of the table",
        "19:15: rule 'r1': 'c' is unknown",
        "20:13: rule 'r2': the rule ends too early",
        "22:11: rule 'r3': 'totall' is unknown; did you mean 'total'?",
        "23:15: 'eror' is not one of error, warning, info; did you mean 'error'?",
    ]


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("title: {vi: Fewer, in {district}}", "put this text in quotes"),
        ("title: Tổng: số", "put this text in quotes"),
        ("title: %x", "put this text in quotes"),
        ("title: *total", "'*total' is a YAML alias, which a schema file cannot use; put this text in quotes"),
        ("title: &b c", "'&b' is a YAML anchor, which a schema file cannot use; put this text in quotes"),
        ("title: !!python/object c", "is a YAML tag, which a schema file cannot use"),
        ("title: {en: Fewer, students}", "put the text in quotes if it holds a comma or braces"),
        ("basis: {district}", "put the text in quotes if it holds a comma or braces"),
        ("\ttitle: x", "a tab stands where spaces belong; indent with spaces"),
        ("- x", "check the indentation"),
    ],
)
def test_the_traps_of_yaml(tmp_path: Path, line: str, mistake: str) -> None:
    found = mistakes(tmp_path, f"form: f\n{line}\n" + "tables: {t: {columns: {k: {heading: K, key: true}, v: V}}}\n")
    assert any(mistake in one and one.startswith("2:") for one in found), found


def test_a_mistake_in_another_file_names_that_file(tmp_path: Path) -> None:
    found = mistakes(tmp_path, FORM + "rules: {r: a = d}\n", other="lists: {x: []}\n")
    assert [one.split(":")[0].endswith("other.yaml") for one in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "a schema file is a mapping of keys to values"),
        ("[a, b]", "a schema file is a mapping of keys to values"),
        ("from: x", "a schema file has one of the keys 'form', 'collection' and 'lists'; did you mean 'form'?"),
        ("form: f", "the form 'f' has no tables"),
        ("form: a b\ntables: {t: {columns: {v: V}}}", "'a b' is no identifier"),
        ("form: f\ntables: {t: {columns: {1a: V}}}", "'1a' is no name"),
        ("form: f\ntables: {t: {columns: {v: {type: count}}}}", "has neither 'heading' nor 'number' nor 'at'"),
        ("form: f\ntables: {t: {columns: {v: V}, rows: {r: R}}}", "the table has no key column"),
        ("form: f\ntables: {t: {columns: {v: V, w: W}, rows: {}, details: lots}}", "no list is named 'lots'"),
        ("form: f\ntables: {t: {columns: {v: V}, tree: {code: v}}}", "'v' is no column of texts"),
        ("form: f\nextends: g\ntables: {t: {columns: {v: V}}}", "2:10: there is no form 'g' to extend"),
        ("form: f\nextends: f\ntables: {t: {columns: {v: V}}}", "2:10: 'f' extends itself"),
        ("form: f\nvalid: {from: soon}\ntables: {t: {columns: {v: V}}}", "2:15: 'soon' is no period"),
        ("form: f\ntables: {t: {like: u, columns: {v: V}}}", "2:20: there is no other table 'u'"),
        ("form: f\nfindings: {row-emty: error}\ntables: {t: {columns: {v: V}}}", "did you mean 'row-empty'?"),
        ("form: f\ntables: {t: {columns: {v: V}}}\nrules: {r: {rule: v > 0, tolerance: much}}", "is no tolerance"),
        ("form: f\ntables: {t: {columns: {v: V}}}\nrules: {r: {where: v > 0}}", "the key 'rule' is missing here"),
        ("collection: c\nexpects: {units: all, forms: [f], period: '2022'}", "there is no form 'f'"),
        ("lists: {u: {file: ../u.csv}}", "must stand in the schema's own folder"),
        ("lists: {u: {file: u.csv}}", "the file 'u.csv' cannot be read"),
        ("lists: {u: {members: {a: {from: June}}}}", "'June' is no date; write it as 2025-06-30"),
    ],
)
def test_each_mistake_has_its_sentence(tmp_path: Path, text: str, mistake: str) -> None:
    assert any(mistake in one for one in mistakes(tmp_path, text)), mistakes(tmp_path, text)


def test_a_broken_csv_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("id,name\na,A\na,B\nb\n", encoding="utf-8")
    found = mistakes(tmp_path, "lists: {u: {file: u.csv}}")
    assert found == [
        f"{tmp_path / 'u.csv'}:3:1: the member 'a' stands here a second time",
        f"{tmp_path / 'u.csv'}:4:1: this line has another number of columns than the first",
    ]


def test_two_forms_of_one_name_and_edition(tmp_path: Path) -> None:
    found = mistakes(tmp_path, FORM, another=FORM)
    assert len(found) == 1
    assert "the form 'small@1' stands in" in found[0]


def test_a_file_that_is_not_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("form: f\ntitle: Tổng số\n".encode("utf-16"))
    assert "the file is not written in UTF-8" in mistakes(tmp_path, FORM)[0]


def test_nesting_is_bounded(tmp_path: Path) -> None:
    assert "nested more than" in mistakes(tmp_path, "form: " + "[" * 500 + "]" * 500)[0]
