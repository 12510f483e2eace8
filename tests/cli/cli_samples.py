"""What commands say, and reading it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any, NamedTuple


class Said(NamedTuple):
    """What a command printed, and its status."""

    status: int
    out: str
    err: str


Say = Callable[..., Said]


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def one_line(text: str) -> str:
    """The only line of a text."""
    assert text.startswith("comptoir: ")
    assert text.count("\n") == 1
    assert text.endswith("\n")
    return text


def holding(document: Any, found: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    """Every object anywhere in a document for which `found` holds."""
    if isinstance(document, dict):
        mine = [document] if found(document) else []
        return mine + [each for value in document.values() for each in holding(value, found)]
    if isinstance(document, list):
        return [each for value in document for each in holding(value, found)]
    return []
