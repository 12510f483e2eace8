"""The dossier pane: what the reader has put aside, in their order and with their notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType
from app.models.dossier import DossierModel, Entry, State
from app.store import items as store_items
from app.store.items import CHART, Differences, Item
from app.views import words
from app.views.context import Context
from app.views.dossier.desk import Desk
from app.views.dossier.item_delegate import ItemDelegate
from app.views.dossier.item_list import ItemList
from app.views.dossier.menus import DossierMenu, add_transfers
from app.views.dossier.note_edit import NoteEdit
from app.views.dossier.snapshots import present_hashes
from app.views.pane import Pane
from app.views.theme import flag

_ICONS: dict[RecordType | None, str] = {
    **{RecordType.ENTITY: "building-2", RecordType.EVENT: "calendar", RecordType.AGREEMENT: "file-signature"},
    **{RecordType.FIGURE: "hash", RecordType.PROJECT: "hammer", RecordType.RELATION: "link"},
    **{RecordType.SOURCE: "book-open", None: "chart-column"},
}
_DOSSIER = "dossier"  # how a note's subject begins when it is the dossier's own


class DossierPane(Pane):
    """Dossiers by name, their items, notes, and the ways out.

    `brief_requested`, `export_requested` and `chart_requested(state)` ask the window for what stands beside the pane.
    """

    brief_requested = Signal()
    export_requested = Signal()
    chart_requested = Signal(dict)

    def __init__(self, context: Context, desk: Desk | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = desk or Desk(context, self)
        self.undo_action, self.redo_action = self.desk.undo_action, self.desk.redo_action
        self.addActions([self.undo_action, self.redo_action])
        self._differences = Differences((), ())
        self._items: list[Item] = []
        self.model = DossierModel(self._icon, self._speak, self)
        self.model.move_requested.connect(self.desk.move)
        self.model.drop_requested.connect(self.desk.add)
        self.list = ItemList(self.model, self)
        self.list.setItemDelegate(ItemDelegate(context, self.list))
        self.list.setAccessibleName(self.tr("Items of the dossier"))
        self.list.hint = self.tr("Press D on anything, or drag it here, to put it aside.")
        self.list.open_requested.connect(self.open)
        self.list.remove_requested.connect(self.desk.remove)
        self.list.shift_requested.connect(self._shift)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_note())
        self.note = NoteEdit(self)
        self.note.setPlaceholderText(self.tr("Write here what you will want to know on the way"))
        self.note.kept.connect(self._keep_note)
        self._note_title = QLabel(self)
        self._note_title.setProperty("muted", True)
        self._note_title.setContentsMargins(10, 4, 10, 2)
        self._note_title.setBuddy(self.note)
        self._make_banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._banner)
        layout.addWidget(self._body(), 1)
        layout.addLayout(self._foot())
        self.desk.changed.connect(self.refresh)
        self.refresh()

    # -- building

    def _head(self) -> QHBoxLayout:
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Dossier"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.activated.connect(lambda index: self.desk.choose(self.choice.itemData(index)))
        self.menu = DossierMenu(self.desk, self)
        self.menu.leaving.connect(self.keep_notes)
        self._new = self._button("folder-plus", self.tr("New dossier"), self.menu.new_dossier)
        self._more = self._button("settings", self.tr("Rename, duplicate, delete, import, export"), None)
        self._more.setMenu(self.menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        for widget in (self.choice, self._new, self._more):
            head.addWidget(widget)
        return head

    def _button(self, icon: str, tip: str, slot: Any) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self.context.theme.icon(icon))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icon", icon)
        if slot is not None:
            button.clicked.connect(slot)
        return button

    def _make_banner(self) -> None:
        self._banner = QWidget(self)
        self._banner_text = QLabel(self._banner)
        self._banner_text.setWordWrap(True)
        self._accept = QPushButton(self.tr("Accept"), self._banner)
        self._accept.setToolTip(self.tr("Take note of the changes, so that they are no longer marked"))
        self._accept.clicked.connect(lambda: self.desk.accept(self._differences.changed))
        layout = QHBoxLayout(self._banner)
        layout.setContentsMargins(10, 4, 8, 6)
        layout.addWidget(self._banner_text, 1)
        layout.addWidget(self._accept)
        self._banner.hide()

    def _body(self) -> QSplitter:
        below = QWidget(self)
        layout = QVBoxLayout(below)
        layout.setContentsMargins(8, 0, 8, 4)
        layout.setSpacing(0)
        layout.addWidget(self._note_title)
        layout.addWidget(self.note)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.list)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setSizes([420, 110])
        split.setChildrenCollapsible(False)
        return split

    def _foot(self) -> QHBoxLayout:
        undo, redo = QToolButton(self), QToolButton(self)
        undo.setDefaultAction(self.undo_action)
        redo.setDefaultAction(self.redo_action)
        for button in (undo, redo):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(16, 16))
        self.export_button = QPushButton(self.tr("Export…"), self)
        self.export_button.clicked.connect(self.export_requested)
        self.brief_button = QPushButton(self.tr("Brief…"), self)
        self.brief_button.setProperty("primary", True)
        self.brief_button.setToolTip(self.tr("The mission brief as pages, to look at, print and take along  Ctrl+P"))
        self.brief_button.clicked.connect(self.brief_requested)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.addWidget(undo)
        foot.addWidget(redo)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        foot.addWidget(self.brief_button)
        return foot

    # -- what others ask for

    def add(self, records: Sequence[tuple[RecordType, str]]) -> None:
        """Put records aside in the dossier in hand."""
        self.desk.add(records)

    def add_chart(self, state: dict[str, Any], png: bytes, title: str = "") -> None:
        """Put a chart aside as it looks, with the state that draws it again."""
        self.desk.add_chart(state, png, title)

    def keep_notes(self) -> None:
        """Keep what is being typed, before the window closes."""
        self.note.keep()

    # -- showing

    def refresh(self) -> None:
        """Paint the dossier in hand anew, and ask the edition what became of its items."""
        current, found = self.desk.current, self.desk.dossiers
        self._items = self.desk.items
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in found:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(next((n for n, one in enumerate(found) if current and one.id == current.id), -1))
        self.choice.setPlaceholderText(self.tr("No dossier yet"))
        self.choice.blockSignals(False)
        for button in (self.export_button, self.brief_button):
            button.setEnabled(bool(self._items))
        self._show_items()
        items = self._items

        def work(catalog: Catalog) -> Differences:
            return store_items.differences(items, present_hashes(catalog, items))

        if items:
            self.context.worker.ask("dossier differences", work, self._show_differences)
        else:
            self.context.worker.withdraw("dossier differences")
            self._show_differences(Differences((), ()))

    def _show_items(self) -> None:
        chosen = {entry.id for entry in self.list.chosen()}
        changed = {item.id for item in self._differences.changed}
        dropped = {item.id for item in self._differences.dropped}
        self.model.show([_entry(item, changed, dropped) for item in self._items])
        selection = self.list.selectionModel()
        for row, entry in enumerate(self.model.entries):
            if entry.id in chosen:
                selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        self._show_note()

    def _show_differences(self, differences: Differences) -> None:
        self._differences = differences
        changed, dropped = len(differences.changed), len(differences.dropped)
        edition = self.context.meta.get("edition", "")
        parts = []
        if changed:
            parts.append(self.tr("{0} changed").format(changed))
        if dropped:
            parts.append(self.tr("{0} no longer there").format(dropped))
        self._banner_text.setText(self.tr("In edition {0}: {1}").format(edition, ", ".join(parts)))
        self._accept.setVisible(bool(changed))
        self._banner.setVisible(bool(parts))
        self._show_items()

    def _show_note(self) -> None:
        """Show the note of the one chosen item, or else that of the dossier."""
        chosen, current = self.list.chosen(), self.desk.current
        self.note.setEnabled(current is not None)
        if len(chosen) == 1:
            self._note_title.setText(self.tr("My note on “{0}”").format(_short(chosen[0].title)))
            self.note.open(chosen[0].id, chosen[0].note)
        elif current is not None:
            self._note_title.setText(self.tr("My note on “{0}” as a whole").format(_short(current.name)))
            self.note.open(f"{_DOSSIER} {current.id}", current.note)
        else:
            self._note_title.setText(self.tr("My note"))
            self.note.open("", "")
        self.note.setAccessibleName(self._note_title.text())

    def recolour(self) -> None:
        for button in self.findChildren(QToolButton):
            if button.property("icon"):
                button.setIcon(self.context.theme.icon(button.property("icon")))
        self.list.viewport().update()

    def _icon(self, entry: Entry) -> Any:
        found = flag(entry.iso2) if entry.iso2 else None
        return found or self.context.theme.icon(_ICONS[entry.record_type])

    def _speak(self, entry: Entry) -> str:
        kind = words.type_name(entry.record_type) if entry.record_type else self.tr("Chart")
        state = {State.SAME: "", State.CHANGED: self.tr("changed"), State.DROPPED: self.tr("dropped")}[entry.state]
        return ", ".join(part for part in (kind, entry.title, state) if part)

    # -- what the reader does

    def open(self, entry: Entry) -> None:
        """Open the page of an item, or draw a chart again."""
        if entry.state is State.DROPPED:
            words = self.tr("This edition no longer has “{0}”: {1}")
            self.desk.said.emit(words.format(entry.title, entry.subtitle))
        elif entry.record_type is not None:
            self.context.question.open(entry.record_type, entry.record_id)
        else:
            chart = next((item.chart for item in self._items if item.id == entry.id), None)
            self.chart_requested.emit(dict(chart or {}))

    def _shift(self, by: int) -> None:
        """Move the chosen items one place up or down."""
        entries, chosen = self.model.entries, [entry.id for entry in self.list.chosen()]
        rows = [row for row, entry in enumerate(entries) if entry.id in chosen]
        if not rows:
            return
        target = rows[0] - 1 if by < 0 else rows[-1] + 2
        if not 0 <= target <= len(entries):
            return
        self.desk.move(chosen, entries[target].id if target < len(entries) else "")
        last = self.model.row_of(chosen[0 if by < 0 else -1])
        self.list.selectionModel().setCurrentIndex(self.model.index(last), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.list.scrollTo(self.model.index(last))

    def _offer(self, position: QPoint) -> None:
        """What can be done with the chosen items."""
        chosen = self.list.chosen()
        if chosen:
            menu = self.item_menu(chosen)
            menu.exec(self.list.viewport().mapToGlobal(position))
            menu.deleteLater()

    def item_menu(self, chosen: Sequence[Entry]) -> QMenu:
        """The menu for some entries."""
        menu = QMenu(self)
        opened = menu.addAction(self.tr("Open"))
        opened.triggered.connect(lambda: self.open(chosen[0]))
        opened.setEnabled(len(chosen) == 1)
        menu.addAction(self.tr("Up  Alt+Up")).triggered.connect(lambda: self._shift(-1))
        menu.addAction(self.tr("Down  Alt+Down")).triggered.connect(lambda: self._shift(1))
        add_transfers(menu, self.desk, [entry.id for entry in chosen])
        menu.addSeparator()
        removed = menu.addAction(self.tr("Remove  Del"))
        removed.triggered.connect(lambda: self.desk.remove([entry.id for entry in chosen]))
        return menu

    def _keep_note(self, subject: str, text: str) -> None:
        kind, _, key = subject.partition(" ")
        if kind == _DOSSIER:
            self.desk.set_note(key, text)
        else:
            self.desk.set_item_note(subject, text)


def _entry(item: Item, changed: set[str], dropped: set[str]) -> Entry:
    state = State.CHANGED if item.id in changed else State.DROPPED if item.id in dropped else State.SAME
    known = item.record_type != CHART and item.record_type in [kind.value for kind in RecordType]
    about, iso2 = item.details.get("about", ""), item.details.get("iso2")
    return Entry(
        id=item.id,
        record_type=RecordType(item.record_type) if known else None,
        record_id=item.record_id,
        title=item.title,
        subtitle=str(about),
        note=item.note,
        iso2=iso2 if isinstance(iso2, str) else None,
        state=state,
    )


def _short(text: str) -> str:
    return text if len(text) <= 34 else f"{text[:33].rstrip()}…"
