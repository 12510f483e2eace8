"""The tables behind the tabs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import CTRL, Settled, page_text, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType, Table
from app.models.table import ID_ROLE, RAW_ROLE
from app.views.tables import TablePane
from app.views.window import MainWindow


@pytest.fixture
def figures(window: MainWindow, settled: Settled, qtbot: QtBot) -> TablePane:
    window.tabs.show_page(1)
    pane = window.table_pane(Table.FIGURES)
    qtbot.waitUntil(lambda: pane.model.index(0, 0).data(ID_ROLE) is not None)
    settled(window)
    return pane


def column(pane: TablePane, key: str) -> int:
    return [c.key for c in pane.model.columns].index(key)


def values(pane: TablePane, key: str, rows: int) -> list[object]:
    return [pane.model.index(row, column(pane, key)).data(RAW_ROLE) for row in range(rows)]


def test_a_click_on_a_heading_sorts_numbers_as_numbers(
    window: MainWindow, figures: TablePane, settled: Settled
) -> None:
    figures.view.sortByColumn(column(figures, "value"), Qt.SortOrder.DescendingOrder)
    settled(window)
    found = values(figures, "value", 50)
    assert found == sorted(found, reverse=True)  # type: ignore[type-var]


def test_dates_sort_in_order_of_time_and_not_of_letters(window: MainWindow, settled: Settled) -> None:
    window.tabs.show_page(2)
    settled(window)
    pane = window.table_pane(Table.EVENTS)
    pane.view.sortByColumn(column(pane, "date"), Qt.SortOrder.AscendingOrder)
    settled(window)
    days = [day for day in values(pane, "start", 60) if day]
    assert days == sorted(days)  # type: ignore[type-var]


def test_a_field_above_a_column_narrows_the_table_and_a_chip_says_so(
    window: MainWindow, figures: TablePane, settled: Settled, qtbot: QtBot
) -> None:
    everything = figures.model.rowCount()
    field = figures.filters.fields[column(figures, "value")]
    field.setFocus()
    QTest.keyClicks(field, "> 1000000000")
    qtbot.waitUntil(lambda: bool(window.context.question.filter.columns))
    settled(window)
    assert 0 < figures.model.rowCount() < everything
    assert all(isinstance(v, float) and v > 1e9 for v in values(figures, "value", figures.model.rowCount()))
    assert "Value: > 1000000000" in window.filter_bar.words(window.context.question.filter)


def test_all_rows_are_copied_also_those_that_were_not_looked_at(
    window: MainWindow, figures: TablePane, settled: Settled
) -> None:
    figures.view.selectAll()
    press(figures.view, Qt.Key.Key_C, CTRL)
    settled(window)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == figures.model.rowCount() + 1
    assert "…" not in lines[-1].split("\t")
    assert lines[0].split("\t")[0] == "Figure"
    assert len({line.count("\t") for line in lines}) == 1


def test_rows_are_copied_with_the_references_they_rest_on(
    window: MainWindow, figures: TablePane, settled: Settled
) -> None:
    window.context.question.open(RecordType.ENTITY, "kazakhstan")
    settled(window)
    row = next(n for n in range(figures.model.rowCount()) if figures.model.index(n, 0).data(ID_ROLE) == "fig-09-004")
    figures.view.selectRow(row)
    figures.copy_with_sources()
    settled(window)
    rows, references = QGuiApplication.clipboard().text().split("\n\n")
    assert "867,000,000" in rows
    assert references.startswith("[160] ")
    assert "http" in references


def test_chosen_rows_that_are_out_of_sight_can_be_put_aside(
    window: MainWindow, figures: TablePane, settled: Settled, qtbot: QtBot
) -> None:
    figures.view.selectAll()
    with qtbot.waitSignal(figures.dossier_requested) as asked:
        press(figures.view, Qt.Key.Key_D)
    (records,) = asked.args
    assert len(records) == len(set(records)) == figures.model.rowCount()


def test_the_menu_of_an_event_leads_to_the_timeline(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.tabs.show_page(2)
    settled(window)
    pane = window.table_pane(Table.EVENTS)
    qtbot.waitUntil(lambda: pane.model.index(0, 0).data(ID_ROLE) is not None)
    pane.view.selectRow(0)
    menu = pane.menu()
    actions = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    assert set(actions) == {"Open", "Add to dossier", "Show in timeline", "Copy", "Copy with sources"}
    with qtbot.waitSignal(pane.timeline_requested) as asked:
        actions["Show in timeline"].trigger()
    assert asked.args == [RecordType.EVENT, pane.model.index(0, 0).data(ID_ROLE)]
    menu.deleteLater()


def test_columns_are_chosen_in_the_menu_of_the_header_and_come_back(
    window: MainWindow, figures: TablePane, settled: Settled
) -> None:
    menu = figures.view.columns_menu()
    next(action for action in menu.actions() if action.text() == "Section").trigger()
    menu.deleteLater()
    header = figures.view.horizontalHeader()
    header.moveSection(header.visualIndex(column(figures, "period")), 0)
    figures.view.sortByColumn(column(figures, "label"), Qt.SortOrder.AscendingOrder)
    settled(window)
    state, shown, first = window.save_layout(), figures.shown_columns(), figures.model.index(0, 0).data(ID_ROLE)
    assert "section" in shown
    assert shown[0] == "period"
    figures.view.reset_columns()
    figures.view.sortByColumn(column(figures, "value"), Qt.SortOrder.DescendingOrder)
    settled(window)
    assert figures.shown_columns() != shown
    window.restore_layout(state)
    settled(window)
    assert figures.shown_columns() == shown
    assert figures.model.index(0, 0).data(ID_ROLE) == first


def test_the_footer_adds_up_only_what_may_be_added(window: MainWindow, figures: TablePane, settled: Settled) -> None:
    assert "sum" not in figures.footer.text()
    window.context.question.narrow(
        columns=(("figures", "label", "Exchange turnover with Serbia"), ("figures", "nature", "Actual"))
    )
    settled(window)
    assert (
        figures.footer.text().replace("\u00a0", " ")
        == "2 rows   ·   sum 4.21 million $   ·   mean about 2.105 million $"
    )


def test_scrolling_far_down_shows_rows_and_not_gaps(figures: TablePane, qtbot: QtBot) -> None:
    figures.view.scrollToBottom()
    last = figures.model.index(figures.model.rowCount() - 1, column(figures, "label"))
    qtbot.waitUntil(lambda: last.data() not in ("", "…"))


def test_enter_on_a_row_opens_its_page(window: MainWindow, figures: TablePane, settled: Settled) -> None:
    figures.view.setFocus()
    figures.view.selectRow(3)
    label = figures.model.index(3, column(figures, "label")).data()
    figures.view.activated.emit(figures.model.index(3, 1))
    settled(window)
    assert label in page_text(window)
    assert window.context.question.filter.is_empty


def test_rows_of_the_question_before_do_not_come_under_the_next(window: MainWindow, settled: Settled) -> None:
    pane = window.table_pane(Table.EVENTS)  # not in sight: nothing but the test asks for rows
    settled(window)
    before = window.answer
    window.context.question.open(RecordType.ENTITY, "serbia")
    settled(window)
    assert before is not None
    assert window.answer is not None
    pane.show_answer(replace(before, pages={}))
    pane.model.want(0, 1)
    QApplication.processEvents()  # now they are asked for
    pane.show_answer(replace(window.answer, pages={}))
    settled(window)
    assert pane.model.rowCount() == window.answer.counts[Table.EVENTS]
    assert pane.model.index(0, 0).data(ID_ROLE) is None


def test_an_order_that_comes_after_the_next_question_is_that_of_its_rows(window: MainWindow, settled: Settled) -> None:
    pane = window.table_pane(Table.EVENTS)
    settled(window)
    pane.model.sort(column(pane, "title"), Qt.SortOrder.AscendingOrder)
    window.context.question.open(RecordType.ENTITY, "serbia")
    settled(window)
    rows = pane.model.rowCount()
    assert rows < 100
    pane.model.want(0, rows - 1)
    settled(window)
    titles = [pane.model.index(row, column(pane, "title")).data() for row in range(rows)]
    assert titles == sorted(titles, key=str.casefold)
