"""A zip of CSV files whose datapackage.json tells the truth about them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas
import pytest
from export_samples import sources

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.lines import Form
from app.catalog.selection import Selection
from app.export.dialect import Dialect
from app.export.tables import Format, export

TABLES = (Table.EVENTS, Table.AGREEMENTS, Table.FIGURES, Table.PROJECTS, Table.RELATIONS)
SELECTIONS = {
    "serbia": [Selection(table, Filter(entities=("serbia",))) for table in TABLES],
    "whole": [Selection(table) for table in Table],
    "picked": [Selection(Table.FIGURES, ids=("fig-07-019",), columns=("id", "value", "subject_id"))],
    "entities": [Selection(Table.ENTITIES, Filter(entities=("butb",)), columns=("name", "parent_id"))],
}


def unpacked(
    edition: Path, target: Path, name: str, form: Form
) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    """The descriptor, and the rows of each resource read as it says."""
    catalog = Catalog(edition)
    export(catalog, SELECTIONS[name], target, Format.ZIP, dialect=Dialect(form, True))
    catalog.close()
    with ZipFile(target) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
        assert archive.testzip() is None
        assert {*archive.namelist()} == {"datapackage.json", *(r["path"] for r in descriptor["resources"])}
        rows = {}
        for resource in descriptor["resources"]:
            text = io.StringIO(archive.read(resource["path"]).decode("utf-8-sig"), newline="")
            reader = csv.DictReader(text, delimiter=resource["dialect"]["delimiter"], strict=True)
            rows[resource["name"]] = list(reader)
            assert reader.fieldnames == [field["name"] for field in resource["schema"]["fields"]]
    return descriptor, rows


@pytest.mark.parametrize("form", [Form(), Form(";", ",")], ids=str)
@pytest.mark.parametrize("name", list(SELECTIONS))
def test_the_descriptor_is_true(edition: Path, tmp_path: Path, name: str, form: Form) -> None:
    descriptor, rows = unpacked(edition, tmp_path / "package.zip", name, form)
    assert re.fullmatch(r"[a-z0-9._-]+", descriptor["name"])
    assert descriptor["licenses"][0]["name"] == "MIT"
    assert [source["title"].startswith("[") for source in descriptor["sources"]] == [True] * len(rows["sources"])
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            _check_values([row[field["name"]] for row in rows[resource["name"]]], field)
        for key in resource["schema"].get("foreignKeys", []):
            _check_key(key, resource["name"], rows)


def _check_values(values: list[str], field: dict[str, Any]) -> None:
    found = [value for value in values if value]
    rules = field.get("constraints", {})
    if rules.get("unique"):
        assert len(values) == len(found) == len(set(values))
    if "pattern" in rules:
        assert all(re.fullmatch(rules["pattern"], value) for value in found), field
    if field["type"] == "integer":
        assert all(re.fullmatch(r"-?\d+", value) for value in found), field
    elif field["type"] == "number":
        assert all(float(value.replace(field.get("decimalChar", "."), ".")) is not None for value in found)
    elif field["type"] == "date":
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in found), field


def _check_key(key: dict[str, Any], name: str, rows: dict[str, list[dict[str, str]]]) -> None:
    (column,), (target,) = key["fields"], key["reference"]["fields"]
    known = {row[target] for row in rows[key["reference"]["resource"] or name]}
    missing = {row[column] for row in rows[name]} - known - {""}
    assert not missing, (name, column, sorted(missing)[:5])


def test_every_key_that_can_be_told_is_told(edition: Path, tmp_path: Path) -> None:
    descriptor, _ = unpacked(edition, tmp_path / "package.zip", "whole", Form())
    keys = {(r["name"], k["fields"][0]) for r in descriptor["resources"] for k in r["schema"].get("foreignKeys", [])}
    assert {
        ("figures", "subject_id"), ("figures", "partner_id"), ("events", "country_id"), ("relations", "to_id"),
        ("entities", "parent_id"), ("agreements", "event_id"), ("agreements", "part_of"), ("citations", "source_id"),
    } <= keys  # fmt: skip


def test_every_record_leads_to_its_sources(edition: Path, tmp_path: Path) -> None:
    _, rows = unpacked(edition, tmp_path / "package.zip", "serbia", Form())
    cited = {row["source_id"] for row in rows["citations"] if row["record_id"] == "fig-07-019"}
    assert cited == {"127"}
    for name in (table.value for table in TABLES):
        for row in rows[name]:
            listed = {
                c["source_id"]
                for c in rows["citations"]
                if (c["record_type"] + "s", c["record_id"]) == (name, row["id"])
            }
            assert listed == set(row["sources"].split())


def test_pandas_reads_the_numbers_of_a_package(edition: Path, tmp_path: Path) -> None:
    unpacked(edition, tmp_path / "package.zip", "picked", Form(";", ","))
    with ZipFile(tmp_path / "package.zip") as archive, archive.open("figures.csv") as file:
        table = pandas.read_csv(file, sep=";", decimal=",")
    assert table["value"].tolist() == [4_100_000]


def test_sources_that_were_asked_for_are_there_once(edition: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(edition), tmp_path / "package.zip"
    export(catalog, [sources([127, 5], "id", "title"), *SELECTIONS["picked"]], target, Format.ZIP)
    catalog.close()
    with ZipFile(target) as archive:
        head, *lines = archive.read("sources.csv").decode().splitlines()
    numbers = [line.split(",")[0] for line in lines]
    assert head == "id,title"
    assert {"5", "127"} <= set(numbers)
    assert len(numbers) == len(set(numbers))
