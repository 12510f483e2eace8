"""From a data folder to the database: what is computed, and that nothing is ever half done."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from data_folder import SERBIA, UZBEKISTAN, DataFolder

from app.catalog.check import check
from db import build, search
from db.facts import Record, Tables, fold

FIGURES = f"{SERBIA}/figures.csv"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_data_give_the_same_bytes(folder: DataFolder, tmp_path: Path) -> None:
    data = folder.save()
    one, other = build.build(data, tmp_path / "one.db"), build.build(data, tmp_path / "other.db")
    assert digest(one) == digest(other)
    folder.row(FIGURES, "fig-exports")["value"] = "78000001"
    assert digest(build.build(folder.save(), tmp_path / "third.db")) != digest(one)


def test_the_bundled_data_build_into_a_database_that_the_program_accepts(edition: Path) -> None:
    assert check(edition) == []


def test_a_small_folder_builds_into_a_database_that_the_program_accepts(folder: DataFolder, tmp_path: Path) -> None:
    target = build.build(folder.save(), tmp_path / "small.db")
    assert check(target) == []
    rows = sqlite3.connect(target).execute("SELECT key, value FROM meta WHERE key LIKE 'count%' OR key = 'edition_end'")
    counts = {"entity": 8, "event": 1, "agreement": 1, "figure": 4, "project": 1, "relation": 1, "source": 5}
    assert dict(rows) == {"edition_end": "2025-03-31"} | {f"count_{name}": str(n) for name, n in counts.items()}


def test_a_build_that_fails_leaves_the_old_database_and_no_scrap(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = build.build(folder.save(), tmp_path / "out" / "x.db")
    before = digest(target)

    def full(tables: Tables) -> tuple[list[Record], list[Record]]:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(search, "rows", full)
    assert build.main(["--data", str(folder.path), "-o", str(target)]) == 1
    assert digest(target) == before
    assert list(target.parent.iterdir()) == [target]


def test_a_target_that_cannot_be_written_is_told_in_words(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert build.main(["--data", str(folder.save()), "-o", str(blocked / "x.db")]) == 1
    assert f"cannot write {blocked / 'x.db'}" in capsys.readouterr().err
    assert blocked.read_text() == "not a folder"


def test_an_entity_and_all_below_it_are_one_range(folder: DataFolder) -> None:
    tables = build.tables_of(folder.save())
    parents = {e["id"]: e["parent_id"] for e in tables["entity"]}
    bounds = {e["id"]: (e["lft"], e["rgt"]) for e in tables["entity"]}
    for one, (lft, rgt) in bounds.items():
        for other, (inner, _) in bounds.items():
            chain = [other]
            while parents[chain[-1]]:
                chain.append(parents[chain[-1]])
            assert (lft <= inner <= rgt) == (one in chain)
    assert sorted(n for pair in bounds.values() for n in pair) == list(range(1, 2 * len(bounds) + 1))
    assert {e["id"]: e["depth"] for e in tables["entity"]}["tyre-plant"] == 4


def test_a_record_counts_once_for_each_entity_above_those_it_concerns(folder: DataFolder) -> None:
    entities = {e["id"]: e for e in build.tables_of(folder.save())["entity"]}
    assert [entities[key]["event_count"] for key in ("belarus", "belshina", "serbia", "novi-sad", "agropartner")] == [
        1,
        1,
        1,
        1,
        0,
    ]
    assert [entities[key]["agreement_count"] for key in ("belarus", "borisov", "tyre-plant", "serbia")] == [1, 1, 0, 1]
    assert [entities[key]["project_count"] for key in ("belarus", "minsk-region", "serbia")] == [1, 1, 0]
    assert entities["belarus"]["figure_count"] == 4  # three stated ones and the balance


def test_what_a_record_concerns_stands_in_the_links_with_its_role(folder: DataFolder) -> None:
    links = build.tables_of(folder.save())["link"]
    found = {(link["entity_id"], link["role"]) for link in links if link["record_id"] == "2024-fair"}
    assert found == {
        ("serbia", "host"),
        ("belshina", "exhibitor"),
        ("tyre-plant", "exhibitor"),
        ("novi-sad", "city"),
        ("serbia", "country"),
    }


def derived(folder: DataFolder) -> dict[str, Record]:
    return {f["id"]: f for f in build.tables_of(folder.save())["figure"] if f["nature"] == "derived"}


def test_the_balance_follows_from_exports_and_imports_and_says_from_which(folder: DataFolder) -> None:
    tables = build.tables_of(folder.save())
    (balance,) = (f for f in tables["figure"] if f["nature"] == "derived")
    assert (balance["measure"], balance["value"], balance["unit"], balance["period_label"]) == (
        "balance",
        21e6,
        "USD",
        "2024",
    )
    assert balance["qualifier"] == "exact"
    origin = {d["from_id"] for d in tables["derivation"] if d["figure_id"] == balance["id"]}
    assert origin == {"fig-exports", "fig-imports"}
    cited = {c["source_id"] for c in tables["citation"] if c["record_id"] == balance["id"]}
    assert cited == {1}


def test_a_balance_of_rounded_numbers_is_only_about(folder: DataFolder) -> None:
    folder.row(FIGURES, "fig-exports")["qualifier"] = "over"
    assert derived(folder)["fig-exports-balance"]["qualifier"] == "about"


@pytest.mark.parametrize(
    "cells", [{"unit": "EUR"}, {"period": "2023"}, {"nature": "target"}, {"product": "tyres"}, {"partner": "belshina"}]
)
def test_no_balance_of_what_cannot_be_subtracted(folder: DataFolder, cells: dict[str, str]) -> None:
    folder.row(FIGURES, "fig-imports").update(cells)
    assert derived(folder) == {}


def test_trade_without_a_period_has_no_balance(folder: DataFolder) -> None:
    for key in ("fig-exports", "fig-imports"):
        folder.row(FIGURES, key)["period"] = ""
    assert derived(folder) == {}


def test_no_balance_is_derived_where_one_is_stated(folder: DataFolder) -> None:
    stated = folder.row(FIGURES, "fig-exports") | {"id": "fig-stated", "measure": "balance", "value": "22000000"}
    folder.files[FIGURES].append(stated)
    assert derived(folder) == {}


@pytest.mark.parametrize(
    ("change", "unit", "before"),
    [
        ("14.2", "percent", 118200000.0),
        ("-10", "percent", 150000000.0),
        ("2.4", "times", 56250000.0),
        ("114.2", "index", 118200000.0),
    ],
)
def test_the_value_before_a_stated_change_is_derived(folder: DataFolder, change: str, unit: str, before: float) -> None:
    folder.row(FIGURES, "fig-trade-turnover").update(change_value=change, change_unit=unit, change_base="2023")
    base = derived(folder)["fig-trade-turnover-base"]
    assert base["label"].startswith("Before the change in: ")
    assert (base["value"], base["qualifier"], base["period_label"]) == (before, "about", "2023")
    assert (base["change_value"], base["period_start"], base["period_end"]) == (None, "2023-01-01", "2023-12-31")


def test_what_is_counted_was_whole_before_too(folder: DataFolder) -> None:
    cells = {"measure": "residents", "unit": "residents", "value": "440", "label": "Residents", "period": "2024"}
    change = {"change_value": "7", "change_unit": "percent", "change_base": "2023"}
    folder.add(FIGURES, id="fig-residents", subject="belshina", **cells, **change)
    assert derived(folder)["fig-residents-base"]["value"] == 411.0


@pytest.mark.parametrize(
    "cells",
    [
        {"change_base": ""},
        {"nature": "target"},
        {"change_value": "-100"},
        {"measure": "share", "unit": "percent", "value": "40"},
        {"measure": "rank", "unit": "rank", "value": "4"},
        {"measure": "rate", "unit": "percent", "value": "4"},
    ],
)
def test_no_earlier_value_follows_from_these(folder: DataFolder, cells: dict[str, str]) -> None:
    change = {"change_value": "14.2", "change_unit": "percent", "change_base": "2023"}
    folder.row(FIGURES, "fig-trade-turnover").update({**change, **cells})
    assert set(derived(folder)) <= {"fig-exports-balance"}


def test_a_stated_earlier_value_is_not_derived_again(folder: DataFolder) -> None:
    change = {"change_value": "14.2", "change_unit": "percent", "change_base": "2023"}
    row = folder.row(FIGURES, "fig-trade-turnover")
    folder.files[FIGURES].append(row | {"id": "fig-2023", "value": "119000000", "period": "2023"})
    row.update(change)
    assert "fig-trade-turnover-base" not in derived(folder)


def test_every_spelling_of_an_entity_is_an_alias_once(folder: DataFolder) -> None:
    folder.row("entities/organisations.csv", "belshina")["name_local"] = "Белшина"
    aliases = [a for a in build.tables_of(folder.save())["alias"] if a["entity_id"] == "belshina"]
    assert {(a["name"], a["lang"], a["key"]) for a in aliases} == {
        ("Belshina", "en", "belshina"),
        ("Белшина", None, "белшина"),
        ("Belchina", "fr", "belchina"),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("Côte d’Ivoire", "cote d ivoire"), ("KÖLN-Süd", "koln sud"), ("Йошкар", "иошкар"), ("  a\u00a0b ", "a b")],
)
def test_names_are_compared_without_accents_case_and_signs(one: str, other: str) -> None:
    assert fold(one) == other


def test_a_record_is_found_by_any_name_of_what_it_concerns(folder: DataFolder, tmp_path: Path) -> None:
    target = build.build(folder.save(), tmp_path / "small.db")
    found = (
        sqlite3.connect(target).execute("SELECT record_id FROM search WHERE search MATCH 'белшина contract'").fetchall()
    )
    assert found == [("agr-tyres",)]


def test_facts_of_a_section_without_some_files_are_read(folder: DataFolder) -> None:
    folder.add(
        f"{UZBEKISTAN}/events.csv", id="2024-visit", kind="visit", title="A visit", status="held", city="borisov"
    )
    events = build.tables_of(folder.save())["event"]
    assert {e["id"]: e["section_id"] for e in events} == {"2024-fair": 1, "2024-visit": 2}
