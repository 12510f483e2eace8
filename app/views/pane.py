"""What every pane has in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.catalog.answer import Answer
from app.views.context import Context


class Pane(QWidget):
    """A part of the window: it shows answers, and changes the question through `context.question`, nothing else."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        context.theme.changed.connect(self.recolour)

    def show_answer(self, answer: Answer) -> None:
        """Paint anew from the answer to the present question."""

    def recolour(self) -> None:
        """Take over the theme's colours after a switch between light and dark."""
