"""Bookmarks and what was seen last, in one menu."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.catalog.kinds import RecordType
from app.store import marks
from app.store.marks import Mark
from app.views.context import Context

SEEN = 15  # pages offered


class MarksMenu(QMenu):
    """Filled anew each time it opens."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        store = self._context.store
        self.addSection(self.tr("Bookmarks"))
        self._list(marks.bookmarks(store), self.tr("None yet: Ctrl+B on a page sets one"))
        self.addSection(self.tr("Seen last"))
        self._list(marks.recent(store, SEEN), self.tr("Nothing yet"))
        self.addSeparator()
        forget = self.addAction(self.tr("Forget what was seen"))
        forget.triggered.connect(lambda: marks.forget_recent(store))

    def _list(self, found: list[Mark], otherwise: str) -> None:
        if not found:
            nothing = QAction(otherwise, self)
            nothing.setEnabled(False)
            self.addAction(nothing)
        for mark in found:
            action = QAction(mark.title.replace("&", "&&") or mark.record_id, self)
            action.triggered.connect(lambda _=False, mark=mark: self._open(mark))
            self.addAction(action)

    def _open(self, mark: Mark) -> None:
        self._context.question.open(RecordType(mark.record_type), mark.record_id)
