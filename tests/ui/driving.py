"""What the tests of the window do with keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.catalog.answer import IN_TABS
from app.catalog.kinds import Table
from app.models.table import ID_ROLE
from app.views.brief_preview import BriefPreview
from app.views.page_browser import JOINER
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
    return window.page.browser.toPlainText().replace("\u00a0", " ").replace(JOINER, "").lstrip("\ufffc ")


def chips(window: MainWindow) -> dict[str, QToolButton]:
    """The chips over the panes by their words."""
    buttons = window.filter_bar.findChildren(QToolButton)
    return {b.text().removesuffix("  ✕"): b for b in buttons if b.property("chip") and not b.isHidden()}


class Officer:
    """Asks the window with mouse and keyboard, and counts: typing, Enter and a click are an action each."""

    def __init__(self, window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
        self.window, self.actions = window, 0
        self._settled, self._qtbot = settled, qtbot

    def _done(self) -> None:
        self.actions += 1
        self._settled(self.window)

    def type(self, text: str) -> None:
        """Ctrl+K and the words, as one action."""
        QTest.keyClick(self.window.tree.view, Qt.Key.Key_K, CTRL)
        assert self.window.search.hasFocus()
        type_text(self.window, text)
        self._done()

    def enter(self) -> None:
        press(self.window.search, Qt.Key.Key_Return)
        self._done()

    def click_find(self, title: str) -> None:
        """Click the line of the finds that has this title."""
        view = self.window.search.finds.view
        model = self.window.search.finds.model
        row = next(n for n in range(model.rowCount()) if model.hit(n) and model.line(n).text == title)
        view.scrollTo(model.index(row, 0))
        self._click(view.viewport(), view.visualRect(model.index(row, 0)).center())

    def click_tab(self, name: str) -> None:
        """Click the tab whose words begin so."""
        bar = self.window.tabs.bar
        number = next(n for n in range(bar.count()) if bar.tabText(n).startswith(name))
        self._click(bar, bar.tabRect(number).center())

    def click_facet(self, group: str, value: str) -> None:
        """Click a value in the list of facets; scrolling there is no action."""
        assert self.window.facets is not None
        view, model = self.window.facets.view, self.window.facets.model
        above = next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == group)
        index = next(i for n in range(model.rowCount(above)) if (i := model.index(n, 0, above)).data().strip() == value)
        view.scrollTo(index)
        self._click(view.viewport(), view.visualRect(index).center())

    def click_link(self, words: str) -> None:
        """Click the first link of the page with these words; scrolling there is no action."""
        browser = self.window.page.browser
        cursor = browser.document().find(words)
        while not cursor.isNull() and not cursor.charFormat().isAnchor():
            cursor = browser.document().find(words, cursor)
        assert not cursor.isNull(), f"no link says {words!r}"
        cursor.setPosition(cursor.selectionStart() + 1)
        browser.setTextCursor(cursor)
        browser.ensureCursorVisible()
        self._click(browser.viewport(), browser.cursorRect(cursor).center())

    def _click(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseMove(widget, at)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at)
        self._done()

    def finds(self) -> list[str]:
        """The lines of the finds as they are drawn."""
        finds = self.window.search.finds
        lines = [finds.model.line(row) for row in range(finds.model.rowCount())] if finds.isVisible() else []
        return [f"{line.text} | {line.detail}".replace("\u00a0", " ") for line in lines if line.hit]

    def table(self) -> list[str]:
        """The rows of the table that is shown, the words of their visible columns."""
        pane = self.window.table_pane(IN_TABS[self.window.tabs.index() - 1])
        numbers = range(pane.model.rowCount())
        self._qtbot.waitUntil(lambda: all(pane.model.index(n, 0).data(ID_ROLE) is not None for n in numbers))
        columns = [n for n in range(pane.model.columnCount()) if not pane.view.isColumnHidden(n)]
        return [
            " | ".join(str(pane.model.index(row, column).data() or "") for column in columns).replace("\u00a0", " ")
            for row in numbers
        ]

    def page(self) -> str:
        """The words of the page, each row in a line."""
        return page_text(self.window)

    def click_brief(self) -> BriefPreview:
        """Click Brief in the bar; its pages are still to be made."""
        button = next(b for b in self.window.findChildren(QToolButton) if b.defaultAction() is self.window.bar.brief)
        self._click(button, button.rect().center())
        (preview,) = self.window.findChildren(BriefPreview)
        return preview
