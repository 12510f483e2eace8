"""What the tests of the window do with keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.catalog.kinds import Table
from app.views.window import MainWindow

Settled = Callable[[MainWindow], None]
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """Press and let go of a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(window: MainWindow, text: str) -> None:
    """Type into the search box; Qt's own key clicks cannot send Cyrillic."""
    window.search.setFocus()
    for letter in text:
        press(window.search, Qt.Key(0), text=letter)


def search_for(window: MainWindow, text: str, settled: Settled) -> None:
    """Type into the search box, wait for the finds and press Enter."""
    type_text(window, text)
    settled(window)
    press(window.search, Qt.Key.Key_Return)
    settled(window)


def rows(window: MainWindow, table: Table) -> int:
    return window.table_pane(table).model.rowCount()


def page_text(window: MainWindow) -> str:
    return window.page.browser.toPlainText().replace("\u00a0", " ").lstrip("\ufffc ")


def chips(window: MainWindow) -> dict[str, QToolButton]:
    """The chips over the panes by their words."""
    buttons = window.filter_bar.findChildren(QToolButton)
    return {b.text().removesuffix("  ✕"): b for b in buttons if b.property("chip") and not b.isHidden()}
