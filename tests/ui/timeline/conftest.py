"""The timeline over the bundled data, with a question that follows what the timeline asks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from timeline_tools import Settled

from app.catalog.answer import Answer
from app.views.context import Context
from app.views.question import Place
from app.views.timeline import TimelinePane


@pytest.fixture
def settled(qtbot: QtBot) -> Settled:
    """Wait until nothing is being fetched."""

    def wait(pane: TimelinePane) -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: not pane.context.worker.is_busy(), timeout=20_000)
            qtbot.wait(0)

    return wait


@pytest.fixture
def pane(qtbot: QtBot, context: Context, settled: Settled) -> TimelinePane:
    """The timeline of everything, five years in view."""
    made = TimelinePane(context)
    qtbot.addWidget(made)
    made.resize(1240, 420)

    def follow(place: Place) -> None:
        made.show_answer(Answer(place.filter, {}, {}))

    context.question.moved.connect(follow)
    made.show()
    follow(context.question.place)
    settled(made)
    return made
