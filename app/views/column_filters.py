"""A line of fields above a table, one over each column: what is typed there narrows the table to rows that match."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from app.catalog.tables import Column, ColumnType

PAUSE = 200  # milliseconds without a key press after which a column's words are asked


class ColumnFilters(QWidget):
    """Fields that stand over the columns of a table and move with them. `changed` brings (column key, text) pairs."""

    changed = Signal(list)

    def __init__(self, view: QTableView, columns: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._columns = view, columns
        self.fields: dict[int, QLineEdit] = {}
        self.setFixedHeight(30)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._send)
        header = view.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.place())
        header.sectionMoved.connect(lambda *_: self.place())
        header.geometriesChanged.connect(self.place)
        view.horizontalScrollBar().valueChanged.connect(lambda _: self.place())
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Put each field over its column."""
        header = self._view.horizontalHeader()
        for number, column in enumerate(self._columns):
            if self._view.isColumnHidden(number) or column.type is ColumnType.SOURCES:
                if number in self.fields:
                    self.fields[number].hide()
                continue
            field = self.fields.get(number) or self._make(number, column)
            field.setGeometry(
                header.sectionViewportPosition(number) + 2, 3, max(header.sectionSize(number) - 4, 10), 24
            )
            field.show()

    def _make(self, number: int, column: Column) -> QLineEdit:
        field = _Field(self)
        is_number = column.type in (ColumnType.NUMBER, ColumnType.INTEGER)
        field.setPlaceholderText(self.tr("> 100") if is_number else self.tr("filter"))
        heading = self._view.model().headerData(number, Qt.Orientation.Horizontal)
        field.setAccessibleName(self.tr("Filter {0}").format(heading))
        field.textEdited.connect(lambda _: self._pause.start())
        self.fields[number] = field
        return field

    def show_filter(self, texts: dict[str, str]) -> None:
        """Show what the question holds, without disturbing what is being typed."""
        for number, field in self.fields.items():
            text = texts.get(self._columns[number].key, "")
            if field.text() != text and not field.hasFocus():
                field.setText(text)

    def _send(self) -> None:
        typed = ((self._columns[number].key, field.text().strip()) for number, field in self.fields.items())
        self.changed.emit([pair for pair in typed if pair[1]])


class _Field(QLineEdit):
    """Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self.textEdited.emit("")
        else:
            super().keyPressEvent(event)
