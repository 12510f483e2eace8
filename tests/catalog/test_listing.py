"""Rows under a filter, whichever way they are gathered."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.catalog import facets, listing
from app.catalog.catalog import Catalog
from app.catalog.facets import FACETS
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.listing import Order

QUESTIONS = [
    Filter(),
    Filter(entities=("belarus",)),
    Filter(entities=("uzbekistan",)),
    Filter(entities=("serbia", "uzbekistan")),
    Filter(entities=("belarus", "minsk", "minsk-region")),  # one within another
    Filter(entities=("butb",), partner="china"),
    Filter(entities=("belarus",), kinds=frozenset({"exhibition", "forum"}), statuses=frozenset({"held"})),
    Filter(entities=("china",), measures=frozenset({"exchange_turnover"}), date_from="2024-01-01"),
    Filter(entities=("kazakhstan",), sections=frozenset({9, 10}), date_to="2024-06-30"),
    Filter(entities=("belarus",), text="tractor"),
    Filter(entities=("africa",), columns=(("figures", "value", "> 1000"), ("events", "title", "a"))),
    Filter(kinds=frozenset({"visit"})),
    Filter(sectors=frozenset({"food"}), entities=("brest-region",)),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_way_of_counting_and_listing_agrees(catalog: Catalog, question: Filter) -> None:
    for table in Table:
        if table is Table.ENTITIES:
            continue
        streamed = [row[0] for row in catalog.stream(table, question)]
        assert len(set(streamed)) == len(streamed)
        assert catalog.count(table, question) == len(streamed)
        paged = [row[0] for row in catalog.page(table, question, None, 0, 10_000).rows]
        assert paged == streamed


@pytest.mark.parametrize("table", [Table.EVENTS, Table.FIGURES, Table.AGREEMENTS, Table.PROJECTS, Table.SOURCES])
@pytest.mark.parametrize("descending", [False, True])
def test_going_through_an_index_gives_what_sorting_gives(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, table: Table, descending: bool
) -> None:
    key = {Table.EVENTS: "date", Table.FIGURES: "period", Table.AGREEMENTS: "date_words", Table.PROJECTS: "year_end"}
    question, order = Filter(entities=("belarus",)), Order(key.get(table, "id"), descending)
    sorted_rows = catalog.page(table, question, order, 0, 60).rows
    monkeypatch.setattr(listing, "STEPS", 0)
    assert catalog.page(table, question, order, 0, 60).rows == sorted_rows


def test_far_down_the_list_the_rows_go_on_where_they_left(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order("label")
    whole = [row[0] for row in catalog.page(Table.FIGURES, Filter(), order, 0, 10_000).rows]
    monkeypatch.setattr(listing, "SCROLLED", 50)
    parts = [
        row[0]
        for start in range(0, len(whole), 100)
        for row in catalog.page(Table.FIGURES, Filter(), order, start).rows
    ]
    assert parts == whole


def test_what_the_edition_has_counted_is_what_counting_gives(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: catalog.facet(name, Filter()) for name in FACETS}
    monkeypatch.setattr(facets, "_known", lambda *_: None)
    assert {name: catalog.facet(name, Filter()) for name in FACETS} == known


def test_rows_without_the_value_come_last_either_way(catalog: Catalog) -> None:
    place = [c.key for c in listing.SPECS[Table.AGREEMENTS].columns].index("value")
    for descending in (False, True):
        rows = catalog.page(Table.AGREEMENTS, Filter(), Order("value", descending), 0, 1000).rows
        values = [row[place] for row in rows]
        known = [value for value in values if value is not None]
        assert values[: len(known)] == sorted(known, reverse=descending)


def test_a_year_is_never_added_to_its_months(catalog: Catalog) -> None:
    question = Filter(entities=("uzbekistan",), measures=frozenset({"exchange_turnover"}))
    only_actual = question.but(columns=(("figures", "nature", "Actual"),))
    assert catalog.totals(Table.FIGURES, only_actual).sum is None
    serbia = Filter(
        entities=("serbia",),
        measures=frozenset({"exchange_turnover"}),
        columns=(("figures", "nature", "Actual"),),
    )
    totals = catalog.totals(Table.FIGURES, serbia)
    assert (totals.sum, totals.unit, totals.is_exact) == (4_210_000, "USD", True)


def test_the_tables_that_make_questions_quick_hold_what_the_others_say(edition: Path) -> None:
    from app.catalog.database import Database

    database = Database(edition)
    for name in ("event", "agreement", "figure", "project", "relation"):
        linked = f"""SELECT DISTINCT l.lft, r.rowid FROM link AS l JOIN {name} AS r ON r.id = l.record_id
            WHERE l.record_type = '{name}' ORDER BY 1, 2"""
        assert database.rows(linked) == database.rows(f"SELECT lft, record FROM {name}_scope ORDER BY 1, 2")
    assert database.row("SELECT max(rowid) FROM event") == database.row("SELECT count(*) FROM event")
    database.close()
