"""The present filter in words: a chip for each part, removed by a click or all by one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.tables import SPECS
from app.views import words
from app.views.context import Context
from app.views.pane import Pane

if TYPE_CHECKING:
    from app.catalog.records import Name

Chip = tuple[str, dict[str, Any]]


class FilterBar(Pane):
    """Chips such as `Serbia ✕`, `Exhibition ✕`, `2023 – 2024 ✕`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._names: dict[str, Name] = {}

    def show_answer(self, answer: Answer) -> None:
        question = answer.filter
        wanted = [key for key in (*question.entities, question.partner) if key]
        if all(key in self._names for key in wanted):
            self._show(question)
            return

        def work(catalog: Catalog) -> dict[str, Name]:
            return catalog.names(wanted)

        def done(names: dict[str, Name]) -> None:
            self._names |= names
            self._show(question)

        self.context.worker.ask("chips", work, done)

    def _show(self, question: Filter) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.deleteLater()
        for text, changes in self.chips(question):
            button = QToolButton(self)
            button.setText(f"{text}  ✕")
            button.setProperty("chip", True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(self.tr("Remove {0}").format(text))
            button.setToolTip(self.tr("Remove this part of the filter"))
            button.clicked.connect(self._remover(changes))
            self._layout.addWidget(button)

    def _remover(self, changes: dict[str, Any]) -> Callable[[], None]:
        return lambda: self.context.question.narrow(**changes)

    def words(self, question: Filter) -> str:
        """The filter in one line: `Serbia · Exhibition · 2023 – 2024`."""
        return " · ".join(text for text, _ in self.chips(question))

    def chips(self, question: Filter) -> list[Chip]:
        """The parts of the filter in words, and what to change to be rid of each."""
        vocabulary, found = self.context.vocabulary, list[Chip]()
        for key in question.entities:
            name = self._names[key].name if key in self._names else key
            found.append((name, {"entities": tuple(e for e in question.entities if e != key)}))
        if question.partner:
            name = self._names[question.partner].name if question.partner in self._names else question.partner
            found.append((self.tr("with {0}").format(name), {"partner": None}))
        lists: dict[str, Callable[[Any], str]] = {
            "kinds": lambda code: vocabulary.label(vocabulary.list_of_kind(code), code),
            "measures": lambda code: vocabulary.label("measure", code),
            "sectors": lambda code: vocabulary.label("sector", code),
            "statuses": vocabulary.status,
            "sections": lambda number: self.tr("section {0}").format(number),
        }
        for part, word in lists.items():
            codes = getattr(question, part)
            found += [(word(code), {part: codes - {code}}) for code in sorted(codes)]
        if question.date_from or question.date_to:
            found.append((self._range(question), {"date_from": None, "date_to": None}))
        for typed in question.columns:
            column = SPECS[Table(typed[0])].column(typed[1])
            rest = tuple(other for other in question.columns if other is not typed)
            found.append((f"{words.heading(column)}: {typed[2]}", {"columns": rest}))
        if question.text:
            found.append((f"“{question.text}”", {"text": ""}))
        return found

    def _range(self, question: Filter) -> str:
        first, last = question.date_from, question.date_to
        if first and last and first.endswith("-01-01") and last.endswith("-12-31"):
            return first[:4] if first[:4] == last[:4] else f"{first[:4]} – {last[:4]}"
        if first and last:
            return f"{first} – {last}"
        return self.tr("from {0}").format(first) if first else self.tr("until {0}").format(last)
