"""Keeping account of what a brief cites: nothing is printed without its sources, and no source is printed for nothing."""

from __future__ import annotations

from collections.abc import Iterable

from app.catalog.pages import title_of
from app.catalog.records import Agreement, Entity, Event, Figure, Project, Relation
from app.catalog.wording import NO_BREAK
from app.export.brief.content import Rich, Span, Tone, source_place
from app.export.brief.words import Words

Cited = Entity | Event | Agreement | Figure | Project | Relation
NO_SOURCE = "no-source"
SPACE = "\u00a0"  # keeps a mark with its number, and apart from it when the text is copied


class Citing:
    """Gives each record its source marks and remembers which sources and doubts were met."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.numbers: set[int] = set()
        self.doubts: dict[tuple[str, str], Cited] = {}
        self.reasons: set[str] = set()  # why records have no source
        self._met: set[tuple[str, str]] = set()

    def has(self, record: Cited) -> bool:
        """Whether a record was printed."""
        return (type(record).__name__, record.id) in self._met

    def marks(self, *records: Cited) -> Rich:
        """Raised source numbers, to be set after what the records say."""
        return self._spans(records, Tone.MARK, f",{SPACE}", SPACE)

    def cell(self, *records: Cited) -> Rich:
        """Source numbers for a table's last column."""
        return self._spans(records, Tone.LINK, ", ", "")

    def title(self, record: Cited, text: str | None = None) -> Rich:
        """A record's words, with a sign after them when the record is doubted."""
        self._note(record)
        words = Span(text or title_of(record))
        return (words, Span(f"{NO_BREAK}⚠", Tone.WARNING)) if record.doubt else (words,)

    def _spans(self, records: Iterable[Cited], tone: Tone, between: str, before: str) -> Rich:
        found: set[int] = set()
        missing = False
        for record in records:
            self._note(record)
            found.update(record.sources)
            missing = missing or not record.sources
        spans: list[Span] = []
        for number in sorted(found):
            lead = between if spans else before
            spans += [Span(lead, tone)] if lead else []
            spans.append(Span(str(number), tone, f"#{source_place(number)}"))
        if missing and not found:
            word = self._words.translate("brief", "no ref.").replace(" ", NO_BREAK)
            spans += [Span(before, tone)] if before else []
            spans.append(Span(word, tone, f"#{NO_SOURCE}"))
        return tuple(spans)

    def _note(self, record: Cited) -> None:
        key = type(record).__name__, record.id
        self._met.add(key)
        self.numbers.update(record.sources)
        if not record.sources:
            self.reasons.add(record.uncited_reason or "")
        if record.doubt:
            self.doubts[key] = record
