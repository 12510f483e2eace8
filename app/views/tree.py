"""The tree of countries, regions, organisations, blocs, programmes and sections, with counts under the present filter."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QItemSelection, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QTreeView, QVBoxLayout, QWidget

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.catalog.tree import Node
from app.models.tree import BATCH, NAMES, NODE_ROLE, NUMBERS, TreeModel, Words
from app.views import words
from app.views.context import Context
from app.views.pane import Pane
from app.views.theme import no_icon

ICON = QSize(18, 14)
INDENTATION = 11  # pixels: names deep in the tree need the room
PAUSE = 150  # milliseconds after which a line that an arrow key came to is asked about
SOUGHT = 4 * BATCH  # lines below one line that are fetched to show an entity far down


class TreePane(Pane):
    """Selecting a line asks about it and all below it; several lines are joined."""

    dossier_requested = Signal(list)  # (record type, id) pairs
    compare_requested = Signal(list)  # ids of entities whose charts are to stand side by side
    export_requested = Signal(list)  # ids of entities of which all that is below is to be exported

    def __init__(self, context: Context, roots: list[Node], parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view = QTreeView(self)
        self.view.setHeaderHidden(True)
        self.view.setDragEnabled(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(INDENTATION)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setDragEnabled(True)
        self.view.setAccessibleName(self.tr("Entities"))
        self.view.setIconSize(ICON)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.view.installEventFilter(self)
        number = context.wording.number
        self._no_icon: QIcon | None = no_icon(ICON.width(), ICON.height())  # until the first paint
        self.model = TreeModel(
            roots,
            Words(
                lambda node: words.node_name(node, context.vocabulary),
                self._icon,
                lambda node, counts: words.node_numbers(node, counts, number),
                lambda counts: words.counts_in_full(counts, number),
                lambda: self.palette().placeholderText(),
            ),
            self,
        )
        self.view.setModel(self.model)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(NAMES, header.ResizeMode.Stretch)
        header.setSectionResizeMode(NUMBERS, header.ResizeMode.ResizeToContents)
        self.view.setAllColumnsShowFocus(True)
        legend = QLabel(self.tr("events · agreements · figures"), self)
        legend.setProperty("muted", True)
        legend.setAlignment(Qt.AlignmentFlag.AlignRight)
        legend.setContentsMargins(0, 0, 10, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(legend)
        layout.addWidget(self.view)
        self.model.children_needed.connect(self._fetch)
        self.view.expanded.connect(lambda _: self._count_later())
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._count_later())
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)
        self._counted: Filter | None = None  # what the lines were counted under; each counts its own entity
        self._asking = QTimer(self, singleShot=True)
        self._asking.timeout.connect(self._ask)
        self.view.pressed.connect(lambda _: self._ask_at_once())
        self.view.clicked.connect(lambda _: self._ask_at_once())
        self._following = False
        self._wanted: list[list[str]] = []  # keys from the root down of the lines to select, as soon as they are there

    def _icon(self, node: Node) -> QIcon:
        if self._no_icon is not None:
            return self._no_icon
        from app.views.kind_icons import node_icon

        return node_icon(node, self.context.theme)

    def show_icons(self) -> None:
        """Draw flags and icons from now on."""
        self._no_icon = None
        self.view.viewport().update()
        self._count_later()

    def open_roots(self, children: dict[str, list[Node]]) -> None:
        """Show what is there at the start without asking again: the lines below some roots."""
        for key, nodes in children.items():
            self.model.fill(key, nodes)
            self.view.expand(self.model.index_of(key))

    def show_answer(self, answer: Answer) -> None:
        if answer.filter.but(entities=()) != self._counted:
            self._count_later()
        entities, sections = self._chosen()
        if (set(answer.filter.entities), answer.filter.sections) != (set(entities), sections):
            self._follow(answer.filter)

    def recolour(self) -> None:
        self.view.viewport().update()

    def _fetch(self, key: str, offset: int) -> None:
        def work(catalog: Catalog) -> list[Node]:
            return catalog.children(key, BATCH, offset)

        def done(nodes: list[Node]) -> None:
            self.model.fill(key, nodes)
            self._count_later()
            self._reveal()

        self.context.worker.ask(f"children of {key}", work, done)

    def _nodes(self) -> list[Node]:
        """The selected lines, in their order on the screen."""
        indexes = [index for index in self.view.selectionModel().selectedIndexes() if index.column() == NAMES]
        places = sorted(indexes, key=lambda index: self.view.visualRect(index).top())
        return [index.data(NODE_ROLE) for index in places]

    def _chosen(self) -> tuple[tuple[str, ...], frozenset[int]]:
        """The selected entities and sections."""
        nodes = self._nodes()
        sections = frozenset(node.section for node in nodes if node.section is not None)
        return tuple(node.id for node in nodes if node.id), sections

    def _selected(self, chosen: QItemSelection, dropped: QItemSelection) -> None:  # noqa: ARG002 - Qt's signature
        """Where arrow keys lead on, ask what they stop at."""
        if not self._following:
            self._asking.start(PAUSE)

    def _ask_at_once(self) -> None:
        """What was clicked needs no pause."""
        if self._asking.isActive():
            self._asking.start(0)

    def _ask(self) -> None:
        nodes = self._nodes()
        if nodes and all(node.id is None and node.section is None for node in nodes):
            return  # headings are no question
        entities, sections = self._chosen()
        self._wanted = []
        self.context.question.narrow(entities=entities, partner=None, sections=sections)

    def _follow(self, question: Filter) -> None:
        """Show the lines that the question is about, opening what is above them."""
        self._wanted = [["sections", f"section/{number}"] for number in sorted(question.sections)]
        entities = question.entities
        if not entities:
            self._reveal()
            if not self._wanted:
                self._select([])
            return

        def work(catalog: Catalog) -> list[list[str]]:
            return [catalog.path_of(entity) for entity in entities]

        def done(paths: list[list[str]]) -> None:
            self._wanted += [path for path in paths if path]
            self._reveal()

        self.context.worker.ask("path", work, done)

    def _reveal(self) -> None:
        """Open the lines above the wanted ones as far as they are there; the rest comes as their lines arrive."""
        for path in list(self._wanted):
            for above, key in pairwise(path):
                index = self.model.index_of(above)
                self.view.expand(index)
                if self.model.has(key):
                    continue
                if self.model.rowCount(index) < SOUGHT and self.model.canFetchMore(index):
                    self.model.fetchMore(index)
                elif not self.model.is_waiting(index):
                    self._wanted.remove(path)  # too far down, or not there under this heading
                break
        if self._wanted and all(self.model.has(path[-1]) for path in self._wanted):
            keys = [path[-1] for path in self._wanted]
            self._wanted = []
            self._select(keys)

    def _select(self, keys: list[str]) -> None:
        self._following = True
        selection = self.view.selectionModel()
        selection.clearSelection()
        for key in keys:
            index = self.model.index_of(key)
            selection.select(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
            self.view.scrollTo(index)
            selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        self._following = False

    # -- what can be done with lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.matches(QKeySequence.StandardKey.Copy):
                self._copy_names()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if held:
                    self._put_aside()
                else:
                    self._open()
                return True
        return super().eventFilter(watched, event)

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(self.view.viewport().mapToGlobal(position))

    def menu(self) -> QMenu:
        """What can be done with the selected lines."""
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        nodes = self._nodes()
        ids = [node.id for node in nodes if node.id]
        if ids:
            menu.addAction(self.tr("Open"), self._open)
            menu.addAction(self.tr("Add to dossier\tCtrl+Enter"), self._put_aside)
            compare = menu.addAction(self.tr("Compare"), lambda: self.compare_requested.emit(ids))
            compare.setEnabled(len(ids) > 1)
            menu.addSeparator()
        if nodes:
            menu.addAction(
                self.tr("Copy name\tCtrl+C") if len(nodes) == 1 else self.tr("Copy names\tCtrl+C"), self._copy_names
            )
        if ids:
            menu.addAction(self.tr("Export below this…"), lambda: self.export_requested.emit(ids))
        return menu

    def _open(self) -> None:
        """Open the page of the current line, or what is below a heading."""
        index = self.view.currentIndex().siblingAtColumn(NAMES)
        node = index.data(NODE_ROLE) if index.isValid() else None
        if node is not None and node.id:
            self.context.question.look_up(RecordType.ENTITY, node.id)
        elif node is not None:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def _put_aside(self) -> None:
        self.dossier_requested.emit([(RecordType.ENTITY, key) for key in self._chosen()[0]])

    def _copy_names(self) -> None:
        QGuiApplication.clipboard().setText(
            "\n".join(words.node_name(node, self.context.vocabulary) for node in self._nodes())
        )

    def _count_later(self) -> None:
        self._counting.start()

    def _count(self) -> None:
        """Ask for the counts of the lines that can be seen."""
        if self._no_icon is not None:  # before the first paint: `show_icons` asks again
            return
        question = self.context.question.filter
        self._counted = question.but(entities=())
        nodes = self._visible()

        def work(catalog: Catalog) -> list[tuple[str, tuple[int, int, int]]]:
            return [(node.key, catalog.node_counts(node, question)) for node in nodes]

        def done(found: list[tuple[str, tuple[int, int, int]]]) -> None:
            changed = [self.model.set_counts(key, counts) for key, counts in found]
            if any(changed):
                self.view.resizeColumnToContents(NUMBERS)  # Qt measures again only when lines come or go

        if nodes:
            self.context.worker.ask("counts", work, done, patient=True)

    def _visible(self) -> list[Node]:
        found, index = [], self.view.indexAt(self.view.viewport().rect().topLeft())
        bottom = self.view.viewport().height()
        while index.isValid() and self.view.visualRect(index).top() <= bottom:
            node = index.data(NODE_ROLE)
            if node.id or node.section is not None:
                found.append(node)
            index = self.view.indexBelow(index)
        return found
