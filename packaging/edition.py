"""What is packed: the version of the program, and the edition of the data with the day that gives every file its time."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.version import VERSION as VERSION  # noqa: E402

_told = json.loads((ROOT / "db" / "data" / "edition.json").read_text(encoding="utf-8"))
EDITION: str = _told["edition"]
BUILT = datetime.fromisoformat(_told["built"]).replace(tzinfo=UTC)
EPOCH = int(BUILT.timestamp())
