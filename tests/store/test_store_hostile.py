"""Dossier files made to do harm: each is refused in words, and the reader's own file stays as it was."""

from __future__ import annotations

import hashlib
import json
import stat
import struct
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import SVG, Clock, content, fill, png

from app.store import archive, exchange, picture
from app.store.errors import ExchangeProblem, Refusal
from app.store.memory import open_in_memory

Parts = dict[str, bytes]
Entry = tuple[zipfile.ZipInfo, bytes]


def _valid(folder: Path) -> Parts:
    """The parts of a good dossier file, without the manifest and the type."""
    store = open_in_memory(Clock())
    exchange.export_dossier(store, fill(store), folder / "good.comptoir")
    store.close()
    return archive.read(folder / "good.comptoir")


def _entries(parts: Parts, **manifest: Any) -> list[Entry]:
    """The entries of an archive whose manifest agrees with its parts."""
    files = {name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in parts.items()}
    head = {"format": archive.FORMAT, "version": archive.FORMAT_VERSION, "files": files, **manifest}
    whole = {"mimetype": archive.MIME_TYPE, "manifest.json": json.dumps(head).encode(), **parts}
    return [(zipfile.ZipInfo(name), data) for name, data in whole.items()]


def _zip(path: Path, entries: list[Entry]) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as file:
        warnings.simplefilter("ignore")  # two entries of one name are meant
        for info, data in entries:
            file.writestr(info, data)


def _refused(path: Path, *refusals: Refusal) -> ExchangeProblem:
    store = open_in_memory(Clock())
    fill(store)
    before = content(store)
    with pytest.raises(ExchangeProblem) as told:
        exchange.import_dossier(store, path)
    assert told.value.refusal in refusals, told.value
    assert str(told.value).startswith(str(path))
    assert content(store) == before
    store.close()
    return told.value


