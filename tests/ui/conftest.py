"""The real window over the bundled data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.catalog.filter import Filter
from app.store.profile import Profile
from app.store.store import Store
from app.views.main import make_application, make_window
from app.views.window import MainWindow


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A reader's file of its own."""
    opened = Store.open(Profile.at(tmp_path_factory.mktemp("profile"))).store
    yield opened
    opened.close()


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Wait until a window has every pane and no question is under way."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: not window.is_busy(), timeout=20_000)
        qtbot.wait(0)
        qtbot.waitUntil(lambda: not window.is_busy(), timeout=20_000)

    return wait


@pytest.fixture
def window(qtbot: QtBot, edition: Path, store: Store, settled: Callable[[MainWindow], None]) -> Iterator[MainWindow]:
    """The window at its first start, with everything shown."""
    make_application("en")
    made = make_window(edition, store, "en", "light", Filter())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    settled(made)
    yield made
    made.close()
