"""Turn a built folder into the live release, or leave everything as it was."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from file_lock import try_lock
from releases.copying import FOLDER_MODE, copy_site, settle
from releases.model import PARTIAL, PublishRefused, Shelf
from releases.record import RECORD, damage, record_of, write_record
from whole_build.disk import REASONS

KEPT = 2  # releases before the live one


def publish(target: Path, build: Callable[[Path], None]) -> Path:
    """Build a site beside the live one, make it live, and return its folder.

    `build` is given the folder of the last site that was built, or a new one, to
    put another site in its place, and raises when that is not fit to publish. It
    never changes a file of the last one: releases share them. Keeps two
    releases before the new one. Raises PublishRefused, with the live site as it
    was, when it cannot be done.
    """
    shelf = Shelf(target)
    with _explained(f"publish to {target}"), _alone(shelf):
        _refuse_foreign(shelf)
        with _turning(shelf):
            _clear_leftovers(shelf)
            before = shelf.live()
        build(shelf.building)
        _refuse_empty(shelf.building)
        release = _add_release(shelf.building, shelf)
        with _turning(shelf):
            _refuse_rolled_back(shelf, before, release)
            _turn(shelf, release)
            _prune(shelf, release)
        return release


def roll_back(target: Path) -> Path:
    """Make the release before the live one live again and return its folder.

    A publish that runs meanwhile, or hangs, is not waited for: what it makes is
    not put live any more.
    """
    shelf = Shelf(target)
    _refuse_foreign(shelf)
    if shelf.live() is None:  # a mistyped folder is not made
        msg = f"Nothing was ever published to {target}. Nothing was changed."
        raise PublishRefused(msg)
    with _explained(f"roll back {target}"), _turning(shelf):
        live = shelf.live()
        earlier = shelf.before(live) if live else None
        if earlier is None:
            msg = f"{target} keeps no earlier release. Nothing was changed."
            raise PublishRefused(msg)
        _refuse_damaged(earlier)
        _turn(shelf, earlier)
        return earlier


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """Say what the system refused in words, not as a traceback."""
    try:
        yield
    except OSError as error:
        problem, fix = REASONS.get(error.errno or 0, (f"{error.strerror}.", ""))
        msg = f"Could not {what}. {problem} {fix}".rstrip()
        msg += " The live site is unchanged."
        raise PublishRefused(msg) from error


@contextmanager
def _alone(shelf: Shelf) -> Iterator[None]:
    """Hold the lock; the system drops it even when we are killed."""
    _make_room(shelf)
    with shelf.lock.open("a") as lock:
        if not try_lock(lock):
            msg = (
                f"Someone else is publishing to {shelf.folder} right now. "
                "Wait until that is done and try again."
            )
            raise PublishRefused(msg)
        yield


@contextmanager
def _turning(shelf: Shelf) -> Iterator[None]:
    """Hold the lock of the links and of old releases, for less than a second."""
    with shelf.turning.open("a") as lock:
        while not try_lock(lock, 1):
            pass
        yield


def _make_room(shelf: Shelf) -> None:
    """Make the folders that are missing, for a web server to enter; keep others."""
    missing = [
        folder for folder in (shelf.folder, shelf.releases) if not folder.exists()
    ]
    shelf.releases.mkdir(parents=True, exist_ok=True)
    for folder in missing:
        folder.chmod(FOLDER_MODE)


def _refuse_foreign(shelf: Shelf) -> None:
    """Never touch a `current` or `previous` that we did not make."""
    for place in (shelf.current, shelf.previous):
        if shelf.is_foreign(place):
            msg = (
                f"{place} is a folder or file of someone else's. "
                "Choose another target, or move it away."
            )
            raise PublishRefused(msg)


def _refuse_empty(site: Path) -> None:
    """Never put a folder without a home page in front of visitors."""
    if not (site / "index.html").is_file():
        msg = "The build made no index.html. The live site is unchanged."
        raise PublishRefused(msg)


def _refuse_rolled_back(shelf: Shelf, before: Path | None, release: Path) -> None:
    """Never put live what was begun before somebody rolled back."""
    live = shelf.live()
    if live and live != before:
        _remove(release)
        msg = (
            f"The site was rolled back to {live.name} while this one was built, "
            "so it was not published. Publish again when it is mended."
        )
        raise PublishRefused(msg)


def _refuse_damaged(release: Path) -> None:
    """Never put a release live that lacks a file, or has one that was changed."""
    found = damage(release)
    if found:
        msg = (
            f"{release.name} is not whole: {found}. Nothing was changed. Remove "
            f"{release} to go back to the one before it."
        )
        raise PublishRefused(msg)


def _clear_leftovers(shelf: Shelf) -> None:
    """Remove what a killed publish left half done, and what was rolled back."""
    live = shelf.live()
    for release in shelf.complete():
        if live is None or release.name > live.name:
            _remove(release)
    for partial in shelf.releases.glob(f"*{PARTIAL}"):
        partial.unlink() if partial.is_file() else shutil.rmtree(partial)
    for link in shelf.folder.glob(f"*{PARTIAL}"):
        link.unlink()
    for record in shelf.releases.glob(f"*{RECORD}"):
        if not record.with_suffix("").exists():
            record.unlink()
    if live and live.is_dir() and not record_of(live).exists():
        write_record(live)  # of an earlier version of this program


def _add_release(site: Path, shelf: Shelf) -> Path:
    """Copy the site in under a working name; the last rename makes it whole."""
    release = shelf.releases / shelf.next_name()
    partial = release.with_name(release.name + PARTIAL)
    try:
        copy_site(site, partial, shelf.live())
        write_record(partial)
        partial.rename(release)
    except BaseException:
        with suppress(OSError):
            shutil.rmtree(partial)
        raise
    settle(shelf.releases)
    return release


def _turn(shelf: Shelf, release: Path) -> None:
    """Point `previous` at the release before, and last of all `current` at this."""
    earlier = shelf.before(release)
    if earlier:
        _point(shelf.previous, earlier)
    else:
        shelf.previous.unlink(missing_ok=True)
    _point(shelf.current, release)
    with suppress(OSError):  # it is live by now, and nobody should hear otherwise
        settle(shelf.folder)


def _point(link: Path, release: Path) -> None:
    """Swap a link in one step: make the new one beside it, then rename over."""
    fresh = link.with_name(link.name + PARTIAL)
    fresh.symlink_to(Path(release.parent.name, release.name))
    fresh.replace(link)


def _prune(shelf: Shelf, live: Path) -> None:
    """Drop releases older than those to keep.

    The site is live by now: a release that cannot be removed is no failure.
    """
    older = [release for release in shelf.complete() if release != live]
    for release in older[: max(len(older) - KEPT, 0)]:
        with suppress(OSError):
            _remove(release)


def _remove(release: Path) -> None:
    """Delete a release; if we are killed half way, it no longer counts as one."""
    doomed = release.with_name(release.name + PARTIAL)
    release.rename(doomed)
    record_of(release).unlink(missing_ok=True)
    shutil.rmtree(doomed)