NAMES = [
    "../evil.txt",
    "images/../../evil.txt",
    "/etc/passwd",
    "C:\\Windows\\evil.dll",
    "\\\\server\\share\\x",
    "images\\..\\evil",
    "images/",
    "images/evil.exe",
    "images/" + "A" * 64 + ".png",
    "images/" + "a" * 64 + ".png\n",
    "dossier.json\0.png",
    "./dossier.json",
    "DOSSIER.JSON",
    "",
    "x" * 60_000,
    "réglages",
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:30]))
def test_a_part_of_any_other_name_is_refused(tmp_path: Path, name: str) -> None:
    parts = _valid(tmp_path)
    path = tmp_path / "evil.comptoir"
    info = zipfile.ZipInfo("placeholder")
    info.filename = info.orig_filename = name
    _zip(path, [*_entries({**parts, name: b"evil"})[:-1], (info, b"evil")])
    _refused(path, Refusal.UNSAFE, Refusal.DAMAGED)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["evil.comptoir", "good.comptoir"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_part_that_is_no_plain_file_is_refused(tmp_path: Path, kind: int) -> None:
    entries = _entries(_valid(tmp_path))
    entries[-1][0].external_attr = (kind | 0o777) << 16
    _zip(tmp_path / "evil.comptoir", entries)
    assert "no plain file" in str(_refused(tmp_path / "evil.comptoir", Refusal.UNSAFE))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.comptoir"
    parts = {**_valid(tmp_path), f"images/{'a' * 64}.svg": b" " * 50_000_000}
    entries = _entries(parts)
    entries[-1][0].compress_type = zipfile.ZIP_DEFLATED
    _zip(path, entries)
    assert path.stat().st_size < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "grows too much" in str(_refused(path, Refusal.UNSAFE))


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.comptoir"
    data = b" " * 5_000_000
    name = f"images/{'a' * 64}.svg"
    entries = _entries({**_valid(tmp_path), name: data})
    entries[-1][0].compress_type = zipfile.ZIP_DEFLATED
    _zip(path, entries)
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", len(data)), struct.pack("<I", 100)))
    _refused(path, Refusal.DAMAGED)


def test_too_many_too_large_and_too_long_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = _valid(tmp_path)
    path = tmp_path / "large.comptoir"
    _zip(path, _entries({**parts, **{f"images/{number:064x}.png": b"" for number in range(30)}}))
    for limit, value in (("PARTS_LIMIT", 20), ("FILE_LIMIT", 1000), ("JSON_LIMIT", 100)):
        with monkeypatch.context() as patch:
            patch.setattr(archive, limit, value)
            _refused(path, Refusal.TOO_LARGE)
    monkeypatch.setattr(archive, "_DIRECTORY_LIMIT", 1000)
    _refused(path, Refusal.UNSAFE)


def test_a_directory_of_the_larger_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.comptoir"
    _zip(path, _entries(_valid(tmp_path)))
    whole = path.read_bytes()
    locator = b"PK\x06\x07" + b"\0" * 16
    path.write_bytes(whole[:-22] + locator + whole[-22:])
    _refused(path, Refusal.UNSAFE)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    entries = _entries(_valid(tmp_path))
    _zip(tmp_path / "evil.comptoir", [*entries, (zipfile.ZipInfo("dossier.json"), b"{}")])
    assert "two parts" in str(_refused(tmp_path / "evil.comptoir", Refusal.UNSAFE))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_refused(tmp_path: Path, method: int) -> None:
    entries = _entries(_valid(tmp_path))
    entries[2][0].compress_type = method
    _zip(tmp_path / "evil.comptoir", entries)
    assert "packed in another way" in str(_refused(tmp_path / "evil.comptoir", Refusal.UNSAFE))


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "evil.comptoir"
    _zip(path, _entries(_valid(tmp_path)))
    whole = bytearray(path.read_bytes())
    directory = whole.index(b"PK\x01\x02")
    whole[directory + 8] |= 1
    path.write_bytes(whole)
    _refused(path, Refusal.UNSAFE)


def test_a_changed_part_is_noticed_by_its_checksum(tmp_path: Path) -> None:
    parts = _valid(tmp_path)
    entries = _entries(parts)
    entries[2] = (entries[2][0], parts["dossier.json"].replace(b"Serbia", b"Serbja"))
    _zip(tmp_path / "changed.comptoir", entries)
    assert "not what it was" in str(_refused(tmp_path / "changed.comptoir", Refusal.DAMAGED))


def test_a_part_more_or_less_than_listed_is_refused(tmp_path: Path) -> None:
    path, parts = tmp_path / "other.comptoir", _valid(tmp_path)
    _zip(path, [*_entries(parts), (zipfile.ZipInfo(f"images/{'b' * 64}.png"), png())])
    _refused(path, Refusal.DAMAGED)
    _zip(path, _entries(parts)[:-1])
    _refused(path, Refusal.DAMAGED)


@pytest.mark.parametrize(
    ("manifest", "refusal"),
    [
        ({"version": 2}, Refusal.NEWER),
        ({"version": 0}, Refusal.DAMAGED),
        ({"version": "1"}, Refusal.DAMAGED),
        ({"version": True}, Refusal.DAMAGED),
        ({"version": None}, Refusal.DAMAGED),
        ({"format": "songs"}, Refusal.FOREIGN),
        ({"format": 1}, Refusal.FOREIGN),
        ({"files": []}, Refusal.DAMAGED),
        ({"files": {}}, Refusal.DAMAGED),
    ],
)
def test_a_manifest_of_another_kind_is_refused(tmp_path: Path, manifest: dict[str, Any], refusal: Refusal) -> None:
    _zip(tmp_path / "other.comptoir", _entries(_valid(tmp_path), **manifest))
    _refused(tmp_path / "other.comptoir", refusal)


@pytest.mark.parametrize("data", [b"", b"PK", b"a letter", b"PK\x05\x06" + b"\0" * 18, b"SQLite format 3\0" * 10])
def test_what_is_no_dossier_at_all_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.comptoir").write_bytes(data)
    assert "*.comptoir" in str(_refused(tmp_path / "x.comptoir", Refusal.FOREIGN))


def test_another_zip_is_told_apart(tmp_path: Path) -> None:
    path, parts = tmp_path / "other.comptoir", _valid(tmp_path)
    _zip(path, [(zipfile.ZipInfo(name), data) for name, data in parts.items()])
    _refused(path, Refusal.FOREIGN)
    entries = _entries(parts)
    _zip(path, [(entries[0][0], b"application/epub+zip"), *entries[1:]])
    _refused(path, Refusal.FOREIGN)
    _zip(path, [(zipfile.ZipInfo("[Content_Types].xml"), b"<Types/>")])
    _refused(path, Refusal.UNSAFE)


def _set(*path: str | int, value: Any) -> Callable[[Any], Any]:
    """A change at some place of the dossier's JSON."""

    def change(whole: Any) -> Any:
        place = whole
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        return whole

    return change


def _twice(whole: Any) -> Any:
    whole["items"].append(whole["items"][0])
    return whole


def _same_record(whole: Any) -> Any:
    whole["items"].append({**whole["items"][0], "id": "f" * 32})
    return whole


def _deep(whole: Any) -> Any:
    for _ in range(80):
        whole["items"][0]["details"] = {"in": whole["items"][0]["details"]}
    return whole


@pytest.mark.parametrize(
    "change",
    [
        lambda _: [],
        lambda _: None,
        lambda _: {},
        _set("dossier", value=None),
        _set("dossier", "id", value=7),
        _set("dossier", "id", value="../../x"),
        _set("dossier", "id", value="a" * 100),
        _set("dossier", "name", value=""),
        _set("dossier", "name", value="x" * 500),
        _set("dossier", "name", value=["x"]),
        _set("dossier", "note", value="x" * 1_000_001),
        _set("dossier", "created", value="yesterday"),
        _set("items", value={}),
        _set("items", 0, value="x"),
        _set("items", 0, "record_type", value="entity; DROP TABLE item"),
        _set("items", 0, "record_type", value=None),
        _set("items", 0, "record_type", value="chart"),
        _set("items", 0, "record_id", value=""),
        _set("items", 0, "record_id", value=5),
        _set("items", 0, "title", value="x" * 5000),
        _set("items", 0, "details", value=[]),
        _set("items", 0, "details", value={"x": float("inf")}),
        _set("items", 0, "added", value=20250314),
        _set("items", 2, "chart", value="x"),
        _set("items", 2, "picture", value="images/x.png"),
        _set("items", 2, "picture", value="dossier.json"),
        _set("items", 2, "record_type", value="event"),
        _set("notes", value=[1]),
        _set("notes", value=[{"record_type": "entity", "record_id": "x", "text": 1}]),
        _set("notes", value=None),
        _twice,
        _same_record,
        _deep,
    ],
)
def test_values_of_the_wrong_kind_are_refused(tmp_path: Path, change: Callable[[Any], Any]) -> None:
    parts = _valid(tmp_path)
    whole = change(json.loads(parts["dossier.json"]))
    _zip(tmp_path / "evil.comptoir", _entries({**parts, "dossier.json": json.dumps(whole).encode()}))
    _refused(tmp_path / "evil.comptoir", Refusal.UNSAFE)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"dossier": NaN}', b"1" * 5000, b'"\\ud800"', b"null"]
)
def test_json_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    _zip(tmp_path / "evil.comptoir", _entries({**_valid(tmp_path), "dossier.json": data}))
    _refused(tmp_path / "evil.comptoir", Refusal.UNSAFE)
    entries = _entries(_valid(tmp_path))
    entries[1] = (entries[1][0], data)
    _zip(tmp_path / "evil.comptoir", entries)
    _refused(tmp_path / "evil.comptoir", Refusal.DAMAGED, Refusal.FOREIGN)


