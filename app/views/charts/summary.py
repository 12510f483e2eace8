"""The one line beneath a chart, which opens the table of its rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_STYLE = """
QPushButton {{ border: 0; border-radius: 4px; padding: 3px 6px; text-align: left; background: transparent; color: {text}; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ color: {accent}; }}
"""
_BESIDE_TEXT = 34  # pixels of padding and icon


class SummaryLine(QPushButton):
    """A button as wide as there is room; words that do not fit are in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_words(self, words: str, tip: str) -> None:
        self.words = words
        self.setToolTip(f"{words}\n{tip}")
        self.setAccessibleName(words)
        self._fit()

    def recolour(self, text: str, hover: str, accent: str) -> None:
        """Take over the theme's colours."""
        self.setStyleSheet(_STYLE.format(text=text, hover=hover, accent=accent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _BESIDE_TEXT
        self.setText(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room))
