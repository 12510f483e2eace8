"""How long the window takes from a key or click to what it leads to, over the bundled edition and one of a million records."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench_samples import large_edition
from measure import Ticker, Times, settle, timed, until
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from report import Row, keep

from app.catalog.answer import IN_TABS
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.listing import Order
from app.models.tree import NODE_ROLE
from app.store.memory import open_in_memory
from app.views.collector import Collector
from app.views.main import make_application, make_window
from app.views.tables import TablePane
from app.views.window import MainWindow

MILLION = 1_000_000
BUDGETS = {  # milliseconds: bundled, a million
    "key": (16.0, 30.0),
    "click": (60.0, 250.0),
    "away": (16.0, 16.0),
}
TYPED = {  # typed letter by letter
    "bundled": [
        "uzbekistan",
        "turnover serbia 2024",
        "minsk tractor",
        "комбинат",
        "uzbekstan",
        "forum gomel",
        "butb dairy",
    ],
    "million": ["belarus", "turnover belarus 2024", "lindrero motor", "бавел", "mirumsavl", "tractor works", "test du"],
}
CLICKS = 25


@pytest.fixture(params=["bundled", "million"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database(name: str, edition: Path) -> Path:
    return edition if name == "bundled" else large_edition(entities=MILLION, events=MILLION, figures=MILLION)


@pytest.fixture
def window(database: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    make_application("en")
    made = make_window(database, open_in_memory(), "en", "light", Filter())
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.default_layout()
    made.show()
    settle(made)
    Collector(made).spare()  # as the program has it
    yield made
    made.close()


def press(window: MainWindow, letter: str) -> None:
    QApplication.sendEvent(window.search, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def click(window: MainWindow, index: QModelIndex) -> None:
    """Click on a line of the tree as the mouse does."""
    viewport = window.tree.view.viewport()
    place = QPointF(window.tree.view.visualRect(index).center())
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            place,
            QPointF(viewport.mapToGlobal(QPoint(*map(int, (place.x(), place.y()))))),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)


def lines(window: MainWindow) -> list[QModelIndex]:
    """Lines all over the opened tree."""
    model, found = window.tree.model, []
    for key in ("countries", "regions"):
        above = model.index_of(key)
        found += [model.index(row, 0, above) for row in range(model.rowCount(above))]
    busiest = sorted(found, key=lambda index: -sum(index.data(NODE_ROLE).counts or ()))
    return [*busiest[: CLICKS // 2], *found[:: max(1, len(found) // (CLICKS - CLICKS // 2))]][:CLICKS]


@pytest.mark.bench
@pytest.mark.timeout(3600)
def test_typing_clicking_opening_and_sorting(window: MainWindow, database: Path, name: str) -> None:
    rows = [
        typing(window, database, name),
        *clicking(window, name),
        opening(window, name),
        *sorting(window, name),
    ]
    keep(f"window_{name}", rows)


def typing(window: MainWindow, database: Path, name: str) -> Row:
    """From each key to the finds on the screen; the floor asks the full-text table alone for the same words."""
    connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    shown, floor = Times(), Times()
    for text in [*TYPED[name], *TYPED[name]]:
        window.search.setFocus()
        window.search.clear()
        settle(window)
        for end, letter in enumerate(text, 1):
            typed = text[:end]

            def is_shown(typed: str = typed) -> bool:
                return window.search.shown == typed or not typed.strip()

            time.sleep(0.03)  # between keys, as a quick typist
            took = timed(lambda letter=letter: press(window, letter), lambda: until(is_shown))  # type: ignore[misc]
            start = time.perf_counter()
            QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)  # paint, unless it was painted already
            shown.values.append(took + 1000 * (time.perf_counter() - start))
            start = time.perf_counter()
            match = " ".join(f'"{word}"*' for word in typed.split())
            connection.execute("SELECT rowid FROM search WHERE search MATCH ? LIMIT 60", (match or '""',)).fetchall()
            floor.values.append(1000 * (time.perf_counter() - start))
    window.search.clear()
    connection.close()
    budget = BUDGETS["key"][name == "million"]
    return Row("key → finds shown", name, shown.median, shown.p95, floor.p95, "plain FTS5 query, p95", budget)


def clicking(window: MainWindow, name: str) -> list[Row]:
    """From a click in the tree to every pane painted, and how long the GUI thread was away in between."""
    ticker = Ticker(window)
    whole, away, outside = Times(), Times(), Times()
    for index in lines(window):
        window.tree.view.scrollTo(index)
        settle(window)
        ticker.start()
        before = window.answer

        def done(before: object = before) -> bool:
            assert window.charts is not None
            return window.answer is not before and not window.context.is_busy() and not window.charts.is_busy()

        def painted(done: Callable[[], bool] = done) -> None:
            until(done)
            QApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest.value)

        whole.values.append(timed(lambda index=index: click(window, index), painted))  # type: ignore[misc]
        settle(window)  # the end of the page, below what is on the screen
        ticker.stop()
        away.values.append(max(ticker.gaps))
        outside.values.append(max(ticker.gaps_outside_painting))
    budget = BUDGETS["click"][name == "million"]
    return [
        Row("click in the tree → every pane repainted", name, whole.median, whole.p95, budget=budget),
        Row(
            "… longest the GUI thread is away outside painting",
            name,
            outside.median,
            outside.p95,
            budget=BUDGETS["away"][0],
        ),
        Row("… longest the GUI thread is away, painting included", name, away.median, away.p95),
    ]


def opening(window: MainWindow, name: str) -> Row:
    """From opening a line of the tree to the lines below it."""
    model, times = window.tree.model, Times()
    above = model.index_of("countries")
    indexes = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    for index in [i for i in indexes if model.hasChildren(i)][:20]:
        window.tree.view.scrollTo(index)
        settle(window)

        def opened(index: QModelIndex = index) -> bool:
            return model.rowCount(index) > 0

        times.values.append(timed(lambda index=index: window.tree.view.expand(index), lambda: until(opened)))  # type: ignore[misc]
        window.tree.view.collapse(index)
    return Row("opening a line of the tree", name, times.median, times.p95)


def sorting(window: MainWindow, name: str) -> list[Row]:
    """From a click on a heading to the first rows in the new order."""
    found = []
    for table_, keys in ((Table.EVENTS, ("date", "title", "kind")), (Table.FIGURES, ("period", "value", "label"))):
        window.context.question.home()
        window.tabs.show_page(1 + IN_TABS.index(table_))
        settle(window)
        pane, times = window.table_pane(table_), Times()
        for key in keys:
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                number = next(n for n, column in enumerate(pane.model.columns) if column.key == key)
                wanted = Order(key, order == Qt.SortOrder.DescendingOrder)

                def is_sorted(pane: TablePane = pane, wanted: Order = wanted) -> bool:
                    return pane.model.order == wanted and not window.is_busy()

                times.values.append(
                    timed(lambda pane=pane, n=number, o=order: pane.view.sortByColumn(n, o), lambda: until(is_sorted))  # type: ignore[misc]
                )
        found.append(Row(f"sorting the table of {table_.value}", name, times.median, times.p95))
    return found
