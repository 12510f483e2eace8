"""The timeline as a picture for a document: PNG or SVG of any size, or on paper, with title, question and legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgGenerator

from app.export.atomic import replacing
from app.export.errors import ExportProblem
from app.views.timeline import legend
from app.views.timeline.brushwork import Brushwork
from app.views.timeline.drawing import Frame, draw_plot
from app.views.timeline.frame import Margins, View
from app.views.timeline.heads import WIDTH, Heads
from app.views.timeline.legend import Entry
from app.views.timeline.scene import Scene
from app.views.timeline.style import Style

translate = QCoreApplication.translate
_DPI = 96  # pixels of the screen to an inch
LARGEST = 16_000  # pixels to a side
SMALLEST = (480, 320)  # pixels: smaller pictures cannot be read
_EDGE, _TITLE, _LINE, _FOOT = (
    24.0,
    41.0,
    17.0,
    20.0,
)  # pixels around, for the title, a line of the question, the edition
_QUESTION = 6  # lines
_LEAST_WIDTH, _LEAST_PLOT = 800.0, 200.0  # pixels of a sheet on which everything can be told
_PLOTS_PART = 0.4  # of a sheet's height, at least
_LARGEST_SHEET = 3.0  # times the picture


@dataclass(frozen=True)
class Picture:
    """All that a picture shows. The scene holds no ghosts and nothing outside the question."""

    scene: Scene
    heads: Heads
    style: Style
    entries: Sequence[Entry]
    first: float
    end: float
    title: str
    question: str
    edition: str

    def draw(self, painter: QPainter, width: float, height: float, outlined: bool = False) -> None:
        """Draw into so many pixels; `outlined` where letters have to become shapes."""
        times = self._times(width, height)
        painter.save()
        painter.scale(1 / times, 1 / times)
        self._draw(painter, Brushwork(self.style, outlined=outlined), width * times, height * times)
        painter.restore()

    def _times(self, width: float, height: float) -> float:
        """How much larger than the picture the sheet is that it shows: where all is too much, all becomes smaller."""
        times = max(1.0, _LEAST_WIDTH / width)
        while times < _LARGEST_SHEET:
            plot = self._plot(width * times, height * times).height()
            if plot >= max(_LEAST_PLOT, _PLOTS_PART * height * times):
                break
            times *= 1.05
        return times

    def _draw(self, painter: QPainter, work: Brushwork, width: float, height: float) -> None:
        style, inner = self.style, width - 2 * _EDGE
        painter.fillRect(QRectF(0, 0, width, height), style.ground)
        title = work.cut(self.title, style.title_font, inner)
        work.text(painter, _EDGE, 28, title, style.title_font, style.text)
        for n, line in enumerate(self._lines(inner)):
            work.text(painter, _EDGE, 49 + n * _LINE, line, style.lane_font, style.muted)
        plot = self._plot(width, height)
        self._draw_plot(painter, work, plot, self._frame(width, height))
        painter.save()
        painter.translate(_EDGE, plot.bottom() + 14)
        legend.draw(painter, work, list(self.entries), inner)
        painter.restore()
        work.text(painter, _EDGE, height - _FOOT / 2 - 4, self._foot(), style.small_font, style.muted)

    def _foot(self) -> str:
        left_out = self.scene.left_out
        if not left_out:
            return self.edition
        words = (
            translate("timeline", "1 lane with fewer marks is not shown")
            if left_out == 1
            else translate("timeline", "{0} lanes with fewer marks are not shown")
        )
        return f"{self.edition} · {words.format(left_out)}"

    def _lines(self, width: float) -> list[str]:
        return Brushwork(self.style).wrap(self.question, self.style.lane_font, width, _QUESTION)

    def _plot(self, width: float, height: float) -> QRectF:
        """Where lanes and plot stand in a picture of so many pixels."""
        inner = width - 2 * _EDGE
        legend_height = legend.lay_out(list(self.entries), self.style, inner)[1]
        top = 8 + _TITLE + _LINE * len(self._lines(inner))
        return QRectF(_EDGE, top, inner, max(height - top - legend_height - _FOOT - 28, 80.0))

    def frame(self, width: float, height: float) -> Frame:
        """What the plot of a picture of so many pixels shows."""
        times = self._times(width, height)
        return self._frame(width * times, height * times)

    def _frame(self, width: float, height: float) -> Frame:
        plot = self._plot(width, height)
        plot_width = max(plot.width() - WIDTH - sum(Margins.room(self.scene.story.margins)), 80.0)
        return self.scene.frame(
            View(self.first, plot_width / (self.end - self.first), plot_width), plot.height(), self.style
        )

    def _draw_plot(self, painter: QPainter, work: Brushwork, plot: QRectF, shown: Frame) -> None:
        left = Margins.room(self.scene.story.margins)[0]
        painter.save()
        painter.translate(plot.left(), plot.top())
        painter.setClipRect(QRectF(0, 0, plot.width(), plot.height()))
        self.heads.draw(painter, work, shown.geometry)
        painter.translate(WIDTH + left, 0)
        draw_plot(painter, work, shown)
        painter.restore()


def save(picture: Picture, target: Path, size: QSize, zoom: float) -> None:
    """Write a picture of `size` pixels as the file's ending says, text and lines `zoom` times as large as on the screen.

    Raises ExportProblem when the ending is neither .png nor .svg, when the picture is too large, or when it cannot be written.
    """
    ending = target.suffix.lower()
    if ending not in (".png", ".svg"):
        raise ExportProblem(
            translate("timeline", "{0}: a picture ends in .png or .svg. Choose such a name.").format(target.name)
        )
    data = _svg(picture, size, zoom) if ending == ".svg" else _png(picture, size, zoom)
    with replacing(target) as beside:
        beside.write_bytes(data.data())


def _png(picture: Picture, size: QSize, zoom: float) -> QByteArray:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise ExportProblem(
            translate("timeline", "There is not enough memory for a picture of this size. Choose a smaller one.")
        )
    image.fill(picture.style.ground)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    picture.draw(painter, size.width() / zoom, size.height() / zoom)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return data


def _svg(picture: Picture, size: QSize, zoom: float) -> QByteArray:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(96)
    generator.setTitle(picture.title)
    generator.setDescription(picture.question)
    painter = QPainter(generator)
    painter.scale(zoom, zoom)
    picture.draw(painter, size.width() / zoom, size.height() / zoom, outlined=True)
    painter.end()
    return data


def page(printer: QPrinter) -> tuple[float, float]:
    """Width and height of a printer's page, laid across, in pixels of the screen."""
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    inside = printer.pageLayout().paintRectPixels(printer.resolution())
    return inside.width() / printer.resolution() * _DPI, inside.height() / printer.resolution() * _DPI


def print_on(printer: QPrinter, picture: Picture) -> None:
    """Print on one page, as large as it lets."""
    width, height = page(printer)
    painter = QPainter(printer)
    painter.scale(printer.resolution() / _DPI, printer.resolution() / _DPI)
    picture.draw(painter, width, height)
    painter.end()
