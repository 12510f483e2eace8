"""Everything that `make package` does: the bundles with notices and bill of materials, the archive, the Debian package.

    python packaging/make.py [all|bundle|archive|deb] [--dist FOLDER]

What comes out lies in `dist/`. The same input gives the same files and, times aside, the same content.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from edition import BUILT, EDITION, EPOCH, ROOT, VERSION

BUILD = ROOT / "build"
ARCHITECTURE = "amd64" if platform.machine().lower() in ("x86_64", "amd64") else "arm64"


def version_resource() -> None:
    """Write what Windows shows under "Details" of the program."""
    numbers = (*(int(part) for part in VERSION.split(".")), 0)
    texts = {
        "CompanyName": "The Comptoir authors",
        "FileDescription": "Comptoir",
        "FileVersion": VERSION,
        "InternalName": "comptoir",
        "LegalCopyright": "The Comptoir authors, MIT licence",
        "OriginalFilename": "comptoir.exe",
        "ProductName": "Comptoir",
        "ProductVersion": VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    BUILD.mkdir(exist_ok=True)
    (BUILD / "version.txt").write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=[StringFileInfo([StringTable('040904B0',"
        f" [{strings}])]), VarFileInfo([VarStruct('Translation', [1033, 1200])])])",
        encoding="utf-8",
    )


def bundle(dist: Path, recipe: str = "comptoir") -> Path:
    """Build what a recipe says with PyInstaller; the folder that starts fast."""
    version_resource()
    work = dist / ".work"
    shutil.rmtree(dist, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(dist), "--workpath", str(work), f"packaging/{recipe}.spec"]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH), "PYTHONHASHSEED": "1"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)
    shutil.rmtree(work)
    if sys.platform == "linux":
        for path in (dist / recipe).rglob("*"):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == dist / recipe / recipe else 0o644)
    return dist / recipe


def archive(folder: Path, dist: Path) -> Path:
    """Pack the folder so that the same files give the same archive."""
    target = dist / f"comptoir-{VERSION}-linux-{ARCHITECTURE}.tar.gz"
    top = f"comptoir-{VERSION}"

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = EPOCH
        return info

    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=EPOCH) as packed,
        tarfile.open(fileobj=packed, mode="w") as made,
    ):
        made.add(folder, top, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            made.add(path, f"{top}/{path.relative_to(folder).as_posix()}", recursive=False, filter=plain)
    return target


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="all", choices=("all", "bundle", "archive", "deb"))
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    dist = options.dist.resolve()
    folder = dist / "comptoir"
    made = []
    if options.what in ("all", "bundle"):
        made += [bundle(dist), *sorted(dist.glob("comptoir-single*"))]
    if sys.platform == "linux" and options.what in ("all", "archive"):
        made.append(archive(folder, dist))
    if sys.platform == "linux" and options.what in ("all", "deb"):
        import debian

        made.append(debian.package(folder, dist, VERSION, ARCHITECTURE, EDITION, BUILT))
    for path in made:
        print(os.path.relpath(path, ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
