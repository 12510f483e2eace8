"""The filter and its answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.answer import IN_TABS
from app.catalog.catalog import Catalog
from app.catalog.database import Cancel
from app.catalog.errors import Cancelled, NotFound
from app.catalog.filter import Filter, day_range
from app.catalog.kinds import RecordType, Table
from app.catalog.listing import PAGE, Order
from app.catalog.tables import SPECS


def test_the_exchange_turnover_with_serbia_is_there_with_its_reference(catalog: Catalog) -> None:
    figures = catalog.figures(Filter(entities=("serbia",), partner="butb", measures=frozenset({"exchange_turnover"})))
    found = {f.period_label: (f.value, f.unit, f.sources) for f in figures if f.nature == "actual"}
    assert found["2023"] == (110_000, "USD", (127,))
    assert found["2024"] == (4_100_000, "USD", (127,))


def test_an_entity_means_it_and_everything_below_it(catalog: Catalog) -> None:
    alone = catalog.count(Table.EVENTS, Filter(entities=("belshina",)))
    region = catalog.count(Table.EVENTS, Filter(entities=("mogilev-region",)))
    country = catalog.count(Table.EVENTS, Filter(entities=("belarus",)))
    assert 0 < alone <= region < country


def test_two_entities_are_joined_and_a_partner_narrows(catalog: Catalog) -> None:
    serbia = catalog.count(Table.FIGURES, Filter(entities=("serbia",)))
    china = catalog.count(Table.FIGURES, Filter(entities=("china",)))
    both = catalog.count(Table.FIGURES, Filter(entities=("serbia", "china")))
    assert max(serbia, china) < both <= serbia + china
    assert 0 < catalog.count(Table.FIGURES, Filter(entities=("serbia",), partner="butb")) < serbia


def test_a_record_belongs_to_a_range_when_its_own_span_touches_it(catalog: Catalog) -> None:
    pages = catalog.page(Table.EVENTS, Filter(date_from="2024-06-15", date_to="2024-06-20"), None, 0)
    keys = [column.key for column in SPECS[Table.EVENTS].columns]
    starts = {row[keys.index("start")] for row in pages.rows}
    assert starts
    assert all(start <= "2024-06-20" for start in starts)


def test_counts_agree_with_the_rows_of_the_pages(catalog: Catalog) -> None:
    answer = catalog.ask(Filter(entities=("uzbekistan",)), dict.fromkeys(IN_TABS))
    for table, page in answer.pages.items():
        assert len(page.rows) == min(answer.counts[table], PAGE)


@pytest.mark.parametrize("table", list(Table))
def test_every_table_sorts_by_every_column_both_ways(catalog: Catalog, table: Table) -> None:
    for column in SPECS[table].columns:
        for descending in (False, True):
            assert catalog.page(table, Filter(), Order(column.key, descending), 0, 5).rows


def test_numbers_sort_as_numbers_with_empty_ones_last(catalog: Catalog) -> None:
    page = catalog.page(Table.FIGURES, Filter(), Order("value", True), 0, 300)
    values = [row[[c.key for c in SPECS[Table.FIGURES].columns].index("value")] for row in page.rows]
    assert values == sorted(values, reverse=True)


def test_a_facet_counts_what_choosing_it_would_leave(catalog: Catalog) -> None:
    question = Filter(entities=("china",))
    for value in catalog.facet("measure", question):
        assert catalog.count(Table.FIGURES, question.but(measures=frozenset({value.code}))) == value.count


def test_an_unknown_entity_is_named(catalog: Catalog) -> None:
    with pytest.raises(NotFound, match="atlantis"):
        catalog.ask(Filter(entities=("atlantis",)))


def test_a_cancelled_question_stops(catalog: Catalog) -> None:
    cancel = Cancel()
    cancel.set()
    with catalog.cancellable(cancel), pytest.raises(Cancelled):
        catalog.ask(Filter())
    assert catalog.ask(Filter()).counts[Table.EVENTS]


def test_every_entity_and_record_has_a_page(catalog: Catalog) -> None:
    for table in (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES, Table.PROJECTS, Table.RELATIONS, Table.SOURCES):
        for row in catalog.page(table, Filter(), None, 0, 25).rows:
            assert catalog.record_page(table.record_type, str(row[0])).record.id == row[0]
    page = catalog.entity_page("serbia")
    assert page.entity.iso2 == "RS"
    assert any(127 in figure.sources for figure in page.key_figures)
    assert {source.id for source in page.sources} >= {127}


def test_all_that_rests_on_a_source_stands_on_its_page(catalog: Catalog) -> None:
    page = catalog.record_page(RecordType.SOURCE, "127")
    assert {figure.value for figure in page.figures} >= {110_000, 4_100_000}


@pytest.mark.parametrize(
    "days", [("2024-02-30", None), ("tomorrow", None), (None, "2024-1-1"), ("2024-06-01", "2024-05-01")]
)
def test_absurd_dates_are_refused(days: tuple[str | None, str | None]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Filter(date_from=days[0], date_to=days[1])


@given(
    st.builds(
        Filter,
        entities=st.lists(st.text(), max_size=3).map(tuple),
        kinds=st.frozensets(st.text(), max_size=3),
        sections=st.frozensets(st.integers(), max_size=3),
        text=st.text(),
        date_from=st.none() | st.dates().map(lambda d: d.isoformat()),
    )
)
def test_a_filter_survives_being_kept(question: Filter) -> None:
    assert Filter.from_json(question.to_json()) == question


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2023", "2024", ("2023-01-01", "2024-12-31")),
        ("2024-02", "2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-10-05", None, ("2024-10-05", None)),
        (None, "2023-12", (None, "2023-12-31")),
    ],
)
def test_a_range_reaches_from_its_first_to_its_last_day(first: str, last: str, days: tuple[str, str]) -> None:
    assert day_range(first, last) == days


@pytest.mark.parametrize("text", ["24", "2024-13", "2024-02-30", "x", "2024-1-1-1", "-2024"])
def test_a_range_of_absurd_dates_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date"):
        day_range(text, None)
