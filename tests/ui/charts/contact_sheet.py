"""All charts on one sheet, to be looked at: what is proposed for the main entities of every section, and every kind of chart.

Run as `python tests/ui/charts/contact_sheet.py DATABASE PICTURE`; `make charts-sheet` does.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.wording import Wording
from app.views.charts.choice import Choice, Kind
from app.views.charts.paint import FOR_PAPER, NORMAL, ON_DARK, Palette, font
from app.views.charts.phrases import Phrases
from app.views.charts.rows import summary
from app.views.charts.shape import Shown, shape
from app.views.charts.sheet import Sheet, image
from app.views.charts.telling import tell
from app.views.main import make_application
from app.views.theme import Theme

TILE = QSize(660, 440)
COLUMNS = 6
STRIP = 44
SECTIONS = (  # the entities that each of the 28 sections is about
    *("one-district-one-project", "minsk-region", "bellesbumprom", "belarus", "technoparks-of-belarus"),
    *(
        "gomel-region grodno-region",
        "serbia",
        "uzbekistan",
        "kazakhstan",
        "interfood-astana",
        "kyrgyzstan",
        "china",
    ),
    *("belarusian-state-university", "mongolia", "pakistan", "united-arab-emirates", "iran", "myanmar", "fez-minsk"),
    *("free-economic-zones-of-belarus", "butb", "turkey india", "indonesia gulfood", "africa", "uganda", "eaeu"),
    *("latin-america", "vietnam"),
)
MORE = (
    *("", "azerbaijan", "russia", "brest-region", "mogilev-region", "vitebsk-region", "fez-gomel-raton", "belemsa"),
    *("minsk-tractor-works", "great-stone", "sco", "food-africa-cairo", "minsk-city-technopark", "bobruiskagromash"),
)


@dataclass(frozen=True)
class Wanted:
    """One tile: the question and the choice."""

    question: Filter
    choice: Choice
    name: str


def wanted() -> list[Wanted]:
    """Every tile of the sheet."""
    found = []
    for number, entities in enumerate(SECTIONS, 1):
        found += [Wanted(Filter(entities=(one,)), Choice(), f"{number} · {one}") for one in entities.split()]
    found += [Wanted(Filter(entities=(one,) if one else ()), Choice(), one or "everything") for one in MORE]
    exchange = "partner|butb|exchange_turnover||USD|actual"
    chosen = (
        ("", Choice(Kind.RANKING, exchange, 2023)),
        ("", Choice(Kind.RANKING, exchange, 0)),
        ("", Choice(Kind.RANKING, "partner|butb|accredited||companies|actual")),
        ("", Choice(Kind.COUNTS, "year")),
        ("", Choice(Kind.COUNTS, "region")),
        ("", Choice(Kind.COUNTS, "sector")),
        ("", Choice(Kind.COUNTS, "status")),
        ("", Choice(Kind.COUNTS, "jobs")),
        ("", Choice(Kind.COUNTS, "investment")),
        ("serbia", Choice(Kind.TREND, log=True)),
        ("serbia uzbekistan kazakhstan china turkey kyrgyzstan", Choice()),
        ("serbia uzbekistan kazakhstan china", Choice(indexed=True)),
        ("uzbekistan kazakhstan china", Choice(log=True)),
        ("africa", Choice(Kind.COMPARISON)),
        ("latin-america", Choice(Kind.COMPARISON, indexed=True)),
        ("one-district-one-project", Choice(Kind.RANKING)),
        ("belarus", Choice(Kind.STRUCTURE)),
        ("technoparks-of-belarus", Choice(Kind.TREND, "technoparks-of-belarus||residents|||residents")),
        ("technoparks-of-belarus", Choice(Kind.STRUCTURE)),
        ("kazakhstan", Choice(Kind.STRUCTURE)),
        ("serbia", Choice(Kind.STRUCTURE)),
    )
    for entities, choice in chosen:
        name = f"{entities.replace(' ', ' + ') or 'everything'} · {choice.kind or 'best'} {choice.series or ''}"
        found.append(Wanted(Filter(entities=tuple(entities.split())), choice, name))
    return found


def draw(catalog: Catalog, target: Path, dark: bool = False) -> int:
    """Draw the sheet; the number of charts on it."""
    phrases, colours = Phrases(Wording(catalog.vocabulary)), ON_DARK if dark else FOR_PAPER
    tiles = wanted()
    rows = -(-len(tiles) // COLUMNS)
    sheet = QImage(COLUMNS * TILE.width(), rows * (TILE.height() + STRIP), QImage.Format.Format_RGB32)
    sheet.fill(QColor(colours.colours.line))
    painter = QPainter(sheet)
    charts = 0
    for number, one in enumerate(tiles):
        x, y = number % COLUMNS * TILE.width(), number // COLUMNS * (TILE.height() + STRIP)
        answer = catalog.ask(one.question)
        shown = shape(catalog, one.question, catalog.figures(one.question), answer.counts, one.choice)
        charts += _tile(painter, catalog, phrases, colours, one, shown, x, y)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(str(target))
    return charts


def _tile(
    painter: QPainter, catalog: Catalog, phrases: Phrases, colours: Palette, one: Wanted, shown: Shown, x: int, y: int
) -> bool:
    place = QRectF(x + 1, y + 1, TILE.width() - 2, TILE.height() + STRIP - 2)
    painter.fillRect(place, QColor(colours.colours.panel))
    painter.setFont(font(NORMAL))
    note = summary(shown, phrases) if shown.main is not None else ""
    refusal = phrases.refusal(shown.refusal) if shown.refusal is not None else ""
    painter.setPen(QColor(colours.colours.muted))
    text = " · ".join(part for part in (one.name, note, refusal) if part)
    painter.drawText(place.adjusted(8, TILE.height() + 2, -8, -2), Qt.TextFlag.TextWordWrap, text)
    if shown.main is None:
        painter.setPen(QColor(colours.colours.text))
        painter.drawText(place.adjusted(20, 20, -20, -STRIP), Qt.TextFlag.TextWordWrap, refusal or "nothing to draw")
        return False
    end = dt.date.fromisoformat(catalog.meta["edition_end"])
    chart = tell(shown.main, phrases, one.choice, shown.focus, end)
    made = Sheet(chart, frozenset(), shown.sources[:2], catalog.meta["edition"], phrases.wording)
    painter.drawImage(x + 1, y + 1, image(made, TILE - QSize(2, 2), colours))
    return True


if __name__ == "__main__":
    make_application("en")
    Theme("dark" if "--dark" in sys.argv else "light")
    opened = Catalog(Path(sys.argv[1]))
    number = draw(opened, Path(sys.argv[2]), "--dark" in sys.argv)
    opened.close()
    print(f"{sys.argv[2]}: {number} charts")
