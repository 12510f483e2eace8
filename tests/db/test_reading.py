"""Rows that cannot go in: each is named with file, line, column and reason, all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from data_folder import SERBIA, UZBEKISTAN, DataFolder

from db.build import BadData, build, main, tables_of
from db.read import Problem

EVENTS, FIGURES, AGREEMENTS = f"{SERBIA}/events.csv", f"{SERBIA}/figures.csv", f"{SERBIA}/agreements.csv"
PROJECTS, RELATIONS = f"{SERBIA}/projects.csv", f"{SERBIA}/relations.csv"
COUNTRIES, CITIES, FIRMS = "entities/countries.csv", "entities/cities.csv", "entities/organisations.csv"


def problems(folder: DataFolder) -> list[Problem]:
    with pytest.raises(BadData) as caught:
        tables_of(folder.save())
    return caught.value.problems


def told(folder: DataFolder) -> list[str]:
    return [str(problem) for problem in problems(folder)]


def test_a_faultless_folder_is_read(folder: DataFolder) -> None:
    tables = tables_of(folder.save())
    assert len(tables["entity"]) == 8
    assert {p["entity_id"]: p["role"] for p in tables["participant"] if p["record_type"] == "event"} == {
        "serbia": "host",
        "belshina": "exhibitor",
        "tyre-plant": "exhibitor",
    }


@pytest.mark.parametrize(
    ("file", "key", "cells", "column", "reason"),
    [
        (EVENTS, "2024-fair", {"kind": "party"}, "kind", "'party' is not in the list 'event_kind'"),
        (EVENTS, "2024-fair", {"kind": ""}, "kind", "is empty"),
        (EVENTS, "2024-fair", {"title": "  "}, "title", "is empty"),
        (EVENTS, "2024-fair", {"start": "18.05.2024"}, "start", "'18.05.2024' is not a date such as"),
        (EVENTS, "2024-fair", {"start": "2024-02-30"}, "start", "'2024-02-30' is not a day of the calendar"),
        (EVENTS, "2024-fair", {"end": "2024-05-01"}, "end", "is before the start '2024-05-18'"),
        (EVENTS, "2024-fair", {"start": ""}, "start", "is empty though there is an end"),
        (EVENTS, "2024-fair", {"city": "atlantis"}, "city", "no entity has the id 'atlantis'"),
        (EVENTS, "2024-fair", {"participants": "guest: serbia"}, "participants", "'guest' is not in the list 'role'"),
        (EVENTS, "2024-fair", {"participants": "serbia, nobody"}, "participants", "no entity has the id 'nobody'"),
        (EVENTS, "2024-fair", {"refs": ""}, "refs", "neither a reference nor an uncited_reason"),
        (EVENTS, "2024-fair", {"refs": "1; 99"}, "refs", "'99' is not a reference number"),
        (EVENTS, "2024-fair", {"refs": "²"}, "refs", "'²' is not a reference number"),
        (AGREEMENTS, "agr-tyres", {"value": "5"}, "currency", "a value needs a currency"),
        (AGREEMENTS, "agr-tyres", {"value": "5 000", "currency": "USD"}, "value", "'5 000' is not a plain number"),
        (AGREEMENTS, "agr-tyres", {"value": "5,5", "currency": "USD"}, "value", "'5,5' is not a plain number"),
        (AGREEMENTS, "agr-tyres", {"is_package": "yes"}, "is_package", "'yes' is neither 1 nor empty"),
        (AGREEMENTS, "agr-tyres", {"part_of": "agr-tyres"}, "part_of", "'agr-tyres' is not a package"),
        (AGREEMENTS, "agr-tyres", {"event": "2024-feast"}, "event", "no event has the id '2024-feast'"),
        (FIGURES, "fig-exports", {"subject": ""}, "subject", "is empty"),
        (FIGURES, "fig-exports", {"unit": ""}, "unit", "a value needs a unit"),
        (FIGURES, "fig-exports", {"value": "", "unit": ""}, "value", "neither a value nor a change"),
        (FIGURES, "fig-exports", {"change_value": "5"}, "change_unit", "a change_value needs a change_unit"),
        (FIGURES, "fig-exports", {"nature": "derived"}, "nature", "derived rows are computed, not typed"),
        (FIGURES, "fig-exports", {"id": "fig-imports-base"}, "id", "ends like that of a derived row"),
        (FIGURES, "fig-exports", {"value": "9" * 400}, "value", "is too large"),
        (PROJECTS, "prj-warehouse", {"year_end": "2025"}, "year_end", "2025 is before 2026"),
        (PROJECTS, "prj-warehouse", {"jobs": "2.5"}, "jobs", "'2.5' is not a whole number"),
        (PROJECTS, "prj-warehouse", {"investment": "7"}, "currency", "an investment needs a currency"),
        (RELATIONS, "rel-1", {"to": "belshina"}, "to", "is the same entity as from"),
        (COUNTRIES, "serbia", {"iso2": "rs"}, "iso2", "'rs' is not 2 capital letters"),
        (COUNTRIES, "serbia", {"section": "7"}, "section", "there is no section 7"),
        (CITIES, "novi-sad", {"latitude": "93"}, "latitude", "93 lies outside the globe"),
        (FIRMS, "belshina", {"parent": "belshina"}, "parent", "is the entity itself"),
        (FIRMS, "belshina", {"id": "Belshina OJSC"}, "id", "is not made of lower-case letters"),
        ("sources.csv", "2", {"url": "www.example.org"}, "url", "'www.example.org' is not a web address"),
        ("sources.csv", "2", {"id": "1"}, "id", "reference 1 is already in line 2"),
        ("sections.csv", "2", {"id": "1"}, "id", "section 1 is already in line 2"),
        ("sections.csv", "2", {"slug": "serbia"}, "slug", "is the slug of another section"),
        ("sections.csv", "2", {"last_source": "1"}, "last_source", "is smaller than first_source"),
    ],
)
def test_a_wrong_cell_is_named_with_its_file_line_and_column(
    folder: DataFolder, file: str, key: str, cells: dict[str, str], column: str, reason: str
) -> None:
    row = folder.row(file, key)
    line = folder.files[file].index(row) + 2
    row |= cells
    found = [p for p in problems(folder) if (p.file, p.line, p.column) == (file, line, column)]
    assert any(reason in p.reason for p in found), found


def test_every_faulty_row_is_reported_at_once(folder: DataFolder) -> None:
    folder.row(EVENTS, "2024-fair")["kind"] = "party"
    folder.row(FIGURES, "fig-imports")["period"] = "2024-13"
    folder.row(FIRMS, "agropartner")["uncited_reason"] = ""
    assert told(folder) == [
        f"{FIRMS}:4: refs: neither a reference nor an uncited_reason",
        f"{EVENTS}:2: kind: 'party' is not in the list 'event_kind'",
        f"{FIGURES}:4: period: '2024-13' has no month 13",
    ]


def test_the_line_is_that_of_the_spreadsheet_even_after_a_cell_of_several_lines(folder: DataFolder) -> None:
    folder.row(COUNTRIES, "belarus")["summary"] = "One line.\nAnother line."
    folder.row(COUNTRIES, "serbia")["section"] = "x"
    assert f"{COUNTRIES}:4: section: 'x' is not a plain number" in told(folder)[0]


def test_an_id_given_twice_names_the_first_place(folder: DataFolder) -> None:
    folder.add(
        f"{UZBEKISTAN}/events.csv", id="2024-fair", kind="fair", title="Another fair", status="held", city="borisov"
    )
    assert told(folder) == [f"{UZBEKISTAN}/events.csv:2: id: '2024-fair' is already defined in {EVENTS}:2"]


def test_parents_that_loop_are_refused(folder: DataFolder) -> None:
    folder.row(FIRMS, "belshina")["parent"] = "tyre-plant"
    assert [p.reason for p in problems(folder)] == ["the chain of parents never reaches the top"] * 2


def rewrite(folder: DataFolder, file: str, text: bytes) -> list[Problem]:
    path = folder.save() / file
    path.write_bytes(text)
    with pytest.raises(BadData) as caught:
        tables_of(folder.path)
    return caught.value.problems


def test_a_wrong_header_is_refused_with_the_right_one(folder: DataFolder) -> None:
    (found,) = rewrite(folder, RELATIONS, b"id,from,to\n")
    assert (found.file, found.line) == (RELATIONS, 1)
    assert found.reason == "the columns must be id,from,rel,to,since,note,refs,uncited_reason,doubt"


def test_a_file_saved_with_semicolons_is_told_apart(folder: DataFolder) -> None:
    (found,) = rewrite(folder, RELATIONS, b"id;from;rel;to;since;note;refs;uncited_reason;doubt\n")
    assert "separated by semicolons" in found.reason


def test_a_file_that_is_not_utf8_is_refused(folder: DataFolder) -> None:
    (found,) = rewrite(folder, RELATIONS, "id,from,rel,to\nHôtel".encode("cp1252"))
    assert found.reason == "is not UTF-8 (byte 16); save it as `CSV UTF-8`"


def test_a_line_with_too_many_cells_is_refused(folder: DataFolder) -> None:
    text = folder.save().joinpath(RELATIONS).read_bytes()
    (found,) = rewrite(folder, RELATIONS, text.replace(b"tyres", b"tyres,one more"))
    assert (found.line, found.reason) == (2, "has 10 cells instead of 9")


def test_a_lost_quotation_mark_is_a_finding_not_a_crash(folder: DataFolder) -> None:
    text = folder.save().joinpath(RELATIONS).read_bytes()
    (found,) = rewrite(folder, RELATIONS, text.replace(b"tyres", b'"tyres'))
    assert found.line == 2
    assert "quotation mark" in found.reason


def test_a_missing_list_is_one_finding_not_a_thousand(folder: DataFolder) -> None:
    vocabulary = folder.save() / "vocabulary.csv"
    rows = vocabulary.read_text(encoding="utf-8").splitlines(keepends=True)
    found = rewrite(folder, "vocabulary.csv", "".join(r for r in rows if not r.startswith("measure,")).encode())
    assert [str(p) for p in found] == ["vocabulary.csv:1: list: the list 'measure' is missing"]


def test_a_code_given_twice_is_refused(folder: DataFolder) -> None:
    text = folder.save().joinpath("vocabulary.csv").read_bytes()
    (found,) = rewrite(folder, "vocabulary.csv", text + b"unit,USD,dollars,dollars,money\n")
    assert found.reason == "'USD' is already in the list 'unit'"


@pytest.mark.parametrize("text", ["", "[]", '{"edition": 5}', '{"edition": "x", "built": "soon"}'])
def test_an_edition_that_says_too_little_is_refused(folder: DataFolder, text: str) -> None:
    assert [p.file for p in rewrite(folder, "edition.json", text.encode())] == ["edition.json"]


def test_an_edition_with_a_day_that_is_none_is_refused(folder: DataFolder) -> None:
    folder.edition["edition_end"] = "2025-02-31"
    assert told(folder) == ["edition.json:1: edition_end: '2025-02-31' is not a day such as 2025-03-31"]


def test_a_folder_without_data_says_which_files_are_missing(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        build(tmp_path, tmp_path / "x.db")
    assert {p.file for p in caught.value.problems if "missing" in p.reason} >= {
        "sections.csv",
        "sources.csv",
        "edition.json",
    }


def test_the_command_prints_every_problem_and_leaves_nothing(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.row(EVENTS, "2024-fair")["kind"] = "party"
    assert main(["--data", str(folder.save()), "-o", str(tmp_path / "out" / "x.db")]) == 1
    printed = capsys.readouterr()
    assert f"{EVENTS}:2: kind: 'party'" in printed.err
    assert "1 problem: no database was written" in printed.err
    assert not (tmp_path / "out").exists()
