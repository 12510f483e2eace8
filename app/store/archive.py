"""The `.comptoir` file: a zip that holds nothing but what a dossier needs, every part with its checksum.

Such a file may come from anyone, so nothing in it is believed: neither names nor sizes nor checksums.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.store.errors import ExchangeProblem, Refusal
from app.store.text import digest

FORMAT = "comptoir-dossier"
FORMAT_VERSION = 1
MIME_TYPE = b"application/vnd.comptoir.dossier+zip"
DOSSIER = "dossier.json"

FILE_LIMIT = 256_000_000  # bytes of all parts together, unpacked
PARTS_LIMIT = 10_000
JSON_LIMIT = 32_000_000  # bytes: in memory it may become thirty times as much
_RATIO_LIMIT = 100  # times a part may grow when unpacked,
_RATIO_FREE = 1_000_000  # beyond so many bytes: a page of blanks is no bomb
_DIRECTORY_LIMIT = PARTS_LIMIT * 200
_END = 22  # bytes of a zip's last record when it has no comment
_NAME = re.compile(r"mimetype|manifest\.json|dossier\.json|images/[0-9a-f]{64}\.(png|svg)")
_TIME = (1980, 1, 1, 0, 0, 0)  # the same dossier makes the same file


def write(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write an archive that takes its name only when it is whole and can be read back. Raises ExchangeProblem."""
    files = {name: {"sha256": digest(data), "size": len(data)} for name, data in parts.items()}
    manifest = {"format": FORMAT, "version": FORMAT_VERSION, "files": files}
    whole = {"mimetype": MIME_TYPE, "manifest.json": json.dumps(manifest, indent=1, sort_keys=True).encode(), **parts}
    part = path.with_name(f".{path.name[:100]}.{uuid4().hex[:8]}.part")
    try:
        with part.open("xb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                for name, data in whole.items():
                    info = zipfile.ZipInfo(name, _TIME)
                    info.external_attr = (stat.S_IFREG | 0o644) << 16
                    archive.writestr(info, data, _method(name, data))
            file.flush()
            os.fsync(file.fileno())
        _read_as(part, path)
        part.replace(path)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        refusal = Refusal.FULL if full else Refusal.UNWRITABLE
        raise ExchangeProblem(path, refusal, "" if full else error.strerror or "") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def read(path: Path) -> dict[str, bytes]:
    """An archive's parts, each checked against the manifest. Raises ExchangeProblem for anything that is not as we write it."""
    return _read_as(path, path)


def _read_as(path: Path, told: Path) -> dict[str, bytes]:
    """Read one file and speak of another, the one that the reader named."""
    try:
        with path.open("rb") as file:
            _check_ends(file.read(4), _tail(path), told)
            file.seek(0)
            with zipfile.ZipFile(file) as archive:
                infos = archive.infolist()
                _check_directory(infos, told)
                return _parts(archive, {info.filename: info for info in infos}, told)
    except FileNotFoundError:
        raise ExchangeProblem(told, Refusal.MISSING) from None
    except OSError as error:
        raise ExchangeProblem(told, Refusal.UNREADABLE, error.strerror or "") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ExchangeProblem(told, Refusal.DAMAGED, str(error)) from error


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _END - 20))
        return file.read()


def _check_ends(head: bytes, tail: bytes, told: Path) -> None:
    """Before Python reads a zip's directory into memory, see that it is a plain one of a decent size."""
    if head != b"PK\x03\x04":
        raise ExchangeProblem(told, Refusal.FOREIGN)
    end = tail[-_END:]
    if end[:4] != b"PK\x05\x06" or len(end) < _END:
        raise ExchangeProblem(told, Refusal.DAMAGED, "its end is missing")
    if tail[:4] == b"PK\x06\x07" or int.from_bytes(end[12:16], "little") > _DIRECTORY_LIMIT:
        raise ExchangeProblem(told, Refusal.UNSAFE, "its list of parts is too long")


def _check_directory(infos: list[zipfile.ZipInfo], told: Path) -> None:
    names = [info.orig_filename for info in infos]
    for info, name in zip(infos, names, strict=True):
        if not _NAME.fullmatch(name) or info.filename != name:
            raise ExchangeProblem(told, Refusal.UNSAFE, f"a part named {name[:80]!r}")
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG) or info.external_attr & 0x10:
            raise ExchangeProblem(told, Refusal.UNSAFE, f"{name} is no plain file")
        if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ExchangeProblem(told, Refusal.UNSAFE, f"{name} is packed in another way")
        if info.file_size > _RATIO_FREE + _RATIO_LIMIT * info.compress_size:
            raise ExchangeProblem(told, Refusal.UNSAFE, f"{name} grows too much when unpacked")
    if len(set(names)) != len(names):
        raise ExchangeProblem(told, Refusal.UNSAFE, "two parts of one name")
    if any(info.file_size > JSON_LIMIT for info in infos if info.filename.endswith(".json")):
        raise ExchangeProblem(told, Refusal.TOO_LARGE)
    if len(names) > PARTS_LIMIT or sum(info.file_size for info in infos) > FILE_LIMIT:
        raise ExchangeProblem(told, Refusal.TOO_LARGE)


def _parts(archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], told: Path) -> dict[str, bytes]:
    manifest = _manifest(archive, infos, told)
    files = manifest.get("files")
    if not isinstance(files, dict) or {"mimetype", "manifest.json", *files} != set(infos) or DOSSIER not in files:
        raise ExchangeProblem(told, Refusal.DAMAGED, "its parts are not those that it lists")
    found = {}
    for name, entry in files.items():
        data = archive.read(infos[name])
        if entry != {"sha256": digest(data), "size": len(data)}:
            raise ExchangeProblem(told, Refusal.DAMAGED, f"{name} is not what it was")
        found[name] = data
    return found


def _manifest(archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], told: Path) -> dict[str, Any]:
    mimetype, listed = infos.get("mimetype"), infos.get("manifest.json")
    if not mimetype or not listed or mimetype.file_size != len(MIME_TYPE) or archive.read(mimetype) != MIME_TYPE:
        raise ExchangeProblem(told, Refusal.FOREIGN)
    manifest = load_json(archive.read(listed))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ExchangeProblem(told, Refusal.FOREIGN)
    version = manifest.get("version")
    if type(version) is not int or version < 1:
        raise ExchangeProblem(told, Refusal.DAMAGED, "it does not say its version")
    if version > FORMAT_VERSION:
        raise ExchangeProblem(told, Refusal.NEWER, f"version {version}, this program knows {FORMAT_VERSION}")
    return manifest


def load_json(data: bytes) -> Any:
    """JSON without NaN and infinities. Raises ValueError for anything else, however deep."""

    def refuse(word: str) -> None:
        raise ValueError(f"{word} is no JSON")

    try:
        return json.loads(data.decode("utf-8"), parse_constant=refuse)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _method(name: str, data: bytes) -> int:
    """Pack what gains from it, but never so well that it would look like a bomb."""
    if not name.endswith((".json", ".svg")):
        return zipfile.ZIP_STORED
    packed = len(zlib.compress(data))
    return zipfile.ZIP_STORED if len(data) > _RATIO_FREE + _RATIO_LIMIT * packed // 2 else zipfile.ZIP_DEFLATED
