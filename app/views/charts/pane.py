"""The pane of charts: the one proposed or chosen, one beside it, and what was drawn and left out beneath."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.views.charts.choice import Choice, Kind
from app.views.charts.controls import Controls
from app.views.charts.frame import ChartFrame
from app.views.charts.scene import Chart, Target
from app.views.charts.summary import SummaryLine
from app.views.context import Context
from app.views.pane import Pane

if TYPE_CHECKING:
    from app.views.charts.around import Memory
    from app.views.charts.phrases import Phrases
    from app.views.charts.rows import RowsModel
    from app.views.charts.shape import Shape, Shown
    from app.views.charts.sheet import Sheet

CHANNEL = "chart"
_AROUND = 48  # pixels beside the rows: margins and the scroll bar
_WIDTHS, _WHAT = (28, 196, 112, 168, 84, 68, 160), 1  # pixels of the columns of rows; the one that takes what is left
_ROWS = 0.34  # the share of the pane's height that the rows take when they are opened
_ENDLESS = 16777215
_NARROW = 640  # pixels below which there is no chart beside the main one


class ChartPane(Pane):
    """Charts of the present answer. `dossier_requested` carries `title`, `state` (as JSON takes it) and `picture` (PNG)."""

    dossier_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.choice = Choice()
        self.shown: Shown | None = None
        self._answer: Answer | None = None
        self._is_stale = False
        self._model: RowsModel | None = None
        self._memory: Memory | None = None  # the worker's, not to be touched here
        self.controls = Controls(context, self)
        self.controls.chosen.connect(self.choose)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setProperty("muted", True)
        self.message.hide()
        self.main = ChartFrame(context, can_lead=False, parent=self)
        self.beside = ChartFrame(context, can_lead=True, parent=self)
        self.beside.lead_requested.connect(self._lead)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(18)
        self.splitter.setStyleSheet("QSplitter::handle { background: transparent; image: none; }")
        self.splitter.addWidget(self.main)
        self.splitter.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([600, 400])
        self.body = QSplitter(Qt.Orientation.Vertical, self)
        self.summary = SummaryLine(self)
        self.summary.toggled.connect(self._show_rows)
        self._beneath = QWidget(self)
        self.rows = QTableView(self._beneath)
        self._make_rows()
        self._make_menu()
        for frame in (self.main, self.beside):
            frame.view.opened.connect(self._open)
            frame.view.ranged.connect(self._narrow)
            frame.view.copy_requested.connect(self.copy)
            frame.view.dossier_requested.connect(self.put_aside)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_rest)
        self._lay_out()
        self.recolour()
        self._clear()

    # -- answers

    def show_answer(self, answer: Answer) -> None:
        self._answer = answer
        self._ask()

    def choose(self, choice: Choice) -> None:
        """Draw another chart of the same answer."""
        self.choice = choice
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _ask(self) -> None:
        """Have the charts shaped off the GUI thread; what reckons with them is loaded there, too. Nothing while out of sight."""
        answer, choice = self._answer, self.choice
        self._is_stale = answer is not None and not self.isVisible()
        if answer is None or self._is_stale:
            return

        def work(catalog: Catalog) -> Shown:
            from app.views.charts.around import Memory
            from app.views.charts.shape import shape

            self._memory = self._memory or Memory()
            return shape(catalog, answer.filter, catalog.figures(answer.filter), answer.counts, choice, self._memory)

        self.context.searcher.ask(CHANNEL, work, self._show, patient=True)

    def _show(self, shown: Shown) -> None:
        """Draw the main chart; the rest comes in a turn of its own, so that the reader's next key need not wait for both."""
        self.shown = shown
        self.setUpdatesEnabled(False)  # until the rest is there: it is painted once
        phrases = self._phrases()
        main = self._tell(shown.main, phrases)
        beside = self._tell(shown.beside, phrases) if self.width() >= _NARROW else None
        self.main.announce(main)
        self.beside.announce(beside)
        self.body.setVisible(main is not None)
        self.message.setText(self._words_of_refusal(shown, phrases))
        self.message.setVisible(bool(self.message.text()))
        self.controls.show_choice(self.choice, shown, phrases, main is not None and main.can_log)
        self.save.setEnabled(main is not None)
        self._csv.setEnabled(main is not None and bool(main.figures))
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.LayoutRequest.value
        )  # plots are fitted into their last size
        self.main.draw()
        self._rest.start()

    def _show_rest(self) -> None:
        """Draw the chart beside the main one, and list the rows beneath."""
        self.beside.draw()
        if self.shown is not None:
            self._summarise(self.shown, self._phrases())
        self.setUpdatesEnabled(True)

    def is_busy(self) -> bool:
        """Whether a part of the answer is still to be drawn."""
        return self._rest.isActive()

    def _phrases(self) -> Phrases:
        from app.views.charts.phrases import Phrases

        return Phrases(self.context.wording)

    def _tell(self, shape: Shape | None, phrases: Phrases) -> Chart | None:
        if shape is None or self.shown is None:
            return None
        from app.views.charts.telling import tell

        return tell(shape, phrases, self.choice, self.shown.focus, self._known_until())

    def _known_until(self) -> dt.date:
        """The last day that the edition can know of."""
        return dt.date.fromisoformat(self.context.meta.get("edition_end", "9999-12-31"))

    def _words_of_refusal(self, shown: Shown, phrases: Phrases) -> str:
        if shown.refusal is None:
            return ""
        text = phrases.refusal(shown.refusal)
        if shown.main is not None and shown.refusal.figures:
            text += " " + self.tr("Shown instead: how many records there are.")
        return text if shown.main is None or shown.refusal.figures else ""

    def _clear(self) -> None:
        self.body.hide()
        self._show_rows(False)
        self.save.setEnabled(False)
        self.controls.show_choice(self.choice, None, None, can_log=False)

    # -- rows drawn and left out

    def _make_rows(self) -> None:
        view = self.rows
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(24)
        view.setAccessibleName(self.tr("Rows drawn and left out"))
        view.clicked.connect(self._open_row)
        view.activated.connect(self._open_row)

    def _summarise(self, shown: Shown, phrases: Phrases) -> None:
        from app.views.charts.rows import summary

        tip = self.tr("Every row drawn and left out, with the reason")
        self.summary.show_words(summary(shown, phrases) if shown.main is not None else "", tip)
        self._show_rows(self.summary.isChecked())

    def _show_rows(self, on: bool) -> None:
        """Make the table of rows when it is asked for."""
        has_rows = on and self.shown is not None and self.shown.main is not None
        if has_rows and self.rows.isHidden():
            self._beneath.setMaximumHeight(_ENDLESS)
            self.body.setSizes([int(self.height() * (1 - _ROWS)), int(self.height() * _ROWS)])
        elif not has_rows:
            self._beneath.setMaximumHeight(self.summary.sizeHint().height() + 4)
        self.rows.setVisible(has_rows)
        self.summary.setIcon(self.context.theme.icon("chevron-down" if on else "chevron-right"))
        if not on or self.shown is None:
            return
        from app.views.charts.rows import RowsModel, lines

        if self._model is None:
            self._model = RowsModel(self)
            self.rows.setModel(self._model)
            for column, width in enumerate(_WIDTHS):
                self.rows.setColumnWidth(column, width)
            self._fit_rows()
        self._model.show_lines(lines(self.shown, self._phrases()))
        self.rows.doItemsLayout()  # else it comes with the first paint, and leads to another

    def _fit_rows(self) -> None:
        """Give what is left of the width to what the figures are; where nothing is left, the rows are scrolled sideways."""
        is_wide = self.width() - _AROUND > sum(_WIDTHS)
        header = self.rows.horizontalHeader()
        mode = header.ResizeMode.Stretch if is_wide else header.ResizeMode.Interactive
        header.setStretchLastSection(not is_wide)
        if mode != header.sectionResizeMode(_WHAT):
            header.setSectionResizeMode(_WHAT, mode)
            self.rows.setColumnWidth(_WHAT, _WIDTHS[_WHAT])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._model is not None:
            self._fit_rows()

    def _open_row(self, index: QModelIndex) -> None:
        if self._model is not None and (target := self._model.line(index.row()).target) is not None:
            self._open(target)

    # -- what the reader does

    def _open(self, target: Target) -> None:
        self.context.question.open(*target)

    def _narrow(self, first: dt.date, last: dt.date) -> None:
        self.context.question.narrow(date_from=first.isoformat(), date_to=last.isoformat())

    def _lead(self) -> None:
        """Make the chart at the side the main one."""
        from app.views.charts.shape import place_of

        if self.shown is not None and self.shown.beside is not None:
            kind, key, year = place_of(self.shown.beside)
            self.choose(Choice(kind=Kind(kind), series=key, year=year))

    def copy(self) -> None:
        """Put the picture of the chart on the clipboard."""
        from app.views.charts.sheet import image

        sheet = self._sheet()
        if sheet is not None:
            QGuiApplication.clipboard().setImage(image(sheet))

    def put_aside(self) -> None:
        """Ask for the chart to be put into the dossier as it looks."""
        from app.views.charts.sheet import png

        sheet, chart = self._sheet(), self.main.view.chart
        if sheet is not None and chart is not None:
            self.dossier_requested.emit({"title": chart.title, "state": self._state_of(chart), "picture": png(sheet)})

    def _state_of(self, chart: Chart) -> dict[str, Any]:
        """What is needed to draw the chart again, and what it rests on."""
        question = self.shown.question.to_json() if self.shown is not None else {}
        offer = self.shown.offer if self.shown is not None else None
        drawn = self.choice.but(kind=offer.kind, series=offer.key) if offer is not None else self.choice
        return {
            "title": chart.title,
            "subtitle": chart.subtitle,
            "choice": drawn.to_json(),
            "filter": question,
            "hidden": sorted(self.main.view.hidden),
            "figures": list(chart.figures),
            "sources": list(chart.sources),
        }

    def save_picture(self, suffix: str) -> None:
        """Ask for a size and a file, and write the picture as PNG or SVG."""
        from app.export.errors import ExportProblem
        from app.views.charts import saving, sheet

        made, chart = self._sheet(), self.main.view.chart
        if made is None or chart is None:
            return
        size = saving.ask_size(self)
        title = self.tr("Save the chart as a picture")
        target = saving.ask_file(self, title, chart, suffix, self.tr("Pictures")) if size is not None else None
        if size is None or target is None:
            return
        try:
            sheet.save(made, target, size)
        except ExportProblem as problem:
            self._say(str(problem))
        else:
            self._say(self.tr("Saved: {0}").format(target))

    def save_rows(self) -> None:
        """Ask for a file and write the figures that the chart draws as CSV."""
        from app.views.charts import saving

        chart = self.main.view.chart
        if chart is None or not chart.figures:
            return
        target = saving.ask_file(self, self.tr("Save the drawn rows"), chart, "csv", self.tr("Tables"))
        if target is None:
            return

        def done(result: object) -> None:
            self._say(str(result) if isinstance(result, Exception) else self.tr("Saved: {0}").format(target))

        work = saving.csv_work(chart, target, self.context.wording.decimal)
        self.context.worker.ask("chart rows", work, done)

    def _sheet(self) -> Sheet | None:
        chart = self.main.view.chart
        if chart is None or self.shown is None:
            return None
        from app.views.charts.sheet import Sheet

        edition = self.context.meta.get("edition", "–")
        return Sheet(chart, self.main.view.hidden, self.shown.sources, edition, self.context.wording)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()

    # -- around

    def _make_menu(self) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy as a picture"), self.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown only: the chart itself takes the key
        menu.addAction(self.tr("Save as PNG…"), lambda: self.save_picture("png"))
        menu.addAction(self.tr("Save as SVG…"), lambda: self.save_picture("svg"))
        self._csv = menu.addAction(self.tr("Save the drawn rows as CSV…"), self.save_rows)
        menu.addSeparator()
        menu.addAction(self.tr("Put into the dossier"), self.put_aside)
        self.save = QToolButton(self)
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Copy or save the chart, or put it into the dossier"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(menu)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.controls, 1)
        top.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.message)
        lower = QVBoxLayout(self._beneath)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(2)
        lower.addWidget(self.summary)
        lower.addWidget(self.rows, 1)
        self.rows.setMinimumHeight(76)
        self.body.setChildrenCollapsible(False)
        self.body.setStyleSheet("QSplitter::handle { background: transparent; image: none; }")
        self.body.setHandleWidth(6)
        self.body.addWidget(self.splitter)
        self.body.addWidget(self._beneath)
        self.body.setStretchFactor(0, 3)
        self.body.setStretchFactor(1, 1)
        layout.addWidget(self.body, 100)
        layout.addStretch(1)

    def recolour(self) -> None:
        colours = self.context.theme.colours
        self.summary.recolour(colours.text, colours.hover, colours.accent)
        self.summary.setIcon(self.context.theme.icon("chevron-down" if self.summary.isChecked() else "chevron-right"))
        self.controls.recolour()
        self.main.recolour()
        self.beside.recolour()

    def save_state(self) -> dict[str, Any]:
        """What the reader chose, for the next start."""
        return {"choice": self.choice.to_json(), "rows": self.summary.isChecked(), "sizes": self.splitter.sizes()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take up what `save_state` gave; what does not fit is left as it is."""
        choice, sizes = state.get("choice"), state.get("sizes")
        if isinstance(choice, dict):
            self.choice = Choice.from_json(choice)
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) and size >= 0 for size in sizes):
            self.splitter.setSizes(sizes)
        self.summary.setChecked(state.get("rows") is True)
