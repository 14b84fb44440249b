"""A build says how long it took, and where it waited when that was most of it."""

import time

import pytest

from whole_build.clock import Pace, Spent


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr("whole_build.clock.WORTH_TELLING", 0.2)


def work(seconds):
    """Keep a core busy."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_part_that_waits_is_named():
    """Most of the build was a sleep: the plugin that slept is told."""
    pace = Pace()
    with pace.part("quick"):
        work(0.02)
    with pace.part("slow"):
        time.sleep(0.5)

    assert "It waited 0." in pace.summary()
    assert pace.summary().endswith(" of them in slow.")


def test_a_wait_outside_all_plugins_is_told_too():
    """What waits between the stages is Pelican, reading and writing."""
    pace = Pace()
    time.sleep(0.5)

    assert pace.summary().endswith(" of them in Pelican.")


def test_a_build_that_works_waits_nowhere():
    """Only the time and the work are told."""
    pace = Pace()
    with pace.part("busy"):
        work(0.4)

    assert "waited" not in pace.summary()
    assert pace.summary().startswith("It took ")


def test_other_programs_are_no_wait_of_the_build():
    """On a busy machine a build stands in line; no plugin is to blame."""
    spent = Spent(wall=9, work=2, in_line=6.5)

    assert spent.waited == pytest.approx(0.5)


def test_the_next_build_starts_at_nothing():
    """A preview builds again and again in one process."""
    pace = Pace()
    with pace.part("slow"):
        time.sleep(0.3)
    pace.start()

    assert "slow" not in pace.summary()
