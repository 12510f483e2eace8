"""The timeline over the bundled data, with a question that follows what the timeline asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot
from timeline_tools import Settled

from app.catalog.answer import Answer
from app.catalog.catalog import Catalog
from app.catalog.wording import Wording
from app.store.store import Store
from app.views.context import Context
from app.views.main import make_application
from app.views.question import Place, Question
from app.views.theme import Theme
from app.views.timeline import TimelinePane
from app.views.worker import Worker


@pytest.fixture
def context(qapp: object, edition: Path) -> Iterator[Context]:
    make_application("en")
    catalog = Catalog(edition)
    made = Context(
        question=Question(),
        worker=Worker(edition, "en"),
        searcher=Worker(edition, "en"),
        vocabulary=catalog.vocabulary,
        wording=Wording(catalog.vocabulary),
        meta=catalog.meta,
        theme=Theme("light"),
        store=cast(Store, None),
    )
    catalog.close()
    yield made
    made.worker.stop()
    made.searcher.stop()


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
