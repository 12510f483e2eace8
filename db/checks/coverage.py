"""How much of the source book is in the data: records by section, references without any, numbers that none carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db import source_text
from db.build import counted
from db.checks import Data
from db.facts import Record
from db.read import Problem
from db.source_text import Mention

RECORD_TYPES = ("entity", "event", "agreement", "figure", "project", "relation")
SMALLEST = 31  # numbers up to here are days, editions and small counts, told in titles and summaries
FIRST_YEAR, LAST_YEAR = 1990, 2045  # of the years that a text is full of
VALUES: dict[str, tuple[str, ...]] = {  # record type -> its columns that hold a number of the source
    "figure": ("value", "change_value"),
    "agreement": ("value",),
    "project": ("investment", "jobs"),
}


@dataclass(frozen=True)
class Section:
    """What the data hold of one section; `open_numbers` is None where its text is not at hand."""

    id: int
    title: str
    counts: Mapping[str, int]
    doubts: int
    open_references: tuple[int, ...]
    open_numbers: tuple[Mention, ...] | None
    without_base: tuple[str, ...]  # figures with a change that does not say from when


def sections(data: Data, texts: Mapping[int, str]) -> list[Section]:
    """The coverage of every section, in the order of the book."""
    cited = {c["source_id"] for c in data.tables["citation"]}
    excused: dict[tuple[int, str], set[float]] = defaultdict(set)
    for row in data.excused:
        excused[int(row.cells["section"]), row.cells["what"]].add(abs(float(row.cells["value"])))
    carried = _carried(data)
    found = []
    for section in data.tables["section"]:
        number = section["id"]
        references = range(section["first_source"], section["last_source"] + 1)
        open_references = (r for r in references if r not in cited and r not in excused[number, "reference"])
        open_numbers = None
        if number in texts:
            known = carried[number] | excused[number, "number"]
            open_numbers = tuple(_open(texts[number], known))
        own = {name: [r for r in data.records(name) if r["section_id"] == number] for name in RECORD_TYPES}
        found.append(
            Section(
                number,
                section["title"],
                {name: len(records) for name, records in own.items()},
                sum(data.doubted(name, r["id"]) for name, records in own.items() for r in records),
                tuple(open_references),
                open_numbers,
                tuple(f["id"] for f in own["figure"] if f["change_value"] is not None and f["change_base"] is None),
            )
        )
    return found


def _carried(data: Data) -> dict[int, set[float]]:
    """Section -> the numbers that its records carry, and those of other sections' records that rest on its references."""
    found: dict[int, set[float]] = defaultdict(set)
    for record_type, record in numbered(data):
        values = {abs(float(record[column])) for column in VALUES[record_type] if record[column] is not None}
        for section in sections_of(data, record_type, record):
            found[section] |= values
    return found


def numbered(data: Data) -> Iterator[tuple[str, Record]]:
    """(record type, record) of all that may carry a number of the source."""
    for record_type in VALUES:
        for record in data.records(record_type):
            yield record_type, record


def sections_of(data: Data, record_type: str, record: Record) -> set[int]:
    """The section that a record stands in and those whose references it cites."""
    row = data.book.ids[record_type][record["id"]]
    references = {int(part) for part in row.values("refs")}
    cited = {
        s["id"] for s in data.tables["section"] if any(s["first_source"] <= r <= s["last_source"] for r in references)
    }
    return {record["section_id"], *cited}


def _open(text: str, known: set[float]) -> Iterator[Mention]:
    """The numbers of a text that are not known in any of their readings, each once."""
    seen: set[float] = set()
    for mention in source_text.mentions(text):
        year = FIRST_YEAR <= mention.value <= LAST_YEAR
        if not mention.counts or mention.value <= SMALLEST or year or mention.value in seen:
            continue
        seen.add(mention.value)
        if not any(source_text.holds(mention.sensible, value) for value in known):
            yield mention


def gaps(data: Data, found: list[Section]) -> Iterator[Problem]:
    """Every gap as a finding, at the line of the section or of its reference."""
    for section in found:
        for reference in section.open_references:
            if str(reference) in data.book.ids["source"]:
                yield data.at("source", str(reference), "id", f"no record cites reference {reference}")
            else:
                reason = f"reference {reference} of the section is not in sources.csv"
                yield data.at("section", str(section.id), "last_source", reason)
        for mention in section.open_numbers or ():
            reason = f"no record of section {section.id} carries {mention.value:,.10g}: …{mention.context}…"
            yield data.at("section", str(section.id), "id", reason)


def table(found: list[Section]) -> Iterator[str]:
    """The coverage as lines of text."""
    yield f"{'section':<44}" + "".join(f"{name:>11}" for name in (*RECORD_TYPES, "doubts", "open refs", "open nos."))
    for s in found:
        title = s.title if len(s.title) <= 38 else s.title[:37] + "…"
        numbers = "?" if s.open_numbers is None else len(s.open_numbers)
        cells = (*(s.counts[name] for name in RECORD_TYPES), s.doubts, len(s.open_references), numbers)
        yield f"{s.id:>3}  {title:<39}" + "".join(f"{cell:>11}" for cell in cells)
    total = [sum(s.counts[name] for s in found) for name in RECORD_TYPES]
    rest = (sum(s.doubts for s in found), sum(len(s.open_references) for s in found))
    numbers = sum(len(s.open_numbers or ()) for s in found)
    yield f"{'     all':<44}" + "".join(f"{cell:>11}" for cell in (*total, *rest, numbers))
    for s in found:
        if s.without_base:
            changes = counted(s.without_base, "change")
            yield f"section {s.id}: {changes} without a change_base: {', '.join(s.without_base)}"
