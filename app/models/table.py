"""A table of any length: the number of rows is known, their pages come when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.catalog.kinds import Table
from app.catalog.listing import PAGE, Order, Page
from app.catalog.tables import SPECS, Column, ColumnType
from app.catalog.wording import Wording
from app.models import mime

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
KEPT_PAGES = 40
_DATES = ("date", "date_words", "period")  # columns of dates in words
ID_ROLE = Qt.ItemDataRole.UserRole
RAW_ROLE = Qt.ItemDataRole.UserRole + 1


class TableModel(QAbstractTableModel):
    """Rows of one table of the catalog, as texts that are made once when a page arrives.

    `page_needed(offset)` asks for a page that is looked at and not there; `order_changed(Order)` for another order.
    """

    page_needed = Signal(int)
    order_changed = Signal(object)

    def __init__(self, table: Table, wording: Wording, headings: Sequence[str], parent: Any = None) -> None:
        super().__init__(parent)
        self.table, self._wording = table, wording
        self.columns: tuple[Column, ...] = SPECS[table].columns
        self._headings = list(headings)
        self._id = next(n for n, column in enumerate(self.columns) if column.key == "id")
        self._doubt = next((n for n, column in enumerate(self.columns) if column.key == "doubt"), None)
        self._count = 0
        self._pages: dict[int, list[tuple[tuple[Any, ...], list[str]]]] = {}
        self._asked: set[int] = set()
        self.order: Order | None = None

    def show(self, count: int, first: Page | None) -> None:
        """Start anew with `count` rows; without a first page it is asked for when it is looked at."""
        self.beginResetModel()
        self._count = count
        self._pages.clear()
        self._asked.clear()
        if first is not None:
            self._keep(first)
        self.endResetModel()

    def add_page(self, page: Page) -> None:
        """Take a page that was asked for."""
        self._keep(page)
        self._asked.discard(page.offset)
        last = min(page.offset + len(page.rows), self._count) - 1
        if last >= page.offset:
            self.dataChanged.emit(self.index(page.offset, 0), self.index(last, len(self.columns) - 1))

    def not_coming(self, offset: int) -> None:
        """Note that a page that was asked for is asked for no longer."""
        self._asked.discard(offset)

    def want(self, first: int, last: int) -> None:
        """Ask for the pages of some rows, as far as so many are kept."""
        for offset in range(first - first % PAGE, last + 1, PAGE)[: KEPT_PAGES - 2]:
            self._row(offset)

    def _keep(self, page: Page) -> None:
        while len(self._pages) >= KEPT_PAGES:
            del self._pages[next(iter(self._pages))]
        self._pages[page.offset] = [(row, self.texts(row)) for row in page.rows]

    def texts(self, row: Sequence[Any]) -> list[str]:
        """The values of a row as they are shown."""
        return [self._text(column, value) for column, value in zip(self.columns, row, strict=True)]

    def key(self, row: Sequence[Any]) -> str:
        """The id of the record in a row."""
        return str(row[self._id])

    def _text(self, column: Column, value: Any) -> str:
        if value is None:
            return ""
        if column.key == "qualifier" and value == "exact":
            return ""
        if column.type is ColumnType.CODE:
            return self._wording.vocabulary.label(column.vocabulary or "", value)
        if column.type is ColumnType.NUMBER:
            return self._wording.number(value)
        if column.key in _DATES and column.type is ColumnType.TEXT:
            return self._wording.date(value)
        if column.key in ("change_base", "since"):
            return self._wording.base(value)
        if column.type is ColumnType.SOURCES:
            return str(value).replace(" ", ", ")
        return str(value)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self._is_number(section) else _LEFT)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self._is_number(index.column()) else _LEFT)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ID_ROLE, RAW_ROLE):
            return None
        row = self._row(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        values, texts = row
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            doubt = values[self._doubt] if self._doubt is not None else None
            return "\n".join(text for text in (texts[index.column()], f"⚠ {doubt}" if doubt else "") if text)
        return values[self._id] if role == ID_ROLE else values[index.column()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [mime.MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The rows as records to put aside, and as their titles for other programs."""
        rows = sorted({index.row() for index in indexes})
        keys = [self.index(row, 0).data(ID_ROLE) for row in rows]
        records = [(self.table.record_type, str(key)) for key in keys if key is not None]
        return mime.write(records, "\n".join(key for _, key in records))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the rows in another order; the catalog sorts."""
        wanted = None if column < 0 else Order(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self.order:
            self.order = wanted
            self.order_changed.emit(wanted)

    def _is_number(self, column: int) -> bool:
        return self.columns[column].type in (ColumnType.NUMBER, ColumnType.INTEGER)

    def _row(self, number: int) -> tuple[tuple[Any, ...], list[str]] | None:
        offset = number - number % PAGE
        page = self._pages.get(offset)
        if page is None:
            if offset not in self._asked:
                self._asked.add(offset)
                self.page_needed.emit(offset)
            return None
        place = number - offset
        return page[place] if place < len(page) else None
