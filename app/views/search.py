"""The search box: finds as you type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.catalog.catalog import Catalog
from app.views.context import Context

if TYPE_CHECKING:
    from app.catalog.search import Hit
    from app.views.finds import Finds


class SearchBox(QLineEdit):
    """A line that asks while it is typed into. Enter opens the chosen find, Ctrl+Enter puts it into the dossier."""

    dossier_requested = Signal(list)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._finds: Finds | None = None
        self.setPlaceholderText(self.tr("Search anything: a name, any spelling, “turnover uzbekistan 2024”"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._ask)

    @property
    def finds(self) -> Finds:
        """The list of finds, made when it is first needed."""
        if self._finds is None:
            from app.views.finds import Finds

            self._finds = Finds(self, self._context)
            self._finds.chosen.connect(self._open)
        return self._finds

    def _ask(self, text: str) -> None:
        if not text.strip():
            self._context.searcher.withdraw("search")
            self.finds.hide()
            return

        def work(catalog: Catalog) -> list[Hit]:
            return catalog.search(text)

        self._context.searcher.ask("search", work, self._show)

    def _show(self, hits: list[Hit]) -> None:
        self.finds.show_hits(hits, self.text())

    def _open(self, hit: Hit) -> None:
        self.finds.hide()
        self.clear()
        self._context.question.open(hit.record_type, hit.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._finds is None:
            super().keyPressEvent(event)
        elif self.finds.isVisible() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.finds.move(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.finds.current() is not None:
            hit = self.finds.current()
            if hit is not None and held:
                self.dossier_requested.emit([(hit.record_type, hit.id)])
            elif hit is not None:
                self._open(hit)
        elif key == Qt.Key.Key_Escape and self.finds.isVisible():
            self.finds.hide()
        else:
            super().keyPressEvent(event)
