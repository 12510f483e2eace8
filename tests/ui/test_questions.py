"""Questions of questions.md, asked in the real window by mouse and keyboard: an answer is at most three actions away."""

from __future__ import annotations

import pytest
from driving import Officer, Settled
from pytestqt.qtbot import QtBot

from app.views.window import MainWindow

MOST = 3  # actions


@pytest.fixture
def officer(window: MainWindow, settled: Settled, qtbot: QtBot) -> Officer:
    return Officer(window, settled, qtbot)


def between(text: str, heading: str, following: str) -> str:
    """A section of a page."""
    start = text.index(heading)
    return text[start : text.index(following, start)]


def test_question_1_the_turnover_with_serbia_is_read_while_it_is_typed(officer: Officer) -> None:
    officer.type("exchange turnover serbia 2024")
    assert officer.finds()[0].endswith("| 2024  ·  4.1 million $  ·  [127]")
    assert officer.actions <= MOST


def test_question_2_what_was_signed_with_uzbekistan_stands_in_a_table(officer: Officer) -> None:
    officer.type("uzbekistan")
    officer.enter()
    officer.click_tab("Agreements")
    table = officer.table()
    assert len(table) == 22
    assert table[0].startswith(
        "Feb 2025 | Agreement | Slonim Meat Processing Plant: canned beef for Uzbekistan | Signed"
    )
    assert "| 398 |" in table[0]
    assert officer.actions <= MOST


def test_question_3_the_residents_of_a_zone_are_behind_a_link_of_its_page(officer: Officer) -> None:
    officer.type("fez minsk")
    officer.enter()
    officer.click_link("and 14 more")
    table = officer.table()
    assert len(table) == 20
    assert all("| Resident of | FEZ Minsk |" in row for row in table)
    assert "Goldpass | Resident of | FEZ Minsk | Jun–Aug 2024 | gold jewellery | 318 | " in table
    assert officer.actions <= MOST


def test_question_4_who_sells_tractors_in_africa_may_be_asked_in_these_words(officer: Officer) -> None:
    officer.type("who sells tractors in Africa?")
    officer.enter()
    exporters = between(officer.page(), "Exporting here", "WITHIN")
    assert "Minsk Tractor Works deliveries grow every year61" in exporters
    assert officer.actions <= MOST


def test_question_10_the_exhibitions_of_a_year_are_left_by_the_facets(officer: Officer) -> None:
    officer.click_facet("Kind", "Exhibition")
    officer.click_facet("Year", "2025")
    officer.click_tab("Events")
    table = officer.table()
    assert len(table) == 16
    assert all("| Exhibition |" in row and "2025" in row for row in table)
    (vietnam,) = (row for row in table if "Vietnam Expo 2025" in row)
    assert vietnam.startswith("Apr 2025 | Exhibition | Vietnam Expo 2025 | Planned | Hanoi | Vietnam | ")
    assert "| 402 |" in vietnam
    assert officer.actions <= MOST


def test_question_12_who_exhibited_stands_on_the_page_of_the_exhibition(officer: Officer) -> None:
    officer.type("interfood astana")
    officer.click_find("InterFood Astana 2024")
    page = officer.page()
    assert "InterFood Astana 2024" in page
    assert "Slutsk Cheese-Making Plant, Slonim Meat Processing Plant" in between(page, "Exhibitor", "Participant")
    assert "190" in between(page, "SOURCES", "https")
    assert officer.actions <= MOST


def test_question_20_the_pages_for_the_minister_are_one_click_from_the_country(
    officer: Officer, qtbot: QtBot, settled: Settled
) -> None:
    officer.type("serbia")
    officer.enter()
    brief = officer.click_brief()
    qtbot.waitUntil(lambda: brief.pages.count > 0, timeout=60_000)
    assert brief.pages.count >= 2
    brief.reject()
    settled(officer.window)
    assert officer.actions <= MOST
