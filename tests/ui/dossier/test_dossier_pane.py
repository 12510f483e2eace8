"""What the reader puts aside, as they meet it in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType
from app.models import mime
from app.models.dossier import State
from app.store import items as store_items
from app.store import undo
from app.store.items import NewItem
from app.store.store import Store
from app.views.context import Context
from app.views.dossier import Desk, DossierBar, DossierPane

Settled = Callable[[], None]
SERBIA, EXCHANGE = (RecordType.ENTITY, "serbia"), (RecordType.ENTITY, "butb")
FIGURE = (RecordType.FIGURE, "fig-07-019")


def titles(pane: DossierPane) -> list[str]:
    return [entry.title for entry in pane.model.entries]


def press(pane: DossierPane, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(pane.list, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def choose(pane: DossierPane, row: int) -> None:
    pane.list.setCurrentIndex(pane.model.index(row))


@pytest.fixture
def filled(desk: Desk, pane: DossierPane, settled: Settled) -> DossierPane:
    """The pane with three things in a dossier."""
    desk.create("Belgrade visit")
    pane.add([SERBIA, FIGURE, EXCHANGE])
    settled()
    assert len(titles(pane)) == 3
    return pane


def test_what_is_put_aside_first_goes_into_a_first_dossier(pane: DossierPane, desk: Desk, settled: Settled) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    pane.add([SERBIA, FIGURE])
    settled()
    assert pane.model.entries[0].title == "Serbia"
    assert "4.1\xa0million\xa0$" in pane.model.entries[1].subtitle
    assert "127" in pane.model.entries[1].subtitle
    assert desk.current is not None
    assert desk.current.name in said[-1]


def test_two_additions_in_a_row_both_arrive_and_nothing_is_there_twice(pane: DossierPane, settled: Settled) -> None:
    pane.add([SERBIA])
    pane.add([FIGURE])
    pane.add([SERBIA])
    settled()
    assert sorted(titles(pane)) == ["Exchange turnover with Serbia (multiplied by more than 37)", "Serbia"]


def test_alt_and_the_arrows_put_items_in_another_order(filled: DossierPane, settled: Settled) -> None:
    first, second, third = titles(filled)
    choose(filled, 0)
    press(filled, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled()
    assert titles(filled) == [second, first, third]
    press(filled, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(filled, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled()
    assert titles(filled) == [second, third, first]
    press(filled, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled()
    assert titles(filled) == [second, first, third]


def test_dragging_within_the_list_moves_and_from_outside_adds(filled: DossierPane, settled: Settled) -> None:
    first, second, third = titles(filled)
    model = filled.model
    model.dropMimeData(model.mimeData([model.index(2)]), Qt.DropAction.MoveAction, 0, 0, model.index(-1))
    settled()
    assert titles(filled) == [third, first, second]
    data = mime.write([(RecordType.ENTITY, "china")])
    model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, model.index(-1))
    settled()
    assert titles(filled) == [third, "China", first, second]


def test_delete_removes_and_undo_brings_back_in_place(filled: DossierPane, desk: Desk, settled: Settled) -> None:
    before = titles(filled)
    choose(filled, 1)
    press(filled, Qt.Key.Key_Delete)
    settled()
    assert len(titles(filled)) == 2
    assert "1" in desk.undo_action.text()
    desk.undo_action.trigger()
    settled()
    assert titles(filled) == before
    desk.redo_action.trigger()
    settled()
    assert len(titles(filled)) == 2


def test_enter_opens_the_page_of_an_item(filled: DossierPane, context: Context) -> None:
    choose(filled, 1)
    press(filled, Qt.Key.Key_Return)
    assert (context.question.place.record_type, context.question.place.record_id) == FIGURE


def test_a_note_is_kept_for_the_item_it_was_written_on(
    filled: DossierPane, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    choose(filled, 0)
    filled.note.setFocus()
    qtbot.keyClicks(filled.note, "ask about milk")
    choose(filled, 1)
    assert filled.note.toPlainText() == ""
    filled.list.clearSelection()
    qtbot.keyClicks(filled.note, "bring samples")
    filled.keep_notes()
    settled()
    assert [item.note for item in desk.items] == ["ask about milk", "", ""]
    assert desk.current is not None
    assert desk.current.note == "bring samples"
    assert filled.model.entries[0].note == "ask about milk"


def test_undo_in_the_note_field_takes_the_typing_back(
    filled: DossierPane, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    choose(filled, 0)
    filled.note.setFocus()
    qtbot.keyClicks(filled.note, "wrong")
    qtbot.keyClick(filled.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    filled.keep_notes()
    desk.undo_action.trigger() if desk.items[0].note else None
    settled()
    assert desk.items[0].note == ""
    assert filled.note.toPlainText() == ""


def test_dossiers_are_made_named_and_deleted_with_a_way_back(
    pane: DossierPane, desk: Desk, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(name: str) -> None:
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (name, True))

    answer("Tashkent visit")
    pane.menu.new_dossier()
    answer("Tashkent, spring")
    pane.menu.rename()
    pane.add([SERBIA])
    settled()
    answer("Copy for the minister")
    pane.menu.duplicate()
    settled()
    assert [pane.choice.itemText(n) for n in range(pane.choice.count())] == [
        "Tashkent, spring",
        "Copy for the minister",
    ]
    assert pane.choice.currentText() == "Copy for the minister"
    assert titles(pane) == ["Serbia"]
    desk.delete()
    assert pane.choice.count() == 1
    desk.undo_action.trigger()
    assert pane.choice.currentText() == "Copy for the minister"
    answer("   ")
    pane.menu.rename()
    assert pane.choice.currentText() == "Copy for the minister"


def test_the_dossier_in_hand_is_remembered(desk: Desk, context: Context) -> None:
    first = desk.create("One")
    desk.create("Two")
    assert first is not None
    desk.choose(first)
    again = Desk(context)
    assert again.current is not None
    assert again.current.name == "One"
    again.close()


def test_items_that_a_new_edition_changed_or_dropped_are_marked(
    filled: DossierPane, desk: Desk, context: Context, settled: Settled
) -> None:
    assert desk.current is not None
    kept = {"about": "Forum · Sep 2023"}
    old = [
        NewItem("event", "no-longer-there", "A forum", "hash", "2024-09", kept),
        NewItem("entity", "china", "China", "another hash", "2024-09"),
    ]
    store_items.add(context.store, desk.current.id, old)
    settled()
    states = {entry.title: entry.state for entry in filled.model.entries}
    assert states["A forum"] is State.DROPPED
    assert states["China"] is State.CHANGED
    assert states["Serbia"] is State.SAME
    assert filled._banner.isVisible()
    said: list[str] = []
    desk.said.connect(said.append)
    filled.open(next(entry for entry in filled.model.entries if entry.title == "A forum"))
    assert "Forum · Sep 2023" in said[-1]
    filled._accept.click()
    settled()
    states = {entry.title: entry.state for entry in filled.model.entries}
    assert states["China"] is State.SAME
    assert states["A forum"] is State.DROPPED


def test_a_chart_is_put_aside_as_it_looks_and_drawn_again(pane: DossierPane, desk: Desk, settled: Settled) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    png = bytes(buffer.data().data())
    pane.add_chart({"title": "Turnover with Serbia", "measure": "exports"}, png)
    settled()
    assert titles(pane) == ["Turnover with Serbia"]
    assert desk.picture_of(desk.items[0]) == png
    asked: list[dict[str, object]] = []
    pane.chart_requested.connect(asked.append)
    choose(pane, 0)
    press(pane, Qt.Key.Key_Return)
    assert asked[0]["measure"] == "exports"


def test_a_dossier_goes_to_another_laptop_as_one_file(
    filled: DossierPane, desk: Desk, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "visit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    choose(filled, 0)
    filled.note.setPlainText("typed just before")
    filled.menu.export_file()
    assert (tmp_path / "visit.comptoir").exists()
    before = titles(filled)
    desk.delete()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(tmp_path / "visit.comptoir"), ""))
    filled.menu.import_file()
    settled()
    assert titles(filled) == before
    assert desk.items[0].note == "typed just before"


def test_a_file_that_is_no_dossier_is_refused_in_words(pane: DossierPane, desk: Desk, tmp_path: Path) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    other = tmp_path / "letter.comptoir"
    other.write_bytes(b"not a zip")
    desk.import_file(other)
    assert "this is not a dossier file" in said[-1]
    assert desk.dossiers == []


def test_items_move_and_are_copied_to_another_dossier(filled: DossierPane, desk: Desk, settled: Settled) -> None:
    other = desk.create("Other")
    assert other is not None
    desk.choose(desk.dossiers[0].id)
    settled()
    first = desk.items[0]
    desk.transfer([first.id], other, keep=True)
    desk.transfer([desk.items[1].id], other)
    settled()
    assert len(titles(filled)) == 2
    desk.choose(other)
    settled()
    assert len(titles(filled)) == 2


def test_what_another_window_does_is_shown(pane: DossierPane, desk: Desk, store: Store, settled: Settled) -> None:
    assert store.profile is not None
    other = Store.open(store.profile).store
    from app.store import dossiers

    dossiers.create(other, "From the other window")
    desk._look()
    settled()
    assert pane.choice.currentText() == "From the other window"
    undo.undo(other)
    desk._look()
    assert pane.choice.count() == 0
    other.close()


def test_the_bar_names_the_dossier_counts_it_and_takes_what_is_dropped(
    qtbot: QtBot, context: Context, desk: Desk, settled: Settled
) -> None:
    bar = DossierBar(context, desk)
    qtbot.addWidget(bar)
    bar.show()
    assert "none yet" in bar.choice.text()
    desk.create("Tashkent & Samarkand")
    assert "Tashkent && Samarkand" in bar.choice.text()
    data = mime.write([SERBIA, FIGURE])
    action, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    bar.dropEvent(QDropEvent(QPointF(5, 5), action, data, left, none))
    settled()
    assert "2 items" in bar.count.text()
    with qtbot.waitSignal(bar.open_requested):
        qtbot.mouseClick(bar.open_button, Qt.MouseButton.LeftButton)


def test_the_item_menu_offers_the_other_dossiers(filled: DossierPane, desk: Desk) -> None:
    desk.create("Other one")
    desk.choose(desk.dossiers[0].id)
    menu = filled.item_menu(filled.model.entries[:1])
    below = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert [action.text() for action in below[0].actions()] == ["Other one"]  # type: ignore[attr-defined]
    below[1].actions()[0].trigger()  # type: ignore[attr-defined]
    desk.choose(desk.dossiers[1].id)
    assert [item.title for item in desk.items] == ["Serbia"]
    menu.deleteLater()
