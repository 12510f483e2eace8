"""What stands beneath a chart: every row that it drew, every row that it left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.catalog.kinds import RecordType
from app.catalog.records import Figure
from app.views.charts.counts import Column, CountsByYear, CountsOfProjects
from app.views.charts.phrases import Phrases, translate
from app.views.charts.scene import Target
from app.views.charts.shape import Shape, Shown, drawn

if TYPE_CHECKING:
    from app.export.series import LeftOut

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (3, 4)  # columns
_REASONS_NAMED = 4  # in the one line beneath the chart


@dataclass(frozen=True, slots=True)
class Line:
    """One row: whether it is drawn, what it says, and why it is not drawn."""

    is_drawn: bool
    what: str
    period: str
    value: str
    change: str
    sources: str
    why: str
    target: Target | None


def summary(shown: Shown, phrases: Phrases) -> str:
    """The rows in one line: `Drawn: 4 figures · Left out: another figure for the same period (1)`."""
    number = phrases.wording.number
    if isinstance(shown.main, CountsByYear):
        return _counted_years(shown.main, phrases)
    if isinstance(shown.main, CountsOfProjects):
        counts = shown.main
        text = translate("charts", "Counted: {0} of {1} projects").format(number(counts.stated), number(counts.count))
        rest = counts.count - counts.stated
        return (
            text
            if not rest
            else f"{text} · " + translate("charts", "Left out: {0} that do not state it").format(number(rest))
        )
    figures = {figure.id for figure in drawn(shown.main)}
    others = {figure.id for figure in drawn(shown.beside)} - figures
    pattern = (
        translate("charts", "Drawn: {0} figures") if len(figures) != 1 else translate("charts", "Drawn: {0} figure")
    )
    text = pattern.format(number(len(figures)))
    if others:
        text += translate("charts", ", {0} more beside").format(number(len(others)))
    if shown.unseen:
        unseen = translate("charts", "{0} older ones not looked at").format(number(shown.unseen))
        text = f"{text} · {unseen}"
    if not shown.left_out:
        return text if shown.unseen else f"{text} · " + translate("charts", "nothing left out")
    reasons = Counter(left.reason for left in shown.left_out).most_common()
    named = [f"{phrases.reason(reason)} ({number(count)})" for reason, count in sorted(reasons, key=lambda r: r[1])]
    if len(named) > _REASONS_NAMED:
        rest = sum(count for _, count in reasons) - sum(sorted(count for _, count in reasons)[: _REASONS_NAMED - 1])
        named = [*named[: _REASONS_NAMED - 1], translate("charts", "{0} for other reasons").format(number(rest))]
    return f"{text} · " + translate("charts", "Left out: {0}").format(", ".join(named))


class Lines(Sequence[Line]):
    """Rows that are put into words when they are looked at: there may be a thousand, and a dozen on the screen."""

    def __init__(self, makers: Sequence[Callable[[], Line]]) -> None:
        self._makers = makers
        self._made: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, row: int) -> Line: ...
    @overload
    def __getitem__(self, row: slice) -> list[Line]: ...
    def __getitem__(self, row: int | slice) -> Line | list[Line]:
        if isinstance(row, slice):
            return [self[number] for number in range(*row.indices(len(self)))]
        if row not in self._made:
            self._made[row] = self._makers[row]()
        return self._made[row]


def lines(shown: Shown, phrases: Phrases) -> Lines:
    """Every row drawn in the chart and beside it, and every one left out."""
    makers: list[Callable[[], Line]] = []
    seen: set[str] = set()
    for shape in (shown.main, shown.beside):
        makers += [partial(_itself, line) for line in _count_lines(shape, phrases)]
        for figure in drawn(shape):
            if figure.id not in seen:
                seen.add(figure.id)
                makers.append(partial(_line, figure, phrases, ""))
    makers += [partial(_left_out, left, phrases) for left in shown.left_out]
    return Lines(makers)


def _itself(line: Line) -> Line:
    return line


def _left_out(left: LeftOut, phrases: Phrases) -> Line:
    why = phrases.reason(left.reason)
    if left.other is not None:
        why = translate("charts", "{0}: {1}").format(why, phrases.wording.figure(left.other))
    return _line(left.figure, phrases, why)


def _line(figure: Figure, phrases: Phrases, why: str) -> Line:
    wording = phrases.wording
    nature = "" if figure.nature == "actual" else f" ({phrases.vocabulary.label('nature', figure.nature).lower()})"
    return Line(
        not why,
        figure.label,
        wording.date(figure.period_label),
        wording.amount(figure.value, figure.unit, figure.qualifier) + nature,
        wording.change(figure.change_value, figure.change_unit),
        ", ".join(str(number) for number in figure.sources),
        why,
        (RecordType.FIGURE, figure.id),
    )


def _counted_years(counts: CountsByYear, phrases: Phrases) -> str:
    number = phrases.wording.number
    events = sum(column.total for column in counts.events)
    agreements = sum(column.total for column in counts.agreements)
    text = translate("charts", "Counted: {0} events, {1} agreements").format(number(events), number(agreements))
    missing = [
        f"{_why(why, phrases)} ({_table(record_type)}: {number(count)})"
        for record_type, why, count in counts.source.uncounted
    ]
    return text if not missing else f"{text} · " + translate("charts", "Left out: {0}").format(", ".join(missing))


def _why(why: str, phrases: Phrases) -> str:
    from app.export.series import Reason

    codes = {"package": Reason.PACKAGE, "undated": Reason.NO_DATE, "cancelled": Reason.CANCELLED}
    return phrases.reason(codes[why])


def _table(record_type: RecordType) -> str:
    if record_type is RecordType.EVENT:
        return translate("charts", "events")
    return translate("charts", "agreements")


def _count_lines(shape: Shape | None, phrases: Phrases) -> list[Line]:
    number = phrases.wording.number
    if isinstance(shape, CountsOfProjects):
        vocabulary = {"sector": "sector", "status": "project_status"}.get(shape.by)
        return [
            _column_line(column, vocabulary, "project_status", phrases) for column in (*shape.columns, *shape.omitted)
        ]
    if not isinstance(shape, CountsByYear):
        return []
    found = []
    for record_type, columns in ((RecordType.EVENT, shape.events), (RecordType.AGREEMENT, shape.agreements)):
        for column in columns:
            line = _column_line(column, None, f"{record_type}_kind", phrases)
            found.append(Line(True, f"{_table(record_type)}: {line.what}", column.label, line.value, "", "", "", None))
    for one in shape.source.named:
        why = _why(one.why, phrases)
        found.append(Line(False, one.title, "", number(1), "", "", why, (one.record_type, one.id)))
    return found


def _column_line(column: Column, names: str | None, kinds: str, phrases: Phrases) -> Line:
    number = phrases.wording.number
    parts = [
        f"{phrases.vocabulary.label(kinds, segment.code).lower()} {number(segment.value)}"
        for segment in column.segments
    ]
    label = phrases.vocabulary.label(names, column.key) if names else column.label or "–"
    what = ", ".join(parts) if kinds != "project_status" else f"{label}: {', '.join(parts)}"
    return Line(True, what, "", number(column.total), "", "", "", None)


class RowsModel(QAbstractTableModel):
    """The rows as a table."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines = Lines(())

    def show_lines(self, lines: Lines) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            *("", self.tr("Figure"), self.tr("Period"), self.tr("Value"), self.tr("Change")),
            *(self.tr("Sources"), self.tr("Why not drawn")),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            mark = "●" if line.is_drawn else "○"
            return (mark, line.what, line.period, line.value, line.change, line.sources, line.why)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in _NUMBERS else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (0, 1, 6):
            drawn = self.tr("drawn") if line.is_drawn else self.tr("left out")
            return {0: drawn, 1: line.what, 6: line.why}[index.column()]
        return None
