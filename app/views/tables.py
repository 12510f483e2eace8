"""The tables behind the tabs."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QMenu, QTableView, QVBoxLayout, QWidget

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import Order, Page, Totals
from app.catalog.tables import ColumnType
from app.models.table import ID_ROLE, TableModel
from app.views import words
from app.views.column_filters import ColumnFilters
from app.views.context import Context
from app.views.pane import Pane

_WIDTHS = {
    ColumnType.NUMBER: 110,
    ColumnType.INTEGER: 70,
    ColumnType.DATE: 95,
    ColumnType.CODE: 120,
    ColumnType.SOURCES: 80,
}
_WIDE = {"title": 340, "label": 300, "participants": 260, "parties": 260, "note": 300, "name": 260, "doubt": 220}
COPIED = 5000  # rows put on the clipboard at most; more belong in an export


class TablePane(Pane):
    """One table of the catalog: sorted by any column, rows fetched as they are looked at, a row opened by Enter or a click."""

    counted = Signal(object, int)  # table, rows
    dossier_requested = Signal(list)

    def __init__(self, context: Context, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.table = table
        self.model = TableModel(table, context.wording, words.headings(table), self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(words.table_name(table))
        self.view.setSortingEnabled(True)
        header = self.view.horizontalHeader()
        for number, column in enumerate(self.model.columns):
            self.view.setColumnHidden(number, not column.shown)
            self.view.setColumnWidth(number, _WIDE.get(column.key, _WIDTHS.get(column.type, 140)))
        header.customContextMenuRequested.connect(self._choose_columns)
        self.filters = ColumnFilters(self.view, self.model.columns, self)
        self.footer = QLabel(self)
        self.footer.setProperty("muted", True)
        self.footer.setContentsMargins(8, 3, 8, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.view)
        layout.addWidget(self.footer)
        self.model.page_needed.connect(self._fetch)
        self.model.order_changed.connect(self._reorder)
        self.filters.changed.connect(self._narrow)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.copy_requested.connect(self.copy)
        self.view.dossier_requested.connect(lambda: self.dossier_requested.emit(self.selected()))

    def show_answer(self, answer: Answer) -> None:
        self._show(answer.counts[self.table], answer.pages.get(self.table))
        self.filters.show_filter({key: text for table, key, text in answer.filter.columns if table == self.table.value})
        question, table = answer.filter, self.table
        self.context.worker.ask(
            f"{table} totals", lambda catalog: catalog.totals(table, question), self._show_totals, patient=True
        )

    def restore_columns(self, state: QByteArray) -> None:
        """Take up widths, order and choice of columns, and how the rows were sorted."""
        self.view.horizontalHeader().restoreState(state)
        self.filters.place()

    def selected(self) -> list[tuple[RecordType, str]]:
        """The chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        keys = (self.model.index(row, 0).data(ID_ROLE) for row in rows)
        return [(self.table.record_type, str(key)) for key in keys if key is not None]

    def shown_columns(self) -> tuple[str, ...]:
        """The keys of the columns on the screen, in their order there."""
        header = self.view.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return tuple(self.model.columns[number].key for number in order if not self.view.isColumnHidden(number))

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as a spreadsheet takes them: shown columns in their order, with headings."""
        header = self.view.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [number for number in order if not self.view.isColumnHidden(number)]
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())[:COPIED]
        lines = [[str(self.model.headerData(number, Qt.Orientation.Horizontal)) for number in shown]]
        lines += [[str(self.model.index(row, number).data() or "") for number in shown] for row in rows]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(text)

    def _show(self, count: int, page: Page | None) -> None:
        self.model.show(count, page)
        self.view.scrollToTop()
        self.counted.emit(self.table, count)

    def _show_totals(self, totals: Totals) -> None:
        wording = self.context.wording
        number = wording.number(totals.count)
        parts = [self.tr("1 row") if totals.count == 1 else self.tr("{0} rows").format(number)]
        if totals.sum is not None and totals.count > 1:
            mean = float(f"{totals.mean:.4g}")
            parts.append(self.tr("sum {0}").format(wording.amount(totals.sum, totals.unit)))
            parts.append(self.tr("mean {0}").format(wording.amount(mean, totals.unit, "about")))
        self.footer.setText("   ·   ".join(parts))

    def _fetch(self, offset: int) -> None:
        question, order, table = self.context.question.filter, self.model.order, self.table

        def work(catalog: Catalog) -> Page:
            return catalog.page(table, question, order, offset)

        self.context.worker.ask(f"{table} page {offset}", work, self.model.add_page)

    def _reorder(self, order: Order | None) -> None:
        question, table = self.context.question.filter, self.table

        def work(catalog: Catalog) -> tuple[int, Page]:
            return catalog.count(table, question), catalog.page(table, question, order, 0)

        self.context.worker.ask(f"{table} order", work, lambda found: self._show(*found))

    def _narrow(self, typed: list[tuple[str, str]]) -> None:
        others = [part for part in self.context.question.filter.columns if part[0] != self.table.value]
        mine = [(self.table.value, key, text) for key, text in typed]
        self.context.question.narrow(columns=(*others, *mine))

    def _open(self, index: QModelIndex) -> None:
        key = index.data(ID_ROLE)
        if key is not None:
            self.context.question.open(self.table.record_type, str(key))

    def _choose_columns(self, position: QPoint) -> None:
        """Offer the columns to show and to hide."""
        menu = QMenu(self)
        for number, column in enumerate(self.model.columns):
            action = menu.addAction(words.heading(column))
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(number))
            action.toggled.connect(lambda shown, number=number: self._show_column(number, shown))
        menu.exec(self.view.horizontalHeader().mapToGlobal(position))

    def _show_column(self, number: int, shown: bool) -> None:
        self.view.setColumnHidden(number, not shown)
        self.filters.place()


class _View(QTableView):
    """A table view with rows to choose, columns to move, and keys for copying and putting aside."""

    copy_requested = Signal()
    dossier_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.dossier_requested.emit()
        else:
            super().keyPressEvent(event)
