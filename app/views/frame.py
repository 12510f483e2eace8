"""Where a pane stands in the window, so that what changes inside it is laid out there alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget, QWidgetItem


class Frame(QWidget):
    """Holds one widget, which fills it.

    Having no layout, it does not hand on that the widget's size hint has changed: with one, each new word in a label lays
    out every dock of the window again.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content.setParent(self)
        self.setSizePolicy(content.sizePolicy())
        self.setAutoFillBackground(True)  # so that what lies below need not be painted with it
        self._content = QWidgetItem(content)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())
