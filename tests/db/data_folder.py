"""A small, faultless data folder that a test spoils in one place."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from db.build import DATA
from db.facts import COLUMNS, FILES

SERBIA = "sections/01-serbia"
UZBEKISTAN = "sections/02-uzbekistan"
KINDS = {"countries.csv": "country", "regions.csv": "region", "cities.csv": "city", "organisations.csv": "organisation"}
BOOK = """
Préface, que personne ne cite.

La Serbie :
à la recherche de nouvelles niches. En 2024, le commerce a atteint 135 millions de dollars"1 . Les exportations ont fait
78 millions de dollars, les importations 57 millions. Plus de deux cents entreprises et 42 % de laiteries y vendent.

L'Ouzbékistan, coopération en plein essor. Un demi-milliard de dollars en 2023, 4 contrats de 1 425 tonnes.
"""


class DataFolder:
    """The cells of each file by name; `save` writes them as CSV."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: dict[str, list[dict[str, str]]] = {}
        self.edition = {
            "edition": "2025-03",
            "built": "2025-03-31",
            "edition_end": "2025-03-31",
            "title": "A small book",
            "language": "en",
        }
        (path / "entities").mkdir(parents=True)
        shutil.copy(DATA / "vocabulary.csv", path / "vocabulary.csv")

    @staticmethod
    def columns(file: str) -> list[str]:
        name = file.rpartition("/")[2]
        known = {"sections.csv": "section", "sources.csv": "source"}
        known |= {"not_recorded.csv": "not_recorded", "not_duplicates.csv": "not_duplicates"}
        known |= {file: record_type for record_type, file in FILES.items()}
        return COLUMNS[known.get(name, "entity")]

    def add(self, file: str, **cells: str) -> None:
        """One more row; what a valid row needs and the test does not care about is filled in."""
        columns = self.columns(file)
        row = dict.fromkeys(columns, "")
        if "refs" in columns:
            row["refs"] = "4" if file.startswith(UZBEKISTAN) else "1"
        if file.startswith("entities/"):
            kind = KINDS[file.rpartition("/")[2]]
            row |= {"kind": kind, "subkind": {"region": "belarus_region", "organisation": "company"}.get(kind, kind)}
            row |= {"section": "1"} | ({} if kind == "organisation" else {"latitude": "53.9", "longitude": "27.5"})
        self.files.setdefault(file, []).append(row | {name.rstrip("_"): value for name, value in cells.items()})

    def row(self, file: str, key: str) -> dict[str, str]:
        """The cells of one row, to be changed."""
        return next(row for row in self.files[file] if row["id"] == key)

    def save(self) -> Path:
        for file, rows in self.files.items():
            path = self.path / file
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", newline="", encoding="utf-8") as opened:
                writer = csv.DictWriter(opened, self.columns(file), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        (self.path / "edition.json").write_text(json.dumps(self.edition), encoding="utf-8")
        return self.path


def small(path: Path) -> DataFolder:
    """Two countries, a region, two cities, three organisations, and a record of each type, all in order."""
    folder = DataFolder(path)
    title = "La Serbie : à la recherche de nouvelles niches"
    folder.add(
        "sections.csv",
        id="1",
        slug="serbia",
        title="Serbia",
        title_fr=title,
        sort="1",
        first_source="1",
        last_source="3",
    )
    title = "L'Ouzbékistan, coopération en plein essor"
    folder.add(
        "sections.csv",
        id="2",
        slug="uzbekistan",
        title="Uzbekistan",
        title_fr=title,
        sort="2",
        first_source="4",
        last_source="5",
    )
    for number in range(1, 6):
        folder.add(
            "sources.csv", id=str(number), title=f"Article {number}", year="2024", url=f"https://example.org/{number}"
        )
    countries = "entities/countries.csv"
    folder.add(
        countries, id="belarus", name="Belarus", iso2="BY", iso3="BLR", aliases="Беларусь [ru]", summary="The reporter."
    )
    folder.add(
        countries, id="serbia", name="Serbia", name_fr="Serbie", iso2="RS", iso3="SRB", summary="A partner in Europe."
    )
    folder.add("entities/regions.csv", id="minsk-region", name="Minsk Region", parent="belarus", country="belarus")
    folder.add("entities/cities.csv", id="borisov", name="Borisov", parent="minsk-region", country="belarus")
    folder.add("entities/cities.csv", id="novi-sad", name="Novi Sad", parent="serbia", country="serbia", refs="2; 3")
    firms = "entities/organisations.csv"
    folder.add(
        firms,
        id="belshina",
        name="Belshina",
        aliases="Белшина [ru]; Belchina [fr]",
        parent="borisov",
        country="belarus",
    )
    folder.add(firms, id="tyre-plant", name="Tyre Plant Number Two", parent="belshina", country="belarus", refs="5")
    folder.add(
        firms,
        id="agropartner",
        name="Agropartner",
        parent="novi-sad",
        country="serbia",
        refs="",
        uncited_reason="no mark",
    )
    folder.add(
        f"{SERBIA}/events.csv",
        id="2024-fair",
        kind="fair",
        title="91st fair of Novi Sad",
        edition="91",
        start="2024-05-18",
        end="2024-05-24",
        status="held",
        city="novi-sad",
        country="serbia",
        participants="host: serbia; exhibitor: belshina, tyre-plant",
    )
    agreement = {
        "kind": "contract",
        "date": "2024-05",
        "status": "signed",
        "event": "2024-fair",
        "parties": "belshina, agropartner",
    }
    folder.add(f"{SERBIA}/agreements.csv", id="agr-tyres", title="Contract on tyres", **agreement)
    trade = {"subject": "belarus", "partner": "serbia", "period": "2024", "unit": "USD"}
    for measure, value in {"trade_turnover": "135000000", "exports": "78000000", "imports": "57000000"}.items():
        folder.add(
            f"{SERBIA}/figures.csv",
            id=f"fig-{measure.replace('_', '-')}",
            measure=measure,
            label=measure,
            value=value,
            **trade,
        )
    project = {"organisation": "belshina", "place": "borisov", "region": "minsk-region", "sector": "chemicals"}
    folder.add(
        f"{SERBIA}/projects.csv",
        id="prj-warehouse",
        title="Tyre warehouse",
        status="planned",
        year_start="2026",
        **project,
    )
    folder.add(f"{SERBIA}/relations.csv", id="rel-1", from_="belshina", rel="exports_to", to="serbia", note="tyres")
    return folder
