"""The brief's own words, in the language asked for - whatever language the window, if there is one, speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTranslator

from app.catalog.records import Entity, Figure, Name, Party
from app.catalog.wording import NO_BREAK, Wording
from app.paths import resources

_MONTHS = {
    **{"Jan": "janv.", "Feb": "févr.", "Mar": "mars", "Apr": "avr.", "May": "mai", "Jun": "juin", "Jul": "juill."},
    **{"Aug": "août", "Sep": "sept.", "Oct": "oct.", "Nov": "nov.", "Dec": "déc."},
}
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")\b")
_PARTS = ((re.compile(r"\bH([12])\b"), "S"), (re.compile(r"\bQ([1-4])\b"), "T"))
_ISO_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_ISO_MONTHS = re.compile(r"\b(\d{4})-(\d\d)/\1-(\d\d)\b(?!-)")
SHOWN = 5  # names in a cell before "and others"


class Words:
    """Puts what the brief says into words; `wording` has the reader's signs and language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.vocabulary = wording.vocabulary
        self.language = wording.language
        self._translator = QTranslator()
        if self.language != "en":
            self._translator.load(f"comptoir_{self.language}", str(resources() / "translations"))

    def translate(self, context: str, text: str) -> str:
        """The words in the brief's language, or as they are where there is no translation."""
        return self._translator.translate(context, text) or text

    def date(self, label: str | None) -> str:
        """A date or period as the edition words it, in the brief's language."""
        if not label:
            return ""
        if self.language == "fr":
            label = _MONTH.sub(lambda found: _MONTHS[found[1]], label)
            for pattern, letter in _PARTS:
                label = pattern.sub(rf"{letter}\1", label)
        return label.replace(" – ", "\n").replace(" ", NO_BREAK).replace("\n", " – ")

    def base(self, text: str | None) -> str:
        """What a change is measured against: an ISO month or range of them in words."""
        if not text:
            return ""
        names = list(_MONTHS)

        def month(found: re.Match[str]) -> str:
            return f"{found[3].lstrip('0') + ' ' if found[3] else ''}{names[int(found[2]) - 1]} {found[1]}"

        def months(found: re.Match[str]) -> str:
            return f"{names[int(found[2]) - 1]}–{names[int(found[3]) - 1]} {found[1]}"

        return self.date(_ISO_MONTH.sub(month, _ISO_MONTHS.sub(months, text)).replace("/", " – "))

    def called(self, entity: Entity) -> str:
        """An entity's name in the brief's language."""
        return entity.name_fr if self.language == "fr" and entity.name_fr else entity.name

    def names(self, names: Iterable[Name], limit: int = SHOWN) -> str:
        """Names in a row, the last ones as a number when there are many."""
        found = list(dict.fromkeys(name.name for name in names))
        if len(found) > limit + 1:
            more = self.translate("brief", "and {0} more").format(len(found) - limit)
            return f"{', '.join(found[:limit])} {more}"
        return ", ".join(found)

    def parties(self, parties: Sequence[Party], joint: str = " – ") -> str:
        """Who took part; two parties as a pair."""
        names = list(dict.fromkeys(party.entity for party in parties))
        return joint.join(name.name for name in names) if len(names) == 2 else self.names(names)

    def measure(self, figure: Figure) -> str:
        return self.vocabulary.label("measure", figure.measure)

    def qualified(self, figure: Figure) -> str:
        """A figure's number with what kind of number it is, where that is not simply a fact."""
        nature = self.nature(figure)
        return f"{self.wording.figure(figure)} ({nature})" if nature else self.wording.figure(figure)

    def nature(self, figure: Figure) -> str:
        """What kind of number a figure is, or nothing where it is simply a fact."""
        return "" if figure.nature == "actual" else self.vocabulary.label("nature", figure.nature).lower()
