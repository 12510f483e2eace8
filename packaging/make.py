"""Everything that `make package` does: notices, bill of materials, the bundles, the archives and the Debian package.

    python packaging/make.py [all|bundle|deb]

What comes out lies in `dist/`. The same input gives the same file list and, times aside, the same content.
"""

from __future__ import annotations

import gzip
import io
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST, BUILD = ROOT / "dist", ROOT / "build"
sys.path.insert(0, str(ROOT))

import json

from app.version import VERSION

EDITION = json.loads((ROOT / "db" / "data" / "edition.json").read_text(encoding="utf-8"))
EPOCH = int(datetime.fromisoformat(EDITION["built"]).replace(tzinfo=UTC).timestamp())
ARCHITECTURE = "amd64" if platform.machine().lower() in ("x86_64", "amd64") else "arm64"


def run(*command: str | Path, **more: object) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, **more)  # type: ignore[call-overload]


def notices() -> None:
    """Write the licences of everything inside, and a CycloneDX bill of materials of the locked run-time packages."""
    target = BUILD / "notices"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    names = locked_packages()
    run(
        *(sys.executable, "-m", "piplicenses", "--format=plain-vertical", "--with-license-file", "--no-license-path"),
        *("--with-urls", "--order=name", "--packages", *names, "--output-file", target / "THIRD-PARTY.txt"),
        stdout=subprocess.DEVNULL,
    )
    run(
        *(sys.executable, "-m", "cyclonedx_py", "requirements", ROOT / "requirements.lock", "--output-reproducible"),
        *("--sv", "1.6", "--of", "JSON", "-o", target / "sbom.cdx.json"),
        stderr=subprocess.DEVNULL,
    )
    shutil.copy(ROOT / "LICENSE", target / "LICENSE.txt")
    for source in sorted((ROOT / "resources").rglob("*")):
        if source.name in ("LICENSE", "OFL.txt"):
            shutil.copy(source, target / f"{source.parent.name}-{source.stem}.txt")


def locked_packages() -> list[str]:
    """The names of the installed packages that the run-time lock file names."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {line.split("==")[0].strip().lower() for line in lines if "==" in line and not line.startswith((" ", "#"))}
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "list", "--format=json"], capture_output=True, text=True, check=True
    )
    return sorted(p["name"] for p in json.loads(listed.stdout) if p["name"].lower() in locked)


def version_resource() -> None:
    """Write what Windows shows under "Details" of the program."""
    numbers = tuple(int(part) for part in VERSION.split(".")) + (0,)
    texts = {
        "ProductName": "Comptoir",
        "FileDescription": "Comptoir",
        "FileVersion": VERSION,
        "ProductVersion": VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    (BUILD / "version.txt").write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{strings}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])])",
        encoding="utf-8",
    )


def bundle() -> Path:
    """Build both kinds with PyInstaller and strip what may be stripped; the folder of the first."""
    notices()
    version_resource()
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH), "PYTHONHASHSEED": "1"}
    for leftover in (DIST, BUILD / "comptoir"):
        shutil.rmtree(leftover, ignore_errors=True)
    run(
        sys.executable,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
        "packaging/comptoir.spec",
        env=environment,
    )
    folder = DIST / "comptoir"
    strip(folder)
    return folder


def strip(folder: Path) -> None:
    """Take debugging symbols out of the libraries, but not of those that numpy and pandas brought: they would not load."""
    for path in sorted(folder.rglob("*.so*")):
        if not any(part.endswith(".libs") for part in path.parts) and not path.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", path], check=False, stderr=subprocess.DEVNULL)


def tar(folder: Path) -> Path:
    """Pack the folder so that the same files give the same archive."""
    target = DIST / f"comptoir-{VERSION}-linux-{ARCHITECTURE}.tar.gz"

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = EPOCH
        return info

    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for path in (folder, *sorted(folder.rglob("*"))):
            archive.add(
                path, f"comptoir-{VERSION}/{path.relative_to(folder)}".rstrip("./"), recursive=False, filter=plain
            )
    with target.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=EPOCH) as packed:
        packed.write(raw.getbuffer())
    return target


def deb(folder: Path) -> Path:
    """The Debian package: the folder below /opt, a command, menu entry, icons, file type, AppStream data, man page."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "opt" / "comptoir", symlinks=True)
    linux = ROOT / "packaging" / "linux"
    places = {
        "comptoir.desktop": "usr/share/applications",
        "org.comptoir.Comptoir.metainfo.xml": "usr/share/metainfo",
        "comptoir-mime.xml": "usr/share/mime/packages",
    }
    for name, place in places.items():
        (tree / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(linux / name, tree / place / name)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/comptoir").symlink_to("/opt/comptoir/comptoir")
    for size in (16, 32, 48, 64, 128, 256):
        icons = tree / f"usr/share/icons/hicolor/{size}x{size}/apps"
        icons.mkdir(parents=True)
        shutil.copy(ROOT / "resources" / "app" / f"comptoir-{size}.png", icons / "comptoir.png")
    pack(tree / "usr/share/man/man1/comptoir.1.gz", (linux / "comptoir.1").read_bytes())
    documents = tree / "usr/share/doc/comptoir"
    documents.mkdir(parents=True)
    shutil.copy(linux / "copyright", documents / "copyright")
    entry = f"comptoir ({VERSION}) stable; urgency=medium\n\n  * Edition {EDITION['edition']}.\n\n"
    entry += f" -- The Comptoir authors <comptoir@example.org>  {datetime.fromtimestamp(EPOCH, UTC):%a, %d %b %Y %H:%M:%S +0000}\n"
    pack(documents / "changelog.gz", entry.encode())
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    control = (
        (linux / "control").read_text(encoding="utf-8").format(version=VERSION, architecture=ARCHITECTURE, size=size)
    )
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(control, encoding="utf-8")
    for path in (tree, *tree.rglob("*")):
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    target = DIST / f"comptoir_{VERSION}_{ARCHITECTURE}.deb"
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH)}
    run(
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        "-z6",
        "--build",
        tree,
        target,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    return target


def pack(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=EPOCH))


def main() -> int:
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    folder = DIST / "comptoir"
    if what in ("all", "bundle"):
        folder = bundle()
    if what in ("all", "deb") and sys.platform == "linux":
        print(tar(folder).relative_to(ROOT))
        print(deb(folder).relative_to(ROOT))
    print(folder.relative_to(ROOT), (DIST / "comptoir-single").relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
