"""The brief as pages in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.export.brief import PaperSize, Part
from app.store import items as store_items
from app.store import notes
from app.store.items import NewItem
from app.views.brief_preview import BriefPreview
from app.views.brief_subject import BriefSubject, of_dossier, of_question
from app.views.context import Context
from app.views.dossier import Desk
from app.views.errand import Errand

Done = Callable[[Errand], None]
SERBIA = BriefSubject(((RecordType.ENTITY, "serbia"),))


def opened(qtbot: QtBot, context: Context, subject: BriefSubject) -> BriefPreview:
    made = BriefPreview(context, subject)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.errand.stop())
    made.show()
    return made


def tick(preview: BriefPreview, part: Part, on: bool) -> None:
    for row in range(preview.parts.count()):
        item = preview.parts.item(row)
        if item.data(Qt.ItemDataRole.UserRole) == part.value:
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


@pytest.fixture
def preview(qtbot: QtBot, context: Context, done: Done) -> BriefPreview:
    made = opened(qtbot, context, SERBIA)
    done(made.errand)
    return made


def test_pages_are_shown_and_saved_as_they_are(preview: BriefPreview, done: Done, tmp_path: Path) -> None:
    assert preview.pages.count >= 2
    assert "1" in preview.said.text()
    preview.write(tmp_path / "serbia.pdf")
    done(preview.errand)
    assert len(PdfReader(tmp_path / "serbia.pdf").pages) == preview.pages.count
    preview.write(tmp_path / "serbia.html")
    done(preview.errand)
    assert "<h1>Serbia</h1>" in (tmp_path / "serbia.html").read_text(encoding="utf-8")
    assert str(tmp_path / "serbia.html") in preview.said.text()


def test_parts_paper_and_author_are_remembered(
    qtbot: QtBot, context: Context, preview: BriefPreview, done: Done, tmp_path: Path
) -> None:
    pages = preview.pages.count
    tick(preview, Part.HAPPENED, False)
    tick(preview, Part.ORGANISATIONS, False)
    preview.paper.choose(PaperSize.LETTER)
    preview.author.setText("A. Reader")
    preview.make()
    done(preview.errand)
    assert preview.pages.count < pages
    preview.reject()
    again = opened(qtbot, context, SERBIA)
    done(again.errand)
    assert again.chosen_parts() == frozenset(Part) - {Part.HAPPENED, Part.ORGANISATIONS}
    assert again.paper.value is PaperSize.LETTER
    again.write(tmp_path / "brief.pdf")
    done(again.errand)
    reader = PdfReader(tmp_path / "brief.pdf")
    assert reader.metadata is not None
    assert reader.metadata.author == "A. Reader"
    assert round(reader.pages[0].mediabox.width) == 612


def test_another_title_is_on_the_page_after_a_pause(
    preview: BriefPreview, done: Done, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClicks(preview.title, "For the minister")
    qtbot.waitUntil(lambda: not preview._pause.isActive(), timeout=5000)
    done(preview.errand)
    preview.write(tmp_path / "brief.pdf")
    done(preview.errand)
    reader = PdfReader(tmp_path / "brief.pdf")
    assert "For the minister" in reader.pages[0].extract_text()


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(
    preview: BriefPreview, done: Done, tmp_path: Path
) -> None:
    preview.write(tmp_path / "away" / "brief.pdf")
    done(preview.errand)
    assert "there is no such folder" in preview.said.text()
    assert list(tmp_path.glob("**/*.pdf")) == []
    assert preview.pdf_button.isEnabled()


def test_making_pages_can_be_called_off(qtbot: QtBot, context: Context) -> None:
    made = opened(qtbot, context, BriefSubject(((RecordType.ENTITY, "belarus"),)))
    qtbot.mouseClick(made.cancel_button, Qt.MouseButton.LeftButton)
    assert made.said.text() == "Called off"
    assert not made.pdf_button.isEnabled()
    made.reject()


def test_a_dossier_is_printed_with_its_notes_and_without_what_the_edition_dropped(
    qtbot: QtBot, context: Context, desk: Desk, done: Done, settled: Callable[[], None], tmp_path: Path
) -> None:
    desk.create("Belgrade visit")
    desk.add([(RecordType.ENTITY, "serbia"), (RecordType.SOURCE, "145")])
    settled()
    assert desk.current is not None
    store_items.add(context.store, desk.current.id, [NewItem("event", "no-longer-there", "A forum")])
    desk.set_note(desk.current.id, "Bring samples of milk powder")
    desk.set_item_note(desk.items[0].id, "Ask for the commission's date")
    made = opened(qtbot, context, of_dossier(desk))
    done(made.errand)
    made.write(tmp_path / "visit.html")
    done(made.errand)
    text = (tmp_path / "visit.html").read_text(encoding="utf-8")
    assert "<h1>Belgrade visit</h1>" in text
    assert "Bring samples of milk powder" in text
    assert "Ask for the commission&#x27;s date" in text
    assert 'id="source-145"' in text


def test_what_the_window_is_about_can_be_printed_at_once(context: Context) -> None:
    notes.set_note(context.store, "entity", "serbia", "my own words")
    context.question.ask(Filter(entities=("serbia",), date_from="2024-01-01"))
    subject = of_question(context)
    assert subject.records == ((RecordType.ENTITY, "serbia"),)
    assert subject.date_from == "2024-01-01"
    assert [note.text for note in subject.notes] == ["my own words"]
