"""Putting records aside from any pane, by key or by dragging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType, Table
from app.models import mime
from app.models.table import ID_ROLE
from app.views.window import MainWindow

Settled = Callable[[MainWindow], None]


def kept(window: MainWindow) -> list[tuple[str, str]]:
    assert window.take_away is not None
    return [item.key for item in window.take_away.desk.items]


def test_d_on_a_row_puts_it_aside_and_undo_takes_it_back(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.context.question.open(RecordType.ENTITY, "serbia")
    window.tabs.show_page(1)
    settled(window)
    pane = window.table_pane(Table.FIGURES)
    qtbot.waitUntil(lambda: pane.model.index(0, 0).data(ID_ROLE) is not None)
    pane.view.selectRow(0)
    settled(window)
    ((_, first),) = pane.selected()
    QTest.keyClick(pane.view, Qt.Key.Key_D)
    settled(window)
    assert kept(window) == [("figure", first)]
    assert window.take_away is not None
    window.take_away.desk.undo_action.trigger()
    settled(window)
    assert kept(window) == []


def test_a_page_is_put_aside_by_its_button(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.context.question.open(RecordType.ENTITY, "serbia")
    settled(window)
    qtbot.mouseClick(window.page.strip.add, Qt.MouseButton.LeftButton)
    settled(window)
    assert kept(window) == [("entity", "serbia")]


def test_rows_and_lines_can_be_dragged_to_the_dossier(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.tabs.show_page(2)
    settled(window)
    rows = window.table_pane(Table.EVENTS).model
    qtbot.waitUntil(lambda: rows.index(0, 0).data(ID_ROLE) is not None)
    carried = mime.read(rows.mimeData([rows.index(0, 1), rows.index(0, 3), rows.index(1, 1)]))
    assert [record_type for record_type, _ in carried] == [RecordType.EVENT] * 2
    line = window.tree.model.index_of("countries/china")
    assert mime.read(window.tree.model.mimeData([line])) == [(RecordType.ENTITY, "china")]


def test_export_and_brief_wait_for_what_they_need(window: MainWindow) -> None:
    assert window.bar.export.isEnabled()
    assert window.bar.brief.isEnabled()
