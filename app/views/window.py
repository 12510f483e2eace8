"""The main window: panes around one question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QWidget,
)

from app.catalog.answer import IN_TABS, Answer
from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import Order
from app.catalog.tree import Node
from app.store import history, settings
from app.store.errors import ExchangeProblem, StoreProblem
from app.views import words
from app.views.context import Context
from app.views.edition_line import EditionLine
from app.views.filter_bar import FilterBar
from app.views.frame import Frame
from app.views.main_bar import MainBar
from app.views.page import PagePane
from app.views.pane import Pane
from app.views.question import Place
from app.views.search import SearchBox
from app.views.tabs import Tabs
from app.views.tree import TreePane

if TYPE_CHECKING:
    from app.views.charts import ChartPane
    from app.views.facets import FacetPane
    from app.views.mouse_history import MouseHistory
    from app.views.tables import TablePane
    from app.views.take_away import TakeAway
    from app.views.timeline import TimelinePane

LAYOUT_VERSION = 1
TREE = 284  # pixels: names deep in the tree can be read beside their counts
NARROWEST = 420  # pixels that a timeline or chart can be squeezed to


class MainWindow(QMainWindow):
    """Panes in docks around the tabs; every pane is painted from the answer to the present question.

    The timeline and the charts come after the first paint, since what draws them is slow to load; `complete` is sent when
    they are there.
    """

    painted = Signal()  # the first paint is on the screen
    complete = Signal()
    edition_requested = Signal(str)  # a database file to open in a window of its own

    def __init__(self, context: Context, roots: list[Node], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle("Comptoir")
        self.setDockNestingEnabled(True)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.answer: Answer | None = None
        self.tree = TreePane(context, roots)
        self.page = PagePane(context)
        self.filter_bar = FilterBar(context)
        self.facets: FacetPane | None = None
        self._tables: dict[Table, TablePane] = {}
        self._columns: dict[Table, QByteArray] = {}  # remembered columns of tables that were not looked at yet
        self.timeline: TimelinePane | None = None
        self.charts: ChartPane | None = None
        self._mouse_history: MouseHistory | None = None
        self._painted = False
        self.take_away: TakeAway | None = None
        self.tabs = Tabs(self)
        for title in (self.tr("Charts"), *map(words.table_name, IN_TABS)):
            self.tabs.add(title)
        self.tabs.current_changed.connect(self._fill_tab)
        self.setCentralWidget(Frame(self.tabs))
        self.docks = {
            "tree": self._dock("tree", self.tr("Tree"), self.tree, Qt.DockWidgetArea.LeftDockWidgetArea),
            "facets": self._dock("facets", self.tr("Show"), QWidget(), Qt.DockWidgetArea.LeftDockWidgetArea),
            "timeline": self._dock("timeline", self.tr("Timeline"), QWidget(), Qt.DockWidgetArea.TopDockWidgetArea),
            "dossier": self._dock("dossier", self.tr("Dossier"), QWidget(), Qt.DockWidgetArea.RightDockWidgetArea),
            "page": self._dock("page", self.tr("Page"), self.page, Qt.DockWidgetArea.RightDockWidgetArea),
        }
        self.tabifyDockWidget(self.docks["page"], self.docks["dossier"])
        self.docks["dossier"].hide()
        self.setCorner(Qt.Corner.TopLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.TopRightCorner, Qt.DockWidgetArea.TopDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.search = SearchBox(context, self)
        self.bar = MainBar(context, self.search, self.filter_bar, self)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.bar)
        self.edition_line = EditionLine(context)
        self.statusBar().addPermanentWidget(self.edition_line)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(QSize(1440, 900))
        self.default_layout()
        context.question.moved.connect(self.follow)
        self.tree.compare_requested.connect(self._compare)
        self.tree.export_requested.connect(self._export_below)
        self.page.table_requested.connect(lambda table: self.tabs.show_page(1 + IN_TABS.index(table)))
        context.worker.problem.connect(self._tell_problem)
        context.searcher.problem.connect(self._tell_problem)

    # -- building

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(Frame(widget))
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.addDockWidget(area, dock)
        return dock

    def _finish(self) -> None:
        """Make what the first paint did without: the right end of the bar, the facets, the notes below the page."""
        from app.views.facets import FacetPane

        self.bar.finish()
        self.facets = FacetPane(self.context)
        self.docks["facets"].setWidget(Frame(self.facets))
        if self.answer is not None:
            self.facets.show_answer(self.answer)
        self.page.add_notes()
        self.tree.show_icons()

    def default_layout(self) -> None:
        """Put the panes where they stand at first."""
        width, height = self.width(), self.height()
        docks = self.docks
        self.resizeDocks(
            [docks["tree"], docks["page"]], [max(TREE, int(width * 0.19)), int(width * 0.27)], Qt.Orientation.Horizontal
        )
        self.resizeDocks([docks["timeline"]], [int(height * 0.36)], Qt.Orientation.Vertical)
        self.resizeDocks(
            [docks["tree"], docks["facets"]], [int(height * 0.62), int(height * 0.28)], Qt.Orientation.Vertical
        )

    # -- the question and its answer

    def follow(self, place: Place) -> None:
        """Ask the present question; the panes are painted when its answer comes."""
        question = place.filter
        listed = self.listed()
        self.bar.enable_history()

        def work(catalog: Catalog) -> Answer:
            return catalog.ask(question, listed)

        if self.answer is None or self.answer.filter != question:
            self.context.worker.ask("answer", work, self.show_answer)

    def show_answer(self, answer: Answer) -> None:
        """Paint every pane from one answer."""
        self.answer = answer
        for pane in self._panes():
            pane.show_answer(answer)
        for table, count in answer.counts.items():
            self._show_count(table, count)
        self.edition_line.show_counts(answer.counts)
        self.bar.enable_history()

    def _panes(self) -> list[Pane]:
        panes = (self.filter_bar, self.tree, self.facets, *self._tables.values(), self.timeline, self.charts)
        return [pane for pane in panes if pane is not None]

    def table_pane(self, table: Table) -> TablePane:
        """The pane of a table, made when it is first looked at."""
        from app.views.tables import TablePane

        if table not in self._tables:
            pane = self._tables[table] = TablePane(self.context, table)
            pane.counted.connect(self._show_count)
            pane.timeline_requested.connect(self._show_in_timeline)
            pane.said.connect(self.tell)
            if self.take_away is not None:
                pane.dossier_requested.connect(self.take_away.put_aside)
            if table in self._columns:
                pane.restore_columns(self._columns[table])
            self._put_in_tab(1 + IN_TABS.index(table), pane)
            if self.answer is not None:
                pane.show_answer(self.answer)
        return self._tables[table]

    def _put_in_tab(self, index: int, pane: Pane) -> None:
        self.tabs.put(index, pane)
        if self._mouse_history is not None:
            self._mouse_history.watch(pane)

    def _fill_tab(self, index: int) -> None:
        if index > 0:
            self.table_pane(IN_TABS[index - 1])

    def listed(self) -> dict[Table, Order | None]:
        """The table on the screen, if any, and how it is sorted."""
        index = self.tabs.index()
        return {IN_TABS[index - 1]: self.table_pane(IN_TABS[index - 1]).model.order} if index > 0 else {}

    def _show_count(self, table: Table, count: int) -> None:
        index = 1 + IN_TABS.index(table)
        self.tabs.set_title(index, f"{words.table_name(table)} {self.context.wording.number(count)}")

    # -- what comes after the first paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the first paint on the screen, go on to what is slow to load."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        self._finish()
        self.painted.emit()
        QTimer.singleShot(0, self._add_slow_panes)

    def _add_slow_panes(self) -> None:
        """Load what draws the timeline and the charts, now that the rest can be read."""
        from app.views.charts import ChartPane
        from app.views.mouse_history import MouseHistory
        from app.views.timeline import TimelinePane

        store = self.context.store
        self.timeline = TimelinePane(self.context)
        self.timeline.describe = self.filter_bar.words
        self.timeline.restore_state(settings.get(store, "timeline", dict[str, Any]()))
        self.charts = ChartPane(self.context)
        self.charts.restore_state(settings.get(store, "charts", dict[str, Any]()) or {"rows": True})
        for pane in (self.timeline, self.charts):
            pane.setMinimumWidth(NARROWEST)  # their controls make do with less than they would like
        self.docks["timeline"].setWidget(Frame(self.timeline))
        self._put_in_tab(0, self.charts)
        self._take_along()
        self._mouse_history = MouseHistory(self.context.question, self)
        self._mouse_history.watch(self)
        if self.answer is not None:
            self.timeline.show_answer(self.answer)
            self.charts.show_answer(self.answer)
        self.complete.emit()

    def _take_along(self) -> None:
        """Connect every pane with the dossier, and the ways out."""
        from app.views.take_away import TakeAway

        take = self.take_away = TakeAway(self)
        assert self.timeline is not None
        assert self.charts is not None
        for pane in (self.tree, self.page, self.search, self.timeline):
            pane.dossier_requested.connect(take.put_aside)
        for table_pane in self._tables.values():
            table_pane.dossier_requested.connect(take.put_aside)
        self.charts.dossier_requested.connect(take.put_chart_aside)
        self.bar.export.triggered.connect(take.export)
        self.bar.brief.triggered.connect(take.brief)
        self.bar.enable_taking_along()

    def show_chart(self, state: dict[str, Any]) -> None:
        """Draw a chart again as it was put aside."""
        if self.charts is not None:
            self.tabs.show_page(0)
            self.charts.restore_state(state)

    def is_busy(self) -> bool:
        """Whether a pane is still to come or still waits for an answer."""
        if self.charts is None or self.charts.is_busy():
            return True
        return self.context.is_busy() or self.page.is_busy()

    # -- small things

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that no field had a use for clears the filter."""
        if event.key() == Qt.Key.Key_Escape:
            self.filter_bar.clear()
        else:
            super().keyPressEvent(event)

    def _show_in_timeline(self, record_type: RecordType, key: str) -> None:
        self.docks["timeline"].show()
        self.docks["timeline"].raise_()
        self.context.question.open(record_type, key)

    def _compare(self, entities: list[str]) -> None:
        self.tabs.show_page(0)
        self.context.question.narrow(entities=tuple(entities), partner=None)

    def _export_below(self, entities: list[str]) -> None:
        self.context.question.narrow(entities=tuple(entities), partner=None)
        self.bar.export.trigger()

    def tell(self, message: str) -> None:
        """Say something to the reader, in the line at the bottom, without stopping them."""
        self.statusBar().showMessage(message)

    def _tell_problem(self, problem: Exception) -> None:
        self.tell(str(problem))

    def open_files(self, files: list[str]) -> None:
        """Take dossiers (`.comptoir`) in, and ask for a window over each database."""
        for name in files:
            if name.endswith(".db"):
                self.edition_requested.emit(name)
                continue
            from app.store import exchange

            try:
                found = exchange.import_dossier(self.context.store, Path(name))
            except (ExchangeProblem, StoreProblem) as problem:
                self.tell(str(problem))
            else:
                words = self.tr("{0}: {1} items added, {2} were there already")
                self.tell(words.format(Path(name).name, found.added, found.already_there))

    def restore(self) -> None:
        """Put panes and columns where the reader left them, and open the tab that was open."""
        store = self.context.store
        self.restore_layout(settings.get(store, "layout", dict[str, str]()))
        self.tabs.show_page(settings.get(store, "tab", 0))

    def remember(self) -> None:
        """Keep layout, theme and history for the next start."""
        places, at = self.context.question.history()
        values: dict[str, Any] = {"layout": self.save_layout(), "theme": self.context.theme.choice}
        values["tab"] = self.tabs.index()
        if self.timeline is not None and self.charts is not None:
            values |= {"timeline": self.timeline.save_state(), "charts": self.charts.save_state()}
        try:
            settings.put_all(self.context.store, values)
            history.save(self.context.store, [place.to_json() for place in places], at)
        except StoreProblem as problem:
            self.tell(str(problem))

    def save_layout(self) -> dict[str, str]:
        """Where panes and columns stand, as text for the reader's own file."""
        state = {"window": self.saveState(LAYOUT_VERSION), "geometry": self.saveGeometry()}
        columns = self._columns | {t: pane.view.horizontalHeader().saveState() for t, pane in self._tables.items()}
        state |= {f"columns/{table.value}": value for table, value in columns.items()}
        return {name: bytes(value.toBase64().data()).decode() for name, value in state.items()}

    def restore_layout(self, state: dict[str, str]) -> None:
        """Take up what `save_layout` gave; parts that do not fit are left as they are."""
        values = {name: QByteArray.fromBase64(text.encode()) for name, text in state.items()}
        if "geometry" in values:
            self.restoreGeometry(values["geometry"])
        if "window" in values:
            self.restoreState(values["window"], LAYOUT_VERSION)
        self._columns = {t: values[f"columns/{t.value}"] for t in IN_TABS if f"columns/{t.value}" in values}
        for table, pane in self._tables.items():
            if table in self._columns:
                pane.restore_columns(self._columns[table])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.page.keep_note()
        if self.take_away is not None:
            self.take_away.close()
        self.remember()
        self.context.worker.stop()
        self.context.searcher.stop()
        super().closeEvent(event)
