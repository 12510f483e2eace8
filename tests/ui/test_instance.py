"""One window a profile, and the files that come to it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from app.store import dossiers, exchange
from app.store.profile import Profile
from app.store.store import Store
from app.views.instance import Instance, OpenedFiles, hand_over

unix = pytest.mark.skipif(sys.platform == "win32", reason="socket files and signals")


@pytest.fixture
def instance(qtbot: QtBot) -> Iterator[Instance]:
    made = Instance(f"comptoir-test-{os.getpid()}")
    yield made
    made.close()


def start(profile: Path, edition: Path, *files: Path) -> subprocess.Popen[bytes]:
    """The program itself, on a screen that nobody sees."""
    command = [sys.executable, "-m", "app", *map(str, files)]
    if not files:
        command += ["--db", str(edition), "--profile", str(profile)]
    return subprocess.Popen(command, env=os.environ | {"QT_QPA_PLATFORM": "offscreen", **home(profile)})


def home(profile: Path) -> dict[str, str]:
    """What makes the profile the one used without --profile."""
    return {"XDG_DATA_HOME": str(profile.parent), "HOME": str(profile.parent)}


def test_a_second_start_hands_its_files_to_the_first(qtbot: QtBot, instance: Instance) -> None:
    name = f"comptoir-test-{os.getpid()}"
    with qtbot.waitSignal(instance.asked) as asked:
        assert hand_over(name, ["/tmp/Минск.comptoir", "two.db"])
    assert asked.args == [["/tmp/Минск.comptoir", "two.db"]]


def test_without_a_first_window_nothing_is_handed_over() -> None:
    assert not hand_over("comptoir-test-nobody", ["one.comptoir"], patience=0)


def test_a_second_listener_leaves_the_first_in_place(qtbot: QtBot, instance: Instance) -> None:
    second = Instance(f"comptoir-test-{os.getpid()}")
    assert instance.is_listening
    assert not second.is_listening
    second.close()
    with qtbot.waitSignal(instance.asked):
        assert hand_over(f"comptoir-test-{os.getpid()}", [])


@unix
def test_what_a_killed_program_left_is_no_obstacle(qtbot: QtBot) -> None:
    from app.views.instance import _address

    name = f"comptoir-test-left-{os.getpid()}"
    address = _address(name)
    assert address is not None
    left = socket.socket(socket.AF_UNIX)
    left.bind(address)
    left.close()
    instance = Instance(name)
    assert instance.is_listening
    instance.close()
    assert not Path(address).exists()


def test_a_caller_who_says_nonsense_does_no_harm(qtbot: QtBot, instance: Instance) -> None:
    from multiprocessing.connection import Client

    from app.views.instance import _address

    name = f"comptoir-test-{os.getpid()}"
    for nonsense in (b"", b"\xff", b"{}", b"[" * 100_000):
        with Client(_address(name)) as connection:
            connection.send_bytes(nonsense)
    with qtbot.waitSignal(instance.asked):
        assert hand_over(name, [])


def test_a_file_that_macos_opens_is_asked_for(qtbot: QtBot) -> None:
    opened = OpenedFiles()
    target = OpenedFiles()
    target.installEventFilter(opened)
    with qtbot.waitSignal(opened.asked) as asked:
        QCoreApplication.sendEvent(target, QFileOpenEvent(QUrl.fromLocalFile("/tmp/visit.comptoir")))
    assert asked.args == [["/tmp/visit.comptoir"]]


@unix
def test_a_dossier_opened_twice_goes_to_the_running_window(tmp_path: Path, edition: Path, qtbot: QtBot) -> None:
    given = Store.open(Profile.at(tmp_path / "colleague")).store
    dossier = dossiers.create(given, "Serbia visit")
    exchange.export_dossier(given, dossier, tmp_path / "Визит.comptoir")
    given.close()
    profile = tmp_path / "data" / "comptoir"
    first = start(profile, edition)
    try:
        qtbot.waitUntil(lambda: is_running(Profile.at(profile)), timeout=30_000)
        second = start(profile, edition, tmp_path / "Визит.comptoir")
        assert second.wait(60) == 0
        assert first.poll() is None
        own = Profile.at(profile)
        qtbot.waitUntil(lambda: "Serbia visit" in names(own), timeout=30_000)
    finally:
        first.kill()
        first.wait()


def is_running(profile: Profile) -> bool:
    return any(path.stat().st_size for path in profile.sessions.glob("*.session"))


def names(profile: Profile) -> list[str]:
    store = Store.open(profile).store
    try:
        return [dossier.name for dossier in dossiers.dossiers(store)]
    finally:
        store.close()


@unix
def test_a_killed_program_is_told_of_at_the_next_start(tmp_path: Path, edition: Path, qtbot: QtBot) -> None:
    from app.store.session import begin_session

    profile = Profile.at(tmp_path / "profile")
    first = start(profile.folder, edition)
    try:
        qtbot.waitUntil(lambda: is_running(profile), timeout=30_000)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    session = begin_session(profile, "0")
    session.end()
    assert session.crash is not None
    again = begin_session(profile, "0")
    again.end()
    assert again.crash is None


@unix
def test_a_program_that_is_asked_to_end_keeps_its_layout_and_tells_of_no_crash(
    tmp_path: Path, edition: Path, qtbot: QtBot
) -> None:
    from app.store import settings
    from app.store.session import begin_session

    profile = Profile.at(tmp_path / "profile")
    first = start(profile.folder, edition)
    try:
        # Given no file, it answers as soon as it listens, which is when the window stands.
        assert hand_over(profile.instance_name, [], patience=30)
        first.terminate()
        assert first.wait(30) == 0
    finally:
        first.kill()
        first.wait()
    store = Store.open(profile).store
    layout = settings.get(store, "layout", dict[str, str]())
    store.close()
    assert layout
    session = begin_session(profile, "0")
    session.end()
    assert session.crash is None


@unix
@pytest.mark.parametrize("crashed_before", [False, True], ids=["at the start", "at the question after a crash"])
def test_being_asked_to_end_early_is_no_crash(
    tmp_path: Path, edition: Path, qtbot: QtBot, crashed_before: bool
) -> None:
    sessions = Profile.at(tmp_path).sessions
    sessions.mkdir(parents=True)
    before = set()
    if crashed_before:
        (sessions / "left.session").write_text('{"started": "2026-01-01T00:00:00+00:00", "version": "1.0"}')
        before = {"left.session"}
    with start(tmp_path, edition) as program:
        qtbot.waitUntil(lambda: bool({path.name for path in sessions.glob("*.session")} - before), timeout=30_000)
        program.send_signal(signal.SIGTERM)
        assert program.wait(30) == 0
    assert [path.name for path in sessions.iterdir()] == ["guard.lock"]
