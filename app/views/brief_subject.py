"""What a brief is made of: the dossier in hand, or whatever the window is about."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType
from app.export.brief.options import ReaderChart, ReaderNote
from app.store import notes
from app.store.items import CHART
from app.views.context import Context
from app.views.dossier.desk import Desk

Key = tuple[RecordType, str]


@dataclass(frozen=True, slots=True)
class BriefSubject:
    """Entities and records, under a title (empty: their names), with what the reader wrote and the charts they put aside."""

    records: tuple[Key, ...]
    title: str = ""
    notes: tuple[ReaderNote, ...] = ()
    charts: tuple[ReaderChart, ...] = ()
    date_from: str | None = None
    date_to: str | None = None

    def ids(self, catalog: Catalog) -> list[str]:
        """The ids of those records that the edition still has."""
        return [key for record_type, key in self.records if catalog.records(record_type, [key])]


def of_dossier(desk: Desk) -> BriefSubject:
    """The dossier in hand with its notes and charts."""
    current, items = desk.current, desk.items
    kinds = {kind.value for kind in RecordType}
    written = [ReaderNote("", current.note)] if current and current.note.strip() else []
    written += [ReaderNote(item.title, item.note) for item in items if item.note.strip() and item.record_type != CHART]
    charts = [
        ReaderChart(item.title, data, item.picture_kind or "png", item.note)
        for item in items
        if item.record_type == CHART and (data := desk.picture_of(item)) is not None
    ]
    return BriefSubject(
        records=tuple((RecordType(item.record_type), item.record_id) for item in items if item.record_type in kinds),
        title=current.name if current else "",
        notes=tuple(written),
        charts=tuple(charts),
    )


def of_question(context: Context) -> BriefSubject:
    """The entities of the present filter, or else the open page, within the filter's dates and with my notes on them."""
    place = context.question.place
    records: list[Key] = [(RecordType.ENTITY, key) for key in place.filter.entities]
    if not records and place.record_type is not None and place.record_id is not None:
        records = [(place.record_type, place.record_id)]
    mine = [(key, notes.note_on(context.store, kind.value, key)) for kind, key in records]
    written = [ReaderNote(key if len(mine) > 1 else "", text) for key, text in mine if text.strip()]
    return BriefSubject(
        tuple(records), notes=tuple(written), date_from=place.filter.date_from, date_to=place.filter.date_to
    )
