"""Searching in the window, by keyboard alone."""

from __future__ import annotations

from driving import CTRL, Settled, page_text, press, search_for, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType
from app.catalog.search import Hit
from app.catalog.spelling import matches
from app.views.finds import Line
from app.views.window import MainWindow


def first_find(window: MainWindow) -> Line:
    """The first line of the list that is no heading."""
    model = window.search.finds.model
    return next(model.line(row) for row in range(model.rowCount()) if model.hit(row))


def test_typing_a_name_in_cyrillic_and_enter_opens_the_country(window: MainWindow, settled: Settled) -> None:
    search_for(window, "Сербия", settled)
    assert window.context.question.filter.entities == ("serbia",)
    assert "Serbia" in page_text(window)
    assert "4.1 million $" in page_text(window)
    assert not window.search.finds.isVisible()


def test_arrows_look_at_pages_and_escape_returns_without_a_trace(window: MainWindow, settled: Settled) -> None:
    window.context.question.open(RecordType.ENTITY, "china")
    settled(window)
    before = window.context.question.history()
    type_text(window, "minsk")
    settled(window)
    press(window.search, Qt.Key.Key_Down)
    settled(window)
    hit = window.search.finds.current()
    assert hit is not None
    assert hit.title in page_text(window)
    assert window.context.question.history() == before
    press(window.search, Qt.Key.Key_Escape)
    settled(window)
    assert page_text(window).startswith("China")
    assert window.context.question.history() == before


def test_a_page_that_was_only_looked_at_is_not_remembered_as_seen(window: MainWindow, settled: Settled) -> None:
    from app.store import marks

    type_text(window, "serbia")
    settled(window)
    press(window.search, Qt.Key.Key_Down)
    settled(window)
    assert marks.recent(window.context.store) == []


def test_control_enter_puts_the_find_aside_and_leaves_the_list_open(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    type_text(window, "serbia")
    settled(window)
    with qtbot.waitSignal(window.search.dossier_requested) as asked:
        press(window.search, Qt.Key.Key_Return, CTRL)
    assert asked.args == [[(RecordType.ENTITY, "serbia")]]
    assert window.search.finds.isVisible()
    assert window.context.question.filter.is_empty


def test_enter_before_the_finds_came_opens_the_first_of_them(window: MainWindow, settled: Settled) -> None:
    type_text(window, "uzbekistan")
    press(window.search, Qt.Key.Key_Return)
    settled(window)
    assert window.context.question.filter.entities == ("uzbekistan",)


def test_a_question_shows_its_number_with_period_and_source_on_top(window: MainWindow, settled: Settled) -> None:
    type_text(window, "exports kazakhstan 2023")
    settled(window)
    line = first_find(window)
    assert line.detail.replace("\u00a0", " ") == "2023  ·  867 million $  ·  [160]"


def test_what_was_typed_is_marked_in_the_finds() -> None:
    assert matches("Belarus-Uzbekistan trade", ["uzb", "trade"]) == [(8, 3), (19, 5)]
    assert matches("Forum économique de Minsk", ["economi"]) == [(6, 7)]
    assert matches("Могилёв", ["минск"]) == []


def test_a_mended_word_is_said(window: MainWindow, settled: Settled) -> None:
    type_text(window, "uzbekstan")
    settled(window)
    assert "uzbekstan" in window.search.finds.model.line(0).text
    assert "uzbekistan" in window.search.finds.model.line(0).text
    hit = window.search.finds.current()
    assert isinstance(hit, Hit)
    assert hit.id == "uzbekistan"


def test_a_search_that_finds_nothing_says_what_to_try(window: MainWindow, settled: Settled) -> None:
    type_text(window, "qqqxxxzzz")
    settled(window)
    assert "qqqxxxzzz" in window.search.finds.model.line(0).text
    assert window.search.finds.current() is None


def test_control_k_goes_to_the_search_box_from_anywhere(window: MainWindow) -> None:
    window.tree.view.setFocus()
    QTest.keyClick(window.tree.view, Qt.Key.Key_K, CTRL)
    assert window.search.hasFocus()


def test_a_reference_is_listed_with_its_number(window: MainWindow, settled: Settled) -> None:
    type_text(window, "155")
    settled(window)
    line = first_find(window)
    assert line.detail == "BelTA  ·  2024  ·  [155]"
