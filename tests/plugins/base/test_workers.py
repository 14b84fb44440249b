"""Work is done whatever becomes of those who do it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import PYTHONPATH

from workers import apart, give_up, spread

TASKS = range(60)


def results(work, workers=2):
    parts = spread(work, TASKS, workers=workers, chunk=4)
    return [result for _, made in parts for result in made]


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_results_come_in_order(workers):
    """However many work, and whoever is first."""
    assert results(lambda part: [2 * n for n in part], workers) == [
        2 * n for n in TASKS
    ]


def test_the_first_process_does_what_a_killed_worker_left():
    """The system kills a worker when memory runs out."""
    parent = os.getpid()

    def work(part):
        if os.getpid() != parent and 20 in part:
            os.kill(os.getpid(), signal.SIGKILL)
        return list(part)

    assert results(work) == list(TASKS)


def test_what_a_worker_raises_is_raised_here():
    """Where an author sees it, and not as a hole in the site."""

    def work(part):
        if 20 in part:
            raise ValueError(part)
        return list(part)

    with pytest.raises(ValueError, match="20"):
        results(work)


def test_what_is_done_apart_is_handed_over():
    """By a process that sees what was there when it began."""
    seen = ["before"]
    waiting = apart(lambda: (os.getpid(), list(seen)))
    seen.append("after")

    process, found = waiting()

    assert (process != os.getpid(), found) == (True, ["before"])


@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), int])
def test_whoever_waits_does_what_another_process_could_not(end):
    """It was killed for want of memory, or what it made cannot be handed over."""
    parent = os.getpid()

    def work():
        if os.getpid() != parent:
            end()
        return lambda: None  # which nobody can pickle

    assert apart(work)()() is None


def test_what_work_apart_raises_is_raised_here():
    """Where the build tells it."""

    def work():
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it says nothing
        apart(work)()


def test_work_that_is_given_up_leaves_nothing(tmp_path):
    """No process and no open file, as often as somebody saves."""
    file = tmp_path / "process"
    before = len(list(Path("/proc/self/fd").iterdir()))
    apart(lambda: (file.write_text(f"{os.getpid()}\n"), time.sleep(60)))
    while not file.exists() or not file.read_text().endswith("\n"):
        time.sleep(0.01)

    give_up()

    with pytest.raises(ChildProcessError):  # a browser may be another child
        os.waitpid(int(file.read_text()), os.WNOHANG)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_results_may_be_asked_for_in_any_order():
    """While others are still at work."""
    first, second = apart(lambda: 1), apart(lambda: 2)
    time.sleep(0.2)

    assert (second(), apart(lambda: 3)(), first()) == (2, 3, 1)


def test_work_apart_ends_with_its_parent(tmp_path):
    """A preview that is stopped writes nothing more."""
    file = tmp_path / "file"
    code = (
        "import os, time, pathlib\n"
        "from workers import apart\n"
        "apart(lambda: (time.sleep(1),"
        f" pathlib.Path({str(file)!r}).write_text('late')))\n"
        "os._exit(0)\n"
    )
    subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": PYTHONPATH}, check=True
    )
    time.sleep(2)

    assert not file.exists()
