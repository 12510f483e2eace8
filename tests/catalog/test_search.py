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


@pytest.mark.parametrize(
    ("typed", "meant", "found"),
    [
        ("uzbekstan", "uzbekistan", "uzbekistan"),
        ("tractr minks", "tractor minsk", "minsk-tractor-works"),
        ("comodity exchagne", "commodity exchange", "butb"),
        ("kazahstan", "kazakhstan", "kazakhstan"),
        ("сербея", "сербия", "serbia"),
        ("китаи", "китай", "china"),
    ],
)
def test_slips_of_the_finger_are_mended_word_by_word(catalog: Catalog, typed: str, meant: str, found: str) -> None:
    finds = catalog.finds(typed)
    assert finds.mended
    assert finds.words == tuple(meant.split())
    assert finds.hits[0].id == found


def test_a_name_without_its_space_is_found(catalog: Catalog) -> None:
    assert catalog.search("greatstone")[0].id == "great-stone"


def test_cyrillic_is_read_as_latin_where_no_name_is_known(catalog: Catalog) -> None:
    finds = catalog.finds("интерфуд")
    assert finds.mended
    assert any("interfood" in hit.title.casefold() for hit in finds.hits)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("exports kazakhstan", 867_000_000),
        ("exportations kazakhstan 2023", 867_000_000),
        ("экспорт казахстан", 867_000_000),
        ("kazakhstan exports", 867_000_000),
        ("turnover uzbekistan", 500_000_000),
        ("what is our trade with kazakhstan", 1_100_000_000),
    ],
)
def test_a_question_for_a_number_is_answered_by_the_newest_actual_total(
    catalog: Catalog, typed: str, value: float
) -> None:
    figure = catalog.search(typed)[0].figure
    assert figure is not None
    assert (figure.value, figure.nature, figure.product) == (value, "actual", None)


def test_a_tie_answers_who_sells_what_where(catalog: Catalog) -> None:
    hits = catalog.search("who sells tractors in Africa?")
    assert any(hit.record_type is RecordType.RELATION and "Minsk Tractor Works" in hit.title for hit in hits)


def test_exact_names_stand_before_names_that_begin_so_and_these_before_texts(catalog: Catalog) -> None:
    ids = [hit.id for hit in catalog.search("minsk") if hit.record_type is RecordType.ENTITY]
    assert ids[:2] == ["minsk", "minsk-region"]
    assert ids.index("minsk-tractor-works") < ids.index("fez-minsk")


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        ("counterpart in Algeria", "algeria"),
        ("agreements uzbekistan", "uzbekistan"),
        ("what comes next with China?", "china"),
        ("twinned brest", "brest"),
        ("belaz mongolia", "belaz"),
    ],
)
def test_a_name_within_a_question_is_found_though_no_record_has_all_the_words(
    catalog: Catalog, typed: str, entity: str
) -> None:
    assert next(hit.id for hit in catalog.search(typed) if hit.record_type is RecordType.ENTITY) == entity


def test_a_name_of_several_words_is_not_taken_for_those_within_it(catalog: Catalog) -> None:
    entities = [hit.id for hit in catalog.search("wages brest region") if hit.record_type is RecordType.ENTITY]
    assert entities[0] == "brest-region"
    assert "brest" not in entities


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("exports brest region china", "fig-04-062"),  # between the two
        ("turnover target kazakhstan", "fig-09-001"),  # of that nature
        ("goods turnover serbia 2024", "fig-07-019"),  # a word too many
        ("exportations de la région de Brest", "fig-04-057"),  # a name with small words in it
        ("chiffre d'affaires avec la Serbie en 2024", "fig-07-019"),  # small words around it
    ],
)
def test_a_question_for_a_number_may_have_more_words_than_the_measure_and_a_name(
    catalog: Catalog, typed: str, figure: str
) -> None:
    assert catalog.search(typed)[0].id == figure


def test_a_question_about_nothing_known_is_answered_with_nothing(catalog: Catalog) -> None:
    assert [hit for hit in catalog.search("exports zzzzqqqq") if hit.record_type is RecordType.FIGURE] == []


@pytest.mark.parametrize("typed", ["155", "[155]", "reference 155", "Référence 155", "source 155"])
def test_the_number_of_a_reference_finds_it_first(catalog: Catalog, typed: str) -> None:
    hit = catalog.search(typed)[0]
    assert (hit.record_type, hit.id) == (RecordType.SOURCE, "155")


@pytest.mark.parametrize("typed", ["2024", "99999", "0"])
def test_a_number_that_no_reference_has_is_looked_for_as_a_word(catalog: Catalog, typed: str) -> None:
    assert all(hit.record_type is not RecordType.SOURCE or hit.id != typed for hit in catalog.search(typed))
