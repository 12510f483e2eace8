"""The tables behind the tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import PAGE, Order, Page, Totals
from app.catalog.tables import ColumnType
from app.models.table import ID_ROLE, TableModel
from app.views import words
from app.views.column_filters import ColumnFilters
from app.views.context import Context
from app.views.pane import Pane
from app.views.table_view import TableView

if TYPE_CHECKING:
    from app.catalog.records import Source

TAKEN = 5000  # rows copied or put aside at most; more belong in an export

Row = tuple[Any, ...]


class TablePane(Pane):
    """One table of the catalog: sorted by any column, rows fetched as they are looked at, a row opened by Enter or a click."""

    counted = Signal(object, int)  # table, rows
    dossier_requested = Signal(list)  # (record type, id) pairs
    timeline_requested = Signal(object, str)  # the record type and id of an event or agreement to be shown in time
    said = Signal(str)  # something for the line at the bottom

    def __init__(self, context: Context, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.table = table
        self.model = TableModel(table, context.wording, words.headings(table), self)
        self.view = TableView(self.model, self)
        self.view.setAccessibleName(words.table_name(table))
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
        self._answer: Answer | None = None
        self._missing: list[int] = []  # pages that were looked at and are not there
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)
        self.model.page_needed.connect(self._miss)
        self.model.order_changed.connect(self._reorder)
        self.filters.changed.connect(self._narrow)
        self.view.clicked.connect(self._click)
        self.view.activated.connect(self._open)
        self.view.copy_requested.connect(self.copy)
        self.view.dossier_requested.connect(self.put_aside)
        self.view.columns_changed.connect(self.filters.place)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._want_selected())

    def show_answer(self, answer: Answer) -> None:
        self._answer = answer
        self._missing.clear()
        self.context.worker.withdraw(f"{self.table} rows")  # those of the question before
        self._show(answer.counts[self.table], answer.pages.get(self.table))
        self.filters.show_filter({key: text for table, key, text in answer.filter.columns if table == self.table.value})
        question, table = answer.filter, self.table
        self.context.worker.ask(
            f"{table} totals", lambda catalog: catalog.totals(table, question), self._show_totals, patient=True
        )

    def restore_columns(self, state: QByteArray) -> None:
        """Take up widths, order and choice of columns, and how the rows were sorted."""
        self.view.restore_columns(state)

    # -- rows

    def _question(self) -> Filter:
        """What the rows on the screen answer."""
        return self._answer.filter if self._answer is not None else Filter()

    def _show(self, count: int, page: Page | None) -> None:
        self.model.show(count, page)
        self.view.scrollToTop()
        self.counted.emit(self.table, count)

    def _show_totals(self, totals: Totals) -> None:
        wording = self.context.wording
        number = wording.number(totals.count)
        parts = [self.tr("1 row") if totals.count == 1 else self.tr("{0} rows").format(number)]
        if totals.sum is not None and totals.mean is not None and totals.count > 1:
            mean = float(f"{totals.mean:.4g}")
            exact = "exact" if totals.is_exact else "about"
            parts.append(self.tr("sum {0}").format(wording.amount(totals.sum, totals.unit, exact)))
            parts.append(self.tr("mean {0}").format(wording.amount(mean, totals.unit, "about")))
        self.footer.setText("   ·   ".join(parts))

    def _miss(self, offset: int) -> None:
        self._missing.append(offset)
        self._fetching.start()

    def _fetch(self) -> None:
        """Ask for the missing pages that can be seen or are chosen; those only scrolled past are forgotten."""
        top, bottom = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height())
        last = bottom if bottom >= 0 else self.model.rowCount() - 1
        chosen = self.view.selected_ranges()

        def needed(offset: int) -> bool:
            return any(first <= offset + PAGE - 1 and offset <= end for first, end in [(max(top, 0), last), *chosen])

        offsets = [offset for offset in dict.fromkeys(self._missing) if needed(offset)]
        for offset in set(self._missing) - set(offsets):
            self.model.not_coming(offset)
        self._missing = offsets
        if not offsets:
            return
        question, order, table = self._question(), self.model.order, self.table

        def work(catalog: Catalog) -> list[Page]:
            return [catalog.page(table, question, order, offset) for offset in offsets]

        def done(pages: list[Page]) -> None:
            for page in pages:
                self.model.add_page(page)
            self._missing = [offset for offset in self._missing if offset not in offsets]

        self.context.worker.ask(f"{table} rows", work, done)

    def _reorder(self, order: Order | None) -> None:
        if self._answer is None:
            return
        question, table = self._answer.filter, self.table
        self.footer.setText(self.tr("Sorting…"))
        self._missing.clear()
        self.context.worker.withdraw(f"{table} rows")

        def work(catalog: Catalog) -> tuple[int, Page, Totals]:
            return (
                catalog.count(table, question),
                catalog.page(table, question, order, 0),
                catalog.totals(table, question),
            )

        def done(found: tuple[int, Page, Totals]) -> None:
            if self._answer is not None and self._answer.filter != question:  # another was asked meanwhile
                self._show(self._answer.counts[table], None)
                return
            self._show(*found[:2])
            self._show_totals(found[2])

        self.context.worker.ask(f"{table} order", work, done)

    def _narrow(self, typed: list[tuple[str, str]]) -> None:
        others = [part for part in self.context.question.filter.columns if part[0] != self.table.value]
        mine = [(self.table.value, key, text) for key, text in typed]
        self.context.question.narrow(columns=(*others, *mine))

    # -- what can be done with them

    def _click(self, index: QModelIndex) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        key = index.data(ID_ROLE)
        if key is not None:
            self.context.question.open(self.table.record_type, str(key))

    def shown_columns(self) -> tuple[str, ...]:
        """The keys of the columns on the screen, in their order there."""
        return tuple(self.model.columns[number].key for number in self.view.shown_columns())

    def selected(self) -> list[tuple[RecordType, str]]:
        """The chosen rows, from top to bottom, as far as they are there."""
        rows = [row for first, last in self.view.selected_ranges() for row in range(first, last + 1)][:TAKEN]
        keys = (self.model.index(row, 0).data(ID_ROLE) for row in rows)
        return [(self.table.record_type, str(key)) for key in keys if key is not None]

    def _want_selected(self) -> None:
        """Have the chosen rows at hand, for whoever asks for them."""
        for first, last in self.view.selected_ranges():
            self.model.want(first, last)

    def _with_selected(self, done: Callable[[list[Row]], None]) -> None:
        """Hand over the chosen rows, also those that were not looked at."""
        question, order, table = self._question(), self.model.order, self.table
        ranges = self.view.selected_ranges()
        chosen = sum(last - first + 1 for first, last in ranges)

        def work(catalog: Catalog) -> list[Row]:
            rows: list[Row] = []
            for first, last in ranges:
                limit = min(last - first + 1, TAKEN - len(rows))
                rows += catalog.page(table, question, order, first, limit).rows if limit > 0 else ()
            return rows

        def give(rows: list[Row]) -> None:
            if chosen > len(rows):
                number = self.context.wording.number
                some = self.tr("Only the first {0} of {1} rows were taken; an export takes all")
                self.said.emit(some.format(number(len(rows)), number(chosen)))
            done(rows)

        if chosen:
            self.context.worker.ask(f"{table} chosen", work, give)

    def put_aside(self) -> None:
        """Add the chosen rows to the dossier."""
        record_type = self.table.record_type
        self._with_selected(
            lambda rows: self.dossier_requested.emit([(record_type, self.model.key(row)) for row in rows])
        )

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as a spreadsheet takes them: shown columns in their order, with headings."""
        self._with_selected(lambda rows: QGuiApplication.clipboard().setText(self._as_text(rows)))

    def copy_with_sources(self) -> None:
        """Put the chosen rows on the clipboard, and below them the references that they rest on."""

        def copied(rows: list[Row]) -> None:
            numbers = self._numbers(rows)

            def done(sources: list[Source]) -> None:
                lines = [words.reference(source) for source in sources]
                QGuiApplication.clipboard().setText("\n".join([self._as_text(rows), "", *lines]))

            self.context.worker.ask("references", lambda catalog: catalog.sources(numbers), done)

        self._with_selected(copied)

    def _numbers(self, rows: list[Row]) -> set[int]:
        """The numbers of the references that some rows rest on."""
        if self.table is Table.SOURCES:
            return {int(self.model.key(row)) for row in rows}
        places = [n for n, column in enumerate(self.model.columns) if column.type is ColumnType.SOURCES]
        return {int(number) for row in rows for place in places for number in str(row[place] or "").split()}

    def _as_text(self, rows: list[Row]) -> str:
        shown = self.view.shown_columns()
        lines = [[str(self.model.headerData(number, Qt.Orientation.Horizontal)) for number in shown]]
        for row in rows:
            texts = self.model.texts(row)
            lines.append([texts[number] for number in shown])
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(self.view.viewport().mapToGlobal(position))

    def menu(self) -> QMenu:
        """What can be done with the chosen rows."""
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ranges, index = self.view.selected_ranges(), self.view.currentIndex()
        if not ranges:
            return menu
        if not any(first <= index.row() <= last for first, last in ranges):
            index = self.model.index(ranges[0][0], 0)
        menu.addAction(self.tr("Open\tEnter"), lambda: self._open(index))
        menu.addAction(self.tr("Add to dossier\tD"), self.put_aside)
        if self.table in (Table.EVENTS, Table.AGREEMENTS):
            menu.addAction(self.tr("Show in timeline"), lambda: self._show_in_time(index))
        menu.addSeparator()
        menu.addAction(self.tr("Copy\tCtrl+C"), self.copy)
        menu.addAction(self.tr("Copy with sources"), self.copy_with_sources)
        return menu

    def _show_in_time(self, index: QModelIndex) -> None:
        key = index.data(ID_ROLE)
        if key is not None:
            self.timeline_requested.emit(self.table.record_type, str(key))
