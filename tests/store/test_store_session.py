"""Where the reader's folder is, who runs on it, and whether the last one ended as it should."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from store_samples import Clock

from app.store.errors import Fault, StoreProblem
from app.store.locks import FileLock
from app.store.profile import Profile
from app.store.session import Crash, begin_session

_RUN = """
import sys
from pathlib import Path
from app.store.profile import Profile
from app.store.session import begin_session
session = begin_session(Profile.at(Path(sys.argv[1])), "0.9")
print("first" if session.is_first else "second", flush=True)
sys.stdin.readline()
session.end()
"""


@contextmanager
def _running(profile: Profile) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another program on the profile, and whether it says that it is the first."""
    program = subprocess.Popen(
        [sys.executable, "-c", _RUN, profile.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    try:
        yield program, program.stdout.readline().strip()
    finally:
        program.kill()
        program.communicate()


def test_a_session_that_ended_as_it_should_is_not_spoken_of(profile: Profile) -> None:
    first = begin_session(profile, "1.0", Clock())
    assert (first.crash, first.is_first) == (None, True)
    first.end()
    first.end()
    second = begin_session(profile, "1.0", Clock())
    assert (second.crash, second.is_first) == (None, True)
    second.end()
    assert [path.name for path in profile.sessions.iterdir()] == ["guard.lock"]


def test_a_killed_program_is_told_of_once(profile: Profile) -> None:
    with _running(profile) as (program, said):
        assert said == "first"
        program.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        program.wait()
        found = begin_session(profile, "1.0", Clock())
    assert found.crash is not None
    assert found.crash.version == "0.9"
    assert found.crash.started.startswith("20")
    assert found.is_first
    found.end()
    again = begin_session(profile, "1.0", Clock())
    assert again.crash is None
    again.end()


def test_a_program_that_still_runs_is_no_crash(profile: Profile) -> None:
    with _running(profile) as (program, _):
        here = begin_session(profile, "1.0", Clock())
        assert (here.crash, here.is_first) == (None, False)
        here.end()
        program.communicate("end\n")
        assert program.returncode == 0
    last = begin_session(profile, "1.0", Clock())
    assert (last.crash, last.is_first) == (None, True)
    last.end()


def test_a_marker_cut_off_by_a_full_disk_still_counts(profile: Profile) -> None:
    profile.sessions.mkdir(parents=True)
    (profile.sessions / "cut.session").write_text("")
    found = begin_session(profile, "1.0", Clock())
    assert found.crash == Crash("", "")
    found.end()


def test_a_profile_that_cannot_be_written_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = begin_session(Profile.at(tmp_path / "file"), "1.0", Clock())
    assert (found.crash, found.is_first) == (None, True)
    found.end()


def test_every_way_to_one_folder_names_one_program(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    names = {Profile.at(tmp_path / "real").instance_name, Profile.at(tmp_path / "x" / ".." / "real").instance_name}
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to("real")
        names.add(Profile.at(tmp_path / "link").instance_name)
    assert len(names) == 1
    assert Profile.at(tmp_path / "other").instance_name not in names


def test_the_default_profile_is_in_the_platforms_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = Profile.default().folder
    assert folder.name == "comptoir"
    if sys.platform == "linux":
        assert folder.parent == tmp_path
    profile = Profile.at(Path("~/stick"))
    assert profile.folder == Path.home() / "stick"


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock", patience=0.02), FileLock(tmp_path / "lock", patience=0.02)
    with first, pytest.raises(StoreProblem) as told, second:
        pass
    assert told.value.fault is Fault.LOCKED
    with second:
        assert not first.acquire()
    assert first.acquire()
    first.release()
    with pytest.raises(StoreProblem), FileLock(tmp_path / "none" / "lock"):
        pass
