"""The pane of charts as its reader meets it: real mouse and keys over the bundled data."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from chart_samples import differing_pixels
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType
from app.catalog.wording import NO_BREAK
from app.views.charts import ChartPane, saving
from app.views.charts.choice import Choice, Kind
from app.views.charts.plots import PixelItem, Spot
from app.views.charts.row_item import RowItem
from app.views.charts.time_item import TimeItem
from app.views.charts.view import ChartView

Ask = Callable[..., ChartPane]


def item_of(view: ChartView, kind: type[PixelItem]) -> PixelItem:
    return next(item for item in view.parts() if isinstance(item, kind))


def spot_of(view: ChartView, text: str) -> tuple[Spot, QPoint]:
    """The first place whose hint has these words, and where it is on the widget."""
    for item in view.parts():
        for spot in item.spots:
            if text in spot.hint:
                return spot, view.mapFromScene(item.box.mapToScene(spot.rect.center()))
    raise AssertionError(f"nothing says {text!r}")


def point_at(qtbot: QtBot, view: ChartView, at: QPoint) -> None:
    """Move the mouse there as a hand would: not from nowhere."""
    for step in (QPoint(2, 2), QPoint(0, 0)):
        qtbot.mouseMove(view.viewport(), at + step)
        qtbot.wait(0)


def test_the_chart_says_what_it_drew_and_left_out(ask: Ask) -> None:
    pane = ask("uzbekistan")
    assert pane.main.title.text() == "Exchange turnover with Uzbekistan"
    assert "million US dollars" in pane.main.subtitle.text()
    assert pane.summary.words.startswith("Drawn: 4 figures, ")
    assert "another figure for the same period (1)" in pane.summary.words
    assert pane.beside.title.text() == "Exchange turnover by partner, 2024"


def test_the_rows_drawn_and_left_out_stand_beneath_and_open_their_record(ask: Ask) -> None:
    pane = ask("uzbekistan")
    assert pane.rows.isHidden()
    pane.summary.click()
    model = pane.rows.model()
    columns = range(model.columnCount())
    texts = [
        [(model.index(row, column).data() or "").replace(NO_BREAK, " ") for column in columns]
        for row in range(model.rowCount())
    ]
    drawn = [line for line in texts if line[0] == "●"]
    assert [line[3] for line in drawn if "Uzbek traders" in line[1]] == ["54.8 million $"]
    left = next(line for line in texts if line[3] == "55 million $")
    assert left[0] == "○"
    assert left[6] == "another figure for the same period: 54.8 million $"
    assert left[5] == "373"
    pane.rows.clicked.emit(model.index(texts.index(left), 1))
    assert pane.context.question.place.record_type is RecordType.FIGURE


def test_pointing_at_a_bar_says_value_period_change_and_source(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("serbia")
    _, at = spot_of(pane.main.view, "4.1")
    point_at(qtbot, pane.main.view, at)
    said = QToolTip.text()
    assert "4.1\u00a0million\u00a0$" in said
    assert "2024" in said
    assert "×\u00a037 on 2023" in said
    assert "Sources: 127" in said


def test_a_click_on_a_bar_opens_its_record(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("serbia")
    spot, at = spot_of(pane.main.view, "110,000")
    point_at(qtbot, pane.main.view, at)
    qtbot.mouseClick(pane.main.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert spot.target is not None
    assert (pane.context.question.place.record_type, pane.context.question.place.record_id) == spot.target
    assert pane.context.question.filter.entities == ()


def test_a_click_on_a_ranked_bar_opens_its_figure(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("butb")
    spot, at = spot_of(pane.main.view, "Azerbaijani companies")
    point_at(qtbot, pane.main.view, at)
    qtbot.mouseClick(pane.main.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert spot.target is not None
    assert pane.context.question.place.record_id == spot.target[1]


def test_dragging_over_a_range_of_time_filters(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("kyrgyzstan")
    view = pane.main.view
    item = item_of(view, TimeItem)
    assert isinstance(item, TimeItem)
    boxes = {box.start.year: stop.rect for box, stop in zip(item.boxes, item.stops(), strict=True)}

    def on_widget(x: float) -> QPoint:
        return view.mapFromScene(item.box.mapToScene(QPointF(x, item.box.rect().height() / 2)))

    start, end = on_widget(boxes[2022].left() + 4), on_widget(boxes[2024].center().x())
    qtbot.mouseMove(view.viewport(), start)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(view.viewport(), start + (end - start) * step / 5)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    asked = pane.context.question.filter
    assert asked.date_from is not None
    assert asked.date_to is not None
    assert asked.date_from.startswith("2022-01")
    assert asked.date_to.startswith("2024-0")


def test_the_wheel_zooms_along_time_until_months_can_be_read(ask: Ask) -> None:
    pane = ask("kyrgyzstan")
    view = pane.main.view
    item = item_of(view, TimeItem)
    before = item.box.viewRange()[0]
    at = view.mapFromScene(item.box.mapToScene(item.box.rect().center()))
    for _ in range(8):
        turned = QWheelEvent(
            *(QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
            *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(view.viewport(), turned)
    after = item.box.viewRange()[0]
    assert before[0] < after[0] < after[1] < before[1]


def test_the_legend_switches_bars_off_and_on(ask: Ask) -> None:
    pane = ask("kyrgyzstan")
    item = item_of(pane.main.view, TimeItem)
    assert isinstance(item, TimeItem)
    assert len(item.boxes) == 4
    pane.main.legend.button("derived").click()
    assert {box.nature for box in item.boxes} == {"actual"}
    pane.main.legend.button("derived").click()
    assert len(item.boxes) == 4


def test_keys_go_through_the_bars_and_enter_opens_one(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("serbia")
    view = pane.main.view
    view.setFocus()
    for _ in range(3):  # past the stated growth and the first bar
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "4.1" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert pane.context.question.place.record_type is RecordType.FIGURE
    for _ in range(9):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "37" in view.accessibleDescription()


def test_keys_go_through_the_rows_of_a_ranking(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("butb")
    view = pane.main.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert item_of(view, RowItem).focus == 1
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert pane.context.question.place.record_type is RecordType.FIGURE


def test_d_puts_the_chart_into_the_dossier_with_its_state_and_picture(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("serbia")
    pane.main.view.setFocus()
    with qtbot.waitSignal(pane.dossier_requested) as caught:
        qtbot.keyClick(pane.main.view, Qt.Key.Key_D)
    put = caught.args[0]
    assert put["title"] == "Exchange turnover with Serbia"
    assert put["picture"].startswith(b"\x89PNG")
    assert Choice.from_json(put["state"]["choice"]).series == "butb|serbia|exchange_turnover|||USD"
    assert put["state"]["sources"] == [127]
    assert len(put["state"]["figures"]) == 3


def test_the_kind_of_chart_is_chosen_and_left_to_the_program_again(ask: Ask) -> None:
    pane = ask("serbia")
    pane.controls.kinds[Kind.STRUCTURE].click()
    ask()
    assert "shares" in pane.main.title.text()
    assert pane.choice.kind is Kind.STRUCTURE
    pane.controls.propose.click()
    ask()
    assert pane.main.title.text() == "Exchange turnover with Serbia"
    assert pane.choice == Choice()


def test_another_series_and_another_year_are_chosen(ask: Ask) -> None:
    pane = ask("uzbekistan")
    names = [pane.controls.series.itemText(row) for row in range(pane.controls.series.count())]
    row = next(n for n, name in enumerate(names) if name.startswith("Trade turnover with Uzbekistan"))
    pane.controls.series.setCurrentIndex(row)
    pane.controls.series.activated.emit(row)
    ask()
    assert pane.main.title.text() == "Trade turnover with Uzbekistan"
    ask("butb")
    pane.controls.kinds[Kind.RANKING].click()
    ask()
    year = pane.controls.year.findData(2023)
    pane.controls.year.setCurrentIndex(year)
    pane.controls.year.activated.emit(year)
    ask()
    assert pane.main.title.text() == "Exchange turnover by partner, 2023"


def test_parties_are_ticked_to_be_compared_and_indexed(ask: Ask) -> None:
    pane = ask("serbia", "uzbekistan", "china")
    assert [panel.title for panel in pane.main.view.chart.panels] == ["Serbia", "Uzbekistan", "China"]
    parties = pane.controls.parties
    turkey = next(parties.item(row) for row in range(parties.count()) if parties.item(row).text() == "Turkey")
    turkey.setCheckState(Qt.CheckState.Checked)
    ask()
    assert "Turkey" in [panel.title for panel in pane.main.view.chart.panels]
    pane.controls.index.click()
    ask()
    assert "index, 2023 = 100" in pane.main.subtitle.text()
    assert pane.main.view.chart.level == 100.0


def test_a_logarithmic_scale_is_offered_where_values_lie_far_apart(ask: Ask) -> None:
    pane = ask("serbia")
    assert pane.controls.log.isVisibleTo(pane)
    pane.controls.log.click()
    ask()
    assert pane.main.view.chart.is_log
    assert not ask("pakistan").controls.log.isVisibleTo(pane)


def test_the_chart_at_the_side_becomes_the_main_one(ask: Ask) -> None:
    pane = ask("turkey")
    pane.beside.title.click()
    ask()
    assert pane.main.title.text() == "Exchange turnover by partner, 2024"


def test_the_reason_for_no_chart_is_said(ask: Ask) -> None:
    pane = ask(text="zzzz qqqq")
    assert pane.message.text() == "No figures are selected."
    assert pane.body.isHidden()
    assert "see the table" in ask("mongolia").message.text()
    assert not pane.body.isHidden()


def test_nothing_is_reckoned_while_the_pane_is_out_of_sight(ask: Ask) -> None:
    pane = ask("serbia")
    pane.hide()
    ask("turkey")
    assert pane.main.title.text() == "Exchange turnover with Serbia"
    pane.show()
    ask()
    assert pane.main.title.text() == "Exchange turnover with Turkey"


def test_choices_come_back(ask: Ask, pane: ChartPane) -> None:
    ask("serbia", "uzbekistan", "china")
    pane.choose(Choice(Kind.COMPARISON, compared=("serbia", "china"), indexed=True))
    pane.summary.setChecked(True)
    state = pane.save_state()
    other = ChartPane(pane.context)
    other.restore_state(state)
    assert other.choice == pane.choice
    assert other.summary.isChecked()
    other.restore_state({"choice": {"kind": "pie"}, "sizes": ["x"], "rows": 3})
    assert other.choice == Choice()
    other.deleteLater()


def test_light_and_dark_differ_and_the_chart_follows(ask: Ask) -> None:
    pane = ask("serbia")
    light = pane.main.view.grab().toImage()
    pane.context.theme.choose("dark")
    dark = pane.main.view.grab().toImage()
    assert differing_pixels(light, dark) > light.width() * light.height() / 16
    assert dark.pixelColor(3, 3).lightness() < 80
    pane.context.theme.choose("light")


def test_the_picture_is_copied(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("serbia")
    pane.copy()
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == QSize(1280, 800)


@pytest.mark.parametrize("size", [QSize(480, 320), QSize(1600, 900), QSize(3508, 2480)])
def test_png_and_svg_have_the_size_asked_for_and_show_the_same(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: QSize
) -> None:
    pane = ask("uzbekistan")
    monkeypatch.setattr(saving, "ask_size", lambda parent: size)
    for suffix in ("png", "svg"):
        target = tmp_path / f"chart.{suffix}"
        monkeypatch.setattr(saving, "ask_file", lambda *args, target=target: target)
        pane.save_picture(suffix)
        assert str(target) in pane.message.text()
    png = QImage(str(tmp_path / "chart.png"))
    assert png.size() == size
    renderer = QSvgRenderer(str(tmp_path / "chart.svg"))
    assert renderer.isValid()
    assert renderer.viewBox().size() == size
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for words in ("Exchange turnover with Uzbekistan", "million US dollars", "54.8", "[387]", "edition 2025-03"):
        assert words in text


def test_a_picture_that_cannot_be_written_is_told_and_leaves_nothing(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = ask("serbia")
    monkeypatch.setattr(saving, "ask_size", lambda parent: QSize(640, 400))
    monkeypatch.setattr(saving, "ask_file", lambda *args: tmp_path / "nowhere" / "chart.png")
    pane.save_picture("png")
    assert "nowhere" in pane.message.text()
    assert list(tmp_path.iterdir()) == []


def test_the_drawn_rows_are_saved_as_csv_with_their_sources(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = ask("serbia")
    target = tmp_path / "rows.csv"
    monkeypatch.setattr(saving, "ask_file", lambda *args: target)
    pane.save_rows()
    ask()
    assert str(target) in pane.message.text()
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["value"]) for row in rows] == [110_000, 4_100_000, 1_600_000]
    assert {row["sources"] for row in rows} == {"127"}


def test_a_title_makes_a_name_that_every_system_takes() -> None:
    assert saving.file_name('Projects: "A" / B?\n') == "Projects A B"
    assert saving.file_name("???") == "chart"


def test_the_size_is_a_preset_or_typed(qtbot: QtBot, pane: ChartPane) -> None:
    dialog = saving.SizeDialog(pane)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == QSize(1280, 800)
    dialog.presets.setCurrentIndex(1)
    dialog.presets.activated.emit(1)
    assert dialog.chosen() == QSize(1920, 1080)
    assert dialog.presets.currentIndex() == 1
    dialog.width_box.setValue(777)
    assert dialog.chosen() == QSize(777, 1080)
    assert dialog.presets.currentText() == "As typed below"


def test_a_narrow_pane_draws_the_main_chart_only(ask: Ask, pane: ChartPane) -> None:
    pane.resize(560, 480)
    ask("turkey")
    assert not pane.main.isHidden()
    assert pane.beside.isHidden()


def test_leaving_the_chart_hides_what_it_said(ask: Ask, qtbot: QtBot) -> None:
    pane = ask("serbia")
    _, at = spot_of(pane.main.view, "4.1")
    point_at(qtbot, pane.main.view, at)
    assert QToolTip.text()
    QApplication.sendEvent(pane.main.view.viewport(), QEvent(QEvent.Type.Leave))
    point_at(qtbot, pane.main.view, QPoint(2, 2))
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=5_000)
