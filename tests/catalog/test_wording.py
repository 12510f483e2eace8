"""Numbers with their units, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.catalog.catalog import Catalog
from app.catalog.wording import Wording


def amount(edition: Path, language: str, value: float, unit: str) -> str:
    catalog = Catalog(edition, language)
    try:
        return Wording(catalog.vocabulary).amount(value, unit).replace("\u00a0", " ")
    finally:
        catalog.close()


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (1, "companies", "1 company", "1 entreprise"),
        (1, "brokers", "1 broker", "1 courtier"),
        (1, "square_metres", "1 square metre", "1 mètre carré"),
        (1, "degrees", "1 degree Celsius", "1 degré Celsius"),
        (1, "countries", "1 country", "1 pays"),
        (1.5, "tonnes", "1.5 tonnes", "1.5 tonne"),
        (2, "companies", "2 companies", "2 entreprises"),
        (1, "BYN", "1 BYN", "1 BYN"),
        (1, "percent", "1 %", "1 %"),
        (6e6, "tonnes", "6 million tonnes", "6 millions de tonnes"),
        (1e6, "hectares", "1 million hectares", "1 million d'hectares"),
        (5.5e9, "USD", "5.5 billion $", "5.5 milliards $"),
    ],
)
def test_a_unit_agrees_with_its_number(edition: Path, value: float, unit: str, english: str, french: str) -> None:
    assert amount(edition, "en", value, unit) == english
    assert amount(edition, "fr", value, unit) == french
