"""A range dragged on the timeline narrows everything else, and a double click takes it back."""

from __future__ import annotations

import datetime as dt

from driving import NONE, Settled, chips, rows
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.catalog.kinds import RecordType, Table
from app.models.tree import COUNTS_ROLE
from app.views.timeline import TimelinePane
from app.views.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def timeline(window: MainWindow) -> TimelinePane:
    assert window.timeline is not None
    return window.timeline


def on_axis(window: MainWindow, day: str) -> QPoint:
    """Where a day stands on the timeline's axis."""
    canvas = timeline(window).canvas
    frame = canvas.frame()
    assert frame is not None
    x = canvas.plot_left + canvas.view().x(dt.date.fromisoformat(day).toordinal())
    return QPoint(round(x), int((frame.geometry.axis_top + frame.geometry.axis_bottom) / 2))


def brush(window: MainWindow, first: str, last: str) -> None:
    viewport = timeline(window).canvas.viewport()
    start, end = on_axis(window, first), on_axis(window, last)
    QTest.mousePress(viewport, LEFT, NONE, start)
    for part in (0.3, 0.7, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * part
        move = QMouseEvent(QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NONE)
        QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, LEFT, NONE, end)


def test_brushing_the_timeline_filters_tables_tree_and_charts(window: MainWindow, settled: Settled) -> None:
    window.context.question.open(RecordType.ENTITY, "uzbekistan")
    settled(window)
    index = window.tree.model.index_of("countries/uzbekistan")
    everything = index.data(COUNTS_ROLE)
    charted = window.charts.summary.text() if window.charts is not None else ""
    brush(window, "2024-01-02", "2024-12-29")
    settled(window)
    question = window.context.question.filter
    assert (question.date_from, question.date_to) == ("2024-01-01", "2024-12-31")
    assert question.entities == ("uzbekistan",)
    events, agreements, figures = index.data(COUNTS_ROLE)
    assert 0 < events < everything[0]
    assert (rows(window, Table.EVENTS), rows(window, Table.AGREEMENTS)) == (events, agreements)
    assert rows(window, Table.FIGURES) == figures < everything[2]
    assert timeline(window).header.count.text().startswith(f"{events} events above, {agreements} agreement")
    assert window.charts is not None
    assert window.charts.summary.text() != charted
    assert "2024" in chips(window)

    viewport, free = timeline(window).canvas.viewport(), on_axis(window, "2022-05-15")
    QTest.mouseClick(viewport, LEFT, NONE, free)
    QTest.mouseDClick(viewport, LEFT, NONE, free)
    QTest.mouseRelease(viewport, LEFT, NONE, free)
    settled(window)
    assert window.context.question.filter.date_from is None
    assert index.data(COUNTS_ROLE) == everything


def test_a_mark_opened_on_the_timeline_is_shown_on_the_page(window: MainWindow, settled: Settled) -> None:
    pane = timeline(window)
    canvas = pane.canvas
    frame = canvas.frame()
    assert frame is not None
    placed = next(p for p in frame.placed if p.item is not None and p.count == 1 and p.left > 20 and p.right < 600)
    at = QPoint(int(canvas.plot_left + (placed.left + placed.right) / 2), int((placed.top + placed.bottom) / 2))
    QTest.mouseClick(canvas.viewport(), LEFT, NONE, at)
    settled(window)
    assert pane.scene is not None
    title = pane.captions.title(int(pane.scene.marks_of(placed)[0]))
    assert title is not None
    assert title in window.page.browser.toPlainText().replace("\u00a0", " ")


def test_marks_chosen_together_stand_together_on_the_page(window: MainWindow, settled: Settled) -> None:
    window.context.question.open(RecordType.ENTITY, "uzbekistan")
    settled(window)
    pane = timeline(window)
    frame, scene = pane.canvas.frame(), pane.scene
    assert frame is not None
    assert scene is not None
    single = [placed for placed in frame.placed if placed.item is not None and placed.count == 1]
    marks = [int(next(iter(scene.marks_of(placed)))) for placed in single[:2]]
    pane.selection.toggle(marks[:1])
    settled(window)
    pane.selection.toggle(marks[1:])
    settled(window)
    titles = [caption.title for mark in marks if (caption := pane.captions.get(mark)) is not None]
    text = " ".join(window.page.browser.toPlainText().split())
    assert "2 chosen" in text
    assert len(titles) == 2
    assert all(" ".join(title.split()) in text for title in titles)
    asked: list[list[tuple[RecordType, str]]] = []
    window.page.dossier_requested.connect(asked.append)
    window.page.browser.setFocus()
    QTest.keyClick(window.page.browser, Qt.Key.Key_D)
    assert [len(records) for records in asked] == [2]
    window.bar.back.trigger()
    settled(window)
    assert "2 chosen" not in window.page.browser.toPlainText()
