"""What each command prints, and where."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from cli_samples import Say, holding, one_line, rows

from app.version import VERSION

HOSTILE = 'a "quoted"; =1+1, \x1b[31m شركة \u202e🐄\r\n\tend'


@pytest.fixture(scope="session")
def hostile_names(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition in which an entity, an event and an agreement have a name that means harm."""
    path = Path(shutil.copy(edition, tmp_path_factory.mktemp("names") / "a 'strange' # name? 100% Ж.db"))
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE entity SET name = ? WHERE id = 'serbia'", (HOSTILE,))
        connection.execute(
            "UPDATE event SET title = ?, summary = ? WHERE id = '2023-novi-sad-business-forum'", (HOSTILE, HOSTILE)
        )
        connection.execute("UPDATE agreement SET title = ? WHERE id = 'agr-2023-grodnoinvest-novi-sad'", (HOSTILE,))
    connection.close()
    return path


@pytest.mark.parametrize("words", ["bourse universelle", "BUTB", "commodity exchange", "биржа"])
def test_search_finds_the_exchange_first_by_any_spelling(say: Say, words: str) -> None:
    said = say("search", *words.split())
    assert said.status == 0
    assert said.out.splitlines()[0].endswith("[butb]")
    first, *_ = json.loads(say("search", words, "--json").out)
    assert (first["id"], first["record_type"]) == ("butb", "entity")


def test_search_keeps_to_a_kind_and_a_limit(say: Say) -> None:
    hits = json.loads(say("search", "serbia", "--kind", "event", "--kind", "country", "--limit", "4", "--json").out)
    assert len(hits) == 4
    assert {hit["record_type"] for hit in hits} <= {"event", "entity"}
    said = say("search", "serbia", "--kind", "planet")
    assert (said.status, said.out) == (2, "")
    assert "no kind is called 'planet'" in one_line(said.err)


def test_search_without_finds_says_so_and_prints_nothing(say: Say) -> None:
    said = say("search", "qqqqqqqqqq")
    assert (said.status, said.out) == (0, "")
    assert "nothing is found" in one_line(said.err)
    assert json.loads(say("search", "qqqqqqqqqq", "--json").out) == []


@pytest.mark.parametrize("name", ["serbia", "Serbie", "СЕРБИЯ"])
def test_show_gives_the_exchange_turnover_with_its_reference(say: Say, name: str) -> None:
    document = json.loads(say("show", name, "--json").out)
    assert document["type"] == "entity"
    assert document["entity"]["id"] == "serbia"
    turnover = holding(
        document, lambda each: each.get("measure") == "exchange_turnover" and 127 in each.get("sources", ())
    )
    known = {(each["period_label"], each["value"], each["unit"]) for each in turnover}
    assert {("2023", 110_000.0, "USD"), ("2024", 4_100_000.0, "USD")} <= known


def test_show_as_text_has_everything_with_source_marks(say: Say) -> None:
    text = say("show", "serbia").out
    assert text.startswith("Serbia\n")
    assert re.search(r"2024 · 4.1 million \$ .*\(127\) \[fig-07-019\]", text)
    for heading in ("Key numbers", "What comes next", "Events", "Agreements", "Figures", "Ties", "Sources"):
        assert f"\n{heading}\n" in text


def test_show_as_json_leaves_nothing_out_that_text_shortens(say: Say) -> None:
    document = json.loads(say("show", "belarus", "--json").out)
    assert len(document["agreements"]) == document["entity"]["agreement_count"] > 12


@pytest.mark.parametrize(
    ("key", "kind", "words"),
    [
        ("fig-07-019", "figure", "Exchange turnover with Serbia"),
        ("2023-novi-sad-business-forum", "event", "forum in Novi Sad"),
        ("agr-2023-grodnoinvest-novi-sad", "agreement", "Grodnoinvest"),
        ("prj-serbia-science-2022-2024", "project", "science projects"),
        ("rel-07-002", "relation", "Serbia"),
        ("127", "source", "127"),
    ],
)
def test_show_knows_every_kind_of_record(say: Say, key: str, kind: str, words: str) -> None:
    assert words in say("show", key).out
    document = json.loads(say("show", key, "--json").out)
    assert (document["type"], str(document["record"]["id"])) == (kind, key)


