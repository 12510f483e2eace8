"""The date range of the question: typed, or one of a few usual spans."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.filter import Filter, day_range
from app.views.context import Context


class DateRangeButton(QToolButton):
    """Shows the present range; a click opens a small form for another."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setText(self.tr("Dates"))
        self.setToolTip(self.tr("Choose a date range  Ctrl+D"))
        self.setShortcut("Ctrl+D")
        self.form = _Form(context, self)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.form.take(self._context.question.filter)
        self.form.move(self.mapToGlobal(self.rect().bottomLeft()))
        self.form.show()
        self.form.first.setFocus()


class _Form(QFrame):
    """From and until, each a year, a month or a day; Enter applies."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._context = context
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.first, self.last = QLineEdit(), QLineEdit()
        form = QFormLayout()
        for text, edit in ((self.tr("From"), self.first), (self.tr("Until"), self.last)):
            edit.setPlaceholderText(self.tr("2024, 2024-10 or 2024-10-05"))
            edit.setMinimumWidth(210)
            edit.setAccessibleName(text)
            edit.returnPressed.connect(self.apply)
            form.addRow(text, edit)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        apply = QPushButton(self.tr("Apply"))
        apply.setProperty("primary", True)
        apply.clicked.connect(self.apply)
        clear = QPushButton(self.tr("Any time"))
        clear.clicked.connect(lambda: self._use(None, None))
        buttons = QHBoxLayout()
        buttons.addWidget(clear)
        buttons.addStretch()
        buttons.addWidget(apply)
        spans = QHBoxLayout()
        for text, years in ((self.tr("1 year"), 1), (self.tr("2 years"), 2), (self.tr("5 years"), 5)):
            button = QPushButton(text)
            button.setToolTip(self.tr("Up to the end of the edition"))
            button.clicked.connect(lambda _=False, years=years: self._use(*self._span(years)))
            spans.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addLayout(spans)
        layout.addLayout(buttons)

    def take(self, question: Filter) -> None:
        self.first.setText(question.date_from or "")
        self.last.setText(question.date_to or "")
        self.problem.hide()

    def apply(self) -> None:
        """Use what was typed, or say what is wrong with it."""
        try:
            first, last = day_range(self.first.text().strip(), self.last.text().strip())
            Filter(date_from=first, date_to=last)
        except ValueError as reason:
            self.problem.setText(str(reason))
            self.problem.show()
            self.adjustSize()
            return
        self._use(first, last)

    def _use(self, first: str | None, last: str | None) -> None:
        self.hide()
        self._context.question.narrow(date_from=first, date_to=last)

    def _span(self, years: int) -> tuple[str, str]:
        end = dt.date.fromisoformat(self._context.meta["edition_end"])
        start = end.replace(year=end.year - years, day=1 if end.month == 2 else end.day) + dt.timedelta(days=1)
        return start.isoformat(), end.isoformat()
