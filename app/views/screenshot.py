"""A picture of the window, for documents and checks: no reader's file is touched and no screen needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

PATIENCE = 60  # seconds
TABS = ("charts", "figures", "events", "agreements", "projects", "relations", "sources")


def take(
    db: Path,
    target: Path,
    *,
    entity: str | None = None,
    tab: str | None = None,
    size: tuple[int, int] = (1440, 900),
    theme: str | None = None,
    language: str | None = None,
) -> None:
    """Paint the window over an edition with an entity (id or any spelling) and a tab open, and save it as PNG.

    Raises DatabaseProblem, NotFound, ValueError for an unknown tab, OSError when the picture cannot be written, TimeoutError when
    the window does not become whole, and whatever a pane raises.
    """
    if tab is not None and tab not in TABS:
        raise ValueError(f"no tab is called {tab!r}; there are {', '.join(TABS)}")
    if sys.platform == "linux" and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler

    from app.catalog.catalog import Catalog
    from app.catalog.kinds import RecordType
    from app.store.memory import open_in_memory
    from app.views.main import make_application, make_window

    qInstallMessageHandler(_speak)
    _, chosen = make_application(language)
    window = make_window(db, open_in_memory(), chosen, theme or "light")
    try:
        window.resize(*size)
        window.default_layout()
        if entity is not None:
            catalog = Catalog(db)
            window.context.question.open(RecordType.ENTITY, catalog.resolve(entity))
            catalog.close()
        window.tabs.show_page(TABS.index(tab or "charts"))
        window.show()
        loop = QEventLoop()
        quiet = 0

        def look() -> None:
            """Wait until every pane is there and nothing has been asked for a few turns."""
            nonlocal quiet
            quiet = 0 if window.is_busy() else quiet + 1
            if quiet >= 4:
                loop.quit()

        def give_up() -> None:
            faults.append(TimeoutError(f"the window was not whole after {PATIENCE} seconds"))
            loop.quit()

        def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:  # noqa: ARG001
            faults.append(error)
            loop.quit()

        faults: list[BaseException] = []
        timer = QTimer(interval=25)
        timer.timeout.connect(look)
        timer.start()
        patience = QTimer(interval=PATIENCE * 1000, singleShot=True)
        patience.timeout.connect(give_up)
        patience.start()
        before, sys.excepthook = sys.excepthook, fail
        try:
            loop.exec()
        finally:
            sys.excepthook = before
        if faults:
            raise faults[0]
        partial = target.with_name(f".{target.name}.partial")
        if not window.grab().save(str(partial), "PNG"):
            raise OSError(f"{target.parent}: the picture cannot be written there")
        partial.replace(target)
    finally:
        window.close()


def _speak(kind: object, context: object, message: str) -> None:  # noqa: ARG001 - Qt's signature
    """Pass on what Qt has to say, but for what the platform without a screen says of every window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)
