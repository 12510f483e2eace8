"""CSV that opens right: what goes in comes out, numbers are numbers, and no text becomes a formula."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import Any

import pandas
import pytest
from export_samples import (
    FORMULAS,
    NAMES,
    NUMBERS,
    TRIGGERS,
    figures,
    fill_figures,
    fill_sources,
    harmless,
    rows_of,
    sources,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.lines import Form
from app.catalog.listing import Order
from app.catalog.selection import Selection
from app.catalog.tables import SPECS
from app.export.dialect import DecimalSign, Delimiter, Dialect, dialect
from app.export.tables import Format, export

PLAIN = Form()
FORMS = [Form(delimiter, decimal) for delimiter, decimal in itertools.product(",;\t", ".,")]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
TRICKY = st.text(st.sampled_from("=+-@＝\t\r\n\"';, a1é🐄"), min_size=1, max_size=12)
REALS = st.floats(allow_nan=False, allow_infinity=False)
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(path: Path, selection: Selection, form: Form = PLAIN, mark: bool = False) -> bytes:
    """The bytes of a CSV file of the selection."""
    catalog = Catalog(path)
    target = path.parent / "written.csv"
    export(catalog, [selection], target, Format.CSV, dialect=Dialect(form, mark))
    catalog.close()
    return target.read_bytes()


def parsed(data: bytes, form: Form) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=form.delimiter, strict=True))


def as_text(value: Any, form: Form) -> str:
    """A cell as the file is to hold it."""
    if value is None:
        return ""
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 2**63 else repr(value)
        return text.replace(".", form.decimal)
    return str(value) if isinstance(value, int) else harmless(value)


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("table", list(Table))
def test_every_table_of_the_edition_comes_back_as_it_was(
    edition: Path, tmp_path: Path, table: Table, form: Form
) -> None:
    catalog, target = Catalog(edition), tmp_path / "table.csv"
    export(catalog, [Selection(table)], target, Format.CSV, dialect=Dialect(form))
    head, *rest = parsed(target.read_bytes(), form)
    assert head == [column.key for column in SPECS[table].columns]
    assert rest == [[as_text(v, form) for v in row] for row in catalog.selected_rows(Selection(table))]
    catalog.close()


@slow
@given(st.lists(TEXTS | TRICKY, min_size=1, max_size=20), st.sampled_from(FORMS))
def test_any_text_comes_back_through_pythons_csv(scratch: Path, texts: list[str], form: Form) -> None:
    chosen = sources(fill_sources(scratch, texts), "id", "title", "note")
    _, *rest = parsed(written(scratch, chosen, form), form)
    assert rest == [
        [str(number), harmless(text), harmless(text)] for number, text in zip(chosen.ids or (), texts, strict=True)
    ]


@slow
@given(
    st.lists(TEXTS | TRICKY, min_size=1, max_size=20), st.lists(REALS, min_size=1, max_size=20), st.sampled_from(FORMS)
)
def test_any_text_and_number_comes_back_through_pandas(
    scratch: Path, texts: list[str], values: list[float], form: Form
) -> None:
    options: dict[str, Any] = {"sep": form.delimiter, "keep_default_na": False}
    chosen = sources(fill_sources(scratch, texts), "id", "title")
    found = pandas.read_csv(
        io.BytesIO(written(scratch, chosen, form)), dtype={"title": str}, engine="python", **options
    )
    assert found["title"].tolist() == [harmless(text) for text in texts]

    numbers = figures(fill_figures(scratch, values), "id", "value")
    data = io.BytesIO(written(scratch, numbers, form))
    table = pandas.read_csv(data, decimal=form.decimal, dtype={"value": float}, **options)
    assert table["value"].tolist() == values


@slow
@given(st.lists(REALS, min_size=1, max_size=50), st.sampled_from(FORMS))
def test_any_number_keeps_all_its_digits(scratch: Path, values: list[float], form: Form) -> None:
    chosen = figures(fill_figures(scratch, values), "value")
    _, *rest = parsed(written(scratch, chosen, form), form)
    assert [float(row[0].replace(form.decimal, ".")) for row in rest] == values


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_formulas_are_harmless_whatever_the_signs(hostile: Path, form: Form) -> None:
    numbers = range(10_001, 10_001 + len(FORMULAS) + len(NAMES))
    _, *rest = parsed(written(hostile, sources(numbers, "id", "title"), form), form)
    assert [row[1] for row in rest] == [f"'{text}" if text in FORMULAS[:15] else text for text in FORMULAS + NAMES]
    assert not [row for row in rest for cell in row if cell.startswith(TRIGGERS)]


def test_negative_numbers_stay_numbers(hostile: Path) -> None:
    chosen = figures([f"x-{n:07}" for n in range(len(NUMBERS))], "value")
    _, *rest = parsed(written(hostile, chosen), Form())
    assert [row[0] for row in rest][:5] == ["-5", "-0.5", "0.1", "135000000", "0.3333333333333333"]


def test_decimal_commas_are_quoted_only_where_the_comma_is_the_delimiter_too(hostile: Path) -> None:
    chosen = figures(["x-0000001"], "id", "value")
    assert b'\r\nx-0000001,"-0,5",' in written(hostile, chosen, Form(",", ","))
    assert b"\r\nx-0000001;-0,5;" in written(hostile, chosen, Form(";", ","))


def test_a_file_begins_with_a_byte_order_mark_when_asked_and_every_line_ends_as_rfc_4180_says(hostile: Path) -> None:
    chosen = sources([10_001], "id", "title")
    assert written(hostile, chosen, mark=True) == b"\xef\xbb\xbfid,title\r\n10001,'=1+1\r\n"
    assert written(hostile, chosen) == b"id,title\r\n10001,'=1+1\r\n"


def test_a_row_of_one_empty_cell_is_still_a_row(edition: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(edition), tmp_path / "authors.csv"
    export(catalog, [Selection(Table.SOURCES, columns=("author",))], target, Format.CSV)
    catalog.close()
    assert len(parsed(target.read_bytes(), Form())) == 1 + 498


def test_columns_stand_in_the_order_chosen_and_sources_are_never_left_out(edition: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(edition), tmp_path / "figures.csv"
    chosen = Selection(Table.FIGURES, Filter(entities=("serbia",), partner="butb"), columns=("value", "label"))
    export(catalog, [chosen], target, Format.CSV)
    catalog.close()
    head, *rest = parsed(target.read_bytes(), Form())
    assert head == ["value", "label", "sources"]
    assert ["110000", "127"] in [[row[0], row[2]] for row in rest]
    assert ["4100000", "127"] in [[row[0], row[2]] for row in rest]


def test_an_unknown_column_is_refused_before_a_file_is_there(edition: Path, tmp_path: Path) -> None:
    catalog = Catalog(edition)
    with pytest.raises(KeyError):
        export(catalog, [Selection(Table.FIGURES, columns=("colour",))], tmp_path / "figures.csv", Format.CSV)
    catalog.close()
    assert list(tmp_path.iterdir()) == []


def test_rows_stand_in_the_order_asked_for(edition: Path) -> None:
    for descending in (False, True):
        values = [
            row[0]
            for row in rows_of(edition, Selection(Table.FIGURES, order=Order("value", descending), columns=("value",)))
        ]
        known = [value for value in values if value is not None]
        assert known == sorted(known, reverse=descending)
        assert values[len(known) :] == [None] * (len(values) - len(known))


def test_picked_rows_stand_in_the_order_they_were_picked(edition: Path) -> None:
    picked = ("fig-07-019", "fig-07-001", "fig-07-018")
    assert [row[0] for row in rows_of(edition, figures(picked, "id"))] == list(picked)


def test_what_threads_write_is_what_one_connection_reads(many: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(many), tmp_path / "many.csv"
    for order in (None, Order("value", True)):
        chosen = Selection(Table.FIGURES, order=order)
        rows = export(catalog, [chosen], target, Format.CSV)
        expected = [[as_text(v, Form()) for v in row] for row in catalog.selected_rows(chosen)]
        assert rows == len(expected) > 12_000
        assert parsed(target.read_bytes(), Form())[1:] == expected
    catalog.close()


def test_very_many_rows_stand_in_the_order_of_the_database_where_none_is_asked(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports, everything = Filter(measures=frozenset({"exports"})), Filter()
    for question in (exports, everything):
        in_order = [row[0] for row in rows_of(many, Selection(Table.FIGURES, question, columns=("id",)))]
        monkeypatch.setattr("app.catalog.selection.SORTED", 100)
        as_stored = [row[0] for row in rows_of(many, Selection(Table.FIGURES, question, columns=("id",)))]
        monkeypatch.undo()
        assert as_stored[-12_000:] == [f"x-{n:07}" for n in range(12_000)]
        assert in_order != as_stored
        assert sorted(in_order) == sorted(as_stored)


@pytest.mark.parametrize(
    ("delimiter", "decimal", "locale", "expected"),
    [
        (Delimiter.AUTO, None, ".", Form(",", ".")),
        (Delimiter.AUTO, None, ",", Form(";", ",")),
        (Delimiter.AUTO, None, "٫", Form(",", ".")),
        (Delimiter.AUTO, DecimalSign.POINT, ",", Form(",", ".")),
        (Delimiter.AUTO, DecimalSign.COMMA, ".", Form(";", ",")),
        (Delimiter.COMMA, None, ",", Form(",", ",")),
        (Delimiter.TAB, DecimalSign.COMMA, ".", Form("\t", ",")),
        (Delimiter.SEMICOLON, DecimalSign.POINT, ",", Form(";", ".")),
    ],
)
def test_signs_are_the_locales_where_none_are_chosen(
    delimiter: Delimiter, decimal: DecimalSign | None, locale: str, expected: Form
) -> None:
    assert dialect(delimiter, decimal, locale_decimal=locale).form == expected
