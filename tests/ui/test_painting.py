"""How often the window is laid out and painted for one answer: once, where it is new."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.views.window import MainWindow


class Counter(QObject):
    """Counts the events of one kind that a widget gets."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.count = 0
        self._kind = kind
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == self._kind
        return False


@pytest.fixture
def seen(window: MainWindow, settled: Callable[[MainWindow], None]) -> MainWindow:
    """The window, wide enough for two charts, after first answers about countries, which make what a chart needs."""
    window.resize(1440, 900)
    for country in ("china", "kazakhstan"):
        window.context.question.narrow(entities=(country,))
        settled(window)
    return window


def test_another_entity_does_not_lay_the_window_out_again(
    seen: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    laid_out = Counter(seen, QEvent.Type.LayoutRequest)
    seen.context.question.narrow(entities=("uzbekistan",))
    settled(seen)
    assert laid_out.count == 0


def test_the_charts_of_another_entity_are_painted_once(seen: MainWindow, settled: Callable[[MainWindow], None]) -> None:
    assert seen.charts is not None
    painted = [Counter(frame.view.viewport(), QEvent.Type.Paint) for frame in (seen.charts.main, seen.charts.beside)]
    seen.context.question.narrow(entities=("uzbekistan",))
    settled(seen)
    assert [counter.count for counter in painted] == [1, 1]


def test_the_bottom_line_has_room_for_the_longest_counts(
    window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    everything = window.edition_line.text()
    assert window.edition_line.sizeHint().width() <= window.edition_line.width()
    window.context.question.narrow(entities=("serbia",))
    settled(window)
    assert window.edition_line.text() != everything
    assert window.edition_line.sizeHint().width() <= window.edition_line.width()
