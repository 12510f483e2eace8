"""Numbers of a French text, in digits and in words, and the cutting of a book into sections."""

from __future__ import annotations

import pytest

from db import source_text
from db.source_text import Mention


def mentions(text: str) -> list[Mention]:
    return list(source_text.mentions(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,1 millions de dollars", 4.1e6),
        ("$ 135 millions", 135e6),
        ("1 425 emplois", 1425),
        ("36.000 tonnes", 36000),
        ("12 345 678,5 roubles", 12345678.5),
        ("trois milliards et demi d'habitants", 3.5e9),
        ("3 milliards et demi", 3.5e9),
        ("un demi-milliard", 0.5e9),
        ("un quart de milliard de dollars", 0.25e9),
        ("deux cent trente mille", 230000),
        ("mille et demi places", 1500),
        ("trois mille milliards", 3e12),
        ("3 milliers de milliards", 3e12),
        ("une quarantaine d'entreprises", 40),
        ("quatre-vingt-dix firmes", 90),
        ("quatre-vingts firmes", 80),
        ("soixante et onze", 71),
        ("deux douzaines d'idées", 24),
        ("une centaine", 100),
        ("42 %", 42),
    ],
)
def test_a_number_is_read_as_a_reader_would(text: str, value: float) -> None:
    first = next(m for m in mentions(text) if m.counts)
    assert first.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.000", 2.0),
        ("2.000", 2000),
        ("deux fois et demie", 2.5),
        ("15 425 firmes", 15),
        ("4,1 millions", 4.1),
        ("le tiers du total", 33.3),
        ("la moitié", 50),
        ("au quatrième rang", 4),
        ("un million et demi", 1),
    ],
)
def test_a_stored_number_may_rest_on_another_reading(text: str, value: float) -> None:
    assert any(source_text.holds(m.readings, value) for m in mentions(text))


def test_a_fall_is_stored_with_a_minus_that_the_text_does_not_print() -> None:
    assert source_text.holds([5.0], -5.0)
    assert not source_text.holds([5.0], 50.0)


@pytest.mark.parametrize(
    "text", ['dollars"77 .', "/vesti-691877-2025/", "BELAZ-75710", "MAZ6501", "soixante pour cent de plus", "1,5-2"]
)
def test_digits_that_are_no_number_do_not_count(text: str) -> None:
    assert [m.value for m in mentions(text) if m.counts and m.value > 60] == []


def test_a_number_comes_with_the_words_around_it() -> None:
    (found,) = mentions("Les exportations de la\nrégion ont atteint 78 millions de dollars en tout")
    assert found.context == "les exportations de la region ont atteint 78 millions de dollars en tout"


def test_a_book_is_cut_at_its_titles_whatever_their_line_breaks() -> None:
    book = "Préface. La Serbie :\nnouvelles niches. Texte un. L'Iran, suite. Texte deux."
    parts = source_text.cut(book, {1: "La Serbie : nouvelles niches", 7: "Pas ici", 2: "L'Iran, suite"})
    assert parts == {1: "La Serbie :\nnouvelles niches. Texte un. ", 2: "L'Iran, suite. Texte deux."}


def test_runs_of_words_are_compared_without_accents_case_and_signs() -> None:
    assert list(source_text.runs("L'Été, à Minsk !", 3)) == [("l", "ete", "a"), ("ete", "a", "minsk")]
    assert list(source_text.runs("deux mots", 3)) == []
