"""JSON for programs: one document, typed, with its sources."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from export_samples import FORMULAS, NAMES, NUMBERS, figures, fill_figures, sources

from app.catalog.catalog import Catalog
from app.catalog.filter import Filter
from app.catalog.kinds import Table
from app.catalog.selection import Selection
from app.export.tables import Format, export


def test_rows_are_typed_and_bring_their_sources(edition: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(edition), tmp_path / "serbia.json"
    chosen = [Selection(table, Filter(entities=("serbia",), partner="butb")) for table in (Table.FIGURES, Table.EVENTS)]
    export(catalog, chosen, target, Format.JSON)
    catalog.close()
    document = json.loads(target.read_text(encoding="utf-8"))
    assert list(document) == ["edition", "figures", "events", "sources"]
    assert document["edition"]["edition"] == "2025-03"
    turnover = {
        row["period"]: (row["value"], row["sources"])
        for row in document["figures"]
        if row["measure"] == "exchange_turnover"
    }
    assert turnover["2023"] == (110000, [127])
    assert turnover["2024"] == (4100000, [127])
    assert isinstance(document["figures"][0]["value"], int)
    cited = {number for name in ("figures", "events") for row in document[name] for number in row["sources"]}
    assert [row["id"] for row in document["sources"]] == sorted(cited)


def test_every_text_and_number_comes_back_as_it_was(hostile: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(hostile), tmp_path / "hostile.json"
    numbers = range(10_001, 10_001 + len(FORMULAS) + len(NAMES))
    ids = [f"x-{n:07}" for n in range(len(NUMBERS))]
    export(catalog, [sources(numbers, "id", "title"), figures(ids)], target, Format.JSON)
    catalog.close()
    document = json.loads(target.read_bytes())
    assert [row["title"] for row in document["sources"]] == [*FORMULAS, *NAMES]
    assert [row["value"] for row in document["figures"]] == list(NUMBERS)


def test_a_number_without_end_does_not_break_the_document(edition: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(edition, tmp_path / "endless.db"))
    (key,) = fill_figures(path, [float("inf")])
    catalog, target = Catalog(path), tmp_path / "endless.json"
    export(catalog, [figures([key])], target, Format.JSON)
    catalog.close()
    assert json.loads(target.read_bytes())["figures"][0]["value"] == "inf"


def test_an_empty_selection_is_a_whole_document(edition: Path, tmp_path: Path) -> None:
    catalog, target = Catalog(edition), tmp_path / "none.json"
    export(catalog, [Selection(Table.PROJECTS, Filter(text="zzzz"))], target, Format.JSON)
    catalog.close()
    document = json.loads(target.read_bytes())
    assert (document["projects"], document["sources"]) == ([], [])
