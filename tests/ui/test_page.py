"""The page pane: everything about one thing, every number with its source."""

from __future__ import annotations

import pytest
from driving import CTRL, Settled, chips, page_text, press
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from app.catalog.kinds import RecordType, Table
from app.views.window import MainWindow


def opened(window: MainWindow, record_type: RecordType, key: str, settled: Settled) -> str:
    window.context.question.open(record_type, key)
    settled(window)
    return page_text(window)


def links(window: MainWindow) -> list[str]:
    """The addresses of all links on the page, in order."""
    found, block = [], window.page.browser.document().begin()
    while block.isValid():
        fragment = block.begin()
        while not fragment.atEnd():
            address = fragment.fragment().charFormat().anchorHref()
            if address:
                found.append(address)
            fragment += 1
        block = block.next()
    return found


def test_a_country_has_its_numbers_events_documents_and_partners_on_one_page(
    window: MainWindow, settled: Settled
) -> None:
    text = opened(window, RecordType.ENTITY, "uzbekistan", settled)
    headings = (
        *("KEY NUMBERS", "LATEST EVENTS", "AGREEMENTS", "TIED TO", "Exporting here", "WITHIN", "PROJECTS"),
        *("DOUBTS", "NAMES", "SOURCES"),
    )
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "over 500 million $" in text
    assert "Central Asia" in text
    assert "Узбекистан" in text
    assert "https://" in text


def test_key_numbers_are_the_newest_and_neither_targets_nor_derived(window: MainWindow, settled: Settled) -> None:
    text = opened(window, RecordType.ENTITY, "uzbekistan", settled)
    numbers = text[text.index("KEY NUMBERS") : text.index("LATEST EVENTS")]
    assert "18.33" not in numbers  # the year before, worked out from a growth
    assert "target" not in numbers
    assert numbers.index("54.8 million $") < numbers.index("9.6 million $")


def test_every_name_and_number_is_a_link(window: MainWindow, settled: Settled) -> None:
    opened(window, RecordType.ENTITY, "butb", settled)
    found = links(window)
    assert {"comptoir:entity/belarus", "comptoir:source/382", "comptoir-all:events/butb"} <= set(found)
    assert any(address.startswith("comptoir:figure/") for address in found)
    window.page.browser.anchorClicked.emit(QUrl("comptoir:source/382"))
    settled(window)
    assert page_text(window).startswith("Reference 382")


def test_what_the_page_shows_a_part_of_leads_to_the_whole_table(window: MainWindow, settled: Settled) -> None:
    opened(window, RecordType.ENTITY, "butb", settled)
    window.context.question.home()
    settled(window)
    window.page.browser.anchorClicked.emit(QUrl("comptoir-all:events/butb"))
    settled(window)
    assert window.tabs.index() == 2
    assert window.context.question.filter.entities == ("butb",)
    assert window.table_pane(Table.EVENTS).model.rowCount() > 6


