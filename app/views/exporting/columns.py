"""Which columns a file has, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.kinds import Table
from app.catalog.tables import SPECS
from app.views import words

_KEY = Qt.ItemDataRole.UserRole


class ColumnChoice(QWidget):
    """Columns to be ticked and dragged into order; the sources come along in any case. `changed` is sent when the reader changes
    something."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table.FIGURES
        self._shown: tuple[str, ...] = ()
        self.list = QListWidget(self)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.itemChanged.connect(lambda _: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())
        self.as_shown = QPushButton(self.tr("As shown"), self)
        self.as_shown.setToolTip(self.tr("The columns that the window shows, in its order"))
        self.as_shown.clicked.connect(lambda: self._pick(self._shown))
        self.all = QPushButton(self.tr("All"), self)
        self.all.clicked.connect(lambda: self._pick([column.key for column in SPECS[self._table].columns]))
        buttons = QHBoxLayout()
        buttons.addWidget(self.as_shown)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addLayout(buttons)

    def show_table(self, table: Table, chosen: Sequence[str], shown: Sequence[str]) -> None:
        """Offer a table's columns, the chosen ones (or all, where none are) ticked and first; `shown` are those of the window."""
        self._table, self._shown = table, tuple(shown)
        self.as_shown.setEnabled(bool(shown))
        every = [column.key for column in SPECS[table].columns]
        self._fill(list(chosen) or every)

    def chosen(self) -> list[str]:
        """The keys of the ticked columns, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _pick(self, keys: Sequence[str]) -> None:
        self._fill(keys)
        self.changed.emit()

    def _fill(self, chosen: Sequence[str]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        columns = {column.key: column for column in SPECS[self._table].columns}
        for key in dict.fromkeys((*chosen, *columns)):
            item = QListWidgetItem(words.heading(columns[key]))
            item.setData(_KEY, key)
            always = key == "sources"
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsDragEnabled
                | (Qt.ItemFlag.NoItemFlags if always else Qt.ItemFlag.ItemIsUserCheckable)
            )
            item.setCheckState(Qt.CheckState.Checked if always or key in chosen else Qt.CheckState.Unchecked)
            if always:
                item.setToolTip(self.tr("Sources are always taken along"))
            self.list.addItem(item)
        self.list.blockSignals(False)
