"""Work is done whatever becomes of those who do it."""

import os
import signal

import pytest

from fast_build.workers import spread

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
