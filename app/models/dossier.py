"""The items of a dossier as a list that can be put in another order by hand."""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.catalog.kinds import RecordType
from app.models import mime

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
MOVED = "application/x-comptoir-item"  # items of this list on their way to another place in it


class State(enum.Enum):
    """What a new edition did to an item."""

    SAME = "same"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the list shows it; `record_type` is None for a chart, `subtitle` what is known of it in a line."""

    id: str
    record_type: RecordType | None
    record_id: str
    title: str
    subtitle: str
    note: str
    iso2: str | None = None
    state: State = State.SAME


class DossierModel(QAbstractListModel):
    """Entries in the reader's order.

    `move_requested(ids, before)` and `drop_requested(records, before)` ask for what the reader dropped; `before` is the id of the
    entry it goes before, or empty for the end.
    """

    move_requested = Signal(list, str)
    drop_requested = Signal(list, str)

    def __init__(self, decorate: Callable[[Entry], Any], speak: Callable[[Entry], str], parent: Any = None) -> None:
        super().__init__(parent)
        self._decorate, self._speak = decorate, speak
        self._entries: list[Entry] = []

    @property
    def entries(self) -> list[Entry]:
        return list(self._entries)

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries; where they are the same ones in the same order, only what changed is painted anew."""
        if [entry.id for entry in entries] == [entry.id for entry in self._entries]:
            for row, (old, new) in enumerate(zip(self._entries, entries, strict=True)):
                if old != new:
                    self._entries[row] = new
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def row_of(self, item_id: str) -> int:
        """The row of an entry, -1 when it is not there."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == item_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.DecorationRole:
            return self._decorate(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._speak(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(text for text in (self._speak(entry), entry.subtitle, entry.note) if text)
        return entry if role == ENTRY_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return plain if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MOVED, mime.MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        chosen = [self._entries[row] for row in sorted({index.row() for index in indexes})]
        records = [(entry.record_type, entry.record_id) for entry in chosen if entry.record_type is not None]
        data = mime.write(records, "\n".join(entry.title for entry in chosen))
        data.setData(MOVED, json.dumps([entry.id for entry in chosen]).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002
        return any(data.hasFormat(kind) for kind in self.mimeTypes())

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002
        """Ask for what was dropped; never says that it was moved, for then the view would remove the old rows itself."""
        row = parent.row() if parent.isValid() else row
        before = self._entries[row].id if 0 <= row < len(self._entries) else ""
        mine = self._mine(data)
        if mine:
            self.move_requested.emit(mine, before)
        elif mime.has_records(data):
            self.drop_requested.emit(mime.read(data), before)
        return False

    def _mine(self, data: QMimeData) -> list[str]:
        """The ids of entries of this very list."""
        if not data.hasFormat(MOVED):
            return []
        known = {entry.id for entry in self._entries}
        return [key for key in json.loads(bytes(data.data(MOVED).data())) if key in known]
