"""Pages of which one is seen at a time, and the tabs that they are chosen with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """A bar of tabs over pages that may come later.

    QTabWidget does the same, but lays out and paints the whole page anew whenever a word in a tab changes, which here is at
    every click.
    """

    current_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar(self)
        self.bar.setDocumentMode(True)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self._pages = QStackedWidget(self)
        self._pages.setObjectName("tab-pages")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.bar)
        self.bar.currentChanged.connect(self._show)

    def add(self, title: str) -> None:
        """Add a tab whose page is put there later."""
        self._pages.addWidget(QWidget())
        self.bar.addTab(title)

    def put(self, index: int, page: QWidget) -> None:
        """Put a page behind a tab."""
        empty = self._pages.widget(index)
        assert empty is not None
        self._pages.insertWidget(index, page)
        self._pages.removeWidget(empty)
        empty.deleteLater()
        self._pages.setCurrentIndex(self.bar.currentIndex())

    def set_title(self, index: int, title: str) -> None:
        if self.bar.tabText(index) != title:
            self.bar.setTabText(index, title)

    def index(self) -> int:
        """The place of the page that is seen."""
        return self.bar.currentIndex()

    def show_page(self, index: int) -> None:
        self.bar.setCurrentIndex(index)

    def _show(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.current_changed.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab goes to the next page, with Shift to the one before, from wherever in the page the focus is."""
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.show_page((self.index() + step) % self.bar.count())
        else:
            super().keyPressEvent(event)
