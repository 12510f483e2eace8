"""The tree, by keyboard and mouse."""

from __future__ import annotations

from driving import CTRL, NONE, Settled, chips, page_text, press, rows
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType, Table
from app.models import mime
from app.models.tree import COUNTS_ROLE, NODE_ROLE
from app.views.window import MainWindow


def line(window: MainWindow, key: str) -> QModelIndex:
    index = window.tree.model.index_of(key)
    assert index.isValid()
    return index


def click(window: MainWindow, key: str, qtbot: QtBot, modifier: Qt.KeyboardModifier = NONE) -> None:
    view, index = window.tree.view, line(window, key)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, view.visualRect(index).center())


def test_a_click_asks_about_a_line_and_all_below_it(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    click(window, "countries/uzbekistan", qtbot)
    qtbot.waitUntil(lambda: window.context.question.filter.entities == ("uzbekistan",))
    settled(window)
    events, agreements, figures = line(window, "countries/uzbekistan").data(COUNTS_ROLE)
    assert (rows(window, Table.EVENTS), rows(window, Table.AGREEMENTS)) == (events, agreements)
    assert rows(window, Table.FIGURES) == figures
    assert page_text(window).startswith("Uzbekistan")


def test_several_lines_are_joined(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    click(window, "countries/serbia", qtbot)
    qtbot.waitUntil(lambda: window.context.question.filter.entities == ("serbia",))
    settled(window)
    alone = rows(window, Table.FIGURES)
    click(window, "countries/uzbekistan", qtbot, CTRL)
    qtbot.waitUntil(lambda: set(window.context.question.filter.entities) == {"serbia", "uzbekistan"})
    settled(window)
    assert rows(window, Table.FIGURES) > alone
    assert set(chips(window)) == {"Serbia", "Uzbekistan", "✕"}  # the last one clears all
    selected = [index.data(NODE_ROLE).id for index in window.tree.view.selectionModel().selectedIndexes()]
    assert set(selected) == {"serbia", "uzbekistan"}


def test_arrow_keys_lead_on_and_only_where_they_stop_is_asked(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    view = window.tree.view
    view.setFocus()
    view.setCurrentIndex(line(window, "countries/serbia"))
    for _ in range(3):
        press(view, Qt.Key.Key_Down)
    stopped = view.currentIndex().data(NODE_ROLE).id
    qtbot.waitUntil(lambda: window.context.question.filter.entities == (stopped,))
    assert len(window.context.question.history()[0]) == 2


def test_typing_a_name_leads_to_its_line(window: MainWindow, qtbot: QtBot) -> None:
    view = window.tree.view
    view.setFocus()
    for letter in "denm":
        press(view, Qt.Key(ord(letter.upper())), text=letter)
    assert view.currentIndex().data() == "Denmark"


def test_the_keyboard_opens_and_closes_what_is_below(window: MainWindow, settled: Settled) -> None:
    view = window.tree.view
    view.setCurrentIndex(line(window, "countries/serbia"))
    press(view, Qt.Key.Key_Right)
    settled(window)
    assert window.tree.model.rowCount(line(window, "countries/serbia")) > 0
    press(view, Qt.Key.Key_Left)
    assert not view.isExpanded(line(window, "countries/serbia"))


def test_a_section_of_the_source_is_a_question_too(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.tree.view.expand(line(window, "sections"))
    settled(window)
    click(window, "sections/section/7".removeprefix("sections/"), qtbot)
    qtbot.waitUntil(lambda: window.context.question.filter.sections == frozenset({7}))
    settled(window)
    assert 0 < rows(window, Table.EVENTS) < 100
    window.context.question.back()
    settled(window)
    assert not window.tree.view.selectionModel().hasSelection()


def test_counts_follow_the_filter(window: MainWindow, settled: Settled) -> None:
    index = line(window, "countries/belarus")
    window.tree.view.scrollTo(index)
    settled(window)
    before = index.data(COUNTS_ROLE)
    window.context.question.narrow(kinds=frozenset({"exhibition"}))
    settled(window)
    events, _, figures = index.data(COUNTS_ROLE)
    assert 0 < events < before[0]
    assert figures == before[2]


def test_the_context_menu_has_what_a_line_is_good_for(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    selection = window.tree.view.selectionModel()
    for key in ("countries/serbia", "countries/uzbekistan"):
        selection.select(line(window, key), QItemSelectionModel.SelectionFlag.Select)
    settled(window)
    menu = window.tree.menu()
    actions = {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}
    assert set(actions) == {"Open", "Add to dossier", "Compare", "Copy names", "Export below this…"}
    with qtbot.waitSignal(window.tree.compare_requested) as compared:
        actions["Compare"].trigger()
    assert compared.args == [["serbia", "uzbekistan"]]
    with qtbot.waitSignal(window.tree.dossier_requested) as put:
        actions["Add to dossier"].trigger()
    assert put.args == [[(RecordType.ENTITY, "serbia"), (RecordType.ENTITY, "uzbekistan")]]
    actions["Copy names"].trigger()
    assert QGuiApplication.clipboard().text() == "Serbia\nUzbekistan"
    with qtbot.waitSignal(window.tree.export_requested) as exported:
        actions["Export below this…"].trigger()
    assert exported.args == [["serbia", "uzbekistan"]]
    menu.deleteLater()


def test_lines_can_be_dragged_as_records(window: MainWindow) -> None:
    model = window.tree.model
    data = model.mimeData([line(window, "countries/serbia"), line(window, "countries")])
    assert mime.read(data) == [(RecordType.ENTITY, "serbia")]
    assert data.text() == "Serbia"


def test_what_is_opened_elsewhere_is_shown_in_the_tree(window: MainWindow, settled: Settled) -> None:
    window.context.question.open(RecordType.ENTITY, "great-stone")
    settled(window)
    index = window.tree.view.currentIndex()
    assert index.data(NODE_ROLE).id == "great-stone"
    assert index.parent().data(NODE_ROLE).id == "minsk-region"
    window.context.question.open(RecordType.ENTITY, "africa")
    settled(window)
    assert window.tree.view.currentIndex().parent().data(NODE_ROLE).key == "blocs"
