"""Taking rows along from the window."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import Order
from app.export.dialect import DecimalSign, Delimiter
from app.export.tables import Format
from app.views.context import Context
from app.views.errand import Errand, time_left
from app.views.exporting import ExportDialog, What
from app.views.exporting.choice import Sight

Done = Callable[[Errand], None]
SIGHT = Sight(
    table=Table.FIGURES,
    question=Filter(entities=("serbia",)),
    order=Order("value", descending=True),
    shown=("label", "period", "value", "unit"),
    selected=((RecordType.FIGURE, "fig-07-019"),),
    dossier=((RecordType.ENTITY, "serbia"), (RecordType.FIGURE, "fig-07-019")),
    dossier_name="Belgrade / visit",
)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> ExportDialog:
    return opened(qtbot, context)


def opened(qtbot: QtBot, context: Context, what: What | None = None) -> ExportDialog:
    made = ExportDialog(context, SIGHT, what)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.errand.stop())
    made.show()
    return made


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_what_is_shown_is_written_as_shown(dialog: ExportDialog, done: Done, tmp_path: Path) -> None:
    dialog.whats[What.SHOWN].setChecked(True)
    dialog.format.choose(Format.CSV)
    dialog.delimiter.choose(Delimiter.COMMA)
    dialog.decimal.choose(DecimalSign.POINT)
    dialog.write(tmp_path / "figures.csv")
    done(dialog.errand)
    rows = rows_of(tmp_path / "figures.csv")
    assert list(rows[0]) == ["label", "period", "value", "unit", "sources"]
    values = [float(row["value"]) for row in rows if row["value"]]
    assert values == sorted(values, reverse=True)
    assert any("127" in row["sources"] for row in rows)
    assert str(tmp_path / "figures.csv") in dialog.said.text()
    assert dialog.folder.isVisible()


def test_the_chosen_rows_alone_can_be_taken(dialog: ExportDialog, done: Done, tmp_path: Path) -> None:
    dialog.whats[What.SELECTED].setChecked(True)
    dialog.delimiter.choose(Delimiter.TAB)
    dialog.write(tmp_path / "chosen.csv")
    done(dialog.errand)
    (row,) = rows_of(tmp_path / "chosen.csv", "\t")
    assert row["value"] == "4100000"


def test_a_dossier_of_several_kinds_goes_into_a_package(dialog: ExportDialog, done: Done, tmp_path: Path) -> None:
    dialog.format.choose(Format.CSV)
    dialog.whats[What.DOSSIER].setChecked(True)
    assert dialog.format.value is Format.ZIP
    assert not dialog.columns.isVisible()
    dialog.write(tmp_path / "visit.zip")
    done(dialog.errand)
    with zipfile.ZipFile(tmp_path / "visit.zip") as package:
        assert {"entities.csv", "figures.csv", "sources.csv", "datapackage.json"} <= set(package.namelist())
        json.loads(package.read("datapackage.json"))


def test_a_spreadsheet_has_the_words_of_the_window(dialog: ExportDialog, done: Done, tmp_path: Path) -> None:
    dialog.whats[What.WHOLE].setChecked(True)
    dialog.table.choose(Table.SOURCES)
    dialog.format.choose(Format.XLSX)
    dialog.write(tmp_path / "sources.xlsx")
    done(dialog.errand)
    book = load_workbook(tmp_path / "sources.xlsx", read_only=True)
    assert "Sources" in book.sheetnames
    book.close()


def test_columns_and_signs_are_remembered(qtbot: QtBot, context: Context, done: Done, tmp_path: Path) -> None:
    first = opened(qtbot, context, What.SHOWN)
    listed = first.columns.list
    for row in range(listed.count()):
        item = listed.item(row)
        if item.data(Qt.ItemDataRole.UserRole) == "unit":
            item.setCheckState(Qt.CheckState.Unchecked)
    first.delimiter.choose(Delimiter.SEMICOLON)
    first.mark.setChecked(False)
    first.write(tmp_path / "once.csv")
    done(first.errand)
    first.reject()
    second = opened(qtbot, context, What.SHOWN)
    assert second.columns.chosen() == ["label", "period", "value", "sources"]
    assert second.delimiter.value is Delimiter.SEMICOLON
    assert not second.mark.isChecked()
    assert second.format.value is Format.CSV


def test_the_sources_cannot_be_left_behind(dialog: ExportDialog) -> None:
    listed = dialog.columns.list
    (sources,) = (
        item for n in range(listed.count()) if (item := listed.item(n)).data(Qt.ItemDataRole.UserRole) == "sources"
    )
    assert sources.checkState() is Qt.CheckState.Checked
    assert not sources.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_folder_that_is_not_there_is_told(dialog: ExportDialog, done: Done, tmp_path: Path) -> None:
    dialog.write(tmp_path / "away" / "figures.csv")
    done(dialog.errand)
    assert "there is no such folder" in dialog.said.text()
    assert dialog.go.isEnabled()


def test_an_export_called_off_leaves_nothing(dialog: ExportDialog, done: Done, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.whats[What.ALL_SHOWN].setChecked(True)
    dialog.format.choose(Format.XLSX)
    dialog.write(tmp_path / "all.xlsx")
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert "nothing was written" in dialog.said.text()
    dialog.reject()
    assert list(tmp_path.glob("*.xlsx")) == []
    assert list(tmp_path.glob("*.part")) == []


def test_without_rows_or_a_dossier_their_choices_are_off(qtbot: QtBot, context: Context) -> None:
    made = ExportDialog(context, Sight(Table.EVENTS), What.DOSSIER)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.errand.stop())
    assert not made.whats[What.SELECTED].isEnabled()
    assert not made.whats[What.DOSSIER].isEnabled()
    assert made.what is What.SHOWN


def test_the_time_left_is_told_once_it_can_be_known() -> None:
    assert time_left(1, 0.001) == ""
    assert time_left(10, 0.5) == "about 10 seconds left"
    assert time_left(60, 0.25) == "about 3 minutes left"
    assert time_left(10, 0.99) == "a moment left"
    assert time_left(10, 1) == ""
