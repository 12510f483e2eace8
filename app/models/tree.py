"""The tree of entities, filled one level at a time when a line is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.catalog.tree import Node

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
COUNTS_ROLE = Qt.ItemDataRole.UserRole + 1
BATCH = 500  # lines fetched at once


@dataclass
class Line:
    """A line of the tree on the screen: its node, its words, and the lines below as far as they are there."""

    node: Node
    text: str
    parent: Line | None
    row: int
    below: list[Line] = field(default_factory=list)
    asked: bool = False
    complete: bool = False
    counts: tuple[int, int, int] | None = None


class TreeModel(QAbstractItemModel):
    """`children_needed(key, offset)` asks for lines below a line; `fill` takes them."""

    children_needed = Signal(str, int)

    def __init__(
        self, roots: Sequence[Node], word: Callable[[Node], str], decorate: Callable[[Node], Any], parent: Any = None
    ) -> None:
        super().__init__(parent)
        self._word, self._decorate = word, decorate
        self._roots = [Line(node, word(node), None, row) for row, node in enumerate(roots)]
        self._lines: dict[str, Line] = {line.node.key: line for line in self._roots}

    def fill(self, key: str, nodes: Sequence[Node]) -> None:
        """Take the next lines below a line."""
        line = self._lines.get(key)
        if line is None:
            return
        line.asked = False
        start = len(line.below)
        if nodes:
            self.beginInsertRows(self.index_of(key), start, start + len(nodes) - 1)
            for row, node in enumerate(nodes, start):
                child = Line(node, self._word(node), line, row, counts=node.counts)
                line.below.append(child)
                self._lines[node.key] = child
            self.endInsertRows()
        line.complete = len(line.below) >= line.node.child_count or not nodes

    def set_counts(self, key: str, counts: tuple[int, int, int]) -> None:
        """Show other counts beside a line."""
        line = self._lines.get(key)
        if line is not None and line.counts != counts:
            line.counts = counts
            index = self.index_of(key)
            self.dataChanged.emit(index, index, [COUNTS_ROLE])

    def line(self, index: Index) -> Line | None:
        pointer = index.internalPointer() if index.isValid() else None
        return pointer if isinstance(pointer, Line) else None

    def has(self, key: str) -> bool:
        return key in self._lines

    def index_of(self, key: str) -> QModelIndex:
        line = self._lines.get(key)
        return QModelIndex() if line is None else self.createIndex(line.row, 0, line)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        above = self.line(parent)
        lines = above.below if above else self._roots
        return self.createIndex(row, column, lines[row]) if 0 <= row < len(lines) and column == 0 else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        line = self.line(index)
        return self.createIndex(line.parent.row, 0, line.parent) if line and line.parent else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        line = self.line(parent)
        return len(line.below) if line else len(self._roots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        line = self.line(parent)
        return line.node.child_count > 0 if line else True

    def canFetchMore(self, parent: Index) -> bool:
        line = self.line(parent)
        return line is not None and line.node.child_count > 0 and not line.complete and not line.asked

    def fetchMore(self, parent: Index) -> None:
        line = self.line(parent)
        if line is not None and not line.asked:
            line.asked = True
            self.children_needed.emit(line.node.key, len(line.below))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.DecorationRole:
            return self._decorate(line.node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.text
        if role == NODE_ROLE:
            return line.node
        return line.counts if role == COUNTS_ROLE else None
