"""The controlled lists of the edition - kinds, measures, units, sectors … - with their names in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog.database import Database


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a list: its names, its dimension (for units and measures) and its place in the list."""

    code: str
    label: str
    label_fr: str
    dimension: str
    sort: int


class Vocabulary:
    """Looks codes up by list name; an unknown code is shown as it is."""

    def __init__(self, database: Database, language: str = "en") -> None:
        self.language = language
        self._lists: dict[str, dict[str, Term]] = {}
        sql = "SELECT list, code, label, label_fr, dimension, sort FROM vocabulary ORDER BY sort"
        for name, *term in database.rows(sql):
            self._lists.setdefault(name, {})[term[0]] = Term(*term)

    def terms(self, list_name: str) -> list[Term]:
        return list(self._lists.get(list_name, {}).values())

    def label(self, list_name: str, code: str | None) -> str:
        if code is None:
            return ""
        term = self._lists.get(list_name, {}).get(code)
        if term is None:
            return code.replace("_", " ")
        return term.label_fr if self.language == "fr" else term.label

    def dimension(self, list_name: str, code: str | None) -> str:
        term = self._lists.get(list_name, {}).get(code or "")
        return term.dimension if term else ""

    def codes(self, list_name: str) -> list[str]:
        return list(self._lists.get(list_name, {}))

    def status(self, code: str) -> str:
        """The words for a status, whichever of events, agreements and projects has it."""
        names = ("event_status", "agreement_status", "project_status")
        return next((self.label(name, code) for name in names if code in self._lists.get(name, {})), code)

    def list_of_kind(self, code: str) -> str:
        """The list that a kind belongs to: events and agreements share no code."""
        return "event_kind" if code in self._lists.get("event_kind", {}) else "agreement_kind"
