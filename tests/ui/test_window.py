"""The window as its reader meets it."""

from __future__ import annotations

from driving import Settled, chips
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType, Table
from app.models.table import ID_ROLE
from app.models.tree import NODE_ROLE
from app.views.window import MainWindow


def test_back_and_forward_lead_through_the_places(window: MainWindow, settled: Settled) -> None:
    for entity in ("serbia", "china"):
        window.context.question.open(RecordType.ENTITY, entity)
        settled(window)
    window.back.trigger()
    settled(window)
    assert window.context.question.filter.entities == ("serbia",)
    index = window.tree.view.currentIndex()
    assert index.data(NODE_ROLE).id == "serbia"
    window.forward.trigger()
    settled(window)
    assert "China" in window.page.browser.toPlainText()
    window.home.trigger()
    settled(window)
    assert window.context.question.filter.is_empty


def test_a_chip_is_removed_by_a_click(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.context.question.narrow(
        entities=("serbia",), kinds=frozenset({"exhibition"}), date_from="2023-01-01", date_to="2024-12-31"
    )
    settled(window)
    found = chips(window)
    assert set(found) == {"Serbia", "Exhibition", "2023 – 2024"}
    qtbot.mouseClick(found["Exhibition"], Qt.MouseButton.LeftButton)
    settled(window)
    assert window.context.question.filter.kinds == frozenset()
    assert window.context.question.filter.entities == ("serbia",)


def test_opening_a_row_shows_its_page_with_its_sources(window: MainWindow, settled: Settled) -> None:
    window.context.question.open(RecordType.ENTITY, "serbia")
    window.tabs.setCurrentIndex(1)
    settled(window)
    view = window.table_pane(Table.FIGURES).view
    model = window.table_pane(Table.FIGURES).model
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data(ID_ROLE) == "fig-07-019")
    view.activated.emit(model.index(row, 2))
    settled(window)
    text = window.page.browser.toPlainText()
    assert "4.1" in text
    assert "127" in text
    assert window.context.question.filter.entities == ("serbia",)


def test_a_table_sorts_numbers_as_numbers(window: MainWindow, settled: Settled) -> None:
    pane = window.table_pane(Table.FIGURES)
    column = [c.key for c in pane.model.columns].index("value")
    pane.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    settled(window)
    values = [pane.model.index(row, column).data(Qt.ItemDataRole.UserRole + 1) for row in range(50)]
    assert values == sorted(values, reverse=True)


def test_the_layout_comes_back(window: MainWindow, settled: Settled) -> None:
    header = window.table_pane(Table.EVENTS).view.horizontalHeader()
    header.resizeSection(1, 222)
    window.docks["page"].hide()
    state = window.save_layout()
    header.resizeSection(1, 90)
    window.docks["page"].show()
    window.restore_layout(state)
    assert header.sectionSize(1) == 222
    assert window.docks["page"].isHidden()
