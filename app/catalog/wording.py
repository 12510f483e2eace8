"""Numbers, amounts, changes and periods in words, in the reader's language and with the reader's signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.catalog.vocabulary import Vocabulary

if TYPE_CHECKING:
    from app.catalog.records import Figure

_SIGNS = {"USD": "$", "EUR": "€", "percent": "%", "times": "×", "rank": ""}
_SCALES = {
    "en": ((10**12, "trillion", "trillion"), (10**9, "billion", "billion"), (10**6, "million", "million")),
    "fr": ((10**12, "billion", "billions"), (10**9, "milliard", "milliards"), (10**6, "million", "millions")),
}
_SHORT = {"en": ((10**9, "bn"), (10**6, "M"), (10**3, "k")), "fr": ((10**9, "Md"), (10**6, "M"), (10**3, "k"))}
_FRENCH = {  # the edition's words for months and parts of years
    **{"Jan": "janv.", "Feb": "févr.", "Mar": "mars", "Apr": "avr.", "May": "mai", "Jun": "juin", "Jul": "juill."},
    **{"Aug": "août", "Sep": "sept.", "Oct": "oct.", "Nov": "nov.", "Dec": "déc."},
    **{f"Q{number}": f"T{number}" for number in range(1, 5)},
    **{f"H{number}": f"S{number}" for number in range(1, 3)},
}
_MONTHS = tuple(_FRENCH)[:12]
_PART = r"\b(" + "|".join(_FRENCH) + r")\b"
_ISO = r"(\d{4})-(\d{2})(?:-(\d{2}))?"
_ONE = {
    "degrees Celsius": "degree Celsius",
    "chevaux": "cheval",
    "degrés Celsius": "degré Celsius",
}  # units of a single one
_ALWAYS_MANY = ("pays", "mois", "fois")  # French words that end so in the singular, too
NO_BREAK = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True)
class Wording:
    """Puts values into words; `decimal` and `group` are the reader's decimal sign and thousands separator."""

    vocabulary: Vocabulary
    decimal: str = "."
    group: str = ","

    @property
    def language(self) -> str:
        return self.vocabulary.language

    def number(self, value: float | None) -> str:
        """All digits of a number, none rounded away."""
        if value is None:
            return ""
        text = f"{abs(value):,.10f}".rstrip("0").rstrip(".")
        whole, _, part = text.partition(".")
        whole = whole.replace(",", self.group)
        return (MINUS if value < 0 else "") + whole + (self.decimal + part if part else "")

    def scaled(self, value: float) -> str:
        """`4.1 million` where that loses nothing, else all digits."""
        for size, one, many in _SCALES.get(self.language, _SCALES["en"]):
            if abs(value) >= size:
                scaled = value / size
                if round(scaled, 3) == scaled:
                    return f"{self.number(scaled)}{NO_BREAK}{one if abs(scaled) < 2 else many}"
                break
        return self.number(value)

    def short(self, value: float) -> str:
        """At most three digits and a letter, for axes."""
        for size, letter in _SHORT.get(self.language, _SHORT["en"]):
            if abs(value) >= size:
                return f"{self.number(float(f'{value / size:.3g}'))}{NO_BREAK}{letter}"
        return self.number(float(f"{value:.3g}"))

    def unit(self, code: str | None) -> str:
        if code is None:
            return ""
        sign = _SIGNS.get(code)
        if sign is not None:
            return sign
        return code if self.vocabulary.dimension("unit", code) == "money" else self.vocabulary.label("unit", code)

    def amount(self, value: float | None, unit: str | None, qualifier: str = "exact") -> str:
        """A value with its unit and how exact it is: `over 4.1 million $`."""
        if value is None:
            return ""
        if unit == "rank":
            return f"{self.vocabulary.label('unit', 'rank')}{NO_BREAK}{self.number(value)}"
        number, name = self.scaled(value), self.unit(unit)
        is_word = name == self.vocabulary.label("unit", unit)
        if is_word and number[-1:].isdigit():
            name = self._of_one(name) if abs(value) == 1 or (self.language == "fr" and abs(value) < 2) else name
        elif is_word and self.language == "fr":  # six millions de tonnes
            name = french_of(name)
        words = (self.vocabulary.label("qualifier", qualifier), number, name)
        return NO_BREAK.join(word for word in words if word)

    def _of_one(self, name: str) -> str:
        """A unit's name as it stands beside a single one: `1 company`."""
        if name in _ONE:
            return _ONE[name]
        if self.language == "fr":
            return " ".join(word if word in _ALWAYS_MANY else word.removesuffix("s") for word in name.split())
        return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")

    def change(self, value: float | None, unit: str | None) -> str:
        """A stated growth with an arrow: `▲ 15 %`, `▲ × 37`, or an index as it is printed."""
        if value is None:
            return ""
        if unit == "index":
            arrow = _arrow(value - 100)
            return f"{arrow}{NO_BREAK}{self.number(value)}{NO_BREAK}({self.vocabulary.label('unit', 'index')})"
        if unit == "times":
            return f"{_arrow(value - 1)}{NO_BREAK}×{NO_BREAK}{self.number(value)}"
        return f"{_arrow(value)}{NO_BREAK}{self.number(abs(value))}{NO_BREAK}%"

    def figure(self, figure: Figure) -> str:
        """The number of a figure, or its change where only that is stated."""
        if figure.value is None:
            return self.change(figure.change_value, figure.change_unit)
        return self.amount(figure.value, figure.unit, figure.qualifier)

    def date(self, label: str | None) -> str:
        """A date or period, as the edition has it in words, in the reader's language."""
        if not label or self.language != "fr":
            return label or ""
        return re.sub(_PART, lambda found: _FRENCH[found[1]], label)

    def base(self, text: str | None) -> str:
        """What a change is measured against, such as `2023-01/2023-09`, in words: `Jan–Sep 2023`."""
        first, _, last = (text or "").partition("/")
        words = [re.sub(_ISO, _month_in_words, part) for part in (first, last) if part]
        if len(words) == 2 and words[0][-4:] == words[1][-4:] and len(words[0]) > 4:
            return self.date(f"{words[0][:-5]}–{words[1]}")
        return self.date("–".join(words))

    def caption(self, figure: Figure) -> str:
        """What a figure measures: `Exchange turnover with Serbia`-like words and its period."""
        words = (self.vocabulary.label("measure", figure.measure), figure.product, figure.period_label)
        return " · ".join(word for word in words if word)


def french_of(name: str) -> str:
    """A French name after `de`: `de tonnes`, `d'hectares`."""
    return f"d'{name}" if name[:1].lower() in "aâeéèêiîoôuh" else f"de {name}"


def _month_in_words(found: re.Match[str]) -> str:
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"


def _arrow(change: float) -> str:
    return "▲" if change > 0 else "▼" if change < 0 else "="
