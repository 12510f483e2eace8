"""Facets: how many records each kind, measure, sector, status, year and section would leave, and narrowing to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.facets import FACETS, FacetValue
from app.catalog.filter import Filter
from app.views.context import Context
from app.views.pane import Pane

FACET_ROLE = Qt.ItemDataRole.UserRole
CODE_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
Facets = dict[str, tuple[FacetValue, ...]]
PARTS = {"kind": "kinds", "measure": "measures", "sector": "sectors", "status": "statuses", "section": "sections"}


class FacetPane(Pane):
    """Groups of values with counts; Space, Enter or a click takes a value into the filter or out of it again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = QStandardItemModel(self)
        self.view = QTreeView(self)
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setIndentation(14)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setItemDelegate(_CountDelegate(self.view))
        self.view.setAccessibleName(self.tr("Facets"))
        self.view.clicked.connect(self._toggle)
        self.view.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.view)
        self._titles: dict[str, str] = {}  # of the sections of the source, by number
        self._shown: tuple[Facets, dict[str, set[str]]] | None = None
        self._open = {"kind", "measure"}
        self.view.expanded.connect(lambda index: self._open.add(index.data(FACET_ROLE)))
        self.view.collapsed.connect(lambda index: self._open.discard(index.data(FACET_ROLE)))

    def show_answer(self, answer: Answer) -> None:
        question = answer.filter
        in_french = self.context.vocabulary.language == "fr"

        def work(catalog: Catalog) -> tuple[Facets, dict[str, str]]:
            titles = {str(part.id): part.title_fr if in_french else part.title for part in catalog.sections()}
            return {name: tuple(catalog.facet(name, question)) for name in FACETS}, titles

        def done(found: tuple[Facets, dict[str, str]]) -> None:
            self._titles = found[1]
            self._show(found[0], question)

        self.context.worker.ask("facets", work, done, patient=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.view.currentIndex()
            if index.isValid() and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._toggle(index)
                return True
        return super().eventFilter(watched, event)

    def _show(self, facets: Facets, question: Filter) -> None:
        chosen = {name: self._chosen(name, question) for name in facets}
        if (facets, chosen) == self._shown:
            return
        self._shown = facets, chosen
        scrolled = self.view.verticalScrollBar().value()
        current = self.view.currentIndex()
        kept = (current.data(FACET_ROLE), current.data(CODE_ROLE))
        self.view.blockSignals(True)
        self.model.clear()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        number = self.context.wording.number
        for name, values in facets.items():
            group, word = self._item(name, None, self._group(name), number(len(values))), self._word(name)
            for value in values:
                item = self._item(name, value.code, word(value.code), number(value.count))
                if value.code in chosen[name]:
                    item.setFont(bold)
                    item.setText(f"✓ {item.text()}")
                group.appendRow(item)
            self.model.appendRow(group)
            self.view.setExpanded(group.index(), name in self._open)
            self._keep_current(group, kept)
        self.view.blockSignals(False)
        self.view.doItemsLayout()  # else it comes with the first paint, and leads to another
        self.view.verticalScrollBar().setValue(scrolled)

    def _keep_current(self, group: QStandardItem, kept: tuple[Any, Any]) -> None:
        for row in range(group.rowCount()):
            index = group.child(row).index()
            if (index.data(FACET_ROLE), index.data(CODE_ROLE)) == kept:
                self.view.setCurrentIndex(index)

    @staticmethod
    def _item(name: str, code: str | None, text: str, count: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setData(name, FACET_ROLE)
        item.setData(code, CODE_ROLE)
        item.setData(count, COUNT_ROLE)
        item.setToolTip(text)
        return item

    def _group(self, name: str) -> str:
        names = {
            "kind": self.tr("Kind"),
            "measure": self.tr("Measure"),
            "sector": self.tr("Sector"),
            "status": self.tr("Status"),
            "section": self.tr("Section of the source"),
            "year": self.tr("Year"),
        }
        return names[name]

    def _word(self, name: str) -> Callable[[str], str]:
        vocabulary = self.context.vocabulary
        if name == "kind":
            return lambda code: vocabulary.label(vocabulary.list_of_kind(code), code)
        if name == "status":
            return vocabulary.status
        if name in ("measure", "sector"):
            return lambda code: vocabulary.label(name, code)
        return lambda code: f"{code} · {self._titles.get(code, '')}" if name == "section" else code

    @staticmethod
    def _chosen(name: str, question: Filter) -> set[str]:
        if name == "year":
            first, last = question.date_from, question.date_to
            whole = first and last and first[:4] == last[:4] and first[4:] == "-01-01" and last[4:] == "-12-31"
            return {first[:4]} if whole and first else set()
        return {str(code) for code in getattr(question, PARTS[name])}

    def _toggle(self, index: QModelIndex) -> None:
        name, code = index.data(FACET_ROLE), index.data(CODE_ROLE)
        if code is None:
            self.view.setExpanded(index, not self.view.isExpanded(index))
            return
        question = self.context.question
        if name == "year":
            taken_out = code in self._chosen(name, question.filter)
            first, last = (None, None) if taken_out else (f"{code}-01-01", f"{code}-12-31")
            question.narrow(date_from=first, date_to=last)
            return
        value = int(code) if name == "section" else code
        question.narrow(**{PARTS[name]: getattr(question.filter, PARTS[name]) ^ {value}})


class _CountDelegate(QStyledItemDelegate):
    """A value's words, and its count right-aligned and muted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        text = index.data(COUNT_ROLE)
        inner = QStyleOptionViewItem(option)
        width = inner.fontMetrics.horizontalAdvance(text) + 16
        inner.rect = QRect(option.rect).adjusted(0, 0, -width, 0)
        super().paint(painter, inner, index)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        area = QRect(option.rect).adjusted(0, 0, -8, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(super().sizeHint(option, index).width(), 24)
