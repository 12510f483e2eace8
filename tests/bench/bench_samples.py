"""Editions large enough to measure on, kept between runs."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def large_edition(*, entities: int, events: int, figures: int) -> Path:
    """A synthetic edition of this size, made once and again only when what makes it has changed."""
    from db.synthetic.__main__ import main

    makers = sorted((ROOT / "db").rglob("*.py"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in makers)).hexdigest()[:8]
    path = ROOT / "build" / "bench" / f"{entities}-{events}-{figures}-{digest}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sizes = ["--entities", str(entities), "--events", str(events), "--figures", str(figures)]
        assert main([*sizes, "-o", str(path)]) == 0
    return path
