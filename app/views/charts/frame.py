"""A chart with its title, its subtitle and its legend."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.views.charts.legend import LegendBar
from app.views.charts.paint import palette
from app.views.charts.scene import Chart
from app.views.charts.view import ChartView
from app.views.context import Context

_LEGEND = 0.25  # the share of the height that the legend may take


class ChartFrame(QWidget):
    """One chart; where `can_lead`, its title is a button that asks for it to become the main one."""

    lead_requested = Signal()

    def __init__(self, context: Context, can_lead: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chart: Chart | None = None
        self._hidden = frozenset[str]()
        self.title: QLabel | QPushButton
        if can_lead:
            self.title = QPushButton(self)
            self.title.setStyleSheet("QPushButton { border: 0; padding: 0; text-align: left; font-weight: 600; }")
            self.title.setCursor(Qt.CursorShape.PointingHandCursor)
            self.title.setToolTip(self.tr("Make this the main chart"))
            self.title.clicked.connect(self.lead_requested)
        else:
            self.title = QLabel(self)
            self.title.setProperty("heading", True)
            self.title.setWordWrap(True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.subtitle = QLabel(self)
        self.subtitle.setProperty("muted", True)
        self.subtitle.setWordWrap(True)
        self.legend = LegendBar(self)
        self.view = ChartView(palette(context.theme), context.wording, self)
        self.legend.toggled.connect(lambda hidden: self.view.show_chart(self.view.chart, hidden))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.legend)
        layout.addWidget(self.view, 1)

    def announce(self, chart: Chart | None) -> None:
        """Write around the plot what a chart says of itself; the plot takes its new size from that before `draw`.

        What was switched off in the legend stays so while the legend is the same.
        """
        self.setVisible(chart is not None)
        self.view.awaits_chart = True
        old = self.view.chart
        kept = old is not None and chart is not None and old.legend == chart.legend
        self._chart, self._hidden = chart, self.view.hidden if kept else frozenset[str]()
        if chart is None:
            return
        self._fit_title(chart)
        self.title.setAccessibleName(chart.title)
        self.subtitle.setText(chart.subtitle)
        self.subtitle.setVisible(bool(chart.subtitle))
        self.legend.show_entries(chart.legend, palette(self._context.theme), self._hidden)
        self._fit_legend()

    def draw(self) -> None:
        """Draw the chart that was announced, or nothing."""
        self.view.show_chart(self._chart, self._hidden)
        self.view.catch_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chart is not None:
            self._fit_title(self._chart)
        self._fit_legend()

    def _fit_title(self, chart: Chart) -> None:
        """A button does not wrap its words: the end of a long title is on the tip."""
        if isinstance(self.title, QLabel):
            self.title.setText(chart.title)
            return
        self.title.ensurePolished()
        words = self.title.fontMetrics().elidedText(chart.title, Qt.TextElideMode.ElideRight, self.width())
        self.title.setText(words.replace("&", "&&"))
        hint = self.tr("Make this the main chart")
        self.title.setToolTip(hint if words == chart.title else f"{chart.title}\n{hint}")

    def _fit_legend(self) -> None:
        """Leave the legend out where it would take the room of the bars: pointing at these says the same."""
        if self._chart is not None or self.legend.isVisible():
            taken = self.legend.heightForWidth(self.width())
            self.legend.setVisible(self.legend.has_entries and taken <= self.height() * _LEGEND)

    def recolour(self) -> None:
        """Take over the theme's colours."""
        colours = palette(self._context.theme)
        self.view.recolour(colours)
        if self.view.chart is not None:
            self.legend.show_entries(self.view.chart.legend, colours, self.view.hidden)
