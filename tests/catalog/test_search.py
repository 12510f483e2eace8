"""Finding things by any spelling."""

from __future__ import annotations

import pytest

from app.catalog.catalog import Catalog
from app.catalog.kinds import RecordType


@pytest.mark.parametrize("typed", ["bourse universelle", "BUTB", "butb", "commodity exchange", "universal commodity"])
def test_the_commodity_exchange_is_found_first_by_any_of_its_names(catalog: Catalog, typed: str) -> None:
    assert catalog.search(typed)[0].id == "butb"


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        *(("Serbie", "serbia"), ("сербия", "serbia"), ("SERBIA", "serbia"), ("Ouzbékistan", "uzbekistan")),
        *(("ouzbekistan", "uzbekistan"), ("Mahiliou", "mogilev"), ("Moguilev", "mogilev"), ("Могилев", "mogilev")),
        *(
            ("kazahstan", "kazakhstan"),
            ("uzbekstan", "uzbekistan"),
            ("UEE", "eaeu"),
            ("EAEU", "eaeu"),
            ("ЕАЭС", "eaeu"),
        ),
        *(("Great Stone", "great-stone"), ("Grande Pierre", "great-stone"), ("Bélarus", "belarus")),
    ],
)
def test_any_spelling_finds_the_entity_first(catalog: Catalog, typed: str, entity: str) -> None:
    assert catalog.search(typed)[0].id == entity


def test_words_are_found_in_any_order(catalog: Catalog) -> None:
    assert catalog.search("tractor minsk")[0].id == "minsk-tractor-works"
    assert catalog.search("minsk tractor")[0].id == "minsk-tractor-works"


def test_a_question_with_a_measure_shows_the_figure_on_top_with_period_and_source(catalog: Catalog) -> None:
    hit = catalog.search("turnover uzbekistan 2024")[0]
    assert hit.record_type is RecordType.FIGURE
    assert hit.figure is not None
    assert hit.figure.partner is not None
    assert hit.figure.partner.id == "uzbekistan"
    assert hit.when == "2024"
    assert hit.figure.sources


def test_countries_stand_above_companies_at_equal_match(catalog: Catalog) -> None:
    kinds = [hit.kind for hit in catalog.search("china") if hit.record_type is RecordType.ENTITY]
    assert kinds[0] == "country"


def test_kinds_narrow_the_finds(catalog: Catalog) -> None:
    assert {hit.record_type for hit in catalog.search("serbia", ["event"])} == {RecordType.EVENT}
    countries = catalog.search("serbia", ["country"])
    assert countries[0].id == "serbia"
    assert {hit.kind for hit in countries} <= {"country", "former_country"}


@pytest.mark.parametrize(
    "typed", ["", "   ", "'", '"', "AND", "a OR b*", "NEAR(", "💥", "-", "(", "serbia'; DROP TABLE entity"]
)
def test_nothing_that_is_typed_breaks_the_search(catalog: Catalog, typed: str) -> None:
    catalog.search(typed)


def test_a_word_that_nothing_comes_near_finds_nothing(catalog: Catalog) -> None:
    assert catalog.search("qqqxxxzzz") == []
