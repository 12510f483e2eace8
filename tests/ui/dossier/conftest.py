"""The dossier's panes over the bundled data and a reader's file of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.views.context import Context
from app.views.dossier import Desk, DossierPane
from app.views.errand import Errand

Settled = Callable[[], None]


@pytest.fixture
def settled(qtbot: QtBot, context: Context) -> Settled:
    """Wait until no question is under way."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not context.worker.is_busy(), timeout=20_000)
        qtbot.wait(0)
        qtbot.waitUntil(lambda: not context.worker.is_busy(), timeout=20_000)

    return wait


@pytest.fixture
def done(qtbot: QtBot) -> Callable[[Errand], None]:
    """Wait until an errand has come back."""

    def wait(errand: Errand) -> None:
        qtbot.waitUntil(lambda: not errand.is_running, timeout=60_000)
        qtbot.wait(0)

    return wait


@pytest.fixture
def desk(context: Context) -> Iterator[Desk]:
    made = Desk(context)
    yield made
    made.close()


@pytest.fixture
def pane(qtbot: QtBot, context: Context, desk: Desk, settled: Settled) -> DossierPane:
    made = DossierPane(context, desk)
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    settled()
    return made
