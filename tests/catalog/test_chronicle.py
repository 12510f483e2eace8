"""Events and agreements in columns say what the rows say."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.catalog import chronicle
from app.catalog.catalog import Catalog
from app.catalog.database import Database
from app.catalog.filter import Filter
from app.catalog.kinds import RecordType
from app.catalog.tree import BELARUS

TYPES = (RecordType.EVENT, RecordType.AGREEMENT)


@pytest.fixture
def database(edition: Path) -> Database:
    return Database(edition)


@pytest.mark.parametrize("record_type", TYPES)
def test_a_block_has_every_row_in_order(database: Database, catalog: Catalog, record_type: RecordType) -> None:
    found = catalog.block(record_type, 3, 150)
    table = record_type.value
    rows = database.rows(
        f"SELECT rowid, kind, status, date_precision, first_day, last_day, section_id FROM {table} "
        "WHERE rowid > 3 AND rowid <= 150 ORDER BY rowid"
    )
    assert found.rows.tolist() == [row[0] for row in rows]
    codes = catalog.vocabulary.codes
    assert [codes(f"{table}_kind")[n] for n in found.kinds] == [row[1] for row in rows]
    assert [codes(f"{table}_status")[n] for n in found.statuses] == [row[2] for row in rows]
    assert [None if n == 255 else codes("date_precision")[n] for n in found.precisions] == [row[3] for row in rows]
    assert found.sections.tolist() == [row[6] for row in rows]
    for column, days in ((found.first, [row[4] for row in rows]), (found.last, [row[5] for row in rows])):
        assert [chronicle_day(day) for day in days] == column.tolist()


def chronicle_day(text: str | None) -> int:
    import datetime as dt

    return dt.date.fromisoformat(text).toordinal() if text else 0


@pytest.mark.parametrize("record_type", TYPES)
def test_belarus_counts_only_where_no_other_country_is_concerned(
    database: Database, catalog: Catalog, record_type: RecordType
) -> None:
    grouped = catalog.concerned("country", record_type, 0, 10**6)
    home = database.row("SELECT rowid FROM entity WHERE id = ?", (BELARUS,))
    assert home is not None
    countries: dict[int, list[int]] = {}
    for row, country in zip(grouped.rows, grouped.entities, strict=True):
        countries.setdefault(row, []).append(country)
    assert any(found == [home[0]] for found in countries.values())
    assert all(home[0] not in found for found in countries.values() if len(found) > 1)
    assert all(len(set(found)) == len(found) for found in countries.values())


@pytest.mark.parametrize("kind", ["country", "organisation"])
def test_what_concerns_whom_can_be_asked_piece_by_piece(catalog: Catalog, kind: str) -> None:
    whole = catalog.concerned(kind, RecordType.EVENT, 0, 10**6)
    parts = [catalog.concerned(kind, RecordType.EVENT, after, after + 100) for after in range(0, 1000, 100)]
    assert [row for part in parts for row in part.rows] == whole.rows.tolist()
    assert [entity for part in parts for entity in part.entities] == whole.entities.tolist()


def test_chosen_rows_come_in_order_and_may_be_none(catalog: Catalog) -> None:
    everything, some = catalog.chosen(Filter()), catalog.chosen(Filter(kinds=frozenset({"exhibition"})))
    assert everything == chronicle.Chosen(None, None)
    assert some.events is not None
    assert 0 < len(some.events) < catalog.last_row(RecordType.EVENT)
    assert some.events.tolist() == sorted(some.events)
    assert some.agreements is not None
    assert len(some.agreements) == 0
