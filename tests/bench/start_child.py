"""One start, in a process of its own: prints when something was painted, in seconds of the wall clock and of the processor.

`start_child.py bare`, `start_child.py fixed`, `start_child.py plot`, or `start_child.py window DATABASE PROFILE first|whole`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def stamp(memory: bool = False) -> None:
    """Say that it is done, and end without tidying up."""
    resident = 0.0
    if memory and sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        resident = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    print(time.time(), time.process_time(), resident, flush=True)
    os._exit(0)


def bare(plot: bool) -> None:
    """An empty main window, or one with a pyqtgraph plot."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    def painted() -> None:
        QTimer.singleShot(0, lambda: stamp(memory=plot))

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            painted()

    application = QApplication([])
    window = QMainWindow() if plot else Window()
    if plot:
        import pyqtgraph

        class Plot(pyqtgraph.PlotWidget):  # type: ignore[misc]
            def paintEvent(self, event: Any) -> None:
                super().paintEvent(event)
                painted()

        window.setCentralWidget(Plot())
    window.resize(1440, 900)
    window.show()
    application.exec()


def fixed() -> None:
    """A window of plain Qt with a tree, a table and a page of fixed words: what no start with these three can go below."""
    from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTableView, QTextBrowser, QTreeView

    class Rows(QAbstractTableModel):
        def rowCount(self, parent: Any = None) -> int:
            return 300

        def columnCount(self, parent: Any = None) -> int:
            return 6

        def data(self, index: Any, role: int = 0) -> Any:
            return f"Words {index.row()}" if role == 0 else None

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, stamp)

    application = QApplication([])
    window, tree, table, page, lines = Window(), QTreeView(), QTableView(), QTextBrowser(), QStandardItemModel()
    for number in range(40):
        lines.appendRow(QStandardItem(f"Line {number}"))
    rows = Rows()
    tree.setModel(lines)
    table.setModel(rows)
    page.setHtml("<h1>Title</h1>" + "<p>Words and <a href='x'>a link</a></p><table><tr><td>1</td></tr></table>" * 20)
    window.setCentralWidget(table)
    for area, widget in ((Qt.DockWidgetArea.LeftDockWidgetArea, tree), (Qt.DockWidgetArea.RightDockWidgetArea, page)):
        dock = QDockWidget("Pane")
        dock.setWidget(widget)
        window.addDockWidget(area, dock)
    window.resize(1440, 900)
    window.show()
    application.exec()


def window(database: Path, profile: Path, until: str) -> None:
    """The program's own window over a database, as its reader left it."""
    from app.views import main
    from app.views.window import MainWindow

    show = MainWindow.show

    def shown(self: MainWindow) -> None:
        from app.catalog.answer import IN_TABS

        panes: list[Any] = [self.tree.view, self.page.browser]
        if self.tabs.index() > 0:
            panes.append(self.table_pane(IN_TABS[self.tabs.index() - 1]).view)
        if until == "first":
            unpainted = watch([pane.viewport() for pane in panes])

            def first() -> None:
                """What the window does right after its first paint."""
                assert not unpainted, "a pane was not painted at first"
                stamp()

            self._go_on = first  # type: ignore[method-assign]
        else:
            self.complete.connect(lambda: when_quiet(self, lambda: stamp(memory=True)))
        show(self)

    MainWindow.show = shown  # type: ignore[method-assign]
    main.run(database, profile)


def watch(widgets: list[Any]) -> set[int]:
    """The widgets, by their ids, that were not painted so far."""
    from PySide6.QtCore import QEvent, QObject

    waiting = set(map(id, widgets))

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                waiting.discard(id(watched))
            return False

    for widget in widgets:
        widget.installEventFilter(Watch(widget))
    return waiting


def when_quiet(window: Any, done: Callable[[], None]) -> None:
    """Call when nothing is under way in the window any more."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        if not window.is_busy():
            window.repaint()
            done()

    timer = QTimer(window, interval=0)
    timer.timeout.connect(look)
    timer.start()


if __name__ == "__main__":
    if sys.argv[1] == "window":
        window(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    elif sys.argv[1] == "fixed":
        fixed()
    else:
        bare(plot=sys.argv[1] == "plot")
