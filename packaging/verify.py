"""What must hold for anything that is given away.

    python packaging/verify.py traces FOLDER...    no path of the building machine is inside
    python packaging/verify.py packages FOLDER     no Python package but those of the run-time lock, each with its licence
    python packaging/verify.py same ONE OTHER      the same files with the same content

A FOLDER holds what `make.py` made. Exit status 1, and why, when it does not hold.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import marshal
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from edition import ROOT
from PyInstaller.archive.readers import CArchiveReader
from trim import build_paths

OURS = {"app", "entry", "resources"}
MAKERS = re.compile(r"^(_?pyi_|pyimod|struct$|PyInstaller|_sysconfigdata|__main__)")  # PyInstaller's own start code


def pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    """The content of a file and, where it is an archive of ours, of everything packed in it."""
    content = path.read_bytes()
    yield path.name, content
    if path.suffix == ".zip":
        yield from _zipped(path.name, content)
    elif path.suffix == ".gz" and not path.name.endswith(".tar.gz"):
        yield path.name, gzip.decompress(content)
    elif path.suffix == "" and b"MEI\014\013\012\013\016" in content[-8192:]:
        archive = CArchiveReader(str(path))
        for name, entry in archive.toc.items():
            if entry[-1] == "z":
                modules = archive.open_embedded_archive(name)
                for module in modules.toc:
                    code = modules.extract(module)
                    yield f"{path.name}:{module}", code if isinstance(code, bytes) else marshal.dumps(code)
            elif entry[-1] != "n":
                packed = archive.extract(name)
                yield f"{path.name}:{name}", packed
                if name.endswith(".zip"):
                    yield from _zipped(name, packed)


def _zipped(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for inner in archive.namelist():
            yield f"{name}:{inner}", archive.read(inner)


def traces(folders: list[Path]) -> list[str]:
    """Where a folder of this machine is named: the checkout, its environment, the home, Python's place and where it was built."""
    told = {os.fsencode(path) for path in build_paths()} | {os.fsencode(Path.home()) + b"/"}
    wanted = re.compile(b"|".join(re.escape(path) for path in sorted(told)))
    faults = []
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
            for name, content in pieces(path):
                if found := wanted.search(content):
                    faults.append(f"{path.relative_to(folder)}: {name} names {found[0].decode()}")
    return faults


def packages(folder: Path) -> list[str]:
    """Python packages inside that the run-time lock does not name, or that the notices or the bill of materials forget."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {_plain(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)} | {"pyinstaller"}
    bill = json.loads(next(folder.rglob("sbom.cdx.json")).read_text(encoding="utf-8"))
    listed = {_plain(part["name"]) for part in bill["components"] if part.get("purl", "").startswith("pkg:pypi/")}
    notices = next(folder.rglob("THIRD-PARTY.txt")).read_text(encoding="utf-8")
    faults = [f"{name} is inside and not in requirements.lock" for name in sorted(listed - locked)]
    faults += [
        f"{part['name']} is not in THIRD-PARTY.txt" for part in bill["components"] if part["name"] not in notices
    ]
    archive = CArchiveReader(str(folder / folder.name))
    modules = archive.open_embedded_archive(next(name for name, entry in archive.toc.items() if entry[-1] == "z"))
    tops = {name.split(".")[0] for name in modules.toc}
    import importlib.metadata

    owners = importlib.metadata.packages_distributions()
    for top in sorted(tops - OURS - set(sys.stdlib_module_names)):
        if not MAKERS.match(top) and not {_plain(owner) for owner in owners.get(top, [])} & listed:
            faults.append(f"the module {top} is inside and not in the bill of materials")
    return faults


def same(one: Path, other: Path) -> list[str]:
    """Where two builds differ in files, links, permissions or content."""
    first, second = _content(one), _content(other)
    faults = [f"only in one of them: {name}" for name in sorted(first.keys() ^ second.keys())]
    for name in sorted(first.keys() & second.keys()):
        if first[name] != second[name]:
            ours, theirs = dict(pieces(one / name)), dict(pieces(other / name))
            inner = [piece for piece in ours if piece != Path(name).name and ours[piece] != theirs.get(piece)]
            faults.append(f"differs: {name} {' '.join(inner[:5])}".rstrip())
    return faults


def _content(folder: Path) -> dict[str, tuple[int, str]]:
    found = {}
    for path in folder.rglob("*"):
        name, mode = path.relative_to(folder).as_posix(), path.lstat().st_mode
        if path.is_symlink():
            found[name] = (mode, str(path.readlink()))
        elif path.is_file():
            found[name] = (mode, hashlib.sha256(path.read_bytes()).hexdigest())
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    what, *names = sys.argv[1:] or ["--help"]
    folders = [Path(name).resolve() for name in names]
    if what == "traces" and folders:
        faults = traces(folders)
    elif what == "packages" and len(folders) == 1:
        faults = packages(folders[0])
    elif what == "same" and len(folders) == 2:
        faults = same(*folders)
    else:
        print(__doc__, file=sys.stderr)
        return 2
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
