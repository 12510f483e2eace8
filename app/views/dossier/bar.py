"""The dossier in one line at the bottom of the window: which one, how much is in it, and the way to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.models import mime
from app.views.context import Context
from app.views.dossier.desk import Desk
from app.views.pane import Pane


class DossierBar(Pane):
    """`Dossier · Tashkent visit ▾ · 6 items · open`; what is dropped on it is put aside. `open_requested` asks for the pane."""

    open_requested = Signal()
    create_requested = Signal()

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = desk
        self.setAcceptDrops(True)
        caption = QLabel(self.tr("Dossier"), self)
        caption.setProperty("muted", True)
        self.choice = QToolButton(self)
        self.choice.setProperty("flat", True)
        self.choice.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.choice.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choice.setToolTip(self.tr("Another dossier, or a new one"))
        menu = QMenu(self.choice)
        menu.aboutToShow.connect(self._fill)
        self.choice.setMenu(menu)
        self.count = QLabel(self)
        self.count.setProperty("muted", True)
        self.open_button = QToolButton(self)
        self.open_button.setProperty("flat", True)
        self.open_button.setText(self.tr("open"))
        self.open_button.setToolTip(self.tr("Show the dossier"))
        self.open_button.clicked.connect(self.open_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (caption, self.choice, self.count, self.open_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        desk.changed.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 26)

    def refresh(self) -> None:
        """Show the dossier in hand."""
        current = self.desk.current
        name = current.name if current else self.tr("none yet")
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 260)
        self.choice.setText(f"{shown.replace('&', '&&')}  ▾")
        self.choice.setAccessibleName(self.tr("Dossier in hand: {0}").format(name))
        number = current.item_count if current else 0
        self.count.setText(self.tr("· 1 item ·") if number == 1 else self.tr("· {0} items ·").format(number))

    def _fill(self) -> None:
        menu, current = self.choice.menu(), self.desk.current
        menu.clear()
        for one in self.desk.dossiers:
            action = menu.addAction(self.tr("{0}   ({1})").format(one.name.replace("&", "&&"), one.item_count))
            action.triggered.connect(self._chooser(one.id))
            action.setCheckable(True)
            action.setChecked(current is not None and one.id == current.id)
        menu.addSeparator()
        menu.addAction(self.tr("New dossier…")).triggered.connect(self.create_requested)

    def _chooser(self, dossier_id: str) -> Callable[[], None]:
        return lambda: self.desk.choose(dossier_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if mime.has_records(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.add(mime.read(event.mimeData()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
