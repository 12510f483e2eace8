"""The line above the timeline: what is counted, how far to look, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from app.views.theme import Theme
from app.views.timeline.lanes import Mode
from app.views.timeline.story import Sort
from app.views.timeline.timebox import Tool

# Presets by name: the label, the tool tip, and how many months come into view (0: all there is).
PRESETS = {
    "1m": (QT_TRANSLATE_NOOP("timeline", "1m"), QT_TRANSLATE_NOOP("timeline", "Show one month"), 1),
    "6m": (QT_TRANSLATE_NOOP("timeline", "6m"), QT_TRANSLATE_NOOP("timeline", "Show six months"), 6),
    "1y": (QT_TRANSLATE_NOOP("timeline", "1y"), QT_TRANSLATE_NOOP("timeline", "Show one year"), 12),
    "2y": (QT_TRANSLATE_NOOP("timeline", "2y"), QT_TRANSLATE_NOOP("timeline", "Show two years"), 24),
    "5y": (QT_TRANSLATE_NOOP("timeline", "5y"), QT_TRANSLATE_NOOP("timeline", "Show five years"), 60),
    "10y": (QT_TRANSLATE_NOOP("timeline", "10y"), QT_TRANSLATE_NOOP("timeline", "Show ten years"), 120),
    "all": (QT_TRANSLATE_NOOP("timeline", "all"), QT_TRANSLATE_NOOP("timeline", "Show the whole span"), 0),
}
_MODES = {
    Mode.KIND: QT_TRANSLATE_NOOP("timeline", "Kind"),
    Mode.COUNTRY: QT_TRANSLATE_NOOP("timeline", "Country"),
    Mode.ORGANISATION: QT_TRANSLATE_NOOP("timeline", "Organisation"),
    Mode.SECTION: QT_TRANSLATE_NOOP("timeline", "Section of the source"),
    Mode.NONE: QT_TRANSLATE_NOOP("timeline", "All in one"),
}
_TOOLS = {
    Tool.PAN: ("hand", QT_TRANSLATE_NOOP("timeline", "Dragging moves through time")),
    Tool.RANGE: (
        "calendar-range",
        QT_TRANSLATE_NOOP("timeline", "Dragging narrows everything to a range (or hold Shift, or drag on the axis)"),
    ),
    Tool.SELECT: (
        "square-dashed-mouse-pointer",
        QT_TRANSLATE_NOOP("timeline", "Dragging selects marks (or hold Ctrl)"),
    ),
}


class Header(QWidget):
    """Counts on the left, then presets of time, tools, lanes and what to take away."""

    preset_chosen = Signal(str)
    tool_chosen = Signal(str)
    mode_chosen = Signal(str)
    sort_chosen = Signal(str)
    ghosts_wanted = Signal(bool)
    fold_wanted = Signal(bool)
    families_wanted = Signal(bool)
    fit_wanted = Signal()
    legend_wanted = Signal()
    save_wanted = Signal(str)  # png or svg
    print_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: list[tuple[QToolButton, str]] = []
        self._counted = ""
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 10, 3)
        layout.setSpacing(2)
        layout.addWidget(self.count, 1)
        self.presets = self._make_presets(layout)
        layout.addSpacing(8)
        self.tools = self._make_tools(layout)
        layout.addSpacing(8)
        self.fit = self._button("scan-search", self.tr("Show all that is selected"), self.fit_wanted.emit)
        self.ghosts = self._button("ghost", self.tr("Show faintly what was not asked for"), None)
        self.ghosts.setCheckable(True)
        self.ghosts.toggled.connect(self.ghosts_wanted)
        self.lanes = self._button("rows-3", self.tr("Lanes"), None)
        self.legend = self._button("circle-help", self.tr("Legend"), self.legend_wanted.emit)
        self.take = self._button("download", self.tr("Save or print the timeline"), None)
        for button in (self.fit, self.ghosts, self.lanes, self.legend, self.take):
            layout.addWidget(button)
        self._make_lane_menu()
        self._make_take_menu()
        self.recolour()

    def _button(self, icon: str, tip: str, slot: Callable[[], object] | None) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("flat", True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        if slot is not None:
            button.clicked.connect(lambda: slot())
        self._icons.append((button, icon))
        return button

    def _make_presets(self, layout: QHBoxLayout) -> dict[str, QToolButton]:
        buttons = {}
        for name, (label, tip, _) in PRESETS.items():
            button = QToolButton(self)
            button.setProperty("flat", True)
            button.setCheckable(True)
            button.setText(_tr(label))
            button.setToolTip(_tr(tip))
            button.setAccessibleName(_tr(tip))
            button.clicked.connect(lambda _=False, name=name: self.preset_chosen.emit(name))
            layout.addWidget(button)
            buttons[name] = button
        return buttons

    def _make_tools(self, layout: QHBoxLayout) -> dict[Tool, QToolButton]:
        group = QButtonGroup(self)
        buttons = {}
        for tool, (icon, tip) in _TOOLS.items():
            button = self._button(icon, _tr(tip), None)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, tool=tool: self.tool_chosen.emit(tool.value))
            group.addButton(button)
            layout.addWidget(button)
            buttons[tool] = button
        buttons[Tool.PAN].setChecked(True)
        return buttons

    def _make_lane_menu(self) -> None:
        menu = QMenu(self)
        menu.addSection(self.tr("Lanes by"))
        modes = [(mode.value, _tr(name)) for mode, name in _MODES.items()]
        self.modes = self._choices(menu, modes, self.mode_chosen.emit)
        menu.addSection(self.tr("First the lanes with"))
        sorts = [(Sort.COUNT.value, self.tr("the most marks")), (Sort.FIRST.value, self.tr("the earliest mark"))]
        self.sorts = self._choices(menu, sorts, self.sort_chosen.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Fold all lanes"), lambda: self.fold_wanted.emit(True))
        menu.addAction(self.tr("Unfold all lanes"), lambda: self.fold_wanted.emit(False))
        menu.addAction(self.tr("A lane for each kind"), lambda: self.families_wanted.emit(True))
        menu.addAction(self.tr("Kinds in groups"), lambda: self.families_wanted.emit(False))
        self._attach(self.lanes, menu)

    def _choices(
        self, menu: QMenu, choices: Sequence[tuple[str, str]], chosen: Callable[[str], object]
    ) -> dict[str, QAction]:
        group = QActionGroup(menu)
        actions = {}
        for value, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: chosen(value))
            group.addAction(action)
            actions[value] = action
        return actions

    def _make_take_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Save as PNG…"), lambda: self.save_wanted.emit("png"))
        menu.addAction(self.tr("Save as SVG…"), lambda: self.save_wanted.emit("svg"))
        menu.addAction(self.tr("Print…"), self.print_wanted.emit)
        self._attach(self.take, menu)

    def _attach(self, button: QToolButton, menu: QMenu) -> None:
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    # -- what it shows

    def show_count(self, text: str) -> None:
        self._counted = text
        self.count.setToolTip(text)
        self._fit_count()

    def _fit_count(self) -> None:
        """Cut the count where there is no room for all of it; the tool tip has it whole."""
        metrics = self.count.fontMetrics()
        self.count.setText(metrics.elidedText(self._counted, Qt.TextElideMode.ElideRight, self.count.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_count()

    def show_preset(self, name: str | None) -> None:
        """Mark the preset that is in view."""
        for key, button in self.presets.items():
            button.setChecked(key == name)

    def show_choices(self, mode: Mode, sort: Sort, tool: Tool, ghosts: bool) -> None:
        self.modes[mode.value].setChecked(True)
        self.sorts[sort.value].setChecked(True)
        self.tools[tool].setChecked(True)
        self.ghosts.blockSignals(True)
        self.ghosts.setChecked(ghosts)
        self.ghosts.blockSignals(False)

    def recolour(self) -> None:
        for button, icon in self._icons:
            button.setIcon(self._theme.icon(icon))


def _tr(text: object) -> str:
    return QCoreApplication.translate("timeline", str(text))