def test_show_of_something_unknown_says_what_comes_near(say: Say) -> None:
    said = say("show", "serbja", "--json")
    assert (said.status, said.out) == (1, "")
    assert "nothing is called 'serbja'" in one_line(said.err)
    assert "serbia" in said.err


def test_export_finds_figures_by_any_spelling(say: Say) -> None:
    for entity, partner in (("serbia", "butb"), ("Serbie", "Bourse universelle de marchandises du Belarus")):
        found = rows(
            say("export", "figures", "--entity", entity, "--partner", partner, "--measure", "exchange_turnover").out
        )
        assert {("2023", "110000", "USD", "127"), ("2024", "4100000", "USD", "127")} <= {
            (row["period"], row["value"], row["unit"], row["sources"]) for row in found
        }


def test_export_narrows_by_kind_section_dates_and_words(say: Say) -> None:
    fairs = rows(say("export", "events", "--kind", "fair", "--kind", "forum", "--from", "2023", "--to", "2023-05").out)
    assert {row["kind"] for row in fairs} == {"fair", "forum"}
    assert {row["start"][:4] for row in fairs} == {"2023"}
    by_number, by_name = (rows(say("export", "events", "--section", name).out) for name in ("7", "serbia"))
    assert by_number == by_name
    assert {row["section"] for row in by_number} == {"7"}
    both = rows(say("export", "events", "--section", "7", "--section", "21").out)
    assert {row["section"] for row in both} == {"7", "21"}
    assert all(
        "herbicides" in row["title"].lower() for row in rows(say("export", "events", "--text", "herbicides").out)
    )


@pytest.mark.parametrize("table", ["entities", "events", "agreements", "figures", "projects", "relations", "sources"])
def test_export_knows_every_table(say: Say, table: str) -> None:
    said = say("export", table, "--section", "7")
    assert (said.status, said.err) == (0, "")
    assert len(rows(said.out)) > 3


@pytest.mark.parametrize(
    ("options", "delimiter", "value"),
    [
        (("--delimiter", "comma"), ",", "63.3"),
        (("--delimiter", "semicolon"), ";", "63.3"),
        (("--delimiter", "tab", "--decimal", "comma"), "\t", "63,3"),
        (("--decimal", "comma"), ";", "63,3"),
        (("--decimal", "comma", "--delimiter", "comma"), ",", "63,3"),
        (("--decimal", "point"), ",", "63.3"),
    ],
)
def test_export_writes_with_the_signs_chosen(say: Say, options: Sequence[str], delimiter: str, value: str) -> None:
    out = say("export", "figures", "--entity", "serbia", *options).out
    assert value in {row["change_value"] for row in rows(out, delimiter)}


def test_export_begins_with_a_mark_only_when_asked(say: Say, tmp_path: Path) -> None:
    for option, begins in ((), False), (("--no-bom",), False), (("--bom",), True):
        assert say("export", "events", *option, "-o", tmp_path / "e.csv") == (0, "", "")
        assert (tmp_path / "e.csv").read_bytes().startswith(b"\xef\xbb\xbf") is begins


def test_export_takes_the_format_from_the_name_or_as_told(say: Say, tmp_path: Path) -> None:
    for name, options in (("a.xlsx", ()), ("b.dat", ("--format", "xlsx"))):
        assert say("export", "figures", "--entity", "serbia", *options, "-o", tmp_path / name).status == 0
        with (tmp_path / name).open("rb") as file:
            assert openpyxl.load_workbook(file).sheetnames == ["Figures", "Sources"]
    assert say("export", "figures", "--entity", "serbia", "-o", tmp_path / "c.json").status == 0
    assert len(json.loads((tmp_path / "c.json").read_bytes())["figures"]) > 10
    assert say("export", "figures", "-o", tmp_path / "d.tsv").status == 0
    assert (tmp_path / "d.tsv").read_text().startswith("id\t")
    said = say("export", "figures", "--entity", "serbia", "--format", "json", "-o", "-")
    assert len(json.loads(said.out)["figures"]) > 10
    assert said.err == ""


