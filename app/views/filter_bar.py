"""The present filter in words: a chip for each part, removed by a click or all by one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

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
GAP, MORE, NARROWEST = 6, 44, 110  # pixels: between chips, for the menu's button, and of the bar
BESIDE = 860  # pixels that the rest of the tool bar needs


class FilterBar(Pane):
    """Chips such as `Serbia ✕`, `Exhibition ✕`, `2023 – 2024 ✕`; those that find no room stand in a menu."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(NARROWEST)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._buttons: list[QToolButton] = []
        self._shown: list[Chip] = []
        self._names: dict[str, Name] = {}
        self._titles: dict[int, str] = {}  # of the sections of the source
        self._more = self._button("", self.tr("The rest of the filter"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._clear = self._button("✕", self.tr("Clear the whole filter  Ctrl+Backspace"))
        self._clear.clicked.connect(self.clear)
        self._layout.addWidget(self._more)
        self._layout.addWidget(self._clear)
        self._layout.addStretch()
        for button in (self._more, self._clear):
            button.hide()

    def clear(self) -> None:
        """Ask for everything, and leave the page that is open."""
        self.context.question.ask(Filter())

    def show_answer(self, answer: Answer) -> None:
        question = answer.filter
        wanted = [key for key in (*question.entities, question.partner) if key]
        if all(key in self._names for key in wanted) and (self._titles or not question.sections):
            self._show(question)
            return
        in_french = self.context.vocabulary.language == "fr"

        def work(catalog: Catalog) -> tuple[dict[str, Name], dict[int, str]]:
            titles = {part.id: part.title_fr if in_french else part.title for part in catalog.sections()}
            return catalog.names(wanted), titles

        def done(found: tuple[dict[str, Name], dict[int, str]]) -> None:
            self._names |= found[0]
            self._titles = found[1]
            self._show(question)

        self.context.worker.ask("chips", work, done)

    def _show(self, question: Filter) -> None:
        chips = self.chips(question)
        if chips == self._shown:
            return
        self._shown = chips
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for place, (text, changes) in enumerate(chips):
            button = self._button(f"{text}  ✕", self.tr("Remove this part of the filter"))
            button.setAccessibleName(self.tr("Remove {0}").format(text))
            button.setToolTip("\n".join((text, button.toolTip())))
            button.clicked.connect(self._remover(changes))
            self._layout.insertWidget(place, button)
            self._buttons.append(button)
        self._arrange()

    def _button(self, text: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setProperty("chip", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        return button

    def _arrange(self) -> None:
        """Show as many chips as find room, the rest in a menu."""
        many = len(self._buttons) > 1
        widths = [button.sizeHint().width() + GAP for button in self._buttons]
        end = self._clear.sizeHint().width() + GAP if many else 0
        self.setMinimumWidth(max(NARROWEST, min(sum(widths) + end, self.window().width() - BESIDE)))
        room = max(self.width(), self.minimumWidth()) - end
        fitting = len(widths)
        while fitting > 1 and sum(widths[:fitting]) + (MORE if fitting < len(widths) else 0) > room:
            fitting -= 1
        for place, button in enumerate(self._buttons):
            button.setVisible(place < fitting)
        self._clear.setVisible(many)
        rest = self._shown[fitting:]
        self._more.setVisible(bool(rest))
        if rest:
            self._more.setText(f"+{len(rest)}")
            menu = QMenu(self._more)
            for text, changes in rest:
                menu.addAction(f"{text}  ✕".replace("&", "&&"), self._remover(changes))
            if (old := self._more.menu()) is not None:
                old.deleteLater()
            self._more.setMenu(menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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
            "sections": lambda number: self._titles.get(number) or self.tr("section {0}").format(number),
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
