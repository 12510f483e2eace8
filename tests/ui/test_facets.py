"""Facets: what each value would leave, and narrowing to it."""

from __future__ import annotations

from driving import Settled, chips, press, rows
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from app.catalog.kinds import Table
from app.views.facets import CODE_ROLE, COUNT_ROLE, FACET_ROLE
from app.views.window import MainWindow


def value(window: MainWindow, facet: str, code: str) -> QModelIndex:
    model = window.facets.model
    for group in range(model.rowCount()):
        above = model.index(group, 0)
        for row in range(model.rowCount(above)):
            index = model.index(row, 0, above)
            if (index.data(FACET_ROLE), index.data(CODE_ROLE)) == (facet, code):
                return index
    raise AssertionError(f"no {facet} {code}")


def test_there_are_facets_of_kind_measure_sector_status_section_and_year(window: MainWindow) -> None:
    model = window.facets.model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        *("Kind", "Measure", "Sector", "Status", "Section of the source", "Year")
    ]


def test_choosing_a_value_leaves_as_many_records_as_it_said(window: MainWindow, settled: Settled) -> None:
    count = int(value(window, "kind", "exhibition").data(COUNT_ROLE))
    window.facets.view.clicked.emit(value(window, "kind", "exhibition"))
    settled(window)
    assert rows(window, Table.EVENTS) == count
    assert set(chips(window)) == {"Exhibition"}
    assert value(window, "kind", "exhibition").data().startswith("✓")
    assert int(value(window, "kind", "forum").data(COUNT_ROLE)) > 0  # a facet does not narrow itself


def test_values_are_taken_in_and_out_by_the_keyboard(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    view = window.facets.view
    view.setFocus()
    for chosen in (frozenset({"forum"}), frozenset()):
        view.setCurrentIndex(value(window, "kind", "forum"))
        press(view, Qt.Key.Key_Space)
        assert window.context.question.filter.kinds == chosen
        settled(window)


def test_a_year_is_a_range_of_dates(window: MainWindow, settled: Settled) -> None:
    window.facets.view.clicked.emit(value(window, "year", "2024"))
    settled(window)
    question = window.context.question.filter
    assert (question.date_from, question.date_to) == ("2024-01-01", "2024-12-31")
    assert set(chips(window)) == {"2024"}


def test_sections_are_called_by_their_titles(window: MainWindow, settled: Settled) -> None:
    index = value(window, "section", "7")
    assert "Serbia" in index.data()
    window.facets.view.clicked.emit(index)
    settled(window)
    assert any("Serbia" in text for text in chips(window))
