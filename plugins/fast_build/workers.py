"""Spread work over all cores by forking, where the system can."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

CAN_FORK = sys.platform.startswith("linux")
"""Elsewhere forking is missing (Windows) or unsafe (macOS): one core works."""

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
) -> Iterator[tuple[Sequence[Task], Result]]:
    """Yield each chunk of tasks with what `work` made of it, in order.

    With few tasks or one worker the work is done here. A worker sees everything
    as it was when this was called; what it changes is lost but for its result.
    """
    chunks = [tasks[start : start + chunk] for start in range(0, len(tasks), chunk)]
    if workers == 1 or len(chunks) <= workers or not CAN_FORK:
        for part in chunks:
            yield part, work(part)
        return
    done = 0
    try:
        for part, result in zip(chunks, _forked(work, chunks, workers), strict=True):
            yield part, result
            done += 1
    except BrokenProcessPool:  # the system killed a worker, for want of memory
        for part in chunks[done:]:
            yield part, work(part)


def _forked(work: Any, chunks: Sequence[Any], workers: int) -> Iterator[Any]:
    global _work  # noqa: PLW0603 (how forked workers get what cannot be pickled)
    _work = lambda number: work(chunks[number])  # noqa: E731
    gc.freeze()  # workers then share the memory that holds the site
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
            with warnings.catch_warnings():
                # Threads that only draw or wait hold no lock that a worker needs.
                warnings.simplefilter("ignore", DeprecationWarning)
                results = pool.map(_run, range(len(chunks)))
            yield from results
    finally:
        gc.unfreeze()
        del _work


def _run(number: int) -> Any:
    return _work(number)