def test_a_web_address_is_opened_only_when_it_is_clicked(
    window: MainWindow, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    opened(window, RecordType.SOURCE, "155", settled)
    assert asked == []
    address = next(link for link in links(window) if link.startswith("http"))
    window.page.browser.anchorClicked.emit(QUrl(address))
    assert asked == [address]
    assert page_text(window).startswith("Reference 155")


def test_a_copied_number_brings_its_source(window: MainWindow, settled: Settled) -> None:
    opened(window, RecordType.ENTITY, "uzbekistan", settled)
    browser = window.page.browser
    at = browser.document().find("over 500")
    row = QTextCursor(at)
    row.setPosition(at.selectionStart())
    row.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    browser.setTextCursor(row)
    press(browser, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("over 500 million $ [155]")


@pytest.mark.parametrize(
    ("record_type", "key", "words"),
    [
        (RecordType.EVENT, "2024-interfood-astana", ("Exhibition", "May 2024", "Astana", "edition 24", "Exhibitor")),
        (RecordType.AGREEMENT, "agr-2024-nasb-china-foreign-experts", ("Aug 2024", "Signed", "Signatory", "⚠")),
        (RecordType.FIGURE, "fig-22-025", ("54.8 million $", "▲ × 3", "THE SAME AT OTHER TIMES", "2023", "derived")),
        (RecordType.PROJECT, "prj-mtz-next-african-markets", ("Planned", "Minsk Tractor Works", "Africa")),
        (RecordType.RELATION, "rel-04-082", ("Exports to", "Minsk Tractor Works", "deliveries grow every year")),
        (RecordType.SOURCE, "155", ("Reference 155", "https://", "FIGURES", "over 500 million $")),
    ],
)
def test_every_kind_of_record_has_a_page(
    window: MainWindow, settled: Settled, record_type: RecordType, key: str, words: tuple[str, ...]
) -> None:
    text = opened(window, record_type, key, settled)
    assert [word for word in words if word not in text] == []


def test_notes_and_bookmarks_come_back_with_the_page(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    opened(window, RecordType.ENTITY, "serbia", settled)
    window.page.strip.notes.setPlainText("Ask for the new tariff")
    window.page.strip.star.click()
    opened(window, RecordType.ENTITY, "china", settled)
    assert window.page.strip.notes.toPlainText() == ""
    assert not window.page.strip.star.isChecked()
    opened(window, RecordType.ENTITY, "serbia", settled)
    assert window.page.strip.notes.toPlainText() == "Ask for the new tariff"
    assert window.page.strip.star.isChecked()


def test_what_is_more_than_fits_leads_to_the_figures_of_that_measure(window: MainWindow, settled: Settled) -> None:
    opened(window, RecordType.ENTITY, "butb", settled)
    assert "comptoir-all:figures/butb?measure=exchange_turnover" in links(window)
    window.page.browser.anchorClicked.emit(QUrl("comptoir-all:figures/butb?measure=exchange_turnover"))
    settled(window)
    assert window.tabs.index() == 1
    assert window.context.question.filter.measures == {"exchange_turnover"}
    assert 30 < window.table_pane(Table.FIGURES).model.rowCount() < 60
    assert page_text(window).startswith("Belarusian Universal Commodity Exchange")


def test_more_ties_than_fit_lead_to_the_ties_of_that_sort(window: MainWindow, settled: Settled) -> None:
    opened(window, RecordType.ENTITY, "fez-minsk", settled)
    events = window.table_pane(Table.EVENTS).model.rowCount()
    address = next(link for link in links(window) if link.startswith("comptoir-all:relations/fez-minsk?tie="))
    window.page.browser.anchorClicked.emit(QUrl(address))
    settled(window)
    assert "Tie: Resident of" in chips(window)
    assert window.table_pane(Table.RELATIONS).model.rowCount() == 20
    assert window.table_pane(Table.EVENTS).model.rowCount() == events


def test_what_comes_next_lies_after_the_edition_and_a_plan_of_before_says_so(
    window: MainWindow, settled: Settled
) -> None:
    text = opened(window, RecordType.ENTITY, "fez-minsk", settled)
    coming = text[text.index("WHAT COMES NEXT") : text.index("LATEST EVENTS")]
    assert "2024" not in coming
    assert "planned" not in coming
    latest = text[text.index("LATEST EVENTS") : text.index("AGREEMENTS")]
    assert "Goldpass to start making gold jewellery in FEZ Minsk · planned" in latest


def test_projects_stand_newest_first_and_those_without_a_year_last(window: MainWindow, settled: Settled) -> None:
    text = opened(window, RecordType.ENTITY, "fez-minsk", settled)
    lines = text[text.index("PROJECTS") : text.index("TRADE TURNOVER")].splitlines()
    years = [int(line) for line in lines if line.isdigit()]
    assert years == sorted(years, reverse=True)
    assert len(years) == 6


def test_a_reference_says_its_number_once(window: MainWindow, settled: Settled) -> None:
    text = opened(window, RecordType.SOURCE, "104", settled)
    assert text.splitlines()[:2] == [
        "Reference 104",
        "known by number only: the book's text does not hold this reference",
    ]


def test_what_the_ties_name_in_full_is_not_named_again(window: MainWindow, settled: Settled) -> None:
    text = opened(window, RecordType.ENTITY, "butb", settled)
    assert text.count("BUTB Centre for Exchange Education") == 1
    assert "WITHIN" not in text
    assert "WITHIN" in opened(window, RecordType.ENTITY, "fez-minsk", settled)  # the ties show some of its residents


def test_a_copied_period_has_no_signs_that_cannot_be_seen(window: MainWindow, settled: Settled) -> None:
    opened(window, RecordType.ENTITY, "fez-minsk", settled)
    browser = window.page.browser
    browser.selectAll()
    browser.copy()
    copied = QGuiApplication.clipboard().text()
    assert "Companies Jan–Sep 2024\t107 companies [314]" in copied
    assert "\u2060" not in copied
