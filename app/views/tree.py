"""The tree of countries, regions, organisations, blocs, programmes and sections, with counts under the present filter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.catalog.tree import Node
from app.models.tree import BATCH, COUNTS_ROLE, NODE_ROLE, TreeModel
from app.views import words
from app.views.context import Context
from app.views.pane import Pane
from app.views.theme import flag

KIND_ICONS = {
    **{"countries": "globe", "regions": "map-pin", "organisations": "building-2", "blocs": "network"},
    **{"programmes": "route", "sections": "book-open", "country": "flag", "region": "map-pin", "district": "map-pin"},
    **{
        "city": "house",
        "organisation": "building-2",
        "bloc": "network",
        "programme": "route",
        "section": "scroll-text",
    },
    "subkind": "layers",
}


class CountsDelegate(QStyledItemDelegate):
    """Draws a line's words, and its counts right-aligned and muted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        counts = index.data(COUNTS_ROLE)
        text = " · ".join(f"{count:n}" for count in counts) if counts and any(counts) else ""
        node = index.data(NODE_ROLE)
        if isinstance(node, Node) and node.counts is None and node.section is None:
            text = f"{node.child_count:n}"
        width = QFontMetrics(option.font).horizontalAdvance(text) + 14 if text else 0
        inner = QStyleOptionViewItem(option)
        self.initStyleOption(inner, index)
        style = inner.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, inner, painter, inner.widget)
        inner.rect = QRect(inner.rect).adjusted(0, 0, -width, 0)
        inner.state &= ~QStyle.StateFlag.State_Selected & ~QStyle.StateFlag.State_MouseOver
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, inner, painter, inner.widget)
        if text:
            painter.save()
            painter.setPen(inner.palette.color(QPalette.ColorRole.PlaceholderText))
            area = QRect(option.rect).adjusted(0, 0, -8, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(super().sizeHint(option, index).width(), 26)


class TreePane(Pane):
    """Selecting a line asks about it and all below it; several lines are joined."""

    dossier_requested = Signal(list)

    def __init__(self, context: Context, roots: list[Node], parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view = QTreeView(self)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(16)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setItemDelegate(CountsDelegate(self.view))
        self.view.setAccessibleName(self.tr("Entities"))
        self.view.setIconSize(QSize(18, 14))
        self.model = TreeModel(roots, self._words, self._icon, self)
        self.view.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.view)
        self.model.children_needed.connect(self._fetch)
        self.view.expanded.connect(lambda _: self._count_later())
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._count_later())
        self.view.selectionModel().selectionChanged.connect(self._selected)
        aside = QShortcut(QKeySequence(Qt.Key.Key_D), self.view, context=Qt.ShortcutContext.WidgetShortcut)
        aside.activated.connect(self._put_aside)
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)
        self._following = False
        self._wanted: list[str] = []
        self._paths: list[list[str]] = []

    def _words(self, node: Node) -> str:
        return words.node_name(node, self.context.vocabulary)

    def _icon(self, node: Node) -> Any:
        found = flag(node.iso2) if node.iso2 else None
        name = node.label if node.kind == "root" else node.kind
        return found or self.context.theme.icon(KIND_ICONS.get(name, "circle-help"))

    def open_roots(self, children: dict[str, list[Node]]) -> None:
        """Show what is there at the start without asking again: the lines below some roots."""
        for key, nodes in children.items():
            self.model.fill(key, nodes)
            self.view.expand(self.model.index_of(key))

    def show_answer(self, answer: Answer) -> None:
        self._count_later()
        if answer.filter.entities != self._entities():
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

    def _entities(self) -> tuple[str, ...]:
        nodes = [index.data(NODE_ROLE) for index in self.view.selectionModel().selectedIndexes()]
        return tuple(node.id for node in nodes if node.id)

    def _selected(self, chosen: QItemSelection, dropped: QItemSelection) -> None:  # noqa: ARG002 - Qt's signature
        if self._following:
            return
        nodes = [index.data(NODE_ROLE) for index in self.view.selectionModel().selectedIndexes()]
        sections = frozenset(node.section for node in nodes if node.section is not None)
        entities = tuple(node.id for node in nodes if node.id)
        if entities or sections:
            self.context.question.narrow(entities=entities, sections=sections)

    def _put_aside(self) -> None:
        self.dossier_requested.emit([(RecordType.ENTITY, key) for key in self._entities()])

    def _follow(self, question: Filter) -> None:
        """Show the lines of the entities that the question is about, opening what is above them."""
        self._wanted = list(question.entities)
        if not question.entities:
            self._select([])
            return
        entities = question.entities

        def work(catalog: Catalog) -> list[list[str]]:
            return [catalog.path_of(entity) for entity in entities]

        def done(paths: list[list[str]]) -> None:
            self._paths = [path for path in paths if path]
            self._reveal()

        self._paths = []
        self.context.worker.ask("path", work, done)

    def _reveal(self) -> None:
        """Open the lines above the wanted ones as far as they are there; the rest comes as their lines arrive."""
        if not self._wanted or not self._paths:
            return
        keys = []
        for path in self._paths:
            for key in path[:-1]:
                index = self.model.index_of(key)
                if index.isValid() and not self.view.isExpanded(index):
                    self.view.expand(index)
                if index.isValid() and self.model.canFetchMore(index):
                    self.model.fetchMore(index)
            if self.model.has(path[-1]):
                keys.append(path[-1])
        if len(keys) == len(self._paths):
            self._wanted = []
            self._select(keys)

    def _select(self, keys: list[str]) -> None:
        self._following = True
        selection = self.view.selectionModel()
        selection.clearSelection()
        for key in keys:
            index = self.model.index_of(key)
            selection.select(index, selection.SelectionFlag.Select)
            self.view.scrollTo(index)
            selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        self._following = False

    def _count_later(self) -> None:
        self._counting.start()

    def _count(self) -> None:
        """Ask for the counts of the lines that can be seen."""
        question = self.context.question.filter
        nodes = self._visible()

        def work(catalog: Catalog) -> list[tuple[str, tuple[int, int, int]]]:
            return [(node.key, catalog.node_counts(node, question)) for node in nodes]

        def done(found: list[tuple[str, tuple[int, int, int]]]) -> None:
            for key, counts in found:
                self.model.set_counts(key, counts)

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
