"""The tree of entities, filled one level at a time when a line is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.catalog.kinds import RecordType
from app.catalog.tree import Node
from app.models import mime

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
COUNTS_ROLE = Qt.ItemDataRole.UserRole + 1
NAMES, NUMBERS = 0, 1  # the columns
_USUAL = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_DRAGGED = _USUAL | Qt.ItemFlag.ItemIsDragEnabled
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
BATCH = 500  # lines fetched at once


@dataclass
class Line:
    """A line of the tree on the screen: its node, its words, and the lines below as far as they are there."""

    node: Node
    text: str
    parent: Line | None
    row: int
    counts: tuple[int, int, int] | None = None
    numbers: str = ""
    below: list[Line] = field(default_factory=list)
    asked: bool = False
    complete: bool = False


@dataclass(frozen=True)
class Words:
    """How lines are told: their words, their icon, their counts short and in full."""

    text: Callable[[Node], str]
    icon: Callable[[Node], Any]
    numbers: Callable[[Node, tuple[int, int, int] | None], str]
    in_full: Callable[[tuple[int, int, int] | None], str]
    muted: Callable[[], Any]  # the colour of counts


class TreeModel(QAbstractItemModel):
    """`children_needed(key, offset)` asks for lines below a line; `fill` takes them."""

    children_needed = Signal(str, int)

    def __init__(self, roots: Sequence[Node], words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self._roots = [self._line(node, None, row) for row, node in enumerate(roots)]
        self._lines: dict[str, Line] = {line.node.key: line for line in self._roots}

    def _line(self, node: Node, parent: Line | None, row: int) -> Line:
        return Line(node, self._words.text(node), parent, row, node.counts, self._words.numbers(node, node.counts))

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
                child = self._line(node, line, row)
                line.below.append(child)
                self._lines[node.key] = child
            self.endInsertRows()
        line.complete = len(nodes) < BATCH

    def set_counts(self, key: str, counts: tuple[int, int, int]) -> bool:
        """Show other counts beside a line; whether they are others."""
        line = self._lines.get(key)
        if line is None or line.counts == counts:
            return False
        line.counts, line.numbers = counts, self._words.numbers(line.node, counts)
        index = self.index_of(key)
        self.dataChanged.emit(index, index.siblingAtColumn(NUMBERS))
        return True

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
        return (
            self.createIndex(row, column, lines[row]) if 0 <= row < len(lines) and column in (0, 1) else QModelIndex()
        )

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        line = self.line(index)
        return self.createIndex(line.parent.row, 0, line.parent) if line and line.parent else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        line = self.line(parent)
        return 0 if parent.column() > 0 else len(line.below) if line else len(self._roots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 2

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        line = self.line(parent)
        return line.node.child_count > 0 if line else True

    def canFetchMore(self, parent: Index) -> bool:
        line = self.line(parent)
        return line is not None and line.node.child_count > 0 and not line.complete and not line.asked

    def is_waiting(self, index: Index) -> bool:
        """Whether lines below a line were asked for and did not come yet."""
        line = self.line(index)
        return line is not None and line.asked

    def fetchMore(self, parent: Index) -> None:
        line = self.line(parent)
        if line is not None and not line.asked:
            line.asked = True
            self.children_needed.emit(line.node.key, len(line.below))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == NODE_ROLE:
            return line.node
        if role == COUNTS_ROLE:
            return line.counts
        if index.column() == NUMBERS:
            return self._number_data(line, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.DecorationRole:
            return self._words.icon(line.node)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (line.text, self._words.in_full(line.counts))
            return ("\n" if role == Qt.ItemDataRole.ToolTipRole else ", ").join(part for part in parts if part)
        return None

    def _number_data(self, line: Line, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.numbers
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._words.muted()
        return self._words.in_full(line.counts) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        return _DRAGGED if line is not None and line.node.id else _USUAL

    def mimeTypes(self) -> list[str]:
        return [mime.MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = (self.line(index) for index in indexes if index.column() == NAMES)
        lines = [line for line in found if line is not None and line.node.id]
        records = [(RecordType.ENTITY, line.node.id or "") for line in lines]
        return mime.write(records, "\n".join(line.text for line in lines))
