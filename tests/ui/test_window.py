"""The window as its reader meets it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType, Table
from app.models.table import ID_ROLE
from app.models.tree import COUNTS_ROLE, NODE_ROLE
from app.views.window import MainWindow

Settled = Callable[[MainWindow], None]


def type_text(window: MainWindow, text: str) -> None:
    """Type into the search box; Qt's own key clicks cannot send Cyrillic."""
    window.search.setFocus()
    for letter in text:
        QApplication.sendEvent(
            window.search, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(window.search, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def rows(window: MainWindow, table: Table) -> int:
    return window.table_pane(table).model.rowCount()


def test_typing_a_name_in_cyrillic_and_enter_opens_the_country(window: MainWindow, settled: Settled) -> None:
    everything = rows(window, Table.FIGURES)
    type_text(window, "Сербия")
    settled(window)
    assert window.search.finds.isVisible()
    press(window, Qt.Key.Key_Return)
    settled(window)
    assert window.context.question.filter.entities == ("serbia",)
    assert 0 < rows(window, Table.FIGURES) < everything
    text = window.page.browser.toPlainText()
    assert "Serbia" in text
    assert "4.1" in text
    assert "127" in text


def test_selecting_a_line_of_the_tree_filters_every_pane(window: MainWindow, settled: Settled) -> None:
    index = window.tree.model.index_of("countries/uzbekistan")
    window.tree.view.setCurrentIndex(index)
    settled(window)
    assert window.context.question.filter.entities == ("uzbekistan",)
    events, agreements, figures = index.data(COUNTS_ROLE)
    assert rows(window, Table.EVENTS) == events
    assert rows(window, Table.AGREEMENTS) == agreements
    assert rows(window, Table.FIGURES) == figures
    assert "Uzbekistan" in window.page.browser.toPlainText()


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
    chips = {button.text(): button for button in window.filter_bar.findChildren(QToolButton) if not button.isHidden()}
    assert set(chips) == {"Serbia  ✕", "Exhibition  ✕", "2023 – 2024  ✕"}
    qtbot.mouseClick(chips["Exhibition  ✕"], Qt.MouseButton.LeftButton)
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


def test_a_search_that_finds_nothing_says_what_to_try(window: MainWindow, settled: Settled) -> None:
    type_text(window, "qqqxxxzzz")
    settled(window)
    assert "qqqxxxzzz" in window.search.finds.model.item(0).text()


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
