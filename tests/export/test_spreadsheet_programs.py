"""What LibreOffice makes of our files: the values and dates that went in, and no formula."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from export_samples import FORMULAS, NAMES, NUMBERS, day, figures, harmless, rows_of, sources

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.lines import Form
from app.catalog.selection import Selection
from app.export.dialect import Dialect
from app.export.tables import Format, export

ENGLISH, FRENCH = 1033, 1036
REFERENCES = range(10_001, 10_001 + len(FORMULAS) + len(NAMES))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of LibreOffice's own for these tests."""
    return tmp_path_factory.mktemp("office")


def opened(office: Path, file: Path, reading: str = "") -> Any:
    """The workbook that LibreOffice makes of a file."""
    out = file.parent / "opened"
    command = ["soffice", f"-env:UserInstallation={office.as_uri()}", "--headless", "--norestore"]
    command += [f"--infilter={reading}"] if reading else []
    subprocess.run(
        [*command, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, file],
        check=True,
        capture_output=True,
        timeout=150,
    )
    return openpyxl.load_workbook(out / f"{file.stem}.xlsx")


def as_csv(form: Form, language: int) -> str:
    """How LibreOffice is to read a CSV file: these signs, UTF-8, quoted cells as any other, numbers and dates looked for."""
    return f"Text - txt - csv (StarCalc):{ord(form.delimiter)},34,76,1,,{language},false,true"


def close(value: Any, wanted: Any) -> bool:
    return isinstance(value, int | float) and value == pytest.approx(wanted, rel=1e-14)


@pytest.mark.parametrize(
    ("form", "language"),
    [(Form(",", "."), ENGLISH), (Form(";", ","), FRENCH), (Form("\t", "."), ENGLISH), (Form(",", ","), FRENCH)],
    ids=str,
)
def test_csv_opens_with_the_same_values_dates_and_texts(
    hostile: Path, office: Path, tmp_path: Path, form: Form, language: int
) -> None:
    catalog, target = Catalog(hostile), tmp_path / "figures.csv"
    ids = [f"x-{n:07}" for n in range(len(NUMBERS))]
    export(catalog, [figures(ids, "id", "value", "period_start")], target, Format.CSV, dialect=Dialect(form, True))
    sheet = opened(office, target, as_csv(form, language)).active
    for row, key, number in zip(sheet.iter_rows(min_row=2, values_only=True), ids, NUMBERS, strict=True):
        assert row[0] == key
        assert close(row[1], number), row
        assert day(row[2]) == "2024-01-01"

    texts = tmp_path / "texts.csv"
    export(catalog, [sources(REFERENCES, "id", "title")], texts, Format.CSV, dialect=Dialect(form, True))
    catalog.close()
    sheet = opened(office, texts, as_csv(form, language)).active
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert len(cells) == len(REFERENCES)
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    for cell, text in zip(cells, FORMULAS, strict=False):
        assert str(cell.value).replace("\r\n", "\n").split() == harmless(text).replace("\r", "\n").split()


def test_a_spreadsheet_opens_with_the_same_values_dates_and_texts(hostile: Path, office: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(hostile), tmp_path / "all.xlsx"
    ids = [f"x-{n:07}" for n in range(len(NUMBERS))]
    events = Selection(Table.EVENTS, Filter(entities=("serbia",)))
    export(catalog, [figures(ids), events, sources(REFERENCES, "id", "title")], target, Format.XLSX)
    catalog.close()
    book, ours = opened(office, target), openpyxl.load_workbook(target)
    assert book.sheetnames == ["Figures", "Events", "Sources"]
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    for name in ("Figures", "Events"):
        theirs = list(book[name].iter_rows(values_only=True))
        for row, wanted in zip(theirs, ours[name].iter_rows(values_only=True), strict=True):
            for value, mine in zip(row, wanted, strict=True):
                assert value == mine or close(value, mine), (name, value, mine)
    days = [row[0] for row in rows_of(hostile, Selection(Table.EVENTS, events.question, columns=("start",)))]
    real = [each for each in days if each is not None and len(each) == 10]
    cells = [cell for row in book["Events"].iter_rows(min_row=2) for cell in row if isinstance(cell.value, dt.datetime)]
    assert set(real) <= {day(cell.value) for cell in cells}
