"""Work is done whatever becomes of those who do it."""

import os
import signal
import time

import pytest

from fast_build.workers import apart, spread

TASKS = range(60)


def results(work, workers=2):
    parts = spread(work, TASKS, workers=workers, chunk=4)
    return [each for _, made in parts for each in made]


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


def test_work_that_nobody_waits_for_leaves_no_process():
    """A build that is given up leaves one, which the next build clears away."""
    apart(lambda: None)
    time.sleep(0.5)

    apart(lambda: None)()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
