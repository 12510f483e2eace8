"""Checks against the text of the source: our words are not its sentences, our numbers are its numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from db import source_text
from db.checks import Data
from db.checks.coverage import VALUES, numbered, sections_of
from db.facts import FILES
from db.read import Problem

RUN = 8  # words in a row that make a sentence the source's
OWN_WORDS = ("title", "label", "product", "summary", "subject", "note", "doubt")  # names and references are not ours
_NAME = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')  # what stands in quotation marks in a title is a name


def check(data: Data, texts: Mapping[int, str]) -> Iterator[Problem]:
    """Everything that contradicts the text at hand."""
    yield from sentences(data, texts)
    yield from numbers(data, texts)


def sentences(data: Data, texts: Mapping[int, str]) -> Iterator[Problem]:
    """Eight or more words in a row that stand in the source."""
    known = {run for text in texts.values() for run in source_text.runs(text, RUN)}
    for path in sorted([*data.folder.glob("entities/*.csv"), *data.folder.glob("sections/*/*.csv")]):
        name = path.relative_to(data.folder).as_posix()
        if path.parent.name != "entities" and path.name not in FILES.values():
            continue
        reader = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
        line = reader.line_num + 1
        for row in reader:
            for column in OWN_WORDS:
                own = _NAME.sub(" | ", row.get(column) or "") if column == "title" else row.get(column) or ""
                found = next(
                    (run for part in own.split("|") for run in source_text.runs(part, RUN) if run in known), None
                )
                if found:
                    yield Problem(name, line, column, f"stands like this in the source: {' '.join(found)}")
            line = reader.line_num + 1


def numbers(data: Data, texts: Mapping[int, str]) -> Iterator[Problem]:
    """A stored number that the text of its section does not hold, where no doubt says how it came about."""
    readings = {section: _readings(text) for section, text in texts.items()}
    for record_type, record in numbered(data):
        own = sections_of(data, record_type, record) & texts.keys()
        if not own or data.doubted(record_type, record["id"]):
            continue
        for column in VALUES[record_type]:
            value = record[column]
            if value is not None and not any(source_text.holds(readings[section], value) for section in own):
                where = ", ".join(str(section) for section in sorted(own))
                reason = f"{value:,.10g} is not in the text of section {where}; say in a doubt where it comes from"
                yield data.at(record_type, record["id"], column, reason)


def _readings(text: str) -> frozenset[float]:
    return frozenset(reading for mention in source_text.mentions(text) for reading in mention.readings)
