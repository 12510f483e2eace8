"""Invented databases: valid, of the size asked for, the same from the same options, shaped like the real one."""

from __future__ import annotations

import copy
import hashlib
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from app.catalog.catalog import Catalog
from app.catalog.check import check
from db import compute, search
from db.facts import Tables
from db.synthetic import __main__ as synthetic
from db.synthetic.__main__ import generate, main
from db.synthetic.tree import HUB, ROOT, Counts, Tree

SIZES = {"entity": 600, "event": 500, "figure": 400, "agreement": 120, "project": 60, "relation": 60}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("synthetic") / "small.db", SIZES)


@pytest.fixture(scope="module")
def tables(invented: Path) -> Tables:
    connection = sqlite3.connect(invented)
    connection.row_factory = sqlite3.Row
    names = ("vocabulary", "source", "entity", "alias", "event", "agreement", "figure", "project", "relation")
    names += ("participant", "link", "citation", "search", "search_trigram")
    found = {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names}
    connection.close()
    return found


def test_the_program_accepts_it(invented: Path) -> None:
    assert check(invented) == []


def test_it_has_as_many_records_as_asked_for(tables: Tables) -> None:
    assert {name: len(tables[name]) for name in SIZES} == SIZES


@pytest.mark.parametrize(
    "sizes",
    [
        {"entity": 1, "event": 0, "figure": 0, "agreement": 0, "project": 0, "relation": 0},
        {"entity": 1, "event": 3, "figure": 3, "agreement": 3, "project": 3, "relation": 0},
        {"entity": 2, "event": 1, "figure": 1, "agreement": 1, "project": 1, "relation": 1},
        {"entity": 5, "event": 1, "figure": 0, "agreement": 60, "project": 0, "relation": 3},
        {"entity": 60, "event": 0, "figure": 9, "agreement": 9, "project": 9, "relation": 9},
    ],
)
def test_the_smallest_ones_are_valid_too(tmp_path: Path, sizes: dict[str, int]) -> None:
    target = generate(tmp_path / "tiny.db", sizes)
    assert check(target) == []
    connection = sqlite3.connect(target)
    assert {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in sizes} == sizes
    connection.close()


def test_the_same_options_give_the_same_bytes_and_another_seed_others(tmp_path: Path, invented: Path) -> None:
    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    assert digest(generate(tmp_path / "again.db", SIZES)) == digest(invented)
    assert digest(generate(tmp_path / "other.db", SIZES, seed=2)) != digest(invented)


def test_two_processes_make_the_same_bytes(tmp_path: Path, invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synthetic, "TWO_PROCESSES_FROM", 0)
    assert generate(tmp_path / "two.db", SIZES).read_bytes() == invented.read_bytes()


def test_a_write_that_fails_stops_both_processes_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(connection: sqlite3.Connection, table: str, rows: list[object]) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(synthetic, "TWO_PROCESSES_FROM", 0)
    monkeypatch.setattr(synthetic, "_insert", full)
    assert main(["--entities", "30", "--events", "20", "--figures", "10", "-o", str(tmp_path / "big.db")]) == 1
    assert capsys.readouterr().err == f"cannot write {tmp_path / 'big.db'}: database or disk is full\n"
    assert list(tmp_path.iterdir()) == []


def test_half_of_the_events_concern_one_hub(tables: Tables) -> None:
    entities = {e["id"]: e for e in tables["entity"]}
    concerned = {
        link["record_id"] for link in tables["link"] if (link["record_type"], link["entity_id"]) == ("event", HUB)
    }
    assert len(concerned) >= SIZES["event"] // 2
    assert entities[HUB]["subkind"] == "exchange"
    assert entities[ROOT]["name"] == "Belarus"


def test_names_come_in_three_alphabets_and_with_accents(tables: Tables) -> None:
    letters = {c for alias in tables["alias"] for c in alias["name"] if c.isalpha()}
    scripts = {unicodedata.name(c).split()[0] for c in letters}
    assert scripts == {"LATIN", "CYRILLIC", "GREEK", "ARABIC"}
    assert any(unicodedata.decomposition(c) for c in letters if "LATIN" in unicodedata.name(c))


def test_dates_run_over_decades_as_vaguely_as_in_sources_and_some_are_unknown(tables: Tables) -> None:
    events = tables["event"]
    years = [e["first_day"][:4] for e in events if e["first_day"]]
    assert min(years) < "1980"
    assert max(years) > "2025"
    assert {e["date_precision"] for e in events} >= {"day", "month", "quarter", "year", None}
    assert {e["status"] for e in events} >= {"held", "planned"}
    assert all(e["status"] != "held" for e in events if e["first_day"] and e["first_day"] > "2025-03-31")


def test_its_tree_is_a_nested_set_and_deep(tables: Tables) -> None:
    entities = {e["id"]: e for e in tables["entity"]}
    assert sorted(n for e in tables["entity"] for n in (e["lft"], e["rgt"])) == list(range(1, 2 * len(entities) + 1))
    for e in tables["entity"]:
        parent = entities.get(e["parent_id"])
        assert e["depth"] == (parent["depth"] + 1 if parent else 0)
        assert parent is None or parent["lft"] < e["lft"] < e["rgt"] < parent["rgt"]
    assert max(e["depth"] for e in tables["entity"]) >= 5
    assert max(Tree(200_000, 1).depth) >= 12


def test_links_counts_and_search_are_those_the_build_would_compute(tables: Tables) -> None:
    again: Tables = copy.deepcopy(tables)
    compute.links(again)

    def in_order(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return sorted(rows, key=lambda row: [str(value) for value in row.values()])

    assert in_order(again["link"]) == in_order(tables["link"])
    compute.counts(again)
    assert again["entity"] == tables["entity"]
    texts, trigrams = search.rows(again)
    assert in_order(trigrams) == in_order(tables["search_trigram"])
    for row in (*texts, *tables["search"]):  # the names in any order
        row["names"] = sorted(row["names"].split(" · "))
    assert in_order(texts) == in_order(tables["search"])


def test_a_record_counts_once_where_several_of_its_entities_meet() -> None:
    tree = Tree(300, 1)
    counts = Counts(tree)
    concerned = [tree.hub, tree.hub + 1, tree.size - 1]
    counts.add(concerned)
    counts.add([tree.hub])
    below = [set(range(k, k + tree.span[k])) for k in range(tree.size)]
    assert list(counts.sums()) == [bool(own & set(concerned)) + (tree.hub in own) for own in below]


def test_the_catalog_opens_it_and_finds_its_hub(invented: Path) -> None:
    catalog = Catalog(invented)
    try:
        assert {node.key: node.child_count for node in catalog.roots()}["countries"] > 10
        assert catalog.children("countries")[0].counts is not None
        assert any(hit.id == ROOT for hit in catalog.search("беларусь"))
    finally:
        catalog.close()


def test_the_command_writes_the_file_and_says_how_large(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out" / "big.db"
    assert main(["--entities", "30", "--events", "20", "--figures", "10", "-o", str(target)]) == 0
    assert capsys.readouterr().out.startswith(f"{target} (")
    assert check(target) == []


@pytest.mark.parametrize("options", [["--entities", "many"], ["--entities", "-5"], ["--entities", "0"], []])
def test_a_wrong_number_is_wrong_usage(tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    rest = ["--events", "1", "--figures", "1", "-o", str(tmp_path / "x.db")]
    with pytest.raises(SystemExit) as exited:
        main([*options, *rest])
    assert exited.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert main(["--entities", "3", "--events", "1", "--figures", "1", "-o", str(blocked / "x.db")]) == 1
    assert "cannot write" in capsys.readouterr().err
