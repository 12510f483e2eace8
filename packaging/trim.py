"""What goes into a bundle: the same rules for the program and for the bare window that it is measured against.

The recipes `comptoir.spec` and `bare.spec` use this. On Linux it needs objdump and strip, of binutils.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

Entry = tuple[str, str, str]  # PyInstaller's: name in the bundle, file, kind

# What PyInstaller would run at every start for programs that start copies of themselves: this one does not.
HOOKS = ("pyi_rth_multiprocessing", "pyi_rth_pyqtgraph_multiprocess")

# Modules that pyqtgraph, pandas, numpy and Python's own library would bring along and nothing here uses. The program opens no
# connection, so it carries no cryptography library that would age: hashlib falls back to Python's own SHA-256.
MODULES = [
    *(
        "tkinter",
        "unittest",
        "pytest",
        "_pytest",
        "hypothesis",
        "mypy",
        "ruff",
        "IPython",
        "matplotlib",
        "scipy",
        "PIL",
        "OpenGL",
    ),
    *(
        "pyarrow",
        "numba",
        "numexpr",
        "bottleneck",
        "jinja2",
        "lxml",
        "openpyxl",
        "tables",
        "sqlalchemy",
        "cupy",
        "colorcet",
        "h5py",
    ),
    *(
        "pip",
        "setuptools",
        "wheel",
        "pkg_resources",
        "sqlite_utils",
        "click",
        "pygments",
        "rich",
        "defusedxml",
        "html5lib",
        "bs4",
    ),
    *("typing_extensions", "chardet", "charset_normalizer", "arrow", "cryptography", "Crypto"),
    *(
        "ssl",
        "_ssl",
        "_hashlib",
        "readline",
        "curses",
        "_curses",
        "nis",
        "crypt",
        "_crypt",
        "ossaudiodev",
        "spwd",
        "xmlrpc",
        "imaplib",
    ),
    *(
        "ftplib",
        "smtplib",
        "poplib",
        "nntplib",
        "telnetlib",
        "lib2to3",
        "idlelib",
        "ensurepip",
        "venv",
        "turtledemo",
        "pdb",
        "doctest",
    ),
    *(
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "PySide6.QtQuickWidgets",
        "PySide6.QtNetwork",
        "PySide6.QtSql",
        "PySide6.QtTest",
    ),
    *(
        "PySide6.QtXml",
        "PySide6.QtDesigner",
        "PySide6.QtHelp",
        "PySide6.QtUiTools",
        "PySide6.QtConcurrent",
        "PySide6.QtDBus",
    ),
    *(
        "pyqtgraph.opengl",
        "pyqtgraph.examples",
        "pyqtgraph.flowchart",
        "pyqtgraph.dockarea",
        "pyqtgraph.console",
        "pyqtgraph.jupyter",
    ),
    *("pandas.tests", "numpy.tests", "numpy.f2py", "numpy.distutils", "db"),
]

# Qt libraries, plugins and translations that the program never loads, and tests of others. Wayland stays: without it Linux would
# be left with X alone.
UNUSED = re.compile(
    r"""Qt6?(Qml|Quick|Pdf|VirtualKeyboard|EglF[Ss]|Network|WebEngine|3D|Multimedia|Designer|Test|Sql|Help|UiTools|Concurrent|Labs)
    |plugins/(tls|networkinformation|sqldrivers|qmltooling|qmllint|virtualkeyboard|egldeviceintegrations|generic|vectorimageformats)
    |plugins/platforminputcontexts/\w*qtvirtual
    |plugins/platforms/(lib)?q(eglfs|linuxfb|minimalegl|minimal|vkkhrdisplay|vnc|webgl|direct2d)
    |plugins/platformthemes/libqgtk3
    |plugins/imageformats/(lib)?q(pdf|tiff|webp|wbmp|tga|icns|gif)
    |plugins/wayland-graphics-integration-(server|client/lib(dmabuf|drm|shm|vulkan))
    |plugins/wayland-shell-integration/lib(fullscreen|ivi|qt-shell|wl-shell)
    |opengl32sw\.dll|D3Dcompiler
    |Qt/translations/(?!qtbase_fr)
    |PySide6/translations/(?!qtbase_fr)
    |pandas/tests|numpy/.*/tests|pyqtgraph/examples
    |pyqtgraph/.*\.(ui|md|rst)$|pyqtgraph/colors/maps/(?!PAL)
    |\.dist-info/(INSTALLER|RECORD|REQUESTED|WHEEL|direct_url\.json|entry_points\.txt)$""",
    re.VERBOSE,
)

# A system's own graphics driver needs its own, newer one of these two; every system that can run Qt has both.
SYSTEM = re.compile(r"^(libstdc\+\+\.so|libgcc_s\.so|libcups\.so)")


def is_library(entry: Entry) -> bool:
    """Whether a file is there for others to link to, rather than to be loaded by itself (a plugin, an extension module)."""
    path = Path(entry[0])
    return (
        entry[2] in ("BINARY", "SYMLINK")
        and bool(re.match(r"lib.*\.so(\.|$)", path.name))
        and "plugins" not in path.parts
    )


def kept(binaries: list[Entry], datas: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """What nothing above forbids; of the libraries, and links to them, those that what is left links to, directly or not."""
    binaries, datas = (
        [entry for entry in entries if not UNUSED.search(entry[0].replace("\\", "/"))] for entries in (binaries, datas)
    )
    if sys.platform == "linux":
        reached = _reached(binaries)
        binaries, datas = (
            [entry for entry in entries if not is_library(entry) or Path(entry[0]).name in reached]
            for entries in (binaries, datas)
        )
    return binaries, datas


def _reached(entries: list[Entry]) -> set[str]:
    libraries = {
        Path(name).name: source
        for name, source, kind in entries
        if is_library((name, source, kind)) and kind == "BINARY"
    }
    reached = {name for name in libraries if name.startswith("libpython3")}
    waiting = [libraries[name] for name in reached]
    waiting += [entry[1] for entry in entries if entry[2] in ("BINARY", "EXTENSION") and not is_library(entry)]
    while waiting:
        for needed in _needed(waiting.pop()):
            if needed in libraries and needed not in reached and not SYSTEM.match(needed):
                reached.add(needed)
                waiting.append(libraries[needed])
    return reached


def _needed(library: str) -> list[str]:
    """The libraries that one links to."""
    said = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=True)
    return re.findall(r"^ +NEEDED +(\S+)", said.stdout, re.MULTILINE)


def build_paths() -> list[str]:
    """Folders of this machine that must not be told to anyone, the longest first; a system's own /usr is no secret."""
    root = Path(__file__).resolve().parent.parent
    folders = {str(root), sys.prefix, sys.base_prefix, str(Path(sys.base_prefix).resolve())}
    folders |= {
        str(sysconfig.get_config_var(name)) for name in ("abs_builddir", "abs_srcdir") if sysconfig.get_config_var(name)
    }
    return sorted(
        (folder for folder in folders - {"/usr", "/usr/local"} if len(Path(folder).parts) > 2), key=len, reverse=True
    )


