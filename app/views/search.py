"""The search box: finds as you type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.catalog.catalog import Catalog
from app.views.context import Context

if TYPE_CHECKING:
    from app.catalog.search import Finds, Hit
    from app.views.finds import FindsList

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchBox(QLineEdit):
    """A line that asks while it is typed into.

    Arrows look at the page of a find, Escape looks away again; Enter opens the chosen find, Ctrl+Enter puts it into the dossier.
    """

    dossier_requested = Signal(list)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._finds: FindsList | None = None
        self.shown = ""  # the text whose finds are listed
        self._opening = False  # Enter came before the finds
        self._glancing = False
        self.setPlaceholderText(self.tr("Search anything: a name, any spelling, “turnover uzbekistan 2024”"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._ask)

    @property
    def finds(self) -> FindsList:
        """The list of finds, made when it is first needed."""
        if self._finds is None:
            from app.views.finds import FindsList

            self._finds = FindsList(self, self._context)
            self._finds.chosen.connect(self._open)
        return self._finds

    def _ask(self, text: str) -> None:
        self._opening = False
        if not text.strip():
            self._context.searcher.withdraw("search")
            self.leave()
            return

        def work(catalog: Catalog) -> Finds:
            return catalog.finds(text)

        self._context.searcher.ask("search", work, lambda finds: self._show(finds, text))

    def _show(self, finds: Finds, text: str) -> None:
        self.shown = text
        self.finds.show_finds(finds, text)
        if self._opening and finds.hits:
            self._open(finds.hits[0])

    def _open(self, hit: Hit) -> None:
        self._glancing = False
        self.clear()
        self._context.question.open(hit.record_type, hit.id)

    def leave(self) -> None:
        """Close the list and look at what is open."""
        self.shown = ""
        if self._finds is not None:
            self._finds.hide()
        if self._glancing:
            self._glancing = False
            self._context.question.glance()

    def _look(self, step: int) -> None:
        self.finds.move_by(step)
        hit = self.finds.current()
        if hit is not None:
            self._glancing = True
            self._context.question.glance(hit.record_type, hit.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        listed = self._finds is not None and self._finds.isVisible()
        if listed and key in _STEPS:
            self._look(_STEPS[key])
        elif key == Qt.Key.Key_Down and self.text().strip():
            self._ask(self.text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(bool(held))
        elif key == Qt.Key.Key_Escape and listed:
            self.leave()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _enter(self, held: bool) -> None:
        hit = self._finds.current() if self._finds is not None and self.shown == self.text() else None
        if hit is None:
            self._opening = bool(self.text().strip()) and not held
        elif held:
            self.dossier_requested.emit([(hit.record_type, hit.id)])
        else:
            self._open(hit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()
