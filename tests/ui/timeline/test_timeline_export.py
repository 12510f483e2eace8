"""Pictures of the timeline: as files, of any size, without ghosts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QGradient, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from timeline_tools import Settled, day, scene

from app.views.timeline import TimelinePane, legend, picture
from app.views.timeline.brushwork import Brushwork
from app.views.timeline.picture import Picture
from app.views.timeline.style import SOFTEST
from app.views.timeline.taking import SizeDialog, Taking


def picture_of(pane: TimelinePane, size: QSize, settled: Settled) -> Picture:
    made: list[Picture] = []
    Taking(pane).make(size.width(), size.height(), made.append)
    settled(pane)
    return made[0]


@pytest.mark.parametrize("size", [QSize(480, 320), QSize(1400, 800), QSize(3000, 2000)])
def test_a_png_has_the_size_that_was_asked_for(
    pane: TimelinePane, tmp_path: Path, size: QSize, settled: Settled
) -> None:
    target = tmp_path / "timeline.png"
    Taking(pane).save(target, size)
    settled(pane)
    image = QImage(str(target))
    assert image.size() == size
    colours = {image.pixelColor(x, y).name() for x in range(0, size.width(), 7) for y in range(0, size.height(), 7)}
    assert len(colours) > 20


def test_an_svg_is_a_drawing_that_needs_no_font(pane: TimelinePane, tmp_path: Path, settled: Settled) -> None:
    pane.describe = lambda question: "Everything at once"
    target = tmp_path / "timeline.svg"
    Taking(pane).save(target, QSize(1400, 800))
    settled(pane)
    text = target.read_text(encoding="utf-8")
    assert "Everything at once" in text
    assert "<text" not in text
    renderer = QSvgRenderer(str(target))
    assert renderer.isValid()
    assert renderer.viewBoxF().size().toSize() == QSize(1400, 800)
    image = QImage(1400, 800, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.pixelColor(1390, 400).name() == "#ffffff"
    drawn = {image.pixelColor(x, y).name() for x in range(240, 1300, 3) for y in range(70, 600, 3)}
    assert len(drawn) > 20


def test_title_question_and_legend_are_in_the_picture(pane: TimelinePane, settled: Settled) -> None:
    pane.describe = lambda question: "Serbia · 2024"
    pane.lookout.show(day("2023-02-15"), day("2024-11-15"))
    made = picture_of(pane, QSize(1400, 800), settled)
    assert made.title == "Events and agreements, February 2023 – November 2024"
    assert made.question.startswith("Serbia · 2024 · ")
    assert pane.context.meta["edition"] in made.edition
    texts = [entry.text for entry in made.entries]
    assert {"Exhibition", "Memorandum", "planned", "several, bundled"} <= set(texts)
    assert made.frame(1400, 800).labels


def test_ghosts_and_what_lies_outside_the_range_are_never_exported(pane: TimelinePane, settled: Settled) -> None:
    pane.show_ghosts(True)
    pane.context.question.narrow(entities=("china",))
    settled(pane)
    pane.brush(day("2024-06-01"), day("2024-12-01"))
    settled(pane)
    pane.lookout.show_preset("all")
    settled(pane)
    assert scene(pane).story.ghosts is not None
    made = picture_of(pane, QSize(1400, 800), settled)
    shown = made.frame(1400, 800)
    assert shown.ghosts == []
    assert shown.brushed is None
    assert all(
        p.item is not None and p.item.end > day("2024-06-01") and p.item.first < day("2024-12-01") for p in shown.placed
    )
    events, agreements = made.scene.counted()
    assert sum(p.count for p in shown.placed) == events + agreements > 0


def test_lanes_that_do_not_fit_are_left_out_and_counted(pane: TimelinePane, settled: Settled) -> None:
    pane.group_by("organisation")
    settled(pane)
    made = picture_of(pane, QSize(1200, 600), settled)
    shown = made.frame(1200, 600)
    assert shown.geometry.above.furthest == shown.geometry.below.furthest == 0
    lanes = len(shown.geometry.above.strips) + len(shown.geometry.below.strips)
    story = scene(pane).story
    assert made.scene.left_out == len(story.above) + len(story.below) - lanes > 0


@pytest.mark.parametrize(
    ("name", "words"), [("no/such/folder.png", "no such folder"), ("timeline.jpg", ".png or .svg")]
)
def test_a_picture_that_cannot_be_written_says_why_and_leaves_nothing(
    pane: TimelinePane, tmp_path: Path, name: str, words: str, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: told.append(text))
    Taking(pane).save(tmp_path / name, QSize(800, 500))
    settled(pane)
    assert words in told[0]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_whole_when_writing_fails(
    pane: TimelinePane, tmp_path: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "timeline.png"
    target.write_bytes(b"as it was")
    monkeypatch.setattr(QMessageBox, "warning", lambda *_: None)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    Taking(pane).save(target, QSize(800, 500))
    settled(pane)
    assert target.read_bytes() == b"as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["timeline.png"]


def test_printing_fills_one_page(pane: TimelinePane, tmp_path: Path, settled: Settled) -> None:
    made = picture_of(pane, QSize(1100, 780), settled)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "timeline.pdf"))
    picture.print_on(printer, made)
    data = (tmp_path / "timeline.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1


def test_what_is_printed_is_what_titles_were_fetched_for(
    pane: TimelinePane, tmp_path: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[float, float]] = []
    made_for: list[tuple[float, float]] = []
    draw, make = Picture.draw, Taking.make

    def drawing(self: Picture, painter: QPainter, width: float, height: float, outlined: bool = False) -> None:
        drawn.append((width, height))
        draw(self, painter, width, height, outlined)

    def making(self: Taking, width: float, height: float, use: Callable[[Picture], None]) -> None:
        made_for.append((width, height))
        make(self, width, height, use)

    def accept(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    monkeypatch.setattr(Picture, "draw", drawing)
    monkeypatch.setattr(Taking, "make", making)
    pane.header.print_wanted.emit()
    settled(pane)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert drawn == made_for
    assert drawn[0][0] > drawn[0][1] > 600


def test_the_size_offered_has_room_for_all_lanes(pane: TimelinePane) -> None:
    dialog = SizeDialog(QSize(1600, 900), pane)
    dialog.zoom.setValue(200)
    assert dialog.chosen() == (QSize(1600, 900), 2.0)
    assert dialog.wide.minimum() >= 320


@pytest.mark.parametrize(("typed", "written"), [("picture", "picture.svg"), ("picture.png", "picture.png")])
def test_saving_asks_for_size_and_name(
    pane: TimelinePane, tmp_path: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    monkeypatch.setattr(SizeDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    pane.header.save_wanted.emit("svg")
    settled(pane)
    assert [path.name for path in tmp_path.iterdir()] == [written]


def test_saving_called_off_writes_nothing(pane: TimelinePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SizeDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.png"), ""))
    pane.save_picture("png")
    assert list(tmp_path.iterdir()) == []


def test_a_long_question_is_told_in_full_on_several_lines(pane: TimelinePane, settled: Settled) -> None:
    words = ", ".join(f"Organisation number {n}" for n in range(20))
    pane.describe = lambda question: words
    made = picture_of(pane, QSize(900, 600), settled)
    lines = Brushwork(made.style).wrap(made.question, made.style.lane_font, 852, 6)
    assert " ".join(lines) == made.question
    assert 2 <= len(lines) <= 6
    work = Brushwork(made.style)
    assert all(work.width(line, made.style.lane_font) <= 852 for line in lines)
    assert work.wrap(made.question, made.style.lane_font, 200, 3)[-1].endswith("…")


@pytest.mark.parametrize("size", [QSize(480, 320), QSize(640, 400), QSize(900, 400), QSize(480, 2000)])
def test_a_small_picture_shows_all_of_it_smaller(pane: TimelinePane, size: QSize, settled: Settled) -> None:
    made = picture_of(pane, size, settled)
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    made.draw(painter, size.width(), size.height())
    painter.end()
    shown = made.frame(size.width(), size.height())
    assert shown.geometry.height >= 150
    assert len(shown.geometry.above.strips) + len(shown.geometry.below.strips) + made.scene.left_out == 9
    times = made._times(size.width(), size.height())
    legend_height = legend.lay_out(list(made.entries), made.style, size.width() * times - 48)[1]
    assert shown.geometry.height + legend_height < size.height() * times


def test_the_legend_takes_as_few_lines_as_its_words_allow(pane: TimelinePane, settled: Settled) -> None:
    made = picture_of(pane, QSize(1280, 800), settled)
    entries, metrics = list(made.entries), QFontMetricsF(made.style.label_font)
    for width in (200.0, 500.0, 1200.0, 4000.0):
        placed, height = legend.lay_out(entries, made.style, width)
        assert [entry for entry, _, _ in placed] == entries
        assert height <= legend.LINE * len(entries)
        boxes = [QRectF(x, y, 30 + metrics.horizontalAdvance(e.text), legend.LINE) for e, x, y in placed]
        assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
        if height < legend.LINE * len(entries):
            assert max(box.right() for box in boxes) <= width


def test_on_paper_a_vague_span_fades_in_opaque_colours_from_end_to_end(pane: TimelinePane, settled: Settled) -> None:
    style = picture_of(pane, QSize(1280, 800), settled).style
    for slim in (False, True):
        brush = style.ink(0).fill_between(100, 300, slim, True)  # owns the gradient
        gradient = brush.gradient()
        assert gradient.coordinateMode() == QGradient.CoordinateMode.LogicalMode
        stops = gradient.stops()
        assert all(colour.alpha() == 255 for _, colour in stops)
        assert stops[1][0] * 200 <= SOFTEST
        assert stops[0][1].lightness() > stops[1][1].lightness() == stops[2][1].lightness()
