"""A spreadsheet whose cells are what they should be, and never a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from export_samples import FORMULAS, NAMES, NUMBERS, day, figures, fill_figures, fill_sources, rows_of, sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.catalog.tables import SPECS, ColumnType
from app.export.labels import KEYS, Labels, in_words
from app.export.tables import Format, export

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), min_size=1, max_size=40)
REALS = st.floats(allow_nan=False, allow_infinity=False, width=64).filter(lambda x: x == 0 or 1e-300 < abs(x) < 1e300)


def workbook(path: Path, selections: Sequence[Selection], labels: Labels = KEYS) -> Any:
    """The workbook of some selections, opened."""
    catalog, target = Catalog(path), path.parent / "written.xlsx"
    export(catalog, selections, target, Format.XLSX, labels=labels)
    catalog.close()
    return openpyxl.load_workbook(target)


def table(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The rows of a sheet below its header, days as text."""
    header = int(str(sheet.auto_filter.ref).partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return [tuple(map(read, row)) for row in sheet.iter_rows(min_row=header + 1, values_only=True)]


def read(value: Any) -> Any:
    """A cell's value; openpyxl leaves it to us to resolve the escapes of signs that XML cannot hold."""
    return unescape(value) if isinstance(value, str) else day(value)


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def typed(kind: Table, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row as a spreadsheet is to hold it: editions and single references are numbers."""
    numbers = (ColumnType.INTEGER, ColumnType.SOURCES)
    return tuple(
        int(value) if column.type in numbers and isinstance(value, str) and value.isdigit() else value
        for column, value in zip(SPECS[kind].columns, row, strict=True)
    )


@pytest.mark.parametrize("kind", [kind for kind in Table if kind is not Table.SOURCES])
def test_every_row_of_the_edition_comes_back_through_openpyxl(edition: Path, tmp_path: Path, kind: Table) -> None:
    catalog = Catalog(edition)
    export(catalog, [Selection(kind)], tmp_path / "table.xlsx", Format.XLSX)
    catalog.close()
    book = openpyxl.load_workbook(tmp_path / "table.xlsx")
    assert book.sheetnames == [kind.value.capitalize(), "Sources"]
    assert table(book[kind.value.capitalize()]) == [typed(kind, row) for row in rows_of(edition, Selection(kind))]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=20), st.lists(REALS, min_size=1, max_size=20))
def test_any_text_and_number_comes_back(scratch: Path, texts: list[str], values: list[float]) -> None:
    numbers, ids = fill_sources(scratch, texts), fill_figures(scratch, values)
    book = workbook(scratch, [sources(numbers, "id", "title"), figures(ids, "value")])
    assert [row[1] for row in table(book["Sources"])] == [*map(one_line_end, texts)]
    # A spreadsheet keeps 15 digits of a number, its file 16.
    assert [row[0] for row in table(book["Figures"])] == [pytest.approx(value, rel=1e-15) for value in values]


def test_texts_are_never_formulas_and_numbers_are_numbers(hostile: Path) -> None:
    numbers = range(10_001, 10_001 + len(FORMULAS) + len(NAMES))
    ids = [f"x-{n:07}" for n in range(len(NUMBERS))]
    book = workbook(hostile, [sources(numbers, "id", "title"), figures(ids, "value", "id")])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"n", "s", "inlineStr", "d"}
    assert [row[1] for row in table(book["Sources"])] == [*map(one_line_end, FORMULAS + NAMES)]
    assert [row[0] for row in table(book["Figures"])] == [pytest.approx(value, rel=1e-15) for value in NUMBERS]


def test_days_are_dates_and_vaguer_dates_are_text(edition: Path) -> None:
    book = workbook(edition, [Selection(Table.EVENTS, columns=("start", "date_precision"))])
    rows = [row for row in book["Events"].iter_rows(min_row=2, values_only=True) if row[0] is not None]
    assert {type(start) for start, precision, _ in rows if precision == "day"} == {dt.datetime}
    assert {type(start) for start, precision, _ in rows if precision != "day"} <= {str}
    assert any(precision == "month" for _, precision, _ in rows)


def test_the_header_is_frozen_filters_stand_and_addresses_are_links(edition: Path) -> None:
    book = workbook(edition, [Selection(Table.FIGURES, Filter(entities=("butb",)))])
    sheet, last = book["Figures"], book["Sources"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.column_dimensions["B"].width > 20
    links = [cell.hyperlink.target for row in last.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) > 5
    assert all(link.startswith("http") for link in links)


def test_the_last_sheet_tells_the_edition_and_every_source_cited(edition: Path) -> None:
    book = workbook(edition, [Selection(Table.FIGURES, Filter(entities=("serbia",), partner="butb"))])
    last = book.worksheets[-1]
    edition_told = dict(last.iter_rows(max_row=5, max_col=2, values_only=True))
    assert edition_told["edition"] == "2025-03"
    assert len(edition_told["content_hash"]) == 64
    assert [row[0] for row in table(last)] == [126, 127]


def test_words_stand_for_codes_when_asked(edition: Path) -> None:
    catalog = Catalog(edition)
    book = workbook(edition, [Selection(Table.FIGURES, ids=("fig-07-019",))], in_words(catalog.vocabulary))
    catalog.close()
    (row,) = table(book["Figures"])
    shown = dict(zip([cell.value for cell in book["Figures"][1]], row, strict=True))
    assert (shown["Measure"], shown["Of"], shown["Value"]) == (
        "Exchange turnover",
        "Belarusian Universal Commodity Exchange",
        4_100_000,
    )


def test_a_table_too_long_for_a_sheet_goes_on_on_the_next(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.export.xlsx_file.ROWS_OF_SHEET", 5001)
    chosen = Selection(Table.FIGURES, columns=("id",))
    book = workbook(many, [chosen])
    assert book.sheetnames == ["Figures", "Figures 2", "Figures 3", "Sources"]
    rows = [row[0] for sheet in book.worksheets[:-1] for row in table(sheet)]
    assert rows == [row[0] for row in rows_of(many, chosen)]


def test_very_long_texts_and_addresses_are_cut_where_spreadsheets_cut_them(scratch: Path) -> None:
    long, address = "x" * 40_000, "https://example.org/" + "y" * 3000
    numbers = fill_sources(scratch, [long, address])
    book = workbook(scratch, [sources(numbers, "id", "title")])
    assert [row[1] for row in table(book["Sources"])] == [long[:32_767], address]


def test_several_tables_are_several_sheets(edition: Path) -> None:
    question = Filter(entities=("serbia",))
    book = workbook(edition, [Selection(kind, question) for kind in Table])
    assert book.sheetnames == [*(kind.value.capitalize() for kind in Table)]
