"""One process at a time."""

import errno
import os
import sys
import types
from importlib import reload

import pytest

import file_lock


def test_a_lock_is_free_again_once_its_file_is_closed(tmp_path):
    """Two open files stand for two processes."""
    with (tmp_path / "lock").open("a") as second:
        with (tmp_path / "lock").open("a") as first:
            assert file_lock.try_lock(first)
            assert not file_lock.try_lock(second)
            assert not file_lock.try_lock(second, 0.2)
        assert file_lock.try_lock(second)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system without processes")
def test_a_process_begun_since_holds_no_lock(tmp_path):
    """Work that is still going on beside a build must not stop the next one."""
    lock = (tmp_path / "lock").open("a")
    assert file_lock.try_lock(lock)
    read, write = os.pipe()
    process = os.fork()
    if not process:
        os.close(write)
        os.read(read, 1)  # until the test is over
        os._exit(0)
    try:
        file_lock.unlock(lock)
        with (tmp_path / "lock").open("a") as second:
            assert file_lock.try_lock(second)
    finally:
        os.close(write)
        os.waitpid(process, 0)


@pytest.fixture
def windows(monkeypatch):
    """The module as Windows imports it; `taken` decides what the system says."""
    taken = []

    def locking(_descriptor, _mode, _count):
        if taken:
            raise OSError(taken.pop(), "no")

    fake = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    reload(file_lock)
    yield taken
    monkeypatch.undo()
    reload(file_lock)


def test_windows_locks_too(windows, tmp_path):
    """Its system says “access denied” when another process has the lock."""
    with (tmp_path / "lock").open("a") as file:
        assert file_lock.try_lock(file)
        windows.append(errno.EACCES)
        assert not file_lock.try_lock(file)
        windows.append(errno.EACCES)
        assert file_lock.try_lock(file, 1)


def test_another_refusal_is_no_lock(windows, tmp_path):
    """A disk that fails is not somebody else's build."""
    windows.append(errno.EIO)
    with (tmp_path / "lock").open("a") as file, pytest.raises(OSError, match="no"):
        file_lock.try_lock(file)
