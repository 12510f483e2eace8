"""Finds and pages as plain text, for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from app.catalog.pages import EntityPage, RecordPage
from app.catalog.records import Agreement, Event, Figure, Party, Project, Record, Relation, Source
from app.catalog.search import Hit
from app.catalog.wording import NO_BREAK, Wording

_INDENT = "  "
_KIND_LISTS = {"entity": "entity_subkind", "event": "event_kind", "agreement": "agreement_kind", "project": "sector"}
_CONTROLS = ("Cc", "Cf", "Zl", "Zp")  # what could move the cursor, break the line or turn the text around
_JOINERS = "\u200c\u200d"  # which some scripts and emoji need


def clean(text: str) -> str:
    """One line without signs that a terminal would obey."""
    plain = (" " if unicodedata.category(c) in _CONTROLS and c not in _JOINERS else c for c in text)
    return " ".join("".join(plain).replace(NO_BREAK, " ").split())


def hit_line(hit: Hit, words: Wording) -> str:
    """A find: what it is, its title, where and when, its id."""
    vocabulary = words.vocabulary
    kind = vocabulary.label(_KIND_LISTS.get(hit.record_type, ""), hit.kind) if hit.kind else ""
    if hit.figure is not None:
        kind, title = "figure", f"{hit.title}: {words.figure(hit.figure)}"
    else:
        title = f"{hit.title} ({hit.matched})" if hit.matched else hit.title
    more = ", ".join(part for part in (hit.place, hit.when) if part)
    return clean(f"{kind or hit.record_type.value}: {title}{' · ' + more if more else ''}  [{hit.id}]")


def entity_text(page: EntityPage, words: Wording) -> Iterator[str]:
    """The page of an entity, line by line."""
    entity, label = page.entity, words.vocabulary.label
    yield clean(entity.name)
    places = " › ".join(name.name for name in page.ancestors)
    yield clean(
        " · ".join(part for part in (label("entity_subkind", entity.subkind), places, f"[{entity.id}]") if part)
    )
    others = [name for name in dict.fromkeys(alias.name for alias in page.aliases) if name != entity.name]
    if others:
        yield clean(f"Also: {'; '.join(others)}")
    if entity.summary:
        yield clean(entity.summary) + _marks(entity.sources)
    numbers = (entity.event_count, entity.agreement_count, entity.figure_count, entity.project_count)
    counted = [
        f"{n} {table}" for n, table in zip(numbers, ("events", "agreements", "figures", "projects"), strict=True) if n
    ]
    if counted:
        yield f"In all, with what is below it: {', '.join(counted)}; 'comptoir export TABLE --entity {entity.id}' lists them."
    yield from _block("Key numbers", (_figure(figure, words) for figure in page.key_figures))
    yield from _block("What comes next", (_event(event, words) for event in page.upcoming))
    yield from _records(page.events, page.agreements, page.figures, page.projects, page.relations, words)
    yield from _block("Below it", (f"{name.name}  [{name.id}]" for name in page.children))
    yield from _block("Open doubts", (f"{doubt.title}: {doubt.note}  [{doubt.id}]" for doubt in page.doubts))
    yield from _sources(page.sources)


def record_text(page: RecordPage, words: Wording) -> Iterator[str]:
    """The page of any other record, line by line."""
    record = page.record
    yield clean(_line(record, words))
    for text in (getattr(record, name, None) for name in ("summary", "subject", "note")):
        if isinstance(text, str) and text:
            yield clean(text)
    parties: Sequence[Party] = ()
    if isinstance(record, Event):
        parties = record.participants
    elif isinstance(record, Agreement):
        parties = record.parties
    elif isinstance(record, Project):
        parties = record.partners
    yield from _block(
        "Who", (f"{p.entity.name} ({words.vocabulary.label('role', p.role)})  [{p.entity.id}]" for p in parties)
    )
    if not isinstance(record, Source):
        if record.doubt:
            yield from _block("Doubt", [record.doubt])
        if record.uncited_reason:
            yield from _block("Why it has no source", [record.uncited_reason])
    yield from _records(page.events, page.agreements, page.figures, page.projects, page.relations, words)
    yield from _block("Entities", (f"{name.name}  [{name.id}]" for name in page.entities))
    if not isinstance(record, Source):
        yield from _sources(page.sources)


def _records(
    events: Sequence[Event],
    agreements: Sequence[Agreement],
    figures: Sequence[Figure],
    projects: Sequence[Project],
    relations: Sequence[Relation],
    words: Wording,
) -> Iterator[str]:
    yield from _block("Events", (_event(event, words) for event in events))
    yield from _block("Agreements", (_agreement(agreement, words) for agreement in agreements))
    yield from _block("Figures", (_figure(figure, words) for figure in figures))
    yield from _block("Projects", (_project(project, words) for project in projects))
    yield from _block("Ties", (_relation(relation, words) for relation in relations))


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and its lines, nothing where there are none."""
    found = [_INDENT + clean(line) for line in lines]
    if found:
        yield ""
        yield title
        yield from found


