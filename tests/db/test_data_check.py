"""What the check finds in data that the build accepts: each finding shown on a small folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from data_folder import BOOK, SERBIA, UZBEKISTAN, DataFolder

from db import checks
from db.check import consistency, main

EVENTS, FIGURES, AGREEMENTS = f"{SERBIA}/events.csv", f"{SERBIA}/figures.csv", f"{SERBIA}/agreements.csv"
PROJECTS, RELATIONS = f"{SERBIA}/projects.csv", f"{SERBIA}/relations.csv"
COUNTRIES, REGIONS = "entities/countries.csv", "entities/regions.csv"
CITIES, FIRMS = "entities/cities.csv", "entities/organisations.csv"
OTHER_FIGURES = f"{UZBEKISTAN}/figures.csv"


def found(folder: DataFolder) -> list[str]:
    data, wrong = checks.load(folder.save())
    return [str(problem) for problem in [*wrong, *consistency(data)]]


def test_faultless_data_have_no_finding(folder: DataFolder) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("file", "key", "cells", "finding"),
    [
        (COUNTRIES, "serbia", {"iso3": ""}, "iso3: a country needs its code"),
        (COUNTRIES, "serbia", {"latitude": ""}, "latitude: a place needs latitude and longitude"),
        (COUNTRIES, "serbia", {"summary": ""}, "summary: every country needs a summary"),
        (COUNTRIES, "serbia", {"iso2": "BY"}, "iso2: BY is the code of 'belarus' (entities/countries.csv:2)"),
        (COUNTRIES, "serbia", {"parent": "belarus"}, "parent: a country cannot stand below a country"),
        (REGIONS, "minsk-region", {"country": ""}, "country: a place needs its country"),
        (REGIONS, "minsk-region", {"subkind": "capital"}, "subkind: 'capital' is a subkind of 'city', not of 'region'"),
        (CITIES, "novi-sad", {"longitude": ""}, "latitude: a place needs latitude and longitude"),
        (CITIES, "novi-sad", {"parent": ""}, "parent: a city needs a parent"),
        (
            CITIES,
            "borisov",
            {"country": "serbia"},
            "country: is 'serbia', but the parent 'minsk-region' lies in 'belarus'",
        ),
        (CITIES, "borisov", {"iso2": "BO"}, "iso2: only a country has a code"),
        (FIRMS, "belshina", {"country": "novi-sad"}, "country: 'novi-sad' is not a country"),
        (
            EVENTS,
            "2024-fair",
            {"start": "2025-05", "end": ""},
            "status: is held, but begins after the end of the edition",
        ),
        (EVENTS, "2024-fair", {"country": "belarus"}, "country: is 'belarus', but 'novi-sad' lies in 'serbia'"),
        (
            EVENTS,
            "2024-fair",
            {"title": "=HYPERLINK(1)"},
            "title: begins with '=': a spreadsheet would take it for a formula",
        ),
        (EVENTS, "2024-fair", {"title": "Fair\u202e"}, "title: holds a character that cannot be seen (U+202E)"),
        (EVENTS, "2024-fair", {"title": "Fair \ufffd"}, "title: holds the mark of a lost character"),
        (EVENTS, "2024-fair", {"title": "The  fair"}, "title: holds two spaces in a row"),
        (EVENTS, "2024-fair", {"title": "Fair " * 60}, "title: has 299 characters, more than 220"),
        (AGREEMENTS, "agr-tyres", {"date": "2024-06-01"}, "date: 1 Jun 2024 is not the time of the event '2024-fair'"),
        (AGREEMENTS, "agr-tyres", {"event": "", "parties": ""}, "parties: the record names no entity at all"),
        (AGREEMENTS, "agr-tyres", {"event": "", "date": "2025-04"}, "status: is signed, but begins after the end"),
        (FIGURES, "fig-exports", {"unit": "tonnes"}, "unit: 'tonnes' is no unit of 'exports' (which takes money)"),
        (
            FIGURES,
            "fig-exports",
            {"period": "2026"},
            "nature: is actual, but the period begins after the end of the edition",
        ),
        (
            FIGURES,
            "fig-exports",
            {"period": "2025"},
            "nature: is actual, but the period ends after the end of the edition",
        ),
        (FIGURES, "fig-exports", {"share_of": "imports"}, "share_of: is filled, but the measure is 'exports'"),
        (
            FIGURES,
            "fig-exports",
            {"measure": "share", "unit": "percent", "value": "101"},
            "value: a share of 101 % cannot be",
        ),
        (PROJECTS, "prj-warehouse", {"status": "done"}, "status: is done, but begins after the end of the edition"),
        (RELATIONS, "rel-1", {"id": "2024-fair"}, f"id: is also the id of the event in '2024-fair' ({EVENTS}:2)"),
    ],
)
def test_a_row_that_cannot_be_right_is_found(
    folder: DataFolder, file: str, key: str, cells: dict[str, str], finding: str
) -> None:
    row = folder.row(file, key)
    line = folder.files[file].index(row) + 2
    row |= cells
    assert any(text.startswith(f"{file}:{line}: {finding}") for text in found(folder)), found(folder)


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        *(("share", "percent"), ("rate", "index"), ("rate", "times"), ("rank", "rank"), ("jobs", "persons")),
        *(("capacity", "head"), ("volume", "units"), ("volume", "kilowatt_hours"), ("specification", "percent")),
        *(("distance", "kilometres"), ("area", "hectares"), ("duration", "months"), ("wages", "BYN")),
    ],
)
def test_units_that_fit_their_measure_are_accepted(folder: DataFolder, measure: str, unit: str) -> None:
    folder.row(FIGURES, "fig-trade-turnover").update(measure=measure, unit=unit, value="45")
    assert found(folder) == []


@pytest.mark.parametrize(
    ("measure", "unit"),
    [("jobs", "USD"), ("area", "metres"), ("share", "USD"), ("rank", "percent"), ("gdp", "percent")],
)
def test_units_that_do_not_fit_are_found(folder: DataFolder, measure: str, unit: str) -> None:
    folder.row(FIGURES, "fig-trade-turnover").update(measure=measure, unit=unit, value="45")
    assert [text for text in found(folder) if "is no unit of" in text]


def twin_firm(folder: DataFolder, **cells: str) -> None:
    firm = {"name": "Belchyna", "parent": "borisov", "country": "belarus"} | cells
    folder.add(FIRMS, id="twin", **firm)
    folder.add(RELATIONS, id="rel-twin", from_="twin", rel="exports_to", to="serbia", note="boots")


def test_a_name_of_two_entities_of_one_kind_is_found(folder: DataFolder) -> None:
    twin_firm(folder, name="Something Else", aliases="БЕЛШИНА [ru]")
    assert found(folder) == [f"{FIRMS}:5: aliases: 'белшина' is also a name of 'belshina' ({FIRMS}:2)"]


def test_names_that_differ_in_a_letter_or_in_fillers_are_found(folder: DataFolder) -> None:
    twin_firm(folder, name="The Tyre Plant Numbers Two, OJSC")
    reason = (
        f"'numbers plant two tyre' is nearly 'number plant two tyre' of 'tyre-plant' ({FIRMS}:3): are they one thing?"
    )
    assert found(folder) == [f"{FIRMS}:5: name: {reason}"]


def test_a_name_that_is_only_written_together_is_found(folder: DataFolder) -> None:
    twin_firm(folder, name="Bel-Shina")
    assert [text.partition(": are")[0] for text in found(folder)] == [
        f"{FIRMS}:2: name: 'belshina' is nearly 'bel shina' of 'twin' ({FIRMS}:5)"
    ]


@pytest.mark.parametrize("name", ["Tyre Plant Number Three", "Tyre Plant", "Plant Number Two of Tyumen", "BMZ"])
def test_names_of_different_things_are_left_alone(folder: DataFolder, name: str) -> None:
    twin_firm(folder, name=name, aliases="BMW" if name == "BMZ" else "")
    assert found(folder) == []


def test_firms_of_one_name_in_two_countries_are_only_near_in_spelling(folder: DataFolder) -> None:
    twin_firm(folder, name="Tyre Plant Numbers Two", parent="novi-sad", country="serbia")
    assert found(folder) == []


def test_two_things_that_the_list_sets_apart_are_no_finding(folder: DataFolder) -> None:
    twin_firm(folder, name="Something Else", aliases="Белшина [ru]")
    folder.add("not_duplicates.csv", one="twin", other="belshina", reason="A namesake in another trade.")
    assert found(folder) == []


def test_the_list_of_namesakes_is_checked_itself(folder: DataFolder) -> None:
    folder.add("not_duplicates.csv", one="belshina", other="nobody", reason="")
    assert found(folder) == [
        "not_duplicates.csv:2: other: no record has the id 'nobody'",
        "not_duplicates.csv:2: reason: is empty",
    ]


def test_an_entity_that_nothing_mentions_is_found(folder: DataFolder) -> None:
    folder.add(FIRMS, id="lonely", name="Lonely Works", parent="borisov", country="belarus")
    assert found(folder) == [f"{FIRMS}:5: id: no record and no other entity mentions 'lonely'"]


def test_an_entity_with_many_records_needs_a_summary(folder: DataFolder) -> None:
    for number in range(8):
        folder.add(
            RELATIONS, id=f"rel-many-{number}", from_="belshina", rel="supplies", to="serbia", since=str(2001 + number)
        )
    assert found(folder) == [f"{FIRMS}:2: summary: an entity with 12 records needs a summary"]


def copy(file: str, key: str, into: str, **cells: str) -> Callable[[DataFolder], None]:
    def act(folder: DataFolder) -> None:
        folder.add(into, **{"from_" if k == "from" else k: v for k, v in (folder.row(file, key) | cells).items()})

    return act


@pytest.mark.parametrize(
    ("act", "line"),
    [
        (copy(FIGURES, "fig-exports", FIGURES, id="again", label="Sales", qualifier="about"), f"{FIGURES}:5"),
        (
            copy(EVENTS, "2024-fair", EVENTS, id="again", title="The 91st fair, Novi Sad", start="2024-05", end=""),
            f"{EVENTS}:3",
        ),
        (
            copy(AGREEMENTS, "agr-tyres", AGREEMENTS, id="again", title="Contracts on tyres", date="2024"),
            f"{AGREEMENTS}:3",
        ),
        (copy(PROJECTS, "prj-warehouse", PROJECTS, id="again", title="Warehouse, tyre"), f"{PROJECTS}:3"),
        (copy(RELATIONS, "rel-1", RELATIONS, id="again", note=""), f"{RELATIONS}:3"),
    ],
)
def test_the_same_fact_twice_is_found(folder: DataFolder, act: Callable[[DataFolder], None], line: str) -> None:
    act(folder)
    assert [text.partition(" (")[0].partition(" says")[0] for text in found(folder)] == [f"{line}: id:"]


@pytest.mark.parametrize(
    "act",
    [
        copy(FIGURES, "fig-exports", FIGURES, id="other", product="tyres"),
        copy(FIGURES, "fig-exports", FIGURES, id="other", value="55000000", nature="target"),
        copy(EVENTS, "2024-fair", EVENTS, id="other", title="92nd fair of Novi Sad", edition="92"),
        copy(EVENTS, "2024-fair", EVENTS, id="other", start="2023-05-18", end=""),
        copy(AGREEMENTS, "agr-tyres", AGREEMENTS, id="other", title="Contract on boots"),
        copy(RELATIONS, "rel-1", RELATIONS, id="other", note="boots"),
    ],
)
def test_facts_that_only_look_alike_are_left_alone(folder: DataFolder, act: Callable[[DataFolder], None]) -> None:
    act(folder)
    assert found(folder) == []


def test_two_values_for_one_trade_need_a_doubt(folder: DataFolder) -> None:
    copy(FIGURES, "fig-exports", FIGURES, id="other", value="79000000")(folder)
    reason = f"'fig-exports' ({FIGURES}:3) gives 78,000,000 for the same: say so in a doubt"
    assert found(folder) == [f"{FIGURES}:5: value: {reason}"]
    folder.row(FIGURES, "other")["doubt"] = "Another passage says 78 million."
    assert found(folder) == []


def test_an_agreement_signed_at_an_event_that_is_still_to_come_is_found(folder: DataFolder) -> None:
    folder.row(EVENTS, "2024-fair")["status"] = "planned"
    assert found(folder) == [f"{AGREEMENTS}:2: status: is signed, but the event '2024-fair' ({EVENTS}:2) is planned"]


def test_a_doubt_answers_a_contradiction_of_the_source(folder: DataFolder) -> None:
    folder.row(AGREEMENTS, "agr-tyres").update(date="2024-06-01", doubt="The fair is said to have ended in May.")
    folder.row(FIGURES, "fig-exports").update(measure="share", unit="percent", value="101", doubt="Printed so.")
    assert found(folder) == []


def package(folder: DataFolder, value: str, currency: str = "USD") -> None:
    bundle = {"kind": "contract", "date": "2024-05", "status": "signed", "is_package": "1", "parties": "serbia"}
    folder.add(AGREEMENTS, id="agr-bundle", title="Two contracts", value=value, currency="USD", **bundle)
    folder.row(AGREEMENTS, "agr-tyres").update(value="8000000", currency=currency, part_of="agr-bundle")


def test_a_package_worth_less_than_its_parts_is_found(folder: DataFolder) -> None:
    package(folder, "7000000")
    assert found(folder) == [f"{AGREEMENTS}:3: value: 7,000,000 USD is less than its parts together, 8,000,000"]


@pytest.mark.parametrize(("value", "currency"), [("8000000", "USD"), ("20000000", "USD"), ("7000000", "BYN")])
def test_a_package_that_holds_its_parts_is_left_alone(folder: DataFolder, value: str, currency: str) -> None:
    package(folder, value, currency)
    assert found(folder) == []


def test_a_package_inside_itself_is_found(folder: DataFolder) -> None:
    package(folder, "9000000")
    folder.row(AGREEMENTS, "agr-tyres")["is_package"] = "1"
    folder.row(AGREEMENTS, "agr-bundle")["part_of"] = "agr-tyres"
    assert any("'agr-bundle' is a part of itself" in text for text in found(folder))


@pytest.mark.parametrize(
    "stray",
    ["sections/01-serbia/event.csv", "sections/03-serbia/events.csv", "entities/notes.txt", "old/cities.csv", "x.csv"],
)
def test_a_file_that_the_build_does_not_read_is_found(folder: DataFolder, stray: str) -> None:
    path = folder.path / stray
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("")
    assert found(folder) == [f"{stray}:1: -: the build does not read this file: is its name or place wrong?"]


def test_the_command_tells_findings_apart_by_its_exit_status(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "book.txt"
    book.write_text(BOOK, encoding="utf-8")
    arguments = ["--data", str(folder.save()), "--source", str(book)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == "nothing found\n"
    folder.row(COUNTRIES, "serbia")["iso3"] = ""
    folder.save()
    assert main(arguments) == 1
    assert capsys.readouterr().out == f"{COUNTRIES}:3: iso3: a country needs its code\n1 finding\n"


def test_the_command_prints_what_the_build_refuses(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.row(EVENTS, "2024-fair")["kind"] = "party"
    assert main(["--data", str(folder.save())]) == 1
    assert capsys.readouterr().out == f"{EVENTS}:2: kind: 'party' is not in the list 'event_kind'\n1 problem\n"


def test_a_source_that_is_not_there_is_told_in_words(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder.save()), "--source", str(folder.path / "nowhere.txt")]) == 1
    assert "the source cannot be read" in capsys.readouterr().err
