"""The card beside the pointer, and the list that a bundle opens into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.views.theme import Colours

_WIDTH = 340  # pixels
_LIST = QSize(420, 300)  # pixels
_MARK = Qt.ItemDataRole.UserRole


class HoverCard(QLabel):
    """A small text that comes up beside a point and takes neither focus nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 8, 10, 7)

    def recolour(self, colours: Colours) -> None:
        self.setStyleSheet(
            f"QLabel {{ background: {colours.raised}; color: {colours.text}; border: 1px solid {colours.line}; }}"
        )

    def show_at(self, html: str, point: QPoint) -> None:
        """Show a text near a point of the screen, wholly on that screen."""
        self.setText(html)
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(self.heightForWidth(_WIDTH))
        self.move(on_screen(QRect(point + QPoint(14, 18), self.size()), point))
        self.show()


def on_screen(rect: QRect, point: QPoint) -> QPoint:
    """Where to put a small window that belongs to a point, so that it neither covers the point nor leaves the screen."""
    screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
    area = screen.availableGeometry()
    x = min(max(rect.left(), area.left() + 4), area.right() - rect.width() - 4)
    y = rect.top()
    if y + rect.height() > area.bottom() - 4:
        y = max(point.y() - rect.height() - 10, area.top() + 4)
    return QPoint(x, y)


class BundleList(QFrame):
    """The marks of a bundle in order of time, to open, select or put into the dossier."""

    opened = Signal(int)  # mark
    picked = Signal(object)  # marks
    dossier = Signal(object)  # marks
    zoom_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.title = QLabel()
        self.title.setProperty("heading", True)
        self.zoom = QToolButton()
        self.zoom.setText(self.tr("Zoom in"))
        self.zoom.clicked.connect(self._zoom)
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setIconSize(QSize(16, 16))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Bundled marks"))
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._click)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.zoom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(head)
        layout.addWidget(self.list)

    def offer(self, title: str, rows: Sequence[tuple[int, str, QIcon]], can_zoom: bool, point: QPoint) -> None:
        """Show rows of mark, words and icon at a point of the screen."""
        self.title.setText(title)
        self.zoom.setVisible(can_zoom)
        self.list.clear()
        for mark, words, icon in rows:
            item = QListWidgetItem(icon, words)
            item.setData(_MARK, mark)
            item.setToolTip(words)
            self.list.addItem(item)
        row = self.list.sizeHintForRow(0)
        self.resize(_LIST.width(), min(_LIST.height(), 66 + row * max(len(rows), 2)))
        self.move(on_screen(QRect(point + QPoint(6, 8), self.size()), point))
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def marks(self) -> list[int]:
        """The selected marks."""
        return [int(item.data(_MARK)) for item in self.list.selectedItems()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.dossier.emit(self.marks())
        else:
            super().keyPressEvent(event)

    def _click(self, item: QListWidgetItem) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._open(item)
        else:
            self.picked.emit(self.marks())

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(int(item.data(_MARK)))
        self.close()

    def _zoom(self) -> None:
        self.zoom_wanted.emit()
        self.close()
