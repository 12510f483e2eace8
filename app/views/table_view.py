"""The grid of a table pane: rows to choose and drag, columns to move, hide and sort by."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.catalog.tables import ColumnType
from app.models.table import TableModel
from app.views import words

_WIDTHS = {
    ColumnType.NUMBER: 110,
    ColumnType.INTEGER: 70,
    ColumnType.DATE: 95,
    ColumnType.CODE: 120,
    ColumnType.SOURCES: 80,
}
_OWN_WIDTHS = {  # so that a figure's value stands beside its name in a small window
    **{"title": 340, "label": 250, "participants": 260, "parties": 260, "note": 300, "name": 260, "doubt": 220},
    **{"period": 110, "qualifier": 84, "unit": 100},
}


class TableView(QTableView):
    """Keys copy rows and put them aside; the header's menu chooses columns."""

    copy_requested = Signal()
    dossier_requested = Signal()
    columns_changed = Signal()

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        self.setSortingEnabled(True)
        self._reset_columns()

    def restore_columns(self, state: QByteArray) -> None:
        """Take up widths, order and choice of columns, and by which one the rows are sorted."""
        header = self.horizontalHeader()
        if header.restoreState(state):
            self._model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.columns_changed.emit()

    def shown_columns(self) -> list[int]:
        """The numbers of the columns on the screen, in their order there."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [number for number in order if not self.isColumnHidden(number)]

    def selected_ranges(self) -> list[tuple[int, int]]:
        """First and last rows of the chosen stretches, from top to bottom."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.size())]
        return sorted({(part.top(), part.bottom()) for part in parts})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif (enter and held) or (event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.NoModifier):
            self.dossier_requested.emit()
        else:
            super().keyPressEvent(event)

    def _choose_columns(self, position: QPoint) -> None:
        menu = self.columns_menu()
        menu.popup(self.horizontalHeader().mapToGlobal(position))

    def columns_menu(self) -> QMenu:
        """The columns to show and to hide."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Columns as at first"), self.reset_columns)
        menu.addSeparator()
        for number, column in enumerate(self._model.columns):
            action = menu.addAction(words.heading(column))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.toggled.connect(lambda shown, number=number: self._show_column(number, shown))
        return menu

    def reset_columns(self) -> None:
        """Show the columns that are shown at first, in their order."""
        self._reset_columns()
        self.columns_changed.emit()

    def _reset_columns(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self._model.columns):
            header.moveSection(header.visualIndex(number), number)
            self.setColumnHidden(number, not column.shown)
            self.setColumnWidth(number, _OWN_WIDTHS.get(column.key, _WIDTHS.get(column.type, 140)))

    def _show_column(self, number: int, shown: bool) -> None:
        if shown or len(self.shown_columns()) > 1:
            self.setColumnHidden(number, not shown)
            self.columns_changed.emit()
