"""What charts say: titles, units, values, hints and reasons, in the reader's language."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.catalog.records import Figure, Name
from app.catalog.wording import MINUS, NO_BREAK, Wording, french_of
from app.export.series import Family, Growth, Reason
from app.views.charts.offers import Refusal, Why

translate = QCoreApplication.translate

_QUALIFIERS = {"about": "≈", "over": ">", "under": "<", "up_to": "≤"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_SCALES = (
    (1e12, QT_TRANSLATE_NOOP("charts", "trillion {0}")),
    (1e9, QT_TRANSLATE_NOOP("charts", "billion {0}")),
    (1e6, QT_TRANSLATE_NOOP("charts", "million {0}")),
    (1e3, QT_TRANSLATE_NOOP("charts", "thousand {0}")),
)
_WITH = {
    "trade_turnover": QT_TRANSLATE_NOOP("charts", "{0} with {1}"),
    "exchange_turnover": QT_TRANSLATE_NOOP("charts", "{0} with {1}"),
    "balance": QT_TRANSLATE_NOOP("charts", "{0} with {1}"),
    "exports": QT_TRANSLATE_NOOP("charts", "{0} to {1}"),
    "exchange_exports": QT_TRANSLATE_NOOP("charts", "{0} to {1}"),
    "imports": QT_TRANSLATE_NOOP("charts", "{0} from {1}"),
    "exchange_imports": QT_TRANSLATE_NOOP("charts", "{0} from {1}"),
}
_NATURES = {
    "actual": QT_TRANSLATE_NOOP("charts", "stated"),
    "cumulative": QT_TRANSLATE_NOOP("charts", "added up so far"),
    "derived": QT_TRANSLATE_NOOP("charts", "derived from the stated growth"),
    "target": QT_TRANSLATE_NOOP("charts", "target"),
    "forecast": QT_TRANSLATE_NOOP("charts", "forecast"),
}
_REASONS = {
    Reason.SAME_PERIOD: QT_TRANSLATE_NOOP("charts", "another figure for the same period"),
    Reason.SAME: QT_TRANSLATE_NOOP("charts", "said already"),
    Reason.STATED: QT_TRANSLATE_NOOP("charts", "derived, while the period has a stated figure"),
    Reason.NO_PERIOD: QT_TRANSLATE_NOOP("charts", "no period"),
    Reason.NO_VALUE: QT_TRANSLATE_NOOP("charts", "a change without a value"),
    Reason.NO_AMOUNT: QT_TRANSLATE_NOOP("charts", "a rank or property, not an amount"),
    Reason.OTHER_MEASURE: QT_TRANSLATE_NOOP("charts", "another measure"),
    Reason.OTHER_UNIT: QT_TRANSLATE_NOOP("charts", "another unit"),
    Reason.OTHER_PARTIES: QT_TRANSLATE_NOOP("charts", "about others"),
    Reason.OTHER_PRODUCT: QT_TRANSLATE_NOOP("charts", "about another product or part"),
    Reason.OTHER_NATURE: QT_TRANSLATE_NOOP("charts", "another nature: target, forecast, derived or added up"),
    Reason.OTHER_PERIOD: QT_TRANSLATE_NOOP("charts", "another period"),
    Reason.GROUP: QT_TRANSLATE_NOOP("charts", "a group, or of another sort than those compared"),
    Reason.PART: QT_TRANSLATE_NOOP("charts", "part of what is drawn"),
    Reason.NO_TOTAL: QT_TRANSLATE_NOOP("charts", "neither a share nor part of a stated total"),
    Reason.OVER_WHOLE: QT_TRANSLATE_NOOP("charts", "more than its whole"),
    Reason.SMALLER: QT_TRANSLATE_NOOP("charts", "beyond those that fit"),
    Reason.NO_BASE: QT_TRANSLATE_NOOP("charts", "no period in common with the others"),
    Reason.PACKAGE: QT_TRANSLATE_NOOP("charts", "a package whose parts are counted"),
    Reason.NO_DATE: QT_TRANSLATE_NOOP("charts", "no date"),
    Reason.CANCELLED: QT_TRANSLATE_NOOP("charts", "cancelled"),
}


class Phrases:
    """Puts the parts of a chart into words with the reader's signs."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.vocabulary = wording.vocabulary

    def divisor(self, values: Iterable[float], unit: str | None) -> float:
        """What values are divided by so that the largest has few digits: 1, a thousand, a million …"""
        largest = max((abs(value) for value in values), default=0.0)
        least = 1e3 if self.vocabulary.dimension("unit", unit) == "money" else 1e6
        return next((size for size, _ in _SCALES if largest >= size and size >= least), 1.0)

    def unit(self, unit: str | None, divisor: float = 1.0) -> str:
        """`million US dollars`."""
        if unit is None:
            return translate("charts", "no values, changes only")
        if unit == "percent":
            return "%"
        name = self.vocabulary.label("unit", unit)
        pattern = next((pattern for size, pattern in _SCALES if size == divisor), "{0}")
        if divisor <= 1:
            return name
        linked = french_of(name) if self.wording.language == "fr" else name
        return translate("charts", str(pattern)).format(linked)

    def value(self, value: float, divisor: float, qualifier: str = "exact", *, digits: int = 4) -> str:
        """A value in units of the axis, as short as the chart needs: `≈ 18.3`."""
        scaled = value / divisor
        text = self.wording.number(float(f"{scaled:.{digits}g}") if abs(scaled) < 10**digits else round(scaled))
        sign = _QUALIFIERS.get(qualifier)
        return f"{sign}{NO_BREAK}{text}" if sign else text

    def figure(self, figure: Figure, divisor: float) -> str:
        """A figure's value on a bar; what was reckoned with three digits at most."""
        digits = 3 if figure.nature == "derived" else 4
        return self.value(figure.value or 0.0, divisor, figure.qualifier, digits=digits)

    def share(self, share: float, qualifier: str = "exact") -> str:
        return f"{self.value(share * 100, 1.0, qualifier, digits=3)}{NO_BREAK}%"

    def change(self, figure: Figure) -> str:
        """`▲ 15 %`, `× 3`: a stated change as short as an arrow."""
        value, unit = figure.change_value, figure.change_unit
        if value is None:
            return ""
        sign = _QUALIFIERS.get(figure.qualifier, "") if figure.value is None else ""
        number = self.wording.number(abs(value))
        if unit == "times":
            text = f"×{NO_BREAK}{number}"
        elif unit == "index":
            text = translate("charts", "index {0}").format(number)
        else:
            text = f"{'+' if value >= 0 else MINUS}{NO_BREAK}{number}{NO_BREAK}%"
        return f"{sign}{NO_BREAK}{text}" if sign else text

    def measure(self, measure: str, product: str | None = None) -> str:
        label = self.vocabulary.label("measure", measure)
        return f"{label}: {product}" if product else label

    def title(self, family: Family) -> str:
        """`Exchange turnover with Serbia`."""
        return self.title_of(family.subject, family.partner, family.measure, family.product, family.share_of)

    def title_of(
        self, subject: Name, partner: Name | None, measure: str, product: str | None, share_of: str | None = None
    ) -> str:
        """What is measured, of whom and with whom, and of what goods."""
        name = self.vocabulary.label("measure", measure)
        if share_of:
            name = translate("charts", "{0} of {1}").format(name, self.vocabulary.label("measure", share_of).lower())
        if partner is None:
            text = translate("charts", "{0} of {1}").format(name, subject.name)
        elif _takes(measure, partner):
            text = translate("charts", str(_WITH[measure])).format(name, partner.name)
        else:
            text = translate("charts", "{0}: {1} · {2}").format(name, subject.name, partner.name)
        return f"{text}: {product}" if product else text

    def has_pattern(self, family: Family) -> bool:
        """Whether the title names the partner alone."""
        return family.partner is not None and _takes(family.measure, family.partner)

    def nature(self, nature: str) -> str:
        return translate("charts", str(_NATURES[nature])) if nature in _NATURES else nature

    def reason(self, reason: Reason) -> str:
        return translate("charts", str(_REASONS[reason]))

    def base(self, text: str | None) -> str:
        """What a change is measured against: `Jan 2023 – Sep 2023`."""

        def month(found: re.Match[str]) -> str:
            day = f"{int(found[3])} " if found[3] else ""
            return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}" if 1 <= int(found[2]) <= 12 else found[0]

        return _ISO.sub(month, text or "").replace("/", " – ").replace("-", " ")

    def period(self, start: dt.date, end: dt.date) -> str:
        """The days of a period that has no label of its own."""
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        if start == end:
            return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
        first, last = (f"{_MONTHS[day.month - 1]} {day.year}" for day in (start, end))
        return first if first == last else f"{first} – {last}"

    def hint(self, figure: Figure) -> str:
        """All that is said about a figure, as a few lines of rich text."""
        value = self.wording.amount(figure.value, figure.unit, figure.qualifier) if figure.value is not None else ""
        lines = [f"<b>{_safe(value)}</b>" if value else "", _safe(figure.label)]
        period = self.wording.date(figure.period_label)
        lines.append(_safe(" · ".join(w for w in (period, self._what(figure)) if w)))
        change = self.wording.change(figure.change_value, figure.change_unit)
        if change:
            base = self.base(figure.change_base) or translate("charts", "a base that is not stated")
            lines.append(_safe(translate("charts", "{0} on {1}").format(change, base)))
        if figure.sources:
            numbers = ", ".join(str(number) for number in figure.sources)
            lines.append(_safe(translate("charts", "Sources: {0}").format(numbers)))
        if figure.doubt:
            lines.append(f"⚠ {_safe(figure.doubt)}")
        return "<br>".join(line for line in lines if line)

    def refusal(self, refusal: Refusal) -> str:
        """Why figures make no chart, and where to look instead."""
        number = self.wording.number(refusal.figures)
        if refusal.why is Why.NONE:
            return translate("charts", "No figures are selected.")
        if refusal.why is Why.SINGLE:
            return translate("charts", "A single figure makes no chart: see the table.")
        if refusal.why is Why.UNDATED:
            return translate("charts", "{0} figures, none with a period: see the table.").format(number)
        if refusal.why is Why.UNITS:
            text = translate("charts", "{0} figures in {1} different units: see the table.")
            return text.format(number, self.wording.number(refusal.units))
        text = translate(
            "charts", "{0} figures, no two of one thing at two times or of two parties at one: see the table."
        )
        return text.format(number)

    def growth_hint(self, growth: Growth) -> str:
        return self.hint(growth.figure)

    def _what(self, figure: Figure) -> str:
        return "" if figure.nature == "actual" else self.vocabulary.label("nature", figure.nature).lower()


def _takes(measure: str, partner: Name) -> bool:
    """Whether one says `exports to` the partner: a region of our own is where goods come from."""
    pattern = _WITH.get(measure)
    return pattern is not None and ("with" in str(pattern) or partner.kind in ("country", "bloc"))


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
