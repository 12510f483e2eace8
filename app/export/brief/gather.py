"""Asking the catalog for all that a brief can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.catalog.catalog import Catalog
from app.catalog.charting import Place
from app.catalog.filter import Filter, day_range
from app.catalog.kinds import RecordType, Table
from app.catalog.records import Agreement, Entity, Event, Figure, Name, Project, Record, Relation, Source
from app.catalog.tables import SPECS
from app.export.errors import ExportProblem

HOME = "belarus"  # whose organisations are "ours", unless the edition says otherwise

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a brief is about and all that concerns it, the earliest first; `chosen` are figures and references asked for by id.

    `known` has every entity that the records mention, `places` where each belongs.
    """

    subjects: tuple[Entity, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    figures: tuple[Figure, ...]
    projects: tuple[Project, ...]
    relations: tuple[Relation, ...]
    chosen_figures: tuple[Figure, ...]
    chosen_sources: tuple[int, ...]
    known: dict[str, Entity]
    places: dict[str, Place]
    home: Entity | None
    date_from: str | None
    date_to: str | None
    edition: str
    edition_end: str

    def is_ours(self, entity: Name | Entity | None) -> bool:
        """Whether an entity is our country or lies in it."""
        return self.home is not None and entity is not None and self.is_within(entity, self.home)

    def is_within(self, entity: Name | Entity, above: Entity) -> bool:
        """Whether an entity is another one or lies below it."""
        found = self.known.get(entity.id)
        return found is not None and above.lft <= found.lft <= above.rgt

    def is_subject(self, entity: Name | Entity | None) -> bool:
        """Whether an entity is what the brief is about, or lies in it."""
        return entity is not None and any(self.is_within(entity, subject) for subject in self.subjects)

    @property
    def is_abroad(self) -> bool:
        """Whether the brief is about others, not about our own country and what lies in it."""
        return any(not self.is_ours(subject) for subject in self.subjects)


def gather(catalog: Catalog, ids: Sequence[str], date_from: str | None, date_to: str | None) -> Facts:
    """Everything about some entities and records within some days.

    Raises NotFound for an id that the edition does not have, ValueError for dates that are none, and ExportProblem when there
    are no ids.
    """
    if not ids:
        raise ExportProblem("There is nothing to print. Put something aside, or name an entity, first.")
    first, last = day_range(date_from, date_to)
    wanted: dict[RecordType, list[str]] = {record_type: [] for record_type in RecordType}
    for key in dict.fromkeys(ids):
        record_type, found = catalog.find(key)
        wanted[record_type].append(found)
    entities = tuple(dict.fromkeys(wanted[RecordType.ENTITY]))
    question = Filter(entities=entities, date_from=first, date_to=last)

    def some(table: Table, kind: type[R]) -> list[R]:
        column = (SPECS[table].column("id"),)
        keys = [row[0] for row in catalog.stream(table, question, None, column)] if entities else []
        return _of(kind, catalog.records(table.record_type, list(dict.fromkeys([*keys, *wanted[table.record_type]]))))

    events = sorted(some(Table.EVENTS, Event), key=lambda r: (r.first_day or "9", r.last_day or "", r.title))
    agreements = sorted(some(Table.AGREEMENTS, Agreement), key=_signing)
    figures = sorted(some(Table.FIGURES, Figure), key=lambda r: (r.period_end or "9", r.period_start or "", r.id))
    projects = sorted(some(Table.PROJECTS, Project), key=lambda r: (r.year_end or r.year_start or 0, r.title))
    relations = some(Table.RELATIONS, Relation)
    subjects = _of(Entity, catalog.records(RecordType.ENTITY, entities))
    home = next(iter(_of(Entity, catalog.records(RecordType.ENTITY, [catalog.meta.get("home", HOME)]))), None)
    mentioned = _mentioned([*events, *agreements, *figures, *projects, *relations])
    known = {e.id: e for e in _of(Entity, catalog.records(RecordType.ENTITY, sorted(mentioned)))}
    known |= {e.id: e for e in (*subjects, *((home,) if home else ()))}
    chosen = set(wanted[RecordType.FIGURE])
    return Facts(
        subjects=tuple(subjects),
        events=tuple(events),
        agreements=tuple(agreements),
        figures=tuple(figures),
        projects=tuple(projects),
        relations=tuple(relations),
        chosen_figures=tuple(figure for figure in figures if figure.id in chosen),
        chosen_sources=tuple(int(key) for key in wanted[RecordType.SOURCE]),
        known=known,
        places=catalog.places(known),
        home=home,
        date_from=first,
        date_to=last,
        edition=catalog.meta.get("edition", "–"),
        edition_end=catalog.meta.get("edition_end", ""),
    )


def sources_of(catalog: Catalog, numbers: Iterable[int]) -> list[Source]:
    """References in full, in the order of their numbers."""
    return catalog.sources(sorted(set(numbers)))


def _signing(agreement: Agreement) -> tuple[str, str, str, bool, str]:
    """The order of signing, a package before what it holds."""
    bundle = agreement.id if agreement.is_package else agreement.part_of or agreement.id
    return agreement.first_day or "9", agreement.last_day or "", bundle, not agreement.is_package, agreement.title


def _of(kind: type[R], records: Iterable[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _mentioned(records: Iterable[Event | Agreement | Figure | Project | Relation]) -> set[str]:
    found: list[Name | None] = []
    for record in records:
        if isinstance(record, Event):
            found += [record.city, record.country, *(party.entity for party in record.participants)]
        elif isinstance(record, Agreement):
            found += [party.entity for party in record.parties]
        elif isinstance(record, Figure):
            found += [record.subject, record.partner]
        elif isinstance(record, Project):
            found += [record.organisation, record.place, record.region, record.programme]
            found += [party.entity for party in record.partners]
        else:
            found += [record.from_entity, record.to_entity]
    return {name.id for name in found if name is not None}
