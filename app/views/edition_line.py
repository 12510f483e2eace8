"""At the right of the bottom line: which edition this is, and how much of it the present filter shows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.catalog.answer import IN_TABS
from app.catalog.kinds import Table
from app.views import words
from app.views.context import Context

_COUNTED = IN_TABS[:4]
_AS_ZEROS = str.maketrans("123456789", "0" * 9)


class EditionLine(QLabel):
    """`Edition 2026.11   ·   Events 12 / 335   ·   …`, as wide from the first as it can become."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._total = {table: int(context.meta.get(f"count_{table.record_type.value}", 0)) for table in _COUNTED}
        self.setProperty("muted", True)
        self.setContentsMargins(0, 0, 8, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_counts(self, counts: Mapping[Table, int]) -> None:
        """Show how many rows of each table there are under the filter."""
        if not self.text():
            self._keep_room()
        self.setText(self._words(counts))

    def _keep_room(self) -> None:
        """Stay as wide as the widest words: a width that follows the words has the whole window laid out at each click."""
        self.ensurePolished()
        self.setText(self._words(self._total).translate(_AS_ZEROS))
        self.setFixedSize(self.sizeHint())

    def _words(self, counts: Mapping[Table, int]) -> str:
        number = self._context.wording.number
        edition = self.tr("Edition {0}").format(self._context.meta.get("edition", "–"))
        parts = (f"{words.table_name(t)} {number(counts[t])} / {number(self._total[t])}" for t in _COUNTED)
        return "   ·   ".join((edition, *parts))