def nowhere(path: str) -> str:
    """A path of the same length that leads nowhere. Its last part stays: linkers share the ends of texts between texts."""
    head, tail = os.path.split(path)
    return ("/nonexistent" if len(head) >= 12 else "").ljust(len(head), "/") + "/" + tail


def lean(entries: list[Entry], folder: Path) -> list[Entry]:
    """The same entries over copies without debugging symbols and without the paths of this machine.

    What numpy and pandas brought in `*.libs` is not stripped: it would not load any more.
    """
    if sys.platform != "linux":
        return entries
    folder.mkdir(parents=True, exist_ok=True)
    return [
        (name, _lean(name, source, folder), kind) if kind in ("BINARY", "EXTENSION") else (name, source, kind)
        for name, source, kind in entries
    ]


def _lean(name: str, source: str, folder: Path) -> str:
    target = folder / f"{hashlib.sha256(name.encode()).hexdigest()[:12]}-{Path(name).name}"
    shutil.copyfile(source, target)
    if not any(part.endswith(".libs") for part in Path(name).parts):
        subprocess.run(["strip", "--strip-unneeded", str(target)], check=True)
    content = target.read_bytes()
    changed = content
    for path in build_paths():
        changed = changed.replace(os.fsencode(path), os.fsencode(nowhere(path)))
    if changed != content:
        target.write_bytes(changed)
    target.chmod(0o755)
    return str(target)


def tell_nothing_of_the_build(folder: Path) -> str:
    """Write a stand-in for the module that tells how Python itself was built and where; the folder to look in first."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform != "win32":
        name = sysconfig._get_sysconfigdata_name()  # type: ignore[attr-defined]
        known = sysconfig.get_config_vars()
        told = {
            key: known[key]
            for key in ("EXT_SUFFIX", "SOABI", "MULTIARCH", "Py_DEBUG", "Py_ENABLE_SHARED", "VERSION")
            if key in known
        }
        (folder / f"{name}.py").write_text(f"build_time_vars = {dict(sorted(told.items()))!r}\n", encoding="utf-8")
    return str(folder)
