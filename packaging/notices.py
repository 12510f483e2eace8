"""The licences of everything inside a bundle, and its bill of materials (CycloneDX), made from the list of what went in."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "packaging" / "licences"
SITE = "site-packages"
QT = ("PySide6_Essentials", "shiboken6")
QT_NOTE = """\
Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3 (below, with the GNU General Public License
that it builds on). They are not changed, and lie as separate libraries in the folder edition, where you may put your own builds in
their place; the single-file edition unpacks the same libraries at every start. Their source is offered by The Qt Company with every
release of Qt and Qt for Python of the version named here."""
SQLITE_NOTE = "SQLite is in the public domain: its authors have dedicated the code to it."


@dataclass(frozen=True)
class Part:
    """Something inside that others made; `text` holds its licence in full."""

    name: str
    version: str
    licence: str  # SPDX where it is known
    text: str
    purl: str = ""
    url: str = ""


def parts(modules: list[str], files: list[tuple[str, str, str]]) -> list[Part]:
    """What a bundle of these Python modules and files consists of, by name. Raises ValueError for what has no licence text."""
    found = [*_python(), *_packages(modules, files), *_resources()]
    if sys.platform == "linux":
        found += _debian(files)
    for part in found:
        if not part.text.strip():
            raise ValueError(f"there is no licence text for {part.name} {part.version}")
    return sorted(found, key=lambda part: part.name.lower())


def write(found: list[Part], folder: Path, version: str, built: datetime) -> None:
    """Write LICENSE.txt, THIRD-PARTY.txt and sbom.cdx.json."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    lines = ["Comptoir carries the following works of others. Their licences stand below, one after the other.", ""]
    lines += [f"  {_title(part)}: {part.licence}" for part in found]
    for part in found + _common(found):
        title = _title(part)
        lines += [
            "",
            "",
            "=" * 100,
            title,
            f"Licence: {part.licence}",
            *([part.url] if part.url else []),
            "=" * 100,
            "",
            part.text.strip(),
        ]
    (folder / "THIRD-PARTY.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "sbom.cdx.json").write_text(_bill(found, version, built), encoding="utf-8")


def _title(part: Part) -> str:
    return f"{part.name} {part.version}".rstrip()


def _common(found: list[Part]) -> list[Part]:
    """The licences that Debian's copyright files name instead of repeating them."""
    names = {name for part in found for name in re.findall(r"/usr/share/common-licenses/([\w.+-]*\w)", part.text)}
    texts = {name: _read(Path("/usr/share/common-licenses") / name) for name in sorted(names)}
    return [Part(f"Text of {name}", "", name, text) for name, text in texts.items()]


def _python() -> list[Part]:
    version = ".".join(map(str, sys.version_info[:3]))
    base = Path(sys.base_prefix)
    library = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (base / "lib" / library / "LICENSE.txt", base / "LICENSE.txt", Path(f"/usr/share/doc/{library}/copyright"))
    text = next((place.read_text(encoding="utf-8") for place in places if place.is_file()), "")
    return [
        Part("Python", version, "PSF-2.0", text, url="https://www.python.org"),
        Part("SQLite", sqlite3.sqlite_version, "blessing", SQLITE_NOTE, url="https://www.sqlite.org"),
    ]


def _packages(modules: list[str], files: list[tuple[str, str, str]]) -> list[Part]:
    """The installed packages whose modules or files are inside, the maker of the bundle among them: its start code stays in."""
    tops = {name.split(".")[0] for name in modules}
    tops |= {Path(name).parts[0].split(".")[0] for name, source, _ in files if SITE in source}
    owners = importlib.metadata.packages_distributions()
    names = {owner for top in tops for owner in owners.get(top, [])} | {"pyinstaller"}
    names -= {"comptoir"}
    if names & set(QT):
        names |= set(QT)
    return [_package(name) for name in sorted(names, key=str.lower)]


def _package(name: str) -> Part:
    distribution = importlib.metadata.distribution(name)
    about = distribution.metadata
    given = about.get("License-Expression") or about.get("License") or "as told below"
    licence = given if len(given) < 80 else "as told below"
    if name in QT:
        licence = "LGPL-3.0-only"
        texts = [QT_NOTE, *(_read(LICENCES / file) for file in ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-party.txt"))]
        texts = texts if name == QT[0] else [QT_NOTE, f"The texts stand under {QT[0]}."]
    else:
        wanted = re.compile(r"(^|/)(licen[cs]e|copying|notice)", re.IGNORECASE)
        held = [file for file in distribution.files or [] if ".dist-info" in str(file) and wanted.search(str(file))]
        texts = [_read(Path(str(file.locate()))) for file in sorted(held, key=str)]
    if name == "pyinstaller":
        licence = "GPL-2.0-or-later WITH Bootloader-exception"
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{distribution.version}"
    homes = [
        url.split(",", 1)[1].strip()
        for url in about.get_all("Project-URL") or []
        if url.lower().startswith(("homepage", "source"))
    ]
    return Part(
        name, distribution.version, licence, "\n\n".join(texts), purl, next(iter(homes), about.get("Home-page") or "")
    )


def _resources() -> list[Part]:
    """Fonts, flags and icons, as `resources/LICENCES.md` tells them."""
    fonts, flags, icons = (ROOT / "resources" / name for name in ("fonts/OFL.txt", "flags/LICENSE", "icons/LICENSE"))
    told = _read(ROOT / "resources" / "LICENCES.md")

    def version(name: str) -> str:
        found = re.search(rf"{name} (\d[\d.]*\d)", told)
        return found[1] if found else ""

    return [
        Part("Inter", version("Inter"), "OFL-1.1", _read(fonts), url="https://github.com/rsms/inter"),
        Part("flag-icons", version("flag-icons"), "MIT", _read(flags), url="https://github.com/lipis/flag-icons"),
        Part("Lucide", version("Lucide"), "ISC", _read(icons), url="https://lucide.dev"),
    ]


def _debian(files: list[tuple[str, str, str]]) -> list[Part]:
    """The Debian packages that libraries of the building system came from."""
    own = (str(Path(sys.base_prefix).resolve()), str(Path(sys.prefix).resolve()), str(ROOT))
    libraries = sorted(
        {Path(source).resolve() for name, source, kind in files if kind == "BINARY" and SITE not in source}
    )
    packages = {_owner(path) for path in libraries if not str(path).startswith(own)}
    found = []
    for package in sorted(packages):
        version = _query(package)
        text = _read(Path("/usr/share/doc") / package / "copyright")
        licences = sorted(set(re.findall(r"^License: *(\S.*)$", text, re.MULTILINE)))
        found.append(
            Part(
                package,
                version,
                "; ".join(licences) if 0 < len("; ".join(licences)) < 120 else "as told below",
                text,
                f"pkg:deb/debian/{package}@{version}",
            )
        )
    return found


def _owner(path: Path) -> str:
    for name in (
        str(path),
        str(path).removeprefix("/usr"),
    ):  # Debian's database knows files by the name before /usr was merged
        said = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False)
        if said.returncode == 0:
            return said.stdout.split(":")[0].split(",")[0]
    raise ValueError(f"no package owns {path}: whose licence is it?")


@lru_cache
def _query(package: str) -> str:
    said = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version}\n", package], capture_output=True, text=True, check=True
    )
    return said.stdout.splitlines()[0]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _bill(found: list[Part], version: str, built: datetime) -> str:
    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    known = LicenseFactory()

    def component(part: Part) -> Component:
        return Component(
            name=part.name,
            version=part.version or None,
            type=ComponentType.DATA if part.name in ("Inter", "flag-icons", "Lucide") else ComponentType.LIBRARY,
            bom_ref=part.purl or part.name,
            licenses=[known.make_from_string(part.licence)],
            purl=PackageURL.from_string(part.purl) if part.purl else None,
        )

    bill = Bom(
        components=[component(part) for part in found],
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"comptoir-{version}"),
    )
    bill.metadata.timestamp = built.astimezone(UTC)
    bill.metadata.component = Component(
        name="Comptoir",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref="comptoir",
        licenses=[known.make_from_string("MIT")],
    )
    bill.metadata.tools.tools.clear()
    bill.metadata.tools.components.clear()
    bill.register_dependency(bill.metadata.component, bill.components)
    content = JsonV1Dot6(bill).output_as_string(indent=2)
    json.loads(content)
    return content + "\n"
