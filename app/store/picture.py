"""Pictures of charts: only plain PNG and SVG are kept, because they may come from another laptop."""

from __future__ import annotations

import re
from xml.parsers import expat

PICTURE_LIMIT = 20_000_000  # bytes
_PNG = b"\x89PNG\r\n\x1a\n"
_SIDE_LIMIT = 20_000
_AREA_LIMIT = 100_000_000  # pixels, 400 MB when drawn
_ACTIVE = {"script", "foreignobject", "iframe", "handler", "listener", "set", "animate"}
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#|['\"]?data:image/)|@import", re.IGNORECASE)


def kind(data: bytes) -> str:
    """`png` or `svg`. Raises ValueError for anything else, for what is too large, and for an SVG that reaches outside itself."""
    if len(data) > PICTURE_LIMIT:
        raise ValueError(f"The picture has {len(data):,} bytes; {PICTURE_LIMIT:,} are possible.")
    if data.startswith(_PNG):
        _check_png(data)
        return "png"
    _check_svg(data)
    return "svg"


def _check_png(data: bytes) -> None:
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    whole = data[12:16] == b"IHDR" and data.rstrip(b"\0")[-8:-4] == b"IEND"
    if not whole or not (0 < width <= _SIDE_LIMIT and 0 < height <= _SIDE_LIMIT and width * height <= _AREA_LIMIT):
        raise ValueError("The picture is damaged or too large.")


def _check_svg(data: bytes) -> None:
    parser = expat.ParserCreate("utf-8", " ")
    root: list[str] = []

    def doctype(*_: object) -> None:
        raise ValueError("The picture declares entities.")  # the way to a bomb

    def instruction(*_: object) -> None:
        raise ValueError("The picture asks for a style sheet.")

    def begin(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2].lower()
        root.append(name) if not root else None
        if name in _ACTIVE:
            raise ValueError(f"The picture holds a {name}.")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2].lower()
            link = attribute in ("href", "src")
            outside = link and not value.strip().lower().startswith(("#", "data:image/png", "data:image/jpeg"))
            if attribute.startswith("on") or outside or _OUTSIDE.search(value):
                raise ValueError(f"The picture reaches outside itself ({attribute}).")

    def words(text: str) -> None:
        if _OUTSIDE.search(text):
            raise ValueError("The picture reaches outside itself (style).")

    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = words
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"This is neither PNG nor SVG ({error}).") from None
    if root != ["svg"]:
        raise ValueError("This is neither PNG nor SVG.")
