"""The window as its reader meets it."""

from __future__ import annotations

from pathlib import Path

from driving import CTRL, NONE, Settled, chips, page_text
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.catalog.answer import IN_TABS
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.models.tree import NODE_ROLE
from app.store import history
from app.store.store import Store
from app.views.main import make_window
from app.views.window import MainWindow


def test_back_and_forward_lead_through_the_places(window: MainWindow, settled: Settled) -> None:
    for entity in ("serbia", "china"):
        window.context.question.open(RecordType.ENTITY, entity)
        settled(window)
    window.bar.back.trigger()
    settled(window)
    assert window.context.question.filter.entities == ("serbia",)
    index = window.tree.view.currentIndex()
    assert index.data(NODE_ROLE).id == "serbia"
    window.bar.forward.trigger()
    settled(window)
    assert "China" in window.page.browser.toPlainText()
    window.bar.home.trigger()
    settled(window)
    assert window.context.question.filter.is_empty


def test_a_chip_is_removed_by_a_click(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.context.question.narrow(
        entities=("serbia",), kinds=frozenset({"exhibition"}), date_from="2023-01-01", date_to="2024-12-31"
    )
    settled(window)
    found = chips(window)
    assert set(found) == {"Serbia", "Exhibition", "2023 – 2024", "✕"}
    qtbot.mouseClick(found["Exhibition"], Qt.MouseButton.LeftButton)
    settled(window)
    assert window.context.question.filter.kinds == frozenset()
    assert window.context.question.filter.entities == ("serbia",)


def test_one_key_clears_the_whole_filter_and_leaves_the_page(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    for key, modifier in ((Qt.Key.Key_Backspace, CTRL), (Qt.Key.Key_Escape, NONE)):
        window.context.question.ask(Filter(entities=("serbia",), kinds=frozenset({"exhibition"})))
        settled(window)
        window.tree.view.setFocus()
        qtbot.keyClick(window.tree.view, key, modifier)
        settled(window)
        assert window.context.question.filter.is_empty
        assert chips(window) == {}
        assert page_text(window).startswith("Serbia")


def test_chips_that_find_no_room_stand_in_a_menu(window: MainWindow, settled: Settled) -> None:
    countries = ("serbia", "china", "uzbekistan", "kazakhstan", "mongolia", "pakistan", "iran", "myanmar")
    window.context.question.narrow(entities=countries)
    settled(window)
    shown = chips(window)
    more = next(button for text, button in shown.items() if text.startswith("+"))
    menu = more.menu()
    assert len(menu.actions()) == int(more.text()[1:])
    assert len(shown) - 2 + len(menu.actions()) == len(countries)  # beside the menu and the chip that clears all
    menu.actions()[-1].trigger()
    assert window.context.question.filter.entities == countries[:-1]


def test_the_mouse_goes_back_and_forward(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    for entity in ("serbia", "china"):
        window.context.question.open(RecordType.ENTITY, entity)
        settled(window)
    qtbot.mouseClick(window.page.browser.viewport(), Qt.MouseButton.BackButton)
    assert window.context.question.place.record_id == "serbia"
    qtbot.mouseClick(window.tree.view.viewport(), Qt.MouseButton.ForwardButton)
    assert window.context.question.place.record_id == "china"


def test_ctrl_tab_goes_from_page_to_page(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.tabs.show_page(1)
    settled(window)
    view = window.table_pane(IN_TABS[0]).view
    qtbot.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert window.table_pane(IN_TABS[1]).isVisible()
    assert not view.isVisible()
    qtbot.keyClick(window.tabs.bar, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert view.isVisible()


def test_the_window_comes_back_as_it_was_left(
    window: MainWindow, settled: Settled, edition: Path, store: Store, qtbot: QtBot
) -> None:
    window.context.question.open(RecordType.ENTITY, "serbia")
    window.context.question.narrow(kinds=frozenset({"forum"}))
    window.tabs.show_page(2)
    settled(window)
    window.close()
    again = make_window(edition, store, "en", "light", as_left=True)
    assert page_text(again).startswith("Serbia")  # before anything is asked
    qtbot.addWidget(again)
    again.resize(1280, 800)  # the screen of the tests is smaller
    again.show()
    settled(again)
    assert again.context.question.filter == Filter(entities=("serbia",), kinds=frozenset({"forum"}))
    assert again.tabs.index() == 2
    assert set(chips(again)) == {"Serbia", "Forum", "✕"}
    again.context.question.back()
    settled(again)
    assert again.context.question.filter == Filter(entities=("serbia",))
    again.close()


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


def test_a_place_that_the_edition_does_not_have_is_left(
    edition: Path, store: Store, settled: Settled, qtbot: QtBot
) -> None:
    place = {"filter": Filter(entities=("atlantis",)).to_json(), "record_type": "entity", "record_id": "atlantis"}
    history.save(store, [place], 0)
    window = make_window(edition, store, "en", "light", as_left=True)
    qtbot.addWidget(window)
    window.show()
    settled(window)
    assert window.context.question.filter.is_empty
    window.close()
