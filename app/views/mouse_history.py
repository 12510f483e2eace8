"""The mouse's own buttons for back and forward, over every pane."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.views.question import Question


class MouseHistory(QObject):
    """Goes back and forward when those buttons are pressed over what is watched; panes would swallow them."""

    def __init__(self, question: Question, parent: QObject) -> None:
        super().__init__(parent)
        self._question = question

    def watch(self, pane: QWidget) -> None:
        """Watch a pane and what scrolls in it."""
        pane.installEventFilter(self)
        for area in pane.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.BackButton:
                self._question.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self._question.forward()
                return True
        return super().eventFilter(watched, event)
