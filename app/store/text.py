"""The reader's words and JSON values, made fit to be kept: the limits that the file and the exchange share."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

NAME_LIMIT = 200
TITLE_LIMIT = 2_000
KEY_LIMIT = 500
NOTE_LIMIT = 1_000_000
JSON_LIMIT = 1_000_000
JSON_DEPTH = 60

_UNKEEPABLE = re.compile("[\ud800-\udfff]")  # half a character: no file can hold it
_RECORD_TYPE = re.compile(r"[a-z][a-z_]{0,31}")


def clean(text: str) -> str:
    """The text without what no file can hold: half characters are replaced, NUL is left out."""
    return _UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\0", ""))


def name(text: str) -> str:
    """A name on one line. Raises ValueError when it is blank or longer than 200 characters."""
    found = " ".join(clean(text).split())
    if not found:
        raise ValueError("A name is needed.")
    return _at_most(found, NAME_LIMIT, "name")


def title(text: str) -> str:
    """A record's title. Raises ValueError above 2,000 characters."""
    return _at_most(clean(text), TITLE_LIMIT, "title")


def note(text: str) -> str:
    """A note. Raises ValueError above 1,000,000 characters."""
    return _at_most(clean(text), NOTE_LIMIT, "note")


def key(text: str) -> str:
    """A record's id. Raises ValueError when it is empty or longer than 500 characters."""
    found = _at_most(clean(text), KEY_LIMIT, "id")
    if not found:
        raise ValueError("A record needs an id.")
    return found


def record_type(text: str) -> str:
    """A record's type, such as `entity`. Raises ValueError for anything but a short lower-case word."""
    if not _RECORD_TYPE.fullmatch(text):
        raise ValueError(f"{text!r} is not a type of record.")
    return str(text)


def json_text(value: Any, limit: int = JSON_LIMIT) -> str:
    """A value as JSON, always the same for equal values. Raises ValueError for what JSON cannot hold, or too large."""
    if not _fits(value, JSON_DEPTH):
        raise ValueError(f"This is nested more than {JSON_DEPTH} deep.")
    try:
        found = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except TypeError as error:
        raise ValueError(f"This cannot be kept as JSON: {error}.") from None
    return _at_most(found, limit, "value")


def content_hash(fields: Mapping[str, Any]) -> str:
    """A short mark of a record's content, to notice later that it changed; leave out what changes with every edition."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), default=str)
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:32]


def digest(data: bytes) -> str:
    """The name of some bytes by their content."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def joined(mine: str, theirs: str) -> str:
    """Two notes on the same thing as one, without repeating what either already holds."""
    if not theirs.strip() or _holds(mine, theirs):
        return mine
    if not mine.strip() or _holds(theirs, mine):
        return theirs
    return f"{mine}\n\n{theirs}"


def _holds(whole: str, part: str) -> bool:
    """Whether the part stands in the whole as paragraphs of its own."""
    return f"\n\n{part}\n\n" in f"\n\n{whole}\n\n"


def _at_most(text: str, limit: int, what: str) -> str:
    if len(text) > limit:
        raise ValueError(f"The {what} has {len(text):,} characters; {limit:,} are possible.")
    return text


def _fits(value: Any, depth: int) -> bool:
    """Whether a value is nested at most so deep; stops there, whatever lies below."""
    if isinstance(value, Mapping):
        return depth > 0 and all(_fits(part, depth - 1) for part in value.values())
    if isinstance(value, list | tuple):
        return depth > 0 and all(_fits(part, depth - 1) for part in value)
    return True
