"""Dates, marks and lanes in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from app.catalog.records import Agreement, Event, Party
from app.catalog.vocabulary import Vocabulary
from app.catalog.wording import Wording
from app.views.theme import Colours
from app.views.timeline.columns import AFTER, BEFORE, UNDATED
from app.views.timeline.ticks import Names

translate = QCoreApplication.translate
PARTIES = 8  # names on a card; more are counted


def names(language: str) -> Names:
    """The names of months and days in a language."""
    locale = QLocale(language)
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    return Names(
        [locale.standaloneMonthName(month, long) for month in range(1, 13)],
        [locale.standaloneMonthName(month, short).rstrip(".") for month in range(1, 13)],
        [locale.standaloneDayName(day, short).rstrip(".") for day in range(1, 8)],
    )


def margin_names() -> dict[int, str]:
    """What the margins beside the axis are called."""
    return {
        BEFORE: translate("timeline", "before 1900"),
        AFTER: translate("timeline", "after 2100"),
        UNDATED: translate("timeline", "no date"),
    }


def date_words(first_day: str | None, last_day: str | None, precision: str | None, months: Names) -> str:
    """A date as exact as it is known: `5 October 2024`, `October 2024`, `first half of 2025`, `2023–2024`."""
    if first_day is None or last_day is None:
        return translate("timeline", "no date stated")
    first, last = dt.date.fromisoformat(first_day), dt.date.fromisoformat(last_day)
    if precision == "day":
        return _day(first, months) if first == last else f"{_day(first, months)} – {_day(last, months)}"
    same_year = first.year == last.year
    if (first.month, last.month) == (1, 12):
        return str(first.year) if same_year else f"{first.year}–{last.year}"
    if same_year and precision == "half" and last.month - first.month == 5:
        return (
            translate("timeline", "first half of {0}")
            if first.month == 1
            else translate("timeline", "second half of {0}")
        ).format(first.year)
    if same_year and precision == "quarter" and last.month - first.month == 2:
        quarters = (
            translate("timeline", "1st quarter of {0}"),
            translate("timeline", "2nd quarter of {0}"),
            translate("timeline", "3rd quarter of {0}"),
            translate("timeline", "4th quarter of {0}"),
        )
        return quarters[first.month // 3].format(first.year)
    if same_year and first.month == last.month:
        return f"{_month(first, months)} {first.year}"
    if same_year:
        return f"{_month(first, months)} – {_month(last, months)} {last.year}"
    return f"{_month(first, months)} {first.year} – {_month(last, months)} {last.year}"


def _day(date: dt.date, months: Names) -> str:
    return f"{date.day} {_month(date, months)} {date.year}"


def _month(date: dt.date, months: Names) -> str:
    return months.months[date.month - 1]


class CardWriter:
    """Says what a mark is: for the eye as a card, for the ear in one sentence."""

    def __init__(self, vocabulary: Vocabulary, wording: Wording, months: Names) -> None:
        self._vocabulary, self._wording, self._months = vocabulary, wording, months

    def spoken(self, record: Event | Agreement) -> str:
        """Everything on the card as plain text."""
        parts = [record.title, self._kind(record), self.when(record), self._place(record), self._parties(record)]
        parts += [self._value(record), record.doubt or "", self._sources(record)]
        return ". ".join(part for part in parts if part)

    def card(self, record: Event | Agreement, colours: Colours) -> str:
        """The card as HTML."""
        c = colours
        value, parties, place = self._value(record), self._parties(record), self._place(record)
        marks = f'<span style="color:{c.accent}">{escape(" ".join(map(str, record.sources)))}</span>'
        lines = [
            f"<b>{escape(record.title)}</b> <sup>{marks}</sup>",
            f'{escape(self.when(record))} <span style="color:{c.muted}">· {escape(self._kind(record))}</span>',
            escape(place),
            f"<b>{escape(value)}</b>" if value else "",
            f'<span style="color:{c.muted}">{escape(parties)}</span>' if parties else "",
            f'<span style="color:{c.warning}">⚠ {escape(record.doubt)}</span>' if record.doubt else "",
        ]
        return "".join(f'<p style="margin:0 0 3px 0">{line}</p>' for line in lines if line)

    def when(self, record: Event | Agreement) -> str:
        return date_words(record.first_day, record.last_day, record.date_precision, self._months)

    def _kind(self, record: Event | Agreement) -> str:
        name = "event" if isinstance(record, Event) else "agreement"
        kind, status = (self._vocabulary.label(f"{name}_{part}", getattr(record, part)) for part in ("kind", "status"))
        return f"{kind}, {status.lower()}"

    def _place(self, record: Event | Agreement) -> str:
        if isinstance(record, Event):
            return ", ".join(name.name for name in (record.city, record.country) if name is not None)
        return translate("timeline", "signed at {0}").format(record.event_title) if record.event_title else ""

    def _parties(self, record: Event | Agreement) -> str:
        parties: Sequence[Party] = record.participants if isinstance(record, Event) else record.parties
        known = list(dict.fromkeys(party.entity.name for party in parties))
        shown = ", ".join(known[:PARTIES])
        more = len(known) - PARTIES
        return translate("timeline", "{0} and {1} more").format(shown, more) if more > 0 else shown

    def _value(self, record: Event | Agreement) -> str:
        return "" if isinstance(record, Event) else self._wording.amount(record.value, record.currency)

    def _sources(self, record: Event | Agreement) -> str:
        marks = ", ".join(map(str, record.sources))
        return (
            (
                translate("timeline", "Source {0}")
                if len(record.sources) == 1
                else translate("timeline", "Sources {0}")
            ).format(marks)
            if marks
            else ""
        )
