"""The tables behind the tabs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.kinds import Table
from app.catalog.listing import Order, Page
from app.catalog.tables import ColumnType
from app.models.table import ID_ROLE, TableModel
from app.views import words
from app.views.context import Context
from app.views.pane import Pane

_WIDTHS = {
    ColumnType.NUMBER: 100,
    ColumnType.INTEGER: 70,
    ColumnType.DATE: 95,
    ColumnType.CODE: 120,
    ColumnType.SOURCES: 80,
}
_WIDE = {"title": 340, "label": 300, "participants": 260, "parties": 260, "note": 300, "name": 260, "doubt": 220}


class TablePane(Pane):
    """One table of the catalog: sorted by any column, rows fetched as they are looked at, a row opened by Enter or a click."""

    counted = Signal(object, int)  # table, rows

    def __init__(self, context: Context, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.table = table
        self.model = TableModel(table, context.wording, words.headings(table), self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(words.table_name(table))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(26)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        for number, column in enumerate(self.model.columns):
            self.view.setColumnHidden(number, not column.shown)
            self.view.setColumnWidth(number, _WIDE.get(column.key, _WIDTHS.get(column.type, 140)))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.model.page_needed.connect(self._fetch)
        self.model.order_changed.connect(self._reorder)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)

    def show_answer(self, answer: Answer) -> None:
        self._show(answer.counts[self.table], answer.pages.get(self.table))

    def _show(self, count: int, page: Page | None) -> None:
        self.model.show(count, page)
        self.view.scrollToTop()
        self.counted.emit(self.table, count)

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

    def _open(self, index: QModelIndex) -> None:
        key = index.data(ID_ROLE)
        if key is not None:
            self.context.question.open(self.table.record_type, str(key))
