"""What happens when something unforeseen does: a log in the reader's folder, one dialog, and no more than one."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from app.version import VERSION

LOG_SIZE, LOGS_KEPT = 500_000, 3  # bytes of one file, older files beside it
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


translate = QCoreApplication.translate


def start_log(folder: Path) -> logging.Logger:
    """A rotating log in the reader's folder, or none where that cannot be written."""
    log = logging.getLogger("comptoir")
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "comptoir.log", maxBytes=LOG_SIZE, backupCount=LOGS_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.handlers[:] = [handler]
    return log


def trace_hard_crashes(folder: Path) -> None:
    """Let Python write where it was into a file of that folder, should the process be ended by a fault of a library."""
    with contextlib.suppress(OSError):
        # Opened to append and never closed: it must be at hand when nothing else works any more.
        faulthandler.enable((folder / "hard-crash.log").open("a", encoding="utf-8"))


class CrashReporter(QObject):
    """Takes every unhandled error, from whichever thread, writes it down and tells the reader once.

    `crashed` says whether there was one.
    """

    _happened = Signal(str)

    def __init__(self, log: logging.Logger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._told = False
        self.crashed = False
        self._happened.connect(self._tell)
        sys.excepthook = self._take
        threading.excepthook = lambda given: self._take(given.exc_type, given.exc_value, given.exc_traceback)
        qInstallMessageHandler(self._take_qt)

    def _take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self.crashed = True
        self._happened.emit(_written(self._log, kind, error, trace))

    def _take_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG002 - Qt's signature
        self._log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)

    def _tell(self, details: str) -> None:
        if not self._told:
            self._told = True
            _show(
                details,
                translate("crash", "Something went wrong that should not have."),
                translate(
                    "crash",
                    "Your dossiers and notes are kept. You can go on, but it is safer to close the window and start again.",
                ),
            )


def tell_failed_start(log: logging.Logger, error: Exception) -> None:
    """Write down and tell an error that left no window to go on with."""
    _show(
        _written(log, type(error), error, error.__traceback__),
        translate("crash", "Comptoir could not start."),
        translate("crash", "Your dossiers and notes are kept. The next start offers the usual layout; try that first."),
    )


def _written(
    log: logging.Logger, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> str:
    """Write an error into the log and on standard error; its details."""
    details = "".join(traceback.format_exception(kind, error, trace))
    log.error("%s\n%s", versions(), details)
    print(details, file=sys.stderr)
    return details


def _show(details: str, what: str, advice: str) -> None:
    box = QMessageBox(QMessageBox.Icon.Critical, "Comptoir", what)
    box.setInformativeText(advice)
    box.setDetailedText(f"{versions()}\n\n{details}")
    copy = QPushButton(translate("crash", "Copy details"))
    box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying does not close the box
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()


def versions() -> str:
    """One line that says which program runs on what."""
    return f"Comptoir {VERSION}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


def ask_for_safe_start() -> bool:
    """Whether the reader, told that the program ended badly last time, wants the layout of the first day."""
    box = QMessageBox(
        QMessageBox.Icon.Question, "Comptoir", translate("crash", "Comptoir did not end as it should last time.")
    )
    box.setInformativeText(
        translate(
            "crash",
            "Dossiers and notes are kept. If the window misbehaves, start with the usual layout; else go on as it was left.",
        )
    )
    usual = box.addButton(translate("crash", "Usual layout"), QMessageBox.ButtonRole.DestructiveRole)
    go_on = box.addButton(translate("crash", "As it was left"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.exec()
    return box.clickedButton() is usual
