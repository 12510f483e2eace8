"""Dates, cards and loading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from timeline_tools import LEFT, NONE, Settled, day, frame, middle, scene

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType
from app.catalog.records import Agreement, Event
from app.views.context import Context
from app.views.timeline import TimelinePane, dates, legend, library, wording
from app.views.timeline.card import on_screen
from app.views.timeline.lanes import Mode
from app.views.timeline.legend import LegendPopup
from app.views.timeline.library import Library, Progress, Told
from app.views.timeline.story import Sort, tell


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2024-10-05", "2024-10-05", "day", "5 October 2024"),
        ("2023-10-19", "2023-10-21", "day", "19 October 2023 – 21 October 2023"),
        ("2024-10-01", "2024-10-31", "month", "October 2024"),
        ("2024-03-01", "2024-06-30", "month", "March – June 2024"),
        ("2023-04-01", "2024-07-31", "month", "April 2023 – July 2024"),
        ("2025-01-01", "2025-06-30", "half", "first half of 2025"),
        ("2025-07-01", "2025-09-30", "quarter", "3rd quarter of 2025"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2023-01-01", "2024-12-31", "year", "2023–2024"),
        (None, None, None, "no date stated"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(
    qapp: QApplication, first: str | None, last: str | None, precision: str | None, words: str
) -> None:
    assert wording.date_words(first, last, precision, wording.names("en")) == words


def test_months_are_named_in_the_readers_language(qapp: QApplication) -> None:
    assert wording.date_words("2024-08-01", "2024-08-31", "month", wording.names("fr")) == "août 2024"


def test_a_card_names_value_event_and_sources(context: Context, catalog: Catalog) -> None:
    writer = wording.CardWriter(context.vocabulary, context.wording, wording.names("en"))
    valued = next(
        record
        for record in catalog.records(RecordType.AGREEMENT, all_ids(catalog, RecordType.AGREEMENT))
        if isinstance(record, Agreement) and record.value is not None and record.event_title and record.parties
    )
    spoken, card = writer.spoken(valued), writer.card(valued, context.theme.colours)
    amount = context.wording.amount(valued.value, valued.currency)
    assert amount in spoken
    assert f"signed at {valued.event_title}" in spoken
    assert valued.parties[0].entity.name in spoken
    assert str(valued.sources[0]) in spoken
    assert card.count("<p") >= 4


def test_a_doubt_is_on_the_card(context: Context, catalog: Catalog) -> None:
    writer = wording.CardWriter(context.vocabulary, context.wording, wording.names("en"))
    doubted = next(
        record
        for kind in (RecordType.EVENT, RecordType.AGREEMENT)
        for record in catalog.records(kind, all_ids(catalog, kind))
        if isinstance(record, (Event, Agreement)) and record.doubt
    )
    assert "⚠" in writer.card(doubted, context.theme.colours)
    assert doubted.doubt is not None
    assert doubted.doubt in writer.spoken(doubted)


def all_ids(catalog: Catalog, record_type: RecordType) -> list[str]:
    rows = range(1, catalog.last_row(record_type) + 1)
    return [caption.id for caption in catalog.captions(record_type, rows).values()]


def test_a_card_stays_on_the_screen_and_off_the_pointer(qapp: QApplication) -> None:
    area = qapp.primaryScreen().availableGeometry()
    corner = area.bottomRight() - QPoint(3, 3)
    at = on_screen(QRect(corner + QPoint(14, 18), QRect(0, 0, 340, 120).size()), corner)
    shown = QRect(at, QRect(0, 0, 340, 120).size())
    assert area.contains(shown)
    assert not shown.contains(corner)


@pytest.mark.parametrize("mode", list(Mode))
def test_loading_in_turns_tells_the_same_story(
    pane: TimelinePane, catalog: Catalog, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pane.told is not None
    wish = library.Wish(pane.told.wish.question, mode, with_ghosts=False)
    words = pane.words_of_lanes({})
    at_once = Library(words).advance(catalog, wish)
    assert isinstance(at_once, Told)
    monkeypatch.setattr(library, "TURN", -1.0)
    monkeypatch.setattr(library, "AT_ONCE", 40)
    slow, parts = Library(words), []
    while isinstance(result := slow.advance(catalog, wish), Progress):
        parts.append(result.part)
    assert len(parts) > 10
    assert all(0 < part <= 1 for part in parts)
    assert result.story.order.tolist() == at_once.story.order.tolist()
    assert result.story.arrangement.marks.tolist() == at_once.story.arrangement.marks.tolist()
    assert result.captions == at_once.captions


def test_titles_of_many_marks_are_fetched_when_they_are_looked_at(
    qtbot: QtBot, pane: TimelinePane, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "CAPTIONED", 10)
    made = TimelinePane(pane.context)
    qtbot.addWidget(made)
    made.resize(1240, 420)
    made.show()
    assert pane.told is not None
    from app.catalog.answer import Answer

    made.show_answer(Answer(pane.told.wish.question, {}, {}))
    settled(made)
    assert frame(made).labels
    assert [label.text for label in frame(made).labels] == [label.text for label in frame(pane).labels]
    mark = int(scene(made).story.order[0])
    made.selection.choose((mark,))
    settled(made)
    assert made.context.question.place.record_id == made.captions.get(mark).id  # type: ignore[union-attr]


def test_pinching_zooms_about_the_fingers(pane: TimelinePane) -> None:
    before = pane.canvas.view()
    at = QPointF(700, 60)
    moment = before.moment(at.x() - pane.canvas.plot_left)
    viewport = pane.canvas.viewport()
    gesture = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        viewport.mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(viewport, gesture)
    after = pane.canvas.view()
    assert after.scale == pytest.approx(before.scale * 1.25)
    assert after.moment(at.x() - pane.canvas.plot_left) == pytest.approx(moment)


def menu_actions(pane: TimelinePane) -> dict[str, object]:
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    return {action.text(): action for action in menu.actions()}


def test_menus_fold_open_select_and_narrow(pane: TimelinePane, settled: Settled) -> None:
    lane = scene(pane).story.above[0]
    pane.canvas.head_menu_wanted.emit(lane, QPoint(10, 10))
    actions = menu_actions(pane)
    actions["Select all in this lane"].trigger()  # type: ignore[attr-defined]
    settled(pane)
    assert len(pane.selection.chosen) == scene(pane).story.arrangement.count(lane)
    pane.findChildren(QMenu)[-1].close()
    actions["Fold"].trigger()  # type: ignore[attr-defined]
    assert scene(pane).lane(lane).key in pane.choices.folded
    for menu in pane.findChildren(QMenu):
        menu.close()
    pane.canvas.menu_wanted.emit(None, QPoint(10, 10))
    menu_actions(pane)["Narrow everything to the time in view"].trigger()  # type: ignore[attr-defined]
    settled(pane)
    assert pane.context.question.filter.date_from is not None
    for menu in pane.findChildren(QMenu):
        menu.close()


def test_a_click_on_a_number_in_the_margin_lists_the_undated(pane: TimelinePane, settled: Settled) -> None:
    chip = next(p for p in frame(pane).placed if p.item is None and p.count > 1)
    at = QPoint(int(pane.canvas.plot_left + (chip.left + chip.right) / 2), int((chip.top + chip.bottom) / 2))
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, at)
    settled(pane)
    shown = pane.pointing.bundle
    assert shown.isVisible()
    assert shown.title.text() == f"no date · {chip.count}"
    assert not shown.zoom.isVisible()
    shown.close()


def test_hovering_a_bundle_counts_what_it_holds(pane: TimelinePane, settled: Settled, qtbot: QtBot) -> None:
    placed = next(p for p in frame(pane).placed if p.item is not None and p.count > 3 and p.left > 20 and p.right < 900)
    QTest.mouseMove(pane.canvas.viewport(), middle(pane, placed))
    qtbot.waitUntil(pane.pointing.card.isVisible, timeout=5000)
    text = pane.pointing.card.text()
    assert f"· {placed.count}</b>" in text
    assert "×" in text
    pane.canvas.moved.emit()
    assert not pane.pointing.card.isVisible()


def test_the_legend_names_every_kind_that_is_shown(pane: TimelinePane, settled: Settled) -> None:
    pane.context.question.narrow(kinds=frozenset({"exhibition", "memorandum"}))
    settled(pane)
    pane.header.legend.click()
    popup = pane.findChild(LegendPopup)
    assert popup is not None
    named = popup.accessibleDescription().split(", ")
    assert named[:2] == ["Exhibition", "Memorandum"]
    assert "planned" in named
    popup.close()


def test_fit_shows_all_that_is_selected(pane: TimelinePane, settled: Settled) -> None:
    columns = scene(pane).story.columns
    marks = [int(m) for m in scene(pane).story.order if columns.place[m] == 0][:4]
    pane.selection.choose(marks)
    settled(pane)
    pane.header.fit.click()
    view = pane.canvas.view()
    assert view.first <= min(int(columns.first[m]) for m in marks)
    assert view.end >= max(int(columns.end[m]) for m in marks)
    assert pane.lookout.preset is None


def test_the_keys_narrow_to_the_view_and_scroll_the_lanes(pane: TimelinePane, settled: Settled) -> None:
    pane.lookout.show(day("2024-01-01"), day("2024-07-01"))
    QTest.keyClick(pane.canvas, Qt.Key.Key_B)
    settled(pane)
    asked = pane.context.question.filter
    assert (asked.date_from, asked.date_to) == ("2024-01-01", "2024-06-30")
    pane.group_by("organisation")
    settled(pane)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Down)
    assert frame(pane).geometry.above.scroll > 0
    QTest.keyClick(pane.canvas, Qt.Key.Key_Up)
    assert frame(pane).geometry.above.scroll == 0


def test_what_was_cancelled_is_hollow_and_struck_and_the_legend_says_so(pane: TimelinePane, settled: Settled) -> None:
    pane.context.question.narrow(kinds=frozenset({"exhibition"}))
    settled(pane)
    pane.lookout.show_preset("5y")
    assert pane.told is not None
    told, before = pane.told, frame(pane)
    assert not before.cancelled
    single = next(p for p in before.placed if p.item is not None and p.count == 1 and not p.item.planned)
    mark = int(scene(pane).marks_of(single)[0])
    cancelled = told.story.columns.cancelled.copy()
    cancelled[mark] = True
    columns = replace(told.story.columns, cancelled=cancelled)
    other = tell(
        columns, told.story.order, told.story.placement, told.story.chosen, Sort.COUNT, False, told.story.until
    )
    pane.show_told(replace(told, story=other))
    shown = scene(pane).showing(frame(pane).placed, (mark,))[0]
    assert shown.key in frame(pane).cancelled
    assert shown.item is not None
    assert shown.item.planned
    signs = {entry.text: entry.sign for entry in legend.entries(other, pane.context.vocabulary, False, True)}
    assert signs["cancelled"] == "struck"
    image = pane.canvas.grab().toImage()
    assert not image.isNull()


def test_the_whole_span_ends_where_the_axis_does(pane: TimelinePane, settled: Settled) -> None:
    assert pane.told is not None
    story = pane.told.story
    first, end = story.columns.first.copy(), story.columns.end.copy()
    mark = int(story.order[0])
    first[mark], end[mark] = day("1880-01-01"), day("2120-01-01")
    columns = replace(story.columns, first=first, end=end)
    other = tell(columns, story.order, story.placement, story.chosen, Sort.COUNT, False, story.until)
    assert other.extent is not None
    assert (other.extent.first, other.extent.end) == (dates.FIRST_DAY, dates.LAST_DAY)
