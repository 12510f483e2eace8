"""The line of choices above a chart: which kind, of what, which year, which parties, how drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from app.views.charts.choice import Choice, Kind
from app.views.context import Context

if TYPE_CHECKING:
    from app.views.charts.phrases import Phrases
    from app.views.charts.shape import Shown

FEWEST, MOST = 2, 6  # parties of a comparison
_WORDED = 900  # pixels from which on the kinds have their names beside their icons
_ICONS = {
    Kind.TREND: "chart-line",
    Kind.RANKING: "list",
    Kind.COMPARISON: "layers",
    Kind.STRUCTURE: "boxes",
    Kind.COUNTS: "chart-column",
}


class Controls(QWidget):
    """Sends `chosen` with what the reader wants now."""

    chosen = Signal(object)  # Choice

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choice = Choice()
        self._drawn: Kind | None = None
        self.kinds: dict[Kind, QToolButton] = {}
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for kind, text in self._kind_names().items():
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(text)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(14, 14))
            button.setProperty("flat", True)
            button.clicked.connect(lambda _=False, kind=kind: self._choose_kind(kind))
            self._group.addButton(button)
            self.kinds[kind] = button
            line.addWidget(button)
        self.series = QComboBox(self)
        self.series.setAccessibleName(self.tr("What is drawn"))
        self.series.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.series.setMinimumContentsLength(10)
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.series.activated.connect(self._choose_series)
        self.year = QComboBox(self)
        self.year.setAccessibleName(self.tr("Year"))
        self.year.activated.connect(self._choose_year)
        self.compare = self._toggle(self.tr("Compare…"), self.tr("Choose two to six to set side by side"))
        self.compare.setCheckable(False)
        self.compare.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.parties = QListWidget()
        self._make_menu()
        self.log = self._toggle(self.tr("Log"), self.tr("Logarithmic scale: each step is a multiple"))
        self.log.clicked.connect(lambda on: self._choose(log=on))
        self.index = self._toggle(self.tr("Index"), self.tr("The first common period is 100"))
        self.index.clicked.connect(lambda on: self._choose(indexed=on))
        self.propose = self._toggle(self.tr("Best"), self.tr("Let the program propose a chart again"))
        self.propose.setCheckable(False)
        self.propose.clicked.connect(lambda: self.chosen.emit(Choice()))
        for widget in (self.series, self.year, self.compare, self.index, self.log, self.propose):
            line.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.recolour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words of the kinds where there is no room for them."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WORDED
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if is_wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self.kinds.values():
            button.setToolButtonStyle(style)

    def show_choice(self, choice: Choice, shown: Shown | None, phrases: Phrases | None, can_log: bool) -> None:
        """Offer what can be drawn of the selection; what is drawn now is marked."""
        self._choice = choice
        offers = shown.offers if shown else ()
        offer = shown.offer if shown else None
        self._drawn = offer.kind if offer else None
        for kind, button in self.kinds.items():
            with QSignalBlocker(button):
                button.setEnabled(any(one.kind is kind for one in offers))
                self._group.setExclusive(False)
                button.setChecked(kind is self._drawn)
                self._group.setExclusive(True)
        self.series.clear()
        if shown is not None and phrases is not None and offer is not None:
            from app.views.charts.naming import offer_name

            for one in offers:
                if one.kind is offer.kind:
                    self.series.addItem(offer_name(one, phrases), one.key)
                    if one.key == offer.key:
                        self.series.setCurrentIndex(self.series.count() - 1)
        self.series.setEnabled(self.series.count() > 1)
        self._show_years(shown)
        self._show_parties(shown)
        for button, visible, checked in (
            (self.log, can_log, choice.log),
            (self.index, bool(shown and shown.can_index), choice.indexed),
        ):
            button.setVisible(visible)
            button.setChecked(checked)
        self.propose.setVisible(choice.kind is not None)

    def recolour(self) -> None:
        """Take over the theme's colours."""
        for kind, button in self.kinds.items():
            button.setIcon(self._context.theme.icon(_ICONS[kind]))

    # -- the parts

    def _kind_names(self) -> dict[Kind, str]:
        return {
            Kind.TREND: self.tr("Trend"),
            Kind.RANKING: self.tr("Ranking"),
            Kind.COMPARISON: self.tr("Comparison"),
            Kind.STRUCTURE: self.tr("Structure"),
            Kind.COUNTS: self.tr("Counts"),
        }

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        return button

    def _make_menu(self) -> None:
        """A list that stays open while parties are ticked."""
        menu = QMenu(self)
        action = QWidgetAction(menu)
        self.parties.setMinimumSize(260, 300)
        self.parties.setAccessibleName(self.tr("Parties to compare"))
        self.parties.itemChanged.connect(self._tick)
        action.setDefaultWidget(self.parties)
        menu.addAction(action)
        self.compare.setMenu(menu)

    def _choose(self, **changes: object) -> None:
        if self._choice.kind is None and "kind" not in changes:
            changes["kind"] = self._drawn
        self.chosen.emit(self._choice.but(**changes))

    def _choose_kind(self, kind: Kind) -> None:
        """Another kind of chart, of the same measure where there is one."""
        self._choose(kind=kind, series=self.series.currentData(), year=None, compared=())

    def _choose_series(self, index: int) -> None:
        self._choose(kind=self._drawn, series=self.series.itemData(index), year=None, compared=())

    def _choose_year(self) -> None:
        self._choose(kind=Kind.RANKING, series=self.series.currentData(), year=self.year.currentData())

    def _show_years(self, shown: Shown | None) -> None:
        years: Sequence[int] = shown.years if shown else ()
        self.year.setVisible(bool(years))
        self.year.clear()
        for year in years:
            self.year.addItem(str(year), year)
        if years and shown is not None:
            self.year.addItem(self.tr("latest of each"), 0)
            self.year.setCurrentIndex(max(self.year.findData(shown.year or 0), 0))

    def _show_parties(self, shown: Shown | None) -> None:
        parties = shown.parties if shown else ()
        self.compare.setVisible(len(parties) > FEWEST)
        with QSignalBlocker(self.parties):
            self.parties.clear()
            for name in parties:
                item = QListWidgetItem(name.name)
                item.setData(Qt.ItemDataRole.UserRole, name.id)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                on = shown is not None and name.id in shown.compared
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self.parties.addItem(item)

    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked parties."""
        items = [self.parties.item(row) for row in range(self.parties.count())]
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _tick(self, item: QListWidgetItem) -> None:
        chosen = self.ticked()
        if len(chosen) > MOST:
            with QSignalBlocker(self.parties):
                item.setCheckState(Qt.CheckState.Unchecked)
        elif len(chosen) >= FEWEST:
            self._choose(kind=Kind.COMPARISON, series=self.series.currentData(), compared=chosen)