def _svg(inside: str, attributes: str = "") -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{head} {attributes}>{inside}</svg>".encode()


LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg>&b;</svg>"""
)

PICTURES = [
    _svg("<script>alert(1)</script>"),
    _svg("", 'onload="alert(1)"'),
    _svg('<image xlink:href="file:///etc/passwd"/>'),
    _svg('<image href="https://example.org/pixel.png"/>'),
    _svg('<image href=" HTTPS://example.org/pixel.png"/>'),
    _svg('<image href="//example.org/pixel.png"/>'),
    _svg('<image href="data:text/html,x"/>'),
    _svg('<use href="other.svg#x"/>'),
    _svg('<a href="javascript:alert(1)"/>'),
    _svg("<foreignObject/>"),
    _svg('<rect fill="url(https://example.org/x)"/>'),
    _svg("<style>@import 'https://example.org/x.css';</style>"),
    _svg("<style>rect { fill: url('http://example.org/x') }</style>"),
    LAUGHS,
    b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>',
    _svg("<script/>").decode().encode("utf-16"),
    b'<?xml-stylesheet href="https://example.org/x.css"?>' + _svg(""),
    b"<svg" * 1000,
    b"GIF89a",
    b"",
    png(side=2)[:16] + struct.pack(">II", 60_000, 60_000) + png(side=2)[24:],
    png(side=2)[:16] + struct.pack(">II", 0, 5) + png(side=2)[24:],
    png()[:40],
]


@pytest.mark.parametrize("data", PICTURES, ids=range(len(PICTURES)))
def test_a_picture_that_reaches_outside_or_explodes_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        picture.kind(data)
    parts = _valid(tmp_path)
    whole = json.loads(parts.pop("dossier.json"))
    kind = "png" if data.startswith(b"\x89PNG") else "svg"
    name = f"images/{hashlib.sha256(data).hexdigest()}.{kind}"
    parts.pop(whole["items"][2]["picture"])
    whole["items"][2]["picture"] = name
    _zip(
        tmp_path / "evil.comptoir",
        _entries({"dossier.json": json.dumps(whole).encode(), **parts, name: data}),
    )
    _refused(tmp_path / "evil.comptoir", Refusal.UNSAFE)


def test_pictures_as_charts_make_them_are_taken() -> None:
    assert picture.kind(SVG) == "svg"
    assert picture.kind(png()) == "png"


def test_a_picture_under_the_name_of_another_is_refused(tmp_path: Path) -> None:
    parts = _valid(tmp_path)
    name = next(name for name in parts if name.endswith(".png"))
    _zip(tmp_path / "evil.comptoir", _entries({**parts, name: png(99)}))
    assert "another picture" in str(_refused(tmp_path / "evil.comptoir", Refusal.UNSAFE))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("good")
    _valid(folder)
    return (folder / "good.comptoir").read_bytes()


def test_a_file_cut_anywhere_is_refused(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cut.comptoir"
    for size in range(0, len(good), 37):
        path.write_bytes(good[:size])
        with pytest.raises(ExchangeProblem):
            exchange.read_dossier(path)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_file_with_any_bytes_changed_is_refused_or_read_as_it_was(good: bytes, data: st.DataObject) -> None:
    changed = bytearray(good)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "changed.comptoir"
        path.write_bytes(changed)
        try:
            found = exchange.read_dossier(path)
        except ExchangeProblem:
            return
        path.write_bytes(good)
        assert found == exchange.read_dossier(path)
