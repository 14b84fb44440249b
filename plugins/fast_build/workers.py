"""Spread work over all cores by forking, where the system can."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import warnings
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

CAN_FORK = sys.platform.startswith("linux")
"""Elsewhere forking is missing (Windows) or unsafe (macOS): one core works."""

AT_ONCE = 20_000
"""How many objects a worker makes before it looks for garbage: about thirty pages."""

_work: Callable[[int], Any]


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[Task]], Result],
    tasks: Sequence[Task],
    *,
    workers: int,
    chunk: int,
    most: int = 0,
) -> Iterator[tuple[Sequence[Task], Result]]:
    """Yield chunks of tasks with what `work` made of them, in order.

    `chunk` is the size of the smallest, `most` that of the largest, twice as much
    by default. With few tasks or one worker the work is done here. A worker sees
    everything as it was when this was called; what it changes is lost but for its
    result.
    """
    chunks = list(_parted(tasks, workers, chunk, most or 2 * chunk))
    if workers == 1 or len(chunks) <= workers or not CAN_FORK:
        for part in chunks:
            yield part, work(part)
        return
    results = _forked(work, chunks, workers)
    for part in chunks:
        yield part, next(results, None) or work(part)


def _parted(
    tasks: Sequence[Task], workers: int, least: int, most: int
) -> Iterator[Sequence[Task]]:
    """Part tasks: many at first, and few at last, so that all workers end together."""
    start = 0
    while start < len(tasks):
        size = min(max(least, (len(tasks) - start) // (4 * workers)), most)
        yield tasks[start : start + size]
        start += size


def _forked(work: Any, chunks: Sequence[Any], workers: int) -> Iterator[Any]:
    """Yield results; end early if the system kills a worker, for want of memory."""
    # Small builds do not fork, and need not wait for these to be imported.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    global _work  # noqa: PLW0603 (how forked workers get what cannot be pickled)
    _work = lambda number: work(chunks[number])  # noqa: E731
    gc.freeze()  # workers then share the memory that holds the site
    try:
        with ProcessPoolExecutor(
            workers, mp_context=get_context("fork"), initializer=_begin
        ) as pool:
            with warnings.catch_warnings():
                # Threads that only draw or wait hold no lock that a worker needs.
                warnings.simplefilter("ignore", DeprecationWarning)
                results = pool.map(_run, range(len(chunks)))
            yield from results
    except BrokenProcessPool:
        return
    finally:
        gc.unfreeze()
        del _work


@contextmanager
def garbage_left_alone() -> Iterator[None]:
    """Look for no garbage while a site grows: nearly all that is there is used.

    Workers, which throw away most of what they make, do look. Nor is there a point
    in looking when the process ends, which Python does and the system does better:
    with a thousand articles that takes a tenth of the build.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _begin() -> None:
    """Prepare a worker."""
    gc.set_threshold(AT_ONCE)
    gc.enable()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let a worker end when its parent is gone: a killed one cannot tell it to.

    Left alone, it would wait for work for ever, and keep open what it inherited.
    """
    from multiprocessing import connection, parent_process  # noqa: PLC0415

    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _run(number: int) -> Any:
    """Do a chunk; what raises is done again by the caller, who sees it raise."""
    try:
        return _work(number)
    except Exception:  # noqa: BLE001
        return None
