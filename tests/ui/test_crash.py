"""An unhandled error, and the start after it, as the reader meets them."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.views.crash import CrashReporter, ask_for_safe_start, start_log, tell_failed_start


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "log"
    for handler in logging.getLogger("comptoir").handlers:
        handler.close()


@pytest.fixture
def reporter(qapp: QApplication, log_folder: Path) -> Iterator[CrashReporter]:
    from PySide6.QtCore import qInstallMessageHandler

    before = sys.excepthook, threading.excepthook
    made = CrashReporter(start_log(log_folder))
    yield made
    sys.excepthook, threading.excepthook = before
    qInstallMessageHandler(None)


class Reader:
    """Looks at every dialog that comes up, presses some buttons and closes it."""

    def __init__(self, *press: str) -> None:
        self.boxes: list[tuple[str, str]] = []
        self._press = press
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        self.boxes.append((box.text(), box.detailedText()))
        buttons: dict[str, QAbstractButton] = {button.text().replace("&", ""): button for button in box.buttons()}
        for name in self._press:
            buttons[name].click()
        if box.isVisible() and "Close" in buttons:
            buttons["Close"].click()


def fail(what: str) -> None:
    raise ZeroDivisionError(what)


def test_an_error_in_a_slot_is_told_in_one_dialog_and_written_down(
    qtbot: QtBot, reporter: CrashReporter, log_folder: Path
) -> None:
    reader = Reader("Copy details")
    for what in ("first mishap", "second mishap"):
        try:
            fail(what)
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    written = (log_folder / "comptoir.log").read_text(encoding="utf-8")
    assert len(reader.boxes) == 1
    assert "first mishap" in reader.boxes[0][1]
    assert "first mishap" in QGuiApplication.clipboard().text()
    assert "Comptoir" in QGuiApplication.clipboard().text()
    assert "first mishap" in written
    assert "second mishap" in written
    assert reporter.crashed


def test_an_error_in_a_thread_is_told_too(qtbot: QtBot, reporter: CrashReporter) -> None:
    reader = Reader()
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(reader.boxes))
    assert "in a thread" in reader.boxes[0][1]


def test_what_qt_warns_of_goes_to_the_log(reporter: CrashReporter, log_folder: Path) -> None:
    from PySide6.QtCore import qWarning

    qWarning("a warning of Qt")
    assert "a warning of Qt" in (log_folder / "comptoir.log").read_text(encoding="utf-8")
    assert not reporter.crashed


def test_the_log_stays_small(log_folder: Path) -> None:
    log = start_log(log_folder)
    for _ in range(30):
        log.error("x" * 100_000)
    sizes = [path.stat().st_size for path in log_folder.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 600_000


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start_log(tmp_path / "file" / "log").error("goes nowhere")


def test_a_start_that_fails_is_told(qtbot: QtBot, log_folder: Path) -> None:
    reader = Reader()
    tell_failed_start(start_log(log_folder), ValueError("no window"))
    assert "could not start" in reader.boxes[0][0]
    assert "no window" in (log_folder / "comptoir.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(("button", "safe"), [("Usual layout", True), ("As it was left", False)])
def test_the_reader_chooses_the_layout_after_a_crash(qtbot: QtBot, button: str, safe: bool) -> None:
    reader = Reader(button)
    assert ask_for_safe_start() is safe
    assert "did not end as it should" in reader.boxes[0][0]
