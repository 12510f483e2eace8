"""What a bundle leaves out, and what it must not tell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(autouse=True)
def _packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))


@pytest.mark.parametrize("path", ["/opt/builder/python/3.11", "/home/anna/comptoir", "/srv/x"])
def test_a_path_is_replaced_by_one_of_its_length_with_its_last_part(path: str) -> None:
    import trim

    replaced = trim.nowhere(path)
    assert len(replaced) == len(path)
    assert replaced.rpartition("/")[2] == path.rpartition("/")[2]
    assert not set(path.split("/")[1:-1]) & set(replaced.split("/"))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "pandas/tests/data.csv",
    ],
)
def test_what_nothing_uses_stays_out(name: str) -> None:
    import trim

    assert trim.UNUSED.search(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/translations/qtbase_fr.qm",
        "resources/translations/comptoir_fr.qm",
    ],
)
def test_what_the_window_needs_stays_in(name: str) -> None:
    import trim

    assert not trim.UNUSED.search(name)


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's way of naming versions")
def test_the_oldest_system_that_will_do_is_told_from_the_symbols() -> None:
    import debian

    assert debian._floor("libc.so.6", {"GLIBC_2.4", "GLIBC_2.34", "GLIBC_2.14"}) == "2.34"
    assert debian._floor("libstdc++.so.6", {"GLIBCXX_3.4.9", "GLIBCXX_3.4.29", "CXXABI_1.3"}) == "11"
    assert debian._floor("libz.so.1", {"ZLIB_1.2.9"}) == ""
