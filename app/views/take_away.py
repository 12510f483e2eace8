"""What the reader takes along: the dossier in hand, exports and the brief, wired to the panes of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.catalog.answer import IN_TABS
from app.catalog.kinds import RecordType, Table
from app.views.brief_subject import of_dossier, of_question
from app.views.dossier.bar import DossierBar
from app.views.dossier.desk import Desk
from app.views.dossier.pane import DossierPane
from app.views.frame import Frame

if TYPE_CHECKING:
    from app.views.exporting.choice import Sight, What
    from app.views.window import MainWindow


class TakeAway(QObject):
    """Made after the first paint. What any pane wants put aside comes to `desk`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        context = window.context
        self.desk = Desk(context, self)
        self.desk.said.connect(window.tell)
        self.bar = DossierBar(context, self.desk, window)
        window.statusBar().insertWidget(0, self.bar)
        self.pane = DossierPane(context, self.desk)
        self.dock = window.docks["dossier"]
        self.dock.setWidget(Frame(self.pane))
        window.addActions([self.desk.undo_action, self.desk.redo_action])
        self.bar.open_requested.connect(self.show_dossier)
        self.bar.create_requested.connect(self.pane.menu.new_dossier)
        self.pane.brief_requested.connect(lambda: self.brief(of_the_dossier=True))
        self.pane.export_requested.connect(self._export_dossier)
        self.pane.chart_requested.connect(window.show_chart)

    def put_aside(self, records: list[tuple[RecordType, str]]) -> None:
        """Add records to the dossier in hand."""
        if records:
            self.desk.add(records)
        else:
            self._window.tell(self.tr("Nothing is chosen that could be put aside"))

    def put_chart_aside(self, chart: dict[str, object]) -> None:
        """Add a chart as it looks now."""
        state, picture = chart["state"], chart["picture"]
        assert isinstance(state, dict)
        assert isinstance(picture, bytes)
        self.desk.add_chart(state, picture, str(chart["title"]))

    def show_dossier(self) -> None:
        self.dock.show()
        self.dock.raise_()
        self.pane.list.setFocus()

    def export(self) -> None:
        """Ask what to export of what the window shows."""
        self._export(None)

    def brief(self, *, of_the_dossier: bool = False) -> None:
        """Show the brief of the dossier in hand, or of what the question is about."""
        from app.views.brief_preview import BriefPreview

        subject = of_dossier(self.desk) if of_the_dossier else of_question(self._window.context)
        if not subject.records:
            subject = of_dossier(self.desk)
        if not subject.records:
            self._window.tell(self.tr("Choose a country or an organisation first, or put something into the dossier"))
            return
        preview = BriefPreview(self._window.context, subject, self._window)
        preview.written.connect(self._tell_written)
        preview.open()

    def close(self) -> None:
        """Keep what was typed last."""
        self.pane.keep_notes()
        self.desk.close()

    def _export_dossier(self) -> None:
        from app.views.exporting.choice import What

        self._export(What.DOSSIER)

    def _export(self, what: What | None) -> None:
        from app.views.exporting.dialog import ExportDialog

        dialog = ExportDialog(self._window.context, self._sight(), what, self._window)
        dialog.written.connect(self._tell_written)
        dialog.open()

    def _sight(self) -> Sight:
        """What the window shows just now."""
        from app.views.exporting.choice import Sight

        index = self._window.tabs.index()
        table = IN_TABS[index - 1] if index > 0 else Table.FIGURES
        pane = self._window.table_pane(table)
        kinds = {kind.value for kind in RecordType}
        kept = [item for item in self.desk.items if item.record_type in kinds]
        return Sight(
            table=table,
            question=self._window.context.question.filter,
            order=pane.model.order,
            shown=pane.shown_columns(),
            selected=tuple(pane.selected()),
            dossier=tuple((RecordType(item.record_type), item.record_id) for item in kept),
            dossier_name=self.desk.current.name if self.desk.current else "",
        )

    def _tell_written(self, path: str) -> None:
        self._window.tell(self.tr("Written: {0}").format(path))