def _line(record: Record, words: Wording) -> str:
    if isinstance(record, Event):
        return _event(record, words)
    if isinstance(record, Agreement):
        return _agreement(record, words)
    if isinstance(record, Figure):
        return _figure(record, words)
    if isinstance(record, Project):
        return _project(record, words)
    if isinstance(record, Relation):
        return _relation(record, words)
    if isinstance(record, Source):
        return _source(record)
    return f"{record.name}  [{record.id}]"


def _figure(figure: Figure, words: Wording) -> str:
    nature = "" if figure.nature == "actual" else words.vocabulary.label("nature", figure.nature)
    change = "" if figure.value is None else words.change(figure.change_value, figure.change_unit)
    sides = f"{figure.subject.name} – {figure.partner.name}" if figure.partner else figure.subject.name
    parts = (figure.period_label, words.figure(figure), change, figure.label, nature, sides)
    return _joined(parts, figure.id, figure.sources)


def _event(event: Event, words: Wording) -> str:
    status = "" if event.status == "held" else words.vocabulary.label("event_status", event.status)
    place = ", ".join(name.name for name in (event.city, event.country) if name)
    kind = words.vocabulary.label("event_kind", event.kind)
    return _joined((event.date_label, event.title, kind, place, status), event.id, event.sources)


def _agreement(agreement: Agreement, words: Wording) -> str:
    label = words.vocabulary.label
    status = "" if agreement.status == "signed" else label("agreement_status", agreement.status)
    value = words.amount(agreement.value, agreement.currency)
    parts = (agreement.date_label, agreement.title, label("agreement_kind", agreement.kind), value, status)
    return _joined(parts, agreement.id, agreement.sources)


def _project(project: Project, words: Wording) -> str:
    years = "–".join(dict.fromkeys(str(year) for year in (project.year_start, project.year_end) if year))
    label = words.vocabulary.label
    status, sector = label("project_status", project.status), label("sector", project.sector)
    parts = (years, project.title, sector, status, words.amount(project.investment, project.currency))
    return _joined(parts, project.id, project.sources)


def _relation(relation: Relation, words: Wording) -> str:
    tie = words.vocabulary.label("rel", relation.rel)
    ends = f"{relation.from_entity.name} – {tie} – {relation.to_entity.name}"
    return _joined((ends, relation.since, relation.note), relation.id, relation.sources)


def _joined(parts: Iterable[str | None], key: str, sources: Sequence[int]) -> str:
    return f"{' · '.join(part for part in parts if part)}{_marks(sources)}  [{key}]"


def _marks(sources: Sequence[int]) -> str:
    return f" ({', '.join(map(str, sources))})" if sources else ""


def _sources(sources: Iterable[Source]) -> Iterator[str]:
    yield from _block("Sources", (_source(source) for source in sources))


def _source(source: Source) -> str:
    year = str(source.year) if source.year else None
    parts = (source.author, source.title, source.publisher, year, source.url)
    return f"{source.id}. {'. '.join(part.rstrip('.') for part in parts if part)}"
