"""The page for those who enter facts says what the program does."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from db import schema
from db.build import DATA
from db.check import main as check_main
from db.facts import COLUMNS

PAGE = (DATA.parent / "README.md").read_text(encoding="utf-8")
PLURALS = {name: {"entity": "entities", "vocabulary": "vocabulary"}.get(name, f"{name}s") for name in COLUMNS}
PLURALS |= {"not_recorded": "not_recorded", "not_duplicates": "not_duplicates"}


@pytest.mark.parametrize("record_type", COLUMNS)
def test_the_columns_on_the_page_are_those_that_are_read(record_type: str) -> None:
    assert f"| {PLURALS[record_type]} | `{','.join(COLUMNS[record_type])}` |" in PAGE


def test_every_controlled_list_is_explained() -> None:
    table = PAGE.partition("## The controlled lists")[2].partition("\n## ")[0]
    named = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert named == set(schema.LISTS)


def test_every_list_of_the_data_is_a_controlled_one() -> None:
    with (DATA / "vocabulary.csv").open(newline="", encoding="utf-8") as opened:
        assert {row["list"] for row in csv.DictReader(opened)} == set(schema.LISTS)


def test_every_option_of_the_checks_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        check_main(["--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help", "--data"}
    assert options == set(re.findall(r"db\.check[^`\n]*?(--[a-z]+)", PAGE)) | {"--source"}


def test_the_findings_answered_on_the_page_are_those_the_checks_make() -> None:
    answers = PAGE.partition("## What the checks say")[2]
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((DATA.parent / "checks").glob("*.py")))
    for finding in re.findall(r"\*([^*\n]+)\*(?=[,| ])", answers.partition("### The two lists")[0]):
        for part in re.split(r" ?…,? ?| / ", finding):
            assert part in code, finding


def test_files_named_on_the_page_are_there() -> None:
    files = re.findall(r"`(data/[\w./-]+\.(?:csv|json))`", PAGE)
    assert [name for name in files if "NN-slug" not in name and not (DATA.parent / Path(name)).exists()] == []
