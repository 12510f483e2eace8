"""Records on their way from one pane to another, by drag and drop or the clipboard."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from app.catalog.kinds import RecordType

MIME = "application/x-comptoir-record"
_KINDS = frozenset(kind.value for kind in RecordType)
Key = tuple[RecordType, str]


def write(records: Sequence[Key], text: str = "") -> QMimeData:
    """Records as mime data; `text` is what another program makes of them."""
    data = QMimeData()
    pairs = [[record_type.value, key] for record_type, key in records]
    data.setData(MIME, json.dumps(pairs).encode())
    if text:
        data.setText(text)
    return data


def has_records(data: QMimeData) -> bool:
    return data.hasFormat(MIME)


def read(data: QMimeData) -> list[Key]:
    """The records of mime data, each once; whatever is not ours is passed over."""
    try:
        pairs = json.loads(bytes(data.data(MIME).data()) or b"[]")
    except ValueError:
        return []
    found: dict[Key, None] = {}
    for pair in pairs if isinstance(pairs, list) else []:
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair):
            record_type, key = pair
            if record_type in _KINDS and key:
                found[RecordType(record_type), key] = None
    return list(found)
