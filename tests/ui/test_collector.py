"""Garbage that a worker leaves is collected where Qt objects may be destroyed."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.views.collector import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    parent = QObject()
    yield Collector(parent)
    parent.deleteLater()
    qtbot.waitUntil(gc.isenabled)


def test_garbage_of_a_worker_is_collected_on_the_gui_thread(collector: Collector, qtbot: QtBot) -> None:
    collected_on: list[threading.Thread] = []

    class Knot:
        """Refers to itself, so that only the collector can end it."""

        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            collected_on.append(threading.current_thread())

    def work() -> None:
        for _ in range(5000):
            Knot()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert collected_on == []
    qtbot.waitUntil(lambda: len(collected_on) == 5000)
    assert set(collected_on) == {threading.main_thread()}


def test_collecting_is_python_s_own_again_when_the_window_is_gone(qtbot: QtBot) -> None:
    parent = QObject()
    Collector(parent)
    assert not gc.isenabled()
    parent.deleteLater()
    qtbot.waitUntil(gc.isenabled)
