"""Records as they are when they are put aside: how they are called, what can be told of them, and a mark of their content."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType
from app.catalog.pages import title_of
from app.catalog.records import Agreement, Entity, Event, Figure, Project, Record, Relation, Source
from app.catalog.wording import Wording
from app.store.items import CHART, Item, NewItem
from app.store.text import content_hash

_KINDS = frozenset(kind.value for kind in RecordType)
# What every edition counts anew, without the record being another.
_VOLATILE = frozenset(("lft", "rgt", "event_count", "agreement_count", "figure_count", "project_count", "section_id"))


def new_items(catalog: Catalog, records: Iterable[tuple[RecordType, str]], wording: Wording) -> list[NewItem]:
    """Records by their type and id, ready to be put aside; those that the edition does not have are left out."""
    found = []
    for record_type, key in dict.fromkeys(records):
        record = next(iter(catalog.records(record_type, [key])), None)
        if record is not None:
            found.append(_new_item(record_type, record, wording, catalog.meta.get("edition", "")))
    return found


def present_hashes(catalog: Catalog, items: Sequence[Item]) -> dict[tuple[str, str], str]:
    """The marks of those items' records that the edition still has."""
    wanted: dict[str, list[str]] = {}
    for item in items:
        if item.record_type != CHART and item.record_type in _KINDS:
            wanted.setdefault(item.record_type, []).append(item.record_id)
    return {
        (kind, str(record.id)): _hash(record)
        for kind, keys in wanted.items()
        for record in catalog.records(RecordType(kind), [key for key in keys if kind != "source" or key.isdigit()])
    }


def _new_item(record_type: RecordType, record: Record, wording: Wording, edition: str) -> NewItem:
    details = {"about": about(record, wording)}
    if isinstance(record, Entity) and record.iso2:
        details["iso2"] = record.iso2
    return NewItem(record_type.value, str(record.id), title_of(record), _hash(record), edition, details)


def _hash(record: Record) -> str:
    fields = dataclasses.asdict(record)
    return content_hash({name: value for name, value in fields.items() if name not in _VOLATILE})


def about(record: Record, wording: Wording) -> str:
    """What is told of a record below its title: kind or value, time, place, sources."""
    label = wording.vocabulary.label
    parts: list[str | None]
    if isinstance(record, Entity):
        parts = [label("entity_subkind", record.subkind), label("sector", record.sector)]
    elif isinstance(record, Event):
        places = ", ".join(name.name for name in (record.city, record.country) if name)
        parts = [label("event_kind", record.kind), record.date_label, places]
    elif isinstance(record, Agreement):
        value = wording.amount(record.value, record.currency)
        parts = [label("agreement_kind", record.kind), record.date_label, value]
    elif isinstance(record, Figure):
        change = wording.change(record.change_value, record.change_unit) if record.value is not None else ""
        parts = [wording.figure(record), change, record.period_label]
    elif isinstance(record, Project):
        who = record.organisation or record.place or record.region
        parts = [label("project_status", record.status), str(record.year_end or ""), who.name if who else ""]
    elif isinstance(record, Relation):
        parts = [label("rel", record.rel), record.note]
    else:
        parts = [record.author, record.publisher, str(record.year or "")]
    numbers = () if isinstance(record, Source) else record.sources
    sources = f"[{', '.join(map(str, numbers))}]" if numbers else ""
    return " · ".join(part for part in (*parts, sources) if part)
