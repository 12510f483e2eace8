"""The Debian package: the folder below /usr/lib, a command, menu entry, icons, file type, AppStream data, man page."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
DOSSIER = "application-vnd.comptoir.dossier+zip"
# Plugins that are loaded only where their system is there: what they need is recommended, not required.
OPTIONAL = re.compile(r"plugins/(wayland|printsupport|platforms/libqwayland|xcbglintegrations)|libQt6Wayland")
# What libraries that are inside read, and their own packages would have required.
DATA = ("fontconfig-config", "libx11-data", "xkb-data")
# GCC's documentation of its ABI: which release brought which symbol version.
LIBSTDCXX = {
    "3.4.25": "8",
    "3.4.26": "9",
    "3.4.27": "9",
    "3.4.28": "9.3",
    "3.4.29": "11",
    "3.4.30": "12",
    "3.4.31": "13",
    "3.4.32": "13.2",
}


def package(folder: Path, dist: Path, version: str, architecture: str, edition: str, built: datetime) -> Path:
    """Put the package together. Needs dpkg and binutils."""
    with tempfile.TemporaryDirectory(dir=dist) as name:
        tree = Path(name) / "tree"
        home = tree / "usr/lib/comptoir"
        shutil.copytree(folder, home, symlinks=True)
        _desktop(tree, version, built)
        _documents(tree, version, edition, built)
        _control(tree, home, version, architecture)
        epoch = int(built.timestamp())
        for path in (tree, *tree.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == home / "comptoir" else 0o644)
            os.utime(path, (epoch, epoch), follow_symlinks=False)
        target = dist / f"comptoir_{version}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(target)]
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def _desktop(tree: Path, version: str, built: datetime) -> None:
    places = {
        "comptoir.desktop": "usr/share/applications",
        "org.comptoir.Comptoir.metainfo.xml": "usr/share/metainfo",
        "comptoir-mime.xml": "usr/share/mime/packages",
    }
    for name, place in places.items():
        _write(tree / place / name, filled(LINUX / name, version, built))
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/comptoir").symlink_to("../lib/comptoir/comptoir")
    drawings = ROOT / "resources" / "app"
    sizes = {f"{size}x{size}": f"comptoir-{size}.png" for size in (16, 32, 48, 64, 128, 256, 512)} | {
        "scalable": "comptoir.svg"
    }
    for size, drawing in sizes.items():
        for kind, icon in (("apps", "comptoir"), ("mimetypes", DOSSIER)):
            target = tree / f"usr/share/icons/hicolor/{size}/{kind}/{icon}{Path(drawing).suffix}"
            _write(target, (drawings / drawing).read_bytes())


def _documents(tree: Path, version: str, edition: str, built: datetime) -> None:
    epoch = int(built.timestamp())
    entry = f"comptoir ({version}) stable; urgency=medium\n\n  * Edition {edition} of the data.\n\n"
    entry += f" -- The Comptoir authors <comptoir@example.org>  {built:%a, %d %b %Y %H:%M:%S +0000}\n"
    manual = filled(LINUX / "comptoir.1", version, built)
    _write(tree / "usr/share/man/man1/comptoir.1.gz", gzip.compress(manual, 9, mtime=epoch))
    _write(tree / "usr/share/doc/comptoir/changelog.gz", gzip.compress(entry.encode(), 9, mtime=epoch))
    _write(tree / "usr/share/doc/comptoir/copyright", (LINUX / "copyright").read_bytes())
    _write(tree / "usr/share/lintian/overrides/comptoir", (LINUX / "lintian-overrides").read_bytes())


def _control(tree: Path, home: Path, version: str, architecture: str) -> None:
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    libraries = [path for path in sorted(home.rglob("*")) if not path.is_symlink() and path.is_file() and _is_elf(path)]
    inside = {path.name for path in libraries}
    required = needed([path for path in libraries if not OPTIONAL.search(str(path))], inside)
    optional = needed([path for path in libraries if OPTIONAL.search(str(path))], inside)
    names = {_name(entry) for entry in required}
    text = (LINUX / "control").read_text(encoding="utf-8")
    values = {
        "version": version,
        "architecture": architecture,
        "size": str(size),
        "depends": ", ".join(sorted({*required, *DATA})),
        "recommends": ", ".join(entry for entry in optional if _name(entry) not in names),
    }
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    _write(tree / "DEBIAN/control", text.encode())
    sums = subprocess.run(
        "find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum",
        shell=True,
        cwd=tree,
        check=True,
        capture_output=True,
    )
    _write(tree / "DEBIAN/md5sums", sums.stdout)


def needed(libraries: list[Path], inside: set[str]) -> list[str]:
    """The packages that hold what these libraries link to and the folder does not have, as Debian writes dependencies."""
    wanted: dict[str, set[str]] = {}
    for library in libraries:
        said = subprocess.run(["objdump", "-p", library], check=True, capture_output=True, text=True).stdout
        for name in re.findall(r"^ +NEEDED +(\S+)", said, re.MULTILINE):
            wanted.setdefault(name, set())
        for name, versions in re.findall(r"required from (\S+):\n((?: +0x.*\n)+)", said):
            wanted.setdefault(name, set()).update(re.findall(r"(\w+_[\d.]+)$", versions, re.MULTILINE))
    found: dict[str, str] = {}
    for name in sorted(wanted.keys() - inside):
        package = _package_of(name)
        floor = _floor(name, wanted[name])
        if package not in found or floor:
            found[package] = f"{package} (>= {floor})" if floor else package
    return sorted(found.values())


def _package_of(library: str) -> str:
    for folder in ("/usr/lib", "/lib"):
        place = f"{folder}/{sysconfig.get_config_var('MULTIARCH')}/{library}"
        said = subprocess.run(["dpkg-query", "--search", place], capture_output=True, text=True, check=False)
        if said.returncode == 0:
            return said.stdout.split(":")[0]
    raise ValueError(f"no package holds {library}, which the program needs")


def _floor(library: str, versions: set[str]) -> str:
    """The oldest version of a package that has these symbol versions; empty where any will do."""
    prefix = {"libc.so.6": "GLIBC_", "libstdc++.so.6": "GLIBCXX_"}.get(library)
    numbers = [
        [int(part) for part in v.removeprefix(prefix).split(".")] for v in versions if prefix and v.startswith(prefix)
    ]
    if not numbers:
        return ""
    newest = ".".join(map(str, max(numbers)))
    return newest if library == "libc.so.6" else LIBSTDCXX.get(newest, "")


def filled(template: Path, version: str, built: datetime) -> bytes:
    """A file with the version and the day in their places."""
    text = template.read_text(encoding="utf-8")
    return text.replace("@version@", version).replace("@date@", f"{built:%Y-%m-%d}").encode()


def _name(dependency: str) -> str:
    return dependency.split(" ")[0]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
