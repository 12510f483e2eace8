"""The bar at the top of the window: where to go, what to look for, what is asked, what to take along."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from app.views.context import Context
from app.views.filter_bar import NARROWEST, FilterBar
from app.views.frame import Frame
from app.views.search import SearchBox
from app.views.theme import no_icon

ICON = QSize(16, 16)
SEARCH = (260, 520)  # pixels of the search box: at least and at most


class MainBar(QToolBar):
    """The window's actions with their keys, the search box and the filter in words."""

    def __init__(self, context: Context, search: SearchBox, filter_bar: FilterBar, window: QMainWindow) -> None:
        super().__init__(window)
        self.context = context
        self.setWindowTitle(self.tr("Main"))
        self.setObjectName("main")
        self.setMovable(False)
        self.setIconSize(ICON)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._search, self._window = search, window
        self._marks: QToolButton | None = None
        question = context.question
        self.back = self._action(
            self.tr("Back"), "arrow-left", ["Alt+Left", QKeySequence.StandardKey.Back], question.back
        )
        self.forward = self._action(
            self.tr("Forward"), "arrow-right", ["Alt+Right", QKeySequence.StandardKey.Forward], question.forward
        )
        self.home = self._action(self.tr("Show everything"), "house", ["Alt+Home"], question.home)
        self._action(self.tr("Search"), "search", ["Ctrl+K", "Ctrl+F"], self._focus_search)
        self._action(self.tr("Clear the whole filter"), "x", ["Ctrl+Backspace"], filter_bar.clear)
        self.export = self._action(self.tr("Export…"), "file-down", ["Ctrl+E"], None)
        self.brief = self._action(self.tr("Brief"), "file-text", ["Ctrl+P"], None)
        self.dark = self._action(self.tr("Light or dark"), "moon", ["Ctrl+Shift+L"], self._switch_theme)
        title = QLabel("Comptoir")
        title.setProperty("heading", True)
        title.setContentsMargins(4, 0, 8, 0)
        self.addWidget(title)
        self.addActions([self.back, self.forward, self.home])
        fields = Frame(self._fields(filter_bar))
        fields.setAutoFillBackground(False)  # the bar has a colour of its own
        self.addWidget(fields)
        context.theme.changed.connect(self._recolour)

    def _fields(self, filter_bar: FilterBar) -> QWidget:
        """The search box and the chips, which share what room the rest of the bar leaves."""
        search = self._search
        search.setMinimumWidth(SEARCH[0])
        search.setMaximumWidth(SEARCH[1])
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fields = QWidget()
        fields.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        fields.setMinimumWidth(SEARCH[0] + NARROWEST)
        layout = QHBoxLayout(fields)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(search)
        layout.addWidget(filter_bar)
        return fields

    def _action(self, text: str, icon: str, keys: list[Any], slot: Any) -> QAction:
        """An action of the window; its icon comes with `_recolour`."""
        action = QAction(no_icon(ICON.width(), ICON.height()), text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setData(icon)
        if slot is None:  # comes with what it starts, after the first paint
            action.setEnabled(False)
        else:
            action.triggered.connect(slot)
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text}  {shortcut}" if shortcut else text)
        self._window.addAction(action)
        return action

    def finish(self) -> None:
        """Make what the first paint did without: the right end, and the icons."""
        from app.views.date_range import DateRangeButton
        from app.views.marks_menu import MarksMenu

        self.addWidget(DateRangeButton(self.context, self._window))
        marks = self._marks = QToolButton()
        marks.setToolTip(self.tr("Bookmarks and what was seen last"))
        marks.setAccessibleName(self.tr("Bookmarks"))
        marks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        marks.setMenu(MarksMenu(self.context, self._window))
        self.addWidget(marks)
        for action in (self.export, self.brief):
            self.addAction(action)
            button = self.widgetForAction(action)
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addAction(self.dark)
        self._recolour()

    def enable_taking_along(self) -> None:
        """What exports and briefs is there."""
        for action in (self.export, self.brief):
            action.setEnabled(True)

    def enable_history(self) -> None:
        """Say whether there is a way back and forward."""
        self.back.setEnabled(self.context.question.can_go_back)
        self.forward.setEnabled(self.context.question.can_go_forward)

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _switch_theme(self) -> None:
        self.context.theme.choose("light" if self.context.theme.is_dark else "dark")

    def _recolour(self) -> None:
        for action in self._window.actions():
            if action.data():
                action.setIcon(self.context.theme.icon(action.data()))
        if self._marks is not None:
            self._marks.setIcon(self.context.theme.icon("bookmark"))
