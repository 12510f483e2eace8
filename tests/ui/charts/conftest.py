"""A pane of charts over the bundled data, without the window around it; and figures made up by hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyqtgraph
import pytest
from pytestqt.qtbot import QtBot

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.wording import Wording
from app.views.charts import ChartPane
from app.views.charts.choice import Choice
from app.views.charts.phrases import Phrases
from app.views.charts.shape import Shown, shape
from app.views.context import Context

Ask = Callable[..., ChartPane]
Shape = Callable[..., Shown]


@pytest.fixture(autouse=True)
def _every_move_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """pyqtgraph skips movements of the mouse that come faster than a hand's; those of a test do."""
    monkeypatch.setitem(pyqtgraph.CONFIG_OPTIONS, "mouseRateLimit", 0)


@pytest.fixture
def pane(qtbot: QtBot, context: Context) -> ChartPane:
    """The pane, shown, 1000 pixels wide."""
    made = ChartPane(context)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    return made


@pytest.fixture
def ask(qtbot: QtBot, pane: ChartPane, catalog: Catalog) -> Ask:
    """Show the answer about some entities, or settle what was asked, until every bar is painted."""

    def show(*entities: str, **question: Any) -> ChartPane:
        if entities or question:
            pane.show_answer(catalog.ask(Filter(entities=entities, **question)))
        qtbot.waitUntil(lambda: not pane.context.is_busy() and not pane.is_busy(), timeout=20_000)
        qtbot.wait(0)
        pane.grab()
        return pane

    return show


@pytest.fixture
def shaped(catalog: Catalog) -> Shape:
    """What would be drawn of a question."""

    def make(*entities: str, choice: Choice | None = None, **question: Any) -> Shown:
        asked = Filter(entities=entities, **question)
        answer = catalog.ask(asked)
        return shape(catalog, asked, catalog.figures(asked), answer.counts, choice or Choice())

    return make


@pytest.fixture
def phrases(qtbot: QtBot, catalog: Catalog) -> Phrases:
    return Phrases(Wording(catalog.vocabulary))
