"""The head of a brief: what it is about, since when, and what it was made from."""

from __future__ import annotations

from app.catalog.records import Agreement, Entity, Event
from app.catalog.wording import NO_BREAK
from app.export.brief.content import Cover, Rich, Span, Tone, muted
from app.export.brief.gather import Facts
from app.export.brief.teller import Teller
from app.export.brief.words import Words

TITLED = 3  # entities named in a title before "and others"
FLAGS = 6


def title(facts: Facts, words: Words) -> str:
    """What the brief is about, in a line."""
    names = [words.called(subject) for subject in facts.subjects]
    if not names:
        return words.translate("brief", "Selected records")
    if len(names) > TITLED + 1:
        more = words.translate("brief", "and {0} more").format(len(names) - TITLED)
        return f"{', '.join(names[:TITLED])} {more}"
    if len(names) > 1:
        return words.translate("brief", "{0} and {1}").format(", ".join(names[:-1]), names[-1])
    return names[0]


def cover(tell: Teller, heading: str) -> Cover:
    """The cover's words; its numbers carry their marks as all others do."""
    facts, words = tell.facts, tell.words
    above = words.translate("brief", "Mission brief")
    span = _range(facts)
    edition = words.translate("brief", "prepared from edition {0}").format(facts.edition)
    lines: list[Rich] = []
    if len(facts.subjects) == 1:
        subject = facts.subjects[0]
        kind = words.vocabulary.label("entity_subkind", subject.subkind)
        lines.append(muted(" · ".join((*_other_names(tell, subject), kind, edition))))
    else:
        lines.append(muted(edition))
        if heading != title(facts, words) and facts.subjects:
            lines.append(muted(title(facts, words)))
    return Cover(
        above=f"{above} · {span}" if span else above,
        title=heading,
        flags=tuple(subject.iso2 for subject in facts.subjects[:FLAGS] if subject.iso2),
        lines=tuple(lines),
        summary=tuple(_summary(tell, subject) for subject in facts.subjects if subject.summary),
    )


def _other_names(tell: Teller, entity: Entity) -> list[str]:
    """The names in other languages, where the page has the letters for them."""
    names = dict.fromkeys(name for name in (entity.name, entity.name_fr, entity.name_local) if name)
    return [name for name in names if name != tell.words.called(entity) and tell.setting.shows(name)]


def _summary(tell: Teller, entity: Entity) -> Rich:
    lead: Rich = (Span(f"{tell.words.called(entity)}. ", Tone.STRONG),) if len(tell.facts.subjects) > 1 else ()
    return (*lead, Span(entity.summary or ""), *tell.citing.marks(entity))


def _range(facts: Facts) -> str:
    """The days asked for, or else the years that the records span."""
    first, last = facts.date_from, facts.date_to
    if first or last:
        whole = (not first or first.endswith("-01-01")) and (not last or last.endswith("-12-31"))
        ends = [(day or "…")[: 4 if whole and day else None] for day in (first, last)]
        return ends[0] if ends[0] == ends[1] else f"{ends[0]}{NO_BREAK}–{NO_BREAK}{ends[1]}"
    records: list[Event | Agreement] = [*facts.events, *facts.agreements]
    days = [day for record in records for day in (record.first_day, record.last_day) if day]
    days += [f.period_end for f in facts.figures if f.period_end and f.nature == "actual"]
    if not days:
        return ""
    years = min(days)[:4], max(days)[:4]
    return years[0] if years[0] == years[1] else f"{years[0]}{NO_BREAK}–{NO_BREAK}{years[1]}"
