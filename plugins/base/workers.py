"""Spread work over all cores by forking, where the system can."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import pickle
import signal
import sys
import warnings
from contextlib import contextmanager
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

# Elsewhere forking is missing (Windows) or unsafe (macOS): one core works.
CAN_FORK = sys.platform.startswith("linux")
NEW_OBJECTS = 20_000  # that a worker makes before it looks for garbage: thirty pages

log = logging.getLogger(__name__)
_work: Callable[[int], object]


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
) -> Generator[tuple[Sequence[Task], Result]]:
    """Yield chunks of tasks with what `work` made of them, in order.

    With few tasks or one worker the work is done here. A worker sees everything as
    it was when this was called; what it changes is lost but for its result. A chunk
    whose worker failed or was killed is done here, where what it raises is seen.
    """
    chunks = [tasks[start : start + chunk] for start in range(0, len(tasks), chunk)]
    if workers == 1 or len(chunks) <= workers or not CAN_FORK:
        for part in chunks:
            yield part, work(part)
        return
    results = _forked(work, chunks, workers)
    for part in chunks:
        yield part, next(results, None) or work(part)


def _forked(
    work: Callable[[Sequence[Task]], Result],
    chunks: Sequence[Sequence[Task]],
    workers: int,
) -> Iterator[Result]:
    """Yield results; end early if the system kills a worker, for want of memory."""
    # Small builds do not fork, and need not wait for these to be imported.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    global _work  # noqa: PLW0603 (how forked workers get what cannot be pickled)
    _work = lambda number: work(chunks[number])  # noqa: E731
    gc.freeze()  # workers then share the memory that holds the site
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("fork"), initializer=_begin
    )
    try:
        with _forking():
            results = pool.map(_run, range(len(chunks)))
        yield from results
    except BrokenProcessPool:
        log.warning("A worker was killed; one process does the rest.")
    finally:
        # Whoever gives up waits for the chunks under way, and for no more.
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        del _work


def apart(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin work in another process, and return what waits for its result.

    The other process sees everything as it is now; what it changes in memory is lost
    but for the result. It ends when its parent is gone. Where it failed or was killed,
    or where there is one core, the work is done by whoever waits.
    """
    if not CAN_FORK or cores() == 1:
        return work
    reading, writing = os.pipe()
    alive, holding = os.pipe()
    with _forking():
        process = os.fork()
    if not process:
        os.close(reading)
        os.close(holding)
        _end_with_result_of(work, writing, alive)
    os.close(writing)
    os.close(alive)
    _apart[process] = reading, holding
    return partial(_result_of, process, work)


def _result_of(process: int, work: Callable[[], Result]) -> Result:
    """Wait for what another process does, or do it here."""
    state = b""
    if process in _apart:
        with os.fdopen(_apart[process][0], "rb", closefd=False) as pipe:
            state = pipe.read()
        failed = _ended(process)
        state = b"" if failed else state
    if not state:
        log.info("What another process did not do is done here.")
        return work()
    found: Result = pickle.loads(state)  # noqa: S301 (ours)
    return found


@contextmanager
def _forking() -> Iterator[None]:
    """Fork beside threads: those that only draw or wait hold no lock of the work."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


_apart: dict[int, tuple[int, int]] = {}
"""Processes that work apart, with the ends of their pipes that are here."""


def give_up() -> None:
    """End all work apart for whose result nobody has waited."""
    for process in list(_apart):
        os.kill(process, signal.SIGKILL)
        _ended(process)


def _ended(process: int) -> int:
    """Wait until a process has ended, and return its status."""
    status = os.waitpid(process, 0)[1]
    for pipe in _apart.pop(process):
        os.close(pipe)
    return status


def _end_with_result_of(work: Callable[[], object], pipe: int, alive: int) -> NoReturn:
    """Do work in a process that says nothing, hand over its result, and end."""
    status = 1
    try:
        for logger in (logging.getLogger(), logging.getLogger("pelican")):
            logger.handlers = [logging.NullHandler()]

        def watch() -> None:
            os.read(alive, 1)  # nobody writes: it returns when the parent is gone
            os._exit(1)

        Thread(target=watch, daemon=True).start()
        with os.fdopen(pipe, "wb") as file:
            file.write(pickle.dumps(work(), protocol=5))
        status = 0
    finally:
        os._exit(status)


@contextmanager
def gc_paused() -> Iterator[None]:
    """Look for no garbage while a site grows: nearly all that is there is used.

    Nor when the process ends: the system takes the memory back sooner than Python.
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
    """Prepare a worker: it says nothing, and ends when its parent is gone."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415

    gc.set_threshold(NEW_OBJECTS)
    gc.enable()
    for logger in (logging.getLogger(), logging.getLogger("pelican")):
        logger.handlers = [logging.NullHandler()]
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    # A killed parent cannot tell its workers to end: they would wait for ever.
    Thread(target=watch, daemon=True).start()


def _run(number: int) -> Any:
    """Do a chunk; what raises is done again by the parent, which sees it raise."""
    try:
        return _work(number)
    except Exception:
        log.info("Done again in the first process:", exc_info=True)
        return None
