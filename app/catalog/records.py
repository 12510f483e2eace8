"""What the catalog answers with: frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """An entity as other records mention it."""

    id: str
    name: str
    kind: str
    iso2: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An entity taking part in an event, agreement or project, and as what."""

    entity: Name
    role: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling of an entity's name and its language, if known."""

    name: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, region, district, city, organisation, bloc or programme."""

    id: str
    kind: str
    subkind: str
    name: str
    name_fr: str | None
    name_local: str | None
    parent_id: str | None
    country_id: str | None
    iso2: str | None
    iso3: str | None
    latitude: float | None
    longitude: float | None
    sector: str | None
    summary: str | None
    section_id: int | None
    uncited_reason: str | None
    lft: int
    rgt: int
    event_count: int
    agreement_count: int
    figure_count: int
    project_count: int
    sources: tuple[int, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, or is planned. Days are ISO; `date_label` is the date in words, as vague as the source."""

    id: str
    kind: str
    title: str
    edition: str | None
    start: str | None
    end: str | None
    date_precision: str | None
    first_day: str | None
    last_day: str | None
    date_label: str | None
    status: str
    city: Name | None
    country: Name | None
    summary: str | None
    section_id: int
    uncited_reason: str | None
    participants: tuple[Party, ...] = ()
    sources: tuple[int, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something signed or decided. `value` is in whole units of `currency`; a package holds other agreements."""

    id: str
    kind: str
    title: str
    date: str | None
    date_precision: str | None
    first_day: str | None
    last_day: str | None
    date_label: str | None
    status: str
    value: float | None
    currency: str | None
    is_package: bool
    part_of: str | None
    event_id: str | None
    event_title: str | None
    subject: str | None
    section_id: int
    uncited_reason: str | None
    parties: tuple[Party, ...] = ()
    sources: tuple[int, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number about an entity, as printed; `value` is in whole units of `unit`, or None where only a change is stated."""

    id: str
    subject: Name
    partner: Name | None
    measure: str
    share_of: str | None
    product: str | None
    label: str
    period_start: str | None
    period_end: str | None
    period_label: str | None
    value: float | None
    unit: str | None
    qualifier: str
    nature: str
    change_value: float | None
    change_unit: str | None
    change_base: str | None
    section_id: int
    uncited_reason: str | None
    sources: tuple[int, ...] = ()
    doubt: str | None = None
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """An investment or production project. `investment` is in whole units of `currency`, `jobs` in persons."""

    id: str
    title: str
    organisation: Name | None
    place: Name | None
    region: Name | None
    programme: Name | None
    sector: str
    status: str
    year_start: int | None
    year_end: int | None
    investment: float | None
    currency: str | None
    jobs: int | None
    summary: str | None
    section_id: int
    uncited_reason: str | None
    partners: tuple[Party, ...] = ()
    sources: tuple[int, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting tie between two entities."""

    id: str
    from_entity: Name
    rel: str
    to_entity: Name
    since: str | None
    note: str | None
    section_id: int
    uncited_reason: str | None
    sources: tuple[int, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered reference of the source book; `note` says what of it the book does not hold."""

    id: int
    title: str
    author: str | None
    publisher: str | None
    year: int | None
    url: str | None
    note: str | None
    section_id: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the source book and its range of reference numbers."""

    id: int
    slug: str
    title: str
    title_fr: str
    first_source: int
    last_source: int


Record = Entity | Event | Agreement | Figure | Project | Relation | Source