def test_check_tells_what_is_whole(say: Say, edition: Path) -> None:
    said = say("check")
    assert (said.status, said.err) == (0, "")
    assert re.search(r"whole\. Edition 2025-03 of 2025-03-31: \d+ entities, \d+ events, .*498 sources", said.out)
    assert say("check", edition).out == said.out


def test_check_tells_every_fault_of_a_changed_file(bare: Say, edition: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(edition, tmp_path / "changed.db"))
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM citation WHERE record_id = 'fig-07-019'")
        connection.execute("DELETE FROM relation WHERE id = 'rel-07-002'")
    connection.close()
    said = bare("check", path)
    assert said.status == 1
    assert "figure 'fig-07-019' has no source" in said.err
    assert re.search(r"\d+ rows in relation, \d+ expected", said.err)


def test_path_is_the_database_in_use(bare: Say, say: Say, edition: Path, tmp_path: Path) -> None:
    assert say("path") == (0, f"{edition}\n", "")
    assert bare("path", "--db", edition).out == f"{edition}\n"
    said = bare("--db", tmp_path / "none.db", "path")
    assert said.status == 1
    assert "no such file" in one_line(said.err)


def test_version_and_help(bare: Say) -> None:
    assert bare("--version") == (0, f"comptoir {VERSION}\n", "")
    said = bare("--help")
    assert said.status == 0
    for command in ("search", "show", "export", "brief", "screenshot", "check", "path", "--db", "--profile"):
        assert command in said.out
        assert command.startswith("-") or bare(command, "--help").status == 0


def test_names_that_mean_harm_break_neither_lines_nor_documents(bare: Say, hostile_names: Path) -> None:
    text = bare("--db", hostile_names, "show", "serbia").out
    assert text.splitlines()[0] == 'a "quoted"; =1+1, [31m شركة 🐄 end'
    lines = bare("--db", hostile_names, "search", "quoted").out
    assert "\x1b" not in text + lines
    assert "\u202e" not in text + lines
    assert len(lines.splitlines()) == len(json.loads(bare("--db", hostile_names, "search", "quoted", "--json").out))
    document = json.loads(bare("--db", hostile_names, "show", "serbia", "--json").out)
    assert document["entity"]["name"] == HOSTILE
    events = rows(bare("--db", hostile_names, "export", "events", "--section", "7").out)
    assert HOSTILE in {row["title"] for row in events}
    assert bare("--db", hostile_names, "check").status == 0


@pytest.mark.usefixtures("qapp")
def test_a_brief_is_written_from_spellings_and_dates(say: Say, tmp_path: Path) -> None:
    for name, begins in (("brief.pdf", b"%PDF"), ("brief.html", b"<!DOCTYPE html>")):
        assert say("brief", "Serbie", "butb", "--from", "2019", "--to", "2025-03", "-o", tmp_path / name) == (0, "", "")
        assert (tmp_path / name).read_bytes()[: len(begins)].lower() == begins.lower()
    said = say("brief", "atlantis", "-o", tmp_path / "atlantis.pdf")
    assert said.status == 1
    assert "nothing is called 'atlantis'" in one_line(said.err)
    said = say("brief", "serbia", "-o", tmp_path / "none" / "brief.pdf")
    assert said.status == 1
    assert "no such folder" in one_line(said.err)


def test_a_picture_of_the_window_is_painted_without_a_display(edition: Path, tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    options = ("--entity", "Serbie", "--tab", "figures", "--size", "1000x700", "--theme", "dark", "-o", str(target))
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "app", "--db", str(edition), "screenshot", *options]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    data = target.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1000, 700)
