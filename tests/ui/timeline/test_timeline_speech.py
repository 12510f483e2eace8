"""The timeline for those who hear it: every mark by keyboard, each one spoken as its card says it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from timeline_tools import Settled, scene

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.catalog.records import Agreement, Event
from app.views.context import Context
from app.views.timeline import TimelinePane, foresight, wording
from app.views.timeline.bundles import Bundler


def test_each_step_by_keyboard_is_announced_as_the_card_of_the_mark(
    pane: TimelinePane, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    described: list[str] = []

    def receive(event: object) -> None:
        if event.type() == QAccessible.Event.Announcement:  # type: ignore[attr-defined]
            announced.append(event.message())  # type: ignore[attr-defined]
        elif event.type() == QAccessible.Event.DescriptionChanged:  # type: ignore[attr-defined]
            described.append(QAccessible.queryAccessibleInterface(pane.canvas).text(QAccessible.Text.Description))

    monkeypatch.setattr(QAccessible, "updateAccessibility", receive)
    pane.activateWindow()
    pane.canvas.setFocus()
    settled(pane)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Home)
    settled(pane)
    for _ in range(3):
        QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
        settled(pane)
    assert len(announced) == 4
    assert announced == described
    order = scene(pane).story.order[:4].tolist()
    for mark, text in zip(order, announced, strict=True):
        title = pane.captions.title(int(mark))
        assert title
        assert text.startswith(title)


def test_nothing_is_announced_while_the_reader_is_elsewhere(
    pane: TimelinePane, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: sent.append(event.type()))
    pane.header.legend.setFocus()
    pane.selection.go_to(5)
    settled(pane)
    assert QAccessible.Event.DescriptionChanged in sent
    assert QAccessible.Event.Announcement not in sent


@pytest.mark.parametrize("record_type", [RecordType.EVENT, RecordType.AGREEMENT])
def test_all_that_a_card_shows_is_spoken(context: Context, catalog: Catalog, record_type: RecordType) -> None:
    writer = wording.CardWriter(context.vocabulary, context.wording, wording.names("en"))
    rows = catalog.captions(record_type, range(1, catalog.last_row(record_type) + 1))
    records = catalog.records(record_type, [caption.id for caption in rows.values()])
    assert len(records) > 200
    for record in records:
        assert isinstance(record, (Event, Agreement))
        spoken = writer.spoken(record)
        for part in re.split(r"<[^>]*>", writer.card(record, context.theme.colours)):
            said = unescape(part).strip(" ·⚠")
            if re.fullmatch(r"[\d ]+", said):  # the marks of sources
                said = ", ".join(said.split())
            assert said in spoken


def test_a_name_that_is_cut_is_told_in_full(pane: TimelinePane, settled: Settled, qtbot: QtBot) -> None:
    pane.group_by("organisation")
    settled(pane)
    geometry = pane.canvas.geometry_shown()
    assert geometry is not None
    strip = geometry.above.visible()[3]
    at = QPoint(60, int(strip.top + geometry.above.shift + strip.height / 2))
    view = pane.canvas.viewport()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    lane = scene(pane).lane(strip.lane)
    assert QToolTip.text() == f"{lane.name} · {scene(pane).story.arrangement.count(strip.lane)}"
    over_plot = QPointF(pane.canvas.plot_left + 200, at.y()).toPoint()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, over_plot, view.mapToGlobal(over_plot)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_new_question_is_laid_out_before_it_reaches_the_window(
    pane: TimelinePane, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    lay_out = Bundler._lay_out

    def watched(self: Bundler, *key: object) -> object:
        threads.append(threading.current_thread().name)
        return lay_out(self, *key)  # type: ignore[arg-type]

    monkeypatch.setattr(foresight, "ahead", lambda *_: iter(()))
    pane.foresight.wait()  # what is under way stops
    monkeypatch.setattr(Bundler, "_lay_out", watched)
    for question in (Filter(entities=("china",)), Filter(kinds=frozenset({"exhibition"})), Filter()):
        threads.clear()
        pane.context.question.narrow(entities=question.entities, kinds=question.kinds)
        settled(pane)
        pane.canvas.viewport().repaint()
        assert set(threads) == {"catalog"}


def test_nothing_is_laid_out_ahead_while_another_thread_is_at_work(
    pane: TimelinePane, settled: Settled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead: list[int] = []
    busy = threading.Event()
    begun = threading.Event()

    def work(_: Catalog) -> None:
        begun.set()
        busy.wait(20)

    def steps(*_: object) -> Iterator[None]:
        for n in range(3):
            ahead.append(n)
            yield None

    monkeypatch.setattr(foresight, "ahead", steps)
    pane.context.worker.ask("test", work, lambda _: None)
    qtbot.waitUntil(begun.is_set)
    pane.canvas.pan(-9)
    tried: list[None] = []
    monkeypatch.setattr(pane.foresight, "wait", lambda: tried.append(None))
    qtbot.waitUntil(lambda: len(tried) > 2)
    assert not ahead
    busy.set()
    settled(pane)
    qtbot.waitUntil(lambda: ahead == [0, 1, 2])
