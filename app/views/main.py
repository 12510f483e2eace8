"""Wiring: everything that the window needs, made once and in one place."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.catalog.catalog import Catalog
from app.catalog.errors import DatabaseProblem, NotFound
from app.catalog.filter import Filter
from app.catalog.wording import Wording
from app.paths import default_database, resources
from app.store import history, settings
from app.store.profile import Profile
from app.store.session import begin_session
from app.store.store import Store
from app.version import VERSION
from app.views.collector import Collector
from app.views.context import Context
from app.views.question import Place, Question
from app.views.signals import EndingWhenAsked
from app.views.theme import Theme, install_fonts
from app.views.window import MainWindow
from app.views.worker import Worker

if TYPE_CHECKING:
    from app.views.crash import CrashReporter

LANGUAGES = ("en", "fr")
TURN = 0.001  # seconds for which a worker may keep the GUI thread waiting for its turn at Python
HOUR = 3_600_000  # milliseconds


def make_application(language: str | None = None) -> tuple[QApplication, str]:
    """The Qt application with our font and, where the reader's language is one of ours, our words in it."""
    sys.setswitchinterval(TURN)
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("Comptoir")
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("comptoir")
    application.setWindowIcon(QIcon(str(resources() / "app" / "comptoir-128.png")))
    chosen = language or QLocale().name()[:2]
    chosen = chosen if chosen in LANGUAGES else "en"
    if language is not None or QLocale().name() == "C":
        QLocale.setDefault(QLocale(chosen))  # else numbers are written as the reader's system has them
    if chosen != "en":
        from PySide6.QtCore import QLibraryInfo, QTranslator

        for name, folder in (
            (f"comptoir_{chosen}", str(resources() / "translations")),
            (f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ):
            translator = QTranslator(application)
            if translator.load(name, folder):
                application.installTranslator(translator)
    install_fonts()
    return application, chosen


def make_window(
    db: Path, store: Store, language: str, theme: str, question: Filter | None = None, *, as_left: bool = False
) -> MainWindow:
    """The window over an edition with its first answer painted, asking a question or `as_left`. Raises DatabaseProblem."""
    catalog = Catalog(db, language)
    locale = QLocale()
    context = Context(
        question=_last_question(store) if as_left else Question(Place(question or Filter())),
        worker=Worker(db, language),
        searcher=Worker(db, language),
        vocabulary=catalog.vocabulary,
        wording=Wording(catalog.vocabulary, locale.decimalPoint(), locale.groupSeparator()),
        meta=catalog.meta,
        theme=Theme(theme),
        store=store,
    )
    window = MainWindow(context, catalog.roots())
    if as_left:
        window.restore()
    window.tree.open_roots({key: catalog.children(key) for key in ("countries", "regions")})
    try:
        _show_first(window, catalog)
    except NotFound:  # the reader was somewhere that this edition does not have
        context.question.forget()
        _show_first(window, catalog)
    catalog.close()
    return window


def _show_first(window: MainWindow, catalog: Catalog) -> None:
    """Show what can be read at once of where the reader is. Raises NotFound."""
    place = window.context.question.place
    answer = catalog.ask(place.filter, window.listed())
    page = None
    if place.record_type is not None and place.record_id is not None:
        page = catalog.any_page(place.record_type, place.record_id)
    window.page.show_first(place, page)
    window.show_answer(answer)


def _last_question(store: Store) -> Question:
    """Where the reader was, with the way back."""
    states, at = history.load(store)
    try:
        return Question([Place.from_json(state) for state in states], at)
    except (KeyError, TypeError, ValueError):  # kept by another version: start afresh
        return Question()


def open_window(db: Path, store: Store, language: str, *, safe: bool = False) -> MainWindow | None:
    """The window as it was left (or `safe`, as on the first day), over this edition or one that the reader chooses instead.

    None when they leave.
    """
    theme = settings.get(store, "theme", "system")
    path: Path | None = db
    while path is not None:
        try:
            window = make_window(path, store, language, theme, as_left=not safe)
        except DatabaseProblem as problem:
            from app.views.problem import ask_for_another

            Theme(theme)
            path = ask_for_another(problem, default_database())
        else:
            window.edition_requested.connect(partial(_open_beside, window, language))
            return window
    return None


def run(db: Path, profile: Path | None, files: Sequence[str] = ()) -> int:
    """Open the window, or hand the files to the one that is open on this profile; the exit status."""
    application, language = make_application()
    ending = EndingWhenAsked(application)
    collector = Collector(application)
    place = Profile.at(profile) if profile else Profile.default()
    session = begin_session(place, VERSION)
    if not session.is_first and _handed_over(place, list(files)):
        session.end()
        return 0
    opened = Store.open(place)
    reporters: list[CrashReporter] = []
    crashed = False
    try:
        safe = session.crash is not None and _ask_for_safe_start()
        if ending.asked:
            return 0
        window = open_window(db, opened.store, language, safe=safe)
        if window is None:
            return 1
        if opened.problem is not None:
            window.tell(str(opened.problem))
        window.painted.connect(lambda: reporters.append(_report_crashes(window, place)))
        window.complete.connect(lambda: _settle(window, place))
        window.complete.connect(collector.spare)
        window.show()
        window.open_files(list(files))
        return application.exec()
    except Exception as error:
        crashed = True
        _tell_failed_start(place, error)
        return 1
    finally:
        if not crashed and not any(reporter.crashed for reporter in reporters):
            session.end()  # else the next start tells of it and offers the usual layout
        opened.store.close()


def _open_beside(window: MainWindow, language: str, name: str) -> None:
    """Open another edition in a window of its own, with the same reader's file."""
    other = open_window(Path(name), window.context.store, language, safe=True)
    if other is not None:
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other.show()


def _handed_over(place: Profile, files: list[str]) -> bool:
    from app.views.instance import hand_over

    return hand_over(place.instance_name, files)


def _report_crashes(window: MainWindow, place: Profile) -> CrashReporter:
    """Write crashes down from now on."""
    from app.views.crash import CrashReporter, start_log, trace_hard_crashes

    reporter = CrashReporter(start_log(place.logs), window)
    trace_hard_crashes(place.logs)
    return reporter


def _tell_failed_start(place: Profile, error: Exception) -> None:
    from app.views.crash import start_log, tell_failed_start

    tell_failed_start(start_log(place.logs), error)


def _ask_for_safe_start() -> bool:
    from app.views.crash import ask_for_safe_start

    return ask_for_safe_start()


def _settle(window: MainWindow, place: Profile) -> None:
    """What can wait until the window is whole: daily copies of the reader's file, and listening to later starts."""
    from app.store import copies
    from app.views.instance import Instance, OpenedFiles

    def copy() -> None:
        threading.Thread(target=copies.keep_daily, args=(place,), name="daily copy", daemon=True).start()

    hourly = QTimer(window, interval=HOUR)
    hourly.timeout.connect(copy)
    hourly.start()
    if window.context.store.is_kept:
        copy()

    instance = Instance(place.instance_name, window)

    def take(files: list[str]) -> None:
        window.raise_()
        window.activateWindow()
        window.open_files(files)

    instance.asked.connect(take)
    if sys.platform == "darwin":
        opened = OpenedFiles(window)
        opened.asked.connect(take)
        QApplication.instance().installEventFilter(opened)
