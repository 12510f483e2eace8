"""A field for a note: kept shortly after the last key press, its links opened by Ctrl and a click."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

PAUSE = 400  # milliseconds without a key press after which a note is kept
_ADDRESS = re.compile(r"https?://\S+")


class NoteEdit(QPlainTextEdit):
    """Plain text. `kept(subject, text)` is sent for what it was opened with; Undo is left to the desk, which knows every note."""

    kept = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = ""
        self._saved = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._pause.start)

    def open(self, subject: str, text: str) -> None:
        """Show the note on something; what was typed on something else is kept first. Typing under way is not disturbed."""
        if subject != self._subject:
            self.keep()
        elif self.hasFocus() and self._pause.isActive():
            return
        self._subject, self._saved = subject, text
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self._pause.stop()

    def keep(self) -> None:
        """Send what was typed, if it is another text."""
        self._pause.stop()
        text = self.toPlainText()
        if self._subject and text != self._saved:
            self._saved = text
            self.kept.emit(self._subject, text)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(key):  # type: ignore[attr-defined]
                    self.keep()
                    event.ignore()
                    return False
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            address = self.address_at(event.position().toPoint())
            if address:
                QDesktopServices.openUrl(QUrl(address))

    def address_at(self, point: QPoint) -> str:
        """The address of the web at a point, or nothing."""
        cursor = self.cursorForPosition(point)
        line, at = cursor.block().text(), cursor.positionInBlock()
        return next(
            (found[0].rstrip(".,;:)") for found in _ADDRESS.finditer(line) if found.start() <= at < found.end()), ""
        )
