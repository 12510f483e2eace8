"""The timeline under the mouse and the keyboard: the real widget over the bundled data."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from timeline_tools import CTRL, LEFT, NONE, SHIFT, Settled, day, drag, frame, mark_of, middle, on_axis, scene

from app.catalog.kinds import RecordType
from app.views.timeline import TimelinePane, dates, lanes
from app.views.timeline.frame import Placed
from app.views.timeline.header import PRESETS

# -- looking around


def test_presets_show_so_much_time_and_the_editions_end(pane: TimelinePane, settled: Settled) -> None:
    end = day(pane.context.meta["edition_end"])
    for name, (_, _, months) in PRESETS.items():
        pane.header.presets[name].click()
        settled(pane)
        view = pane.canvas.view()
        assert pane.header.presets[name].isChecked()
        assert view.first < end < view.end
        if months:
            assert view.end - view.first == pytest.approx(months * dates.MONTH)
    extent = scene(pane).story.extent
    assert view.first <= extent.first
    assert extent.end <= view.end
    pane.canvas.zoom(0.9)
    assert not any(button.isChecked() for button in pane.header.presets.values())


def test_the_wheel_zooms_about_the_pointer_and_sideways_pans(pane: TimelinePane, qtbot: QtBot) -> None:
    def wheel(dx: int, dy: int, x: int) -> None:
        from PySide6.QtGui import QWheelEvent
        from PySide6.QtWidgets import QApplication

        at = QPointF(x, 60)
        view = pane.canvas.viewport()
        event = QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(dx, dy),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)

    x = 700
    before = pane.canvas.view()
    moment = before.moment(x - pane.canvas.plot_left)
    wheel(0, 120, x)
    after = pane.canvas.view()
    assert after.scale > before.scale
    assert after.moment(x - pane.canvas.plot_left) == pytest.approx(moment, abs=0.01)
    wheel(-120, 0, x)
    assert pane.canvas.view().scale == pytest.approx(after.scale)
    assert pane.canvas.view().first > after.first


def test_time_cannot_be_panned_or_zoomed_off_the_axis(pane: TimelinePane) -> None:
    for _ in range(60):
        pane.canvas.zoom(3)
    view = pane.canvas.view()
    assert (view.first, view.end) == (pytest.approx(dates.FIRST_DAY), pytest.approx(dates.LAST_DAY))
    for _ in range(60):
        pane.canvas.zoom(0.3)
        pane.canvas.pan(1e7)
    view = pane.canvas.view()
    assert view.end <= dates.LAST_DAY + 1e-6
    assert view.end - view.first >= 2.9
    assert frame(pane).ticks.days


def test_dragging_the_window_on_the_strip_moves_through_time(pane: TimelinePane) -> None:
    before = pane.canvas.view()
    window = pane.strip.window_rect()
    start = window.center().toPoint()
    QTest.mousePress(pane.strip, LEFT, NONE, start)
    QTest.mouseMove(pane.strip, start - QPoint(120, 0))
    QTest.mouseRelease(pane.strip, LEFT, NONE, start - QPoint(120, 0))
    after = pane.canvas.view()
    assert after.scale == pytest.approx(before.scale)
    assert after.first < before.first - 300


# -- the range


def test_dragging_on_the_axis_narrows_the_question_to_months(pane: TimelinePane, settled: Settled) -> None:
    drag(pane, on_axis(pane, day("2024-03-02")), on_axis(pane, day("2024-09-29")))
    settled(pane)
    asked = pane.context.question.filter
    assert (asked.date_from, asked.date_to) == ("2024-03-01", "2024-09-30")
    everything = int(pane.context.meta["count_event"])
    assert 0 < int(pane.header.count.text().split()[0]) < everything
    assert frame(pane).brushed == (day("2024-03-01"), day("2024-10-01"))


def test_the_ends_of_the_range_can_be_dragged_and_a_double_click_takes_it_back(
    pane: TimelinePane, settled: Settled
) -> None:
    pane.brush(day("2024-01-01"), day("2024-07-01"))
    settled(pane)
    drag(pane, on_axis(pane, day("2024-07-01")), on_axis(pane, day("2024-12-30")))
    settled(pane)
    assert pane.context.question.filter.date_from == "2024-01-01"
    assert pane.context.question.filter.date_to == "2024-12-31"
    free = QPoint(
        round(pane.canvas.plot_left + pane.canvas.view().x(day("2022-06-15"))), int(frame(pane).geometry.axis_top + 20)
    )
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, free)
    QTest.mouseDClick(pane.canvas.viewport(), LEFT, NONE, free)
    QTest.mouseRelease(pane.canvas.viewport(), LEFT, NONE, free)
    settled(pane)
    assert pane.context.question.filter.is_empty
    assert frame(pane).brushed is None


def test_shift_drag_over_the_lanes_and_a_drag_beside_the_strips_window_are_ranges_too(
    pane: TimelinePane, settled: Settled
) -> None:
    start = on_axis(pane, day("2023-01-01"))
    drag(pane, QPoint(start.x(), 30), QPoint(start.x() + 100, 40), SHIFT)
    settled(pane)
    assert pane.context.question.filter.date_from == "2023-01-01"
    pane.clear_brush()
    left = int(pane.strip.window_rect().left())
    QTest.mousePress(pane.strip, LEFT, NONE, QPoint(left - 200, 12))
    QTest.mouseMove(pane.strip, QPoint(left - 60, 12))
    QTest.mouseRelease(pane.strip, LEFT, NONE, QPoint(left - 60, 12))
    settled(pane)
    assert pane.context.question.filter.date_from is not None
    assert pane.context.question.filter.date_from < "2020-12-31"


def test_a_plain_drag_pans_and_asks_nothing(pane: TimelinePane, settled: Settled) -> None:
    before = pane.canvas.view()
    drag(pane, QPoint(800, 20), QPoint(700, 22))
    settled(pane)
    assert pane.canvas.view().first > before.first
    assert pane.context.question.filter.is_empty


# -- marks


def single(pane: TimelinePane) -> Placed:
    width = frame(pane).view.width
    return next(
        p for p in frame(pane).placed if p.item is not None and p.count == 1 and p.left > 20 and p.right < width - 20
    )


def bundle(pane: TimelinePane, least: int = 3) -> Placed:
    width = frame(pane).view.width
    return next(
        p
        for p in frame(pane).placed
        if p.item is not None and p.count >= least and p.left > 20 and p.right < width - 20
    )


def test_clicking_a_mark_opens_its_page_and_leaves_the_filter(pane: TimelinePane, settled: Settled) -> None:
    placed = single(pane)
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, middle(pane, placed))
    settled(pane)
    mark = int(scene(pane).marks_of(placed)[0])
    place = pane.context.question.place
    assert place.record_type is scene(pane).story.columns.record_type(mark)
    assert place.record_id == pane.captions.get(mark).id
    assert place.filter.is_empty
    assert placed.key in frame(pane).emphasis.chosen


def test_ctrl_adds_marks_to_the_choice_and_d_hands_all_of_them_to_the_dossier(
    pane: TimelinePane, settled: Settled, qtbot: QtBot
) -> None:
    places = [p for p in frame(pane).placed if p.item is not None and p.count == 1 and p.left > 20 and p.right < 900][
        :3
    ]
    for placed in places:
        QTest.mouseClick(pane.canvas.viewport(), LEFT, CTRL, middle(pane, placed))
        settled(pane)
    assert len(pane.selection.chosen) == len(places) == 3
    first = pane.captions.get(pane.selection.chosen[0]).id
    assert pane.context.question.place.record_id == first
    with qtbot.waitSignal(pane.dossier_requested) as signal:
        QTest.keyClick(pane.canvas, Qt.Key.Key_D)
    assert signal.args[0][0][1] == first
    assert len(signal.args[0]) == 3
    assert all(isinstance(record_type, RecordType) for record_type, _ in signal.args[0])


def test_a_rubber_band_selects_what_it_touches(pane: TimelinePane, settled: Settled) -> None:
    geometry = frame(pane).geometry
    start = QPoint(int(pane.canvas.plot_left) + 60, 3)
    end = QPoint(int(pane.canvas.plot_left) + 500, int(geometry.axis_top) - 3)
    rect = QRectF(60, 3, 440, geometry.axis_top - 6)
    wanted = {int(m) for p in pane.canvas.placed_in(rect) for m in scene(pane).marks_of(p)}
    drag(pane, start, end, CTRL)
    settled(pane)
    assert set(pane.selection.chosen) == wanted
    assert wanted


def test_a_bundle_opens_into_a_list_of_its_marks(pane: TimelinePane, settled: Settled) -> None:
    placed = bundle(pane)
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, middle(pane, placed))
    settled(pane)
    shown = pane.pointing.bundle
    assert shown.isVisible()
    assert shown.list.count() == placed.count
    titles = [shown.list.item(n).text() for n in range(shown.list.count())]
    assert all(" · " in title for title in titles)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    settled(pane)
    assert pane.context.question.place.record_id is not None
    assert not shown.isVisible()


def test_zooming_in_opens_a_bundle(pane: TimelinePane, settled: Settled) -> None:
    pane.lookout.show_preset("all")
    settled(pane)
    large = max((p for p in frame(pane).placed if p.item is not None), key=lambda p: p.count)
    assert large.count > 60
    QTest.mouseClick(pane.canvas.viewport(), LEFT, NONE, middle(pane, large))
    settled(pane)
    assert max(p.count for p in frame(pane).placed if p.item is not None and p.lane == large.lane) < large.count


def test_the_card_tells_date_place_parties_and_source(pane: TimelinePane, settled: Settled, qtbot: QtBot) -> None:
    mark = mark_of(pane, RecordType.EVENT, "2023-novi-sad-business-forum", settled)
    pane.lookout.show(day("2023-04-20"), day("2023-06-10"))
    pane.choices.opened = frozenset({"forums"})
    pane.group_by("kind")
    settled(pane)
    placed = scene(pane).showing(frame(pane).placed, (mark,))[0]
    pane.selection.go_to(mark)
    pane.canvas.setFocus()
    settled(pane)
    spoken = pane.canvas.accessibleDescription()
    assert "May 2023" in spoken
    assert "Novi Sad, Serbia" in spoken
    assert "Source" in spoken
    pane.pointing.hide_card()
    if placed.count == 1:
        QTest.mouseMove(pane.canvas.viewport(), middle(pane, placed))
        qtbot.waitUntil(pane.pointing.card.isVisible, timeout=5000)
        assert "Novi Sad" in pane.pointing.card.text()


def test_an_agreement_and_the_event_where_it_was_signed_are_joined(pane: TimelinePane, settled: Settled) -> None:
    columns = scene(pane).story.columns
    signed = np.flatnonzero(columns.signed_at >= 0)
    on_axis_ = [int(m) for m in signed if columns.place[m] == 0 and columns.place[columns.signed_at[m]] == 0]
    pane.lookout.show_preset("all")
    for mark in (on_axis_[0], int(columns.signed_at[on_axis_[0]])):
        pane.selection.choose((mark,))
        settled(pane)
        joined = frame(pane).emphasis.joined
        assert joined
        assert all(event.bottom < agreement.top for event, agreement in joined)
    pane.selection.choose(())
    assert not frame(pane).emphasis.joined


# -- the keyboard, and what is read out


def test_the_arrows_walk_through_all_marks_in_order_of_time(pane: TimelinePane, settled: Settled) -> None:
    columns = scene(pane).story.columns
    seen = []
    QTest.keyClick(pane.canvas, Qt.Key.Key_Home)
    for _ in range(len(columns)):
        seen.append(pane.selection.current)
        QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
    assert sorted(seen) == list(range(len(columns)))
    days = [int(columns.first[mark]) for mark in seen if columns.place[mark] == 0]
    assert days == sorted(days)
    assert [columns.place[mark] for mark in seen[-3:]] == [lanes.MARGINS] * 3
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
    assert pane.selection.current == seen[-1]
    settled(pane)


def test_the_mark_that_the_keyboard_is_on_comes_into_view_and_is_read_out(pane: TimelinePane, settled: Settled) -> None:
    pane.canvas.setFocus()
    pane.lookout.show_preset("1m")
    QTest.keyClick(pane.canvas, Qt.Key.Key_Home)
    settled(pane)
    mark = pane.selection.current
    assert scene(pane).showing(frame(pane).placed, (mark,))
    assert frame(pane).emphasis.current is not None
    description = pane.canvas.accessibleDescription()
    assert pane.captions.title(mark) in description
    interface = QAccessible.queryAccessibleInterface(pane.canvas)
    assert interface.text(QAccessible.Text.Name) == "Timeline"
    assert interface.text(QAccessible.Text.Description) == description
    QTest.keyClick(pane.canvas, Qt.Key.Key_Return)
    settled(pane)
    assert pane.context.question.place.record_id == pane.captions.get(mark).id


def test_keys_pan_and_zoom(pane: TimelinePane) -> None:
    before = pane.canvas.view()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right, CTRL)
    assert pane.canvas.view().first > before.first
    QTest.keyClick(pane.canvas, Qt.Key.Key_Plus)
    assert pane.canvas.view().scale > before.scale
    QTest.keyClick(pane.canvas, Qt.Key.Key_0)
    assert pane.lookout.preset == "all"
    QTest.keyClick(pane.canvas, Qt.Key.Key_PageUp)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Minus)
    assert pane.canvas.view().scale <= before.scale


def test_the_axis_shows_that_the_keyboard_is_here(pane: TimelinePane, settled: Settled) -> None:
    def colour() -> str:
        at = QPoint(int(pane.canvas.plot_left) + 400, round(frame(pane).geometry.axis_top))
        return pane.canvas.grab().toImage().pixelColor(at).name()

    pane.activateWindow()
    pane.canvas.setFocus()
    settled(pane)
    accent = QColor(pane.context.theme.colours.accent).name()
    assert colour() == accent
    pane.header.legend.setFocus()
    settled(pane)
    assert colour() != accent


def test_escape_gives_up_the_choice_then_the_range(pane: TimelinePane, settled: Settled) -> None:
    pane.brush(day("2024-01-01"), day("2025-01-01"))
    settled(pane)
    pane.selection.choose((3, 4))
    settled(pane)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    settled(pane)
    assert pane.selection.chosen == ()
    assert pane.context.question.filter.date_from == "2024-01-01"
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    settled(pane)
    assert pane.context.question.filter.is_empty


def test_what_is_opened_elsewhere_is_chosen_here(pane: TimelinePane, settled: Settled) -> None:
    pane.context.question.open(RecordType.EVENT, "2023-novi-sad-business-forum")
    settled(pane)
    assert [pane.captions.get(mark).id for mark in pane.selection.chosen] == ["2023-novi-sad-business-forum"]
    pane.context.question.open(RecordType.ENTITY, "serbia")
    settled(pane)
    assert pane.selection.chosen == ()
