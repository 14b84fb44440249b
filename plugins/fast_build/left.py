"""Leave to the next build what it needs to look at edited texts alone.

Where anything takes part in a build that no file shows, nothing is left.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blinker import Signal
from pelican import signals

from fast_build.digests import Digester, digest_of
from fast_build.environment import WITHOUT_EFFECT, effective, environment
from fast_build.inputs import Inputs, inputs_of
from fast_build.memory import KeptJob, Memories, Memory
from fast_build.store import replace
from fast_build.writing import FastWriter

if TYPE_CHECKING:
    from pathlib import Path

    from fast_build.inputs import Listing
    from fast_build.pelican_class import FastPelican
    from fast_build.rendering import Job

OURS = ("pelican.generators", "fast_build.generators", "fast_build.writing")
"""Modules of generators and writers that do the same each time for the same files."""

PATHS = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS")
"""Settings that name files by where they lie, below the content or the theme."""

MORE_THAN_PAGES = ("OUTPUT_SOURCES", "STATIC_CREATE_LINKS", "LIVE_PATH")
"""Settings with which other files than pages depend on a text."""

Start = tuple[str, str, bytes, bytes]
"""Where the project and its output are; digests of code, packages and settings, and
of settings that count only for those who ask for them."""

Said = tuple[str, int, str]
"""A warning: the name of the logger, the level, the text."""


class MoreChangedError(Exception):
    """More than words of texts may have changed: it takes a whole build."""


@dataclass
class Left:
    """What a build that went well leaves to the next.

    Attributes:
        start: What the site started from, but for files.
        inputs: The files that it was made of.
        memory: Digest of the file that has its memory.
        causes: Other files that went into what was read, with their digests.
        asked: Keys of content whose text plugins asked for while it was built.
        sources: How many of them were read.
        said: Warnings.
        level: How grave a message had to be to be said.
        edited: Sources edited since the memory was written.
    """

    start: Start
    inputs: Inputs
    memory: bytes
    causes: dict[str, bytes]
    asked: frozenset[str]
    sources: int
    said: list[Said]
    level: int
    edited: frozenset[str] = frozenset()


def memory_in(folder: Path) -> Path:
    """Return the file that has a site's memory."""
    return folder / "memory.pickle"


def is_shown_by_files(pelican: FastPelican) -> bool:
    """Tell whether all that a build depends on shows in files and settings.

    Plugins that are not declared may have another result each time.
    """
    settings = pelican.settings
    every = [each for each in vars(signals).values() if isinstance(each, Signal)]
    return (
        pelican.build.can_be_put_off(*every)
        and not signals.content_written.receivers
        and not any(settings.get(name) for name in MORE_THAN_PAGES)
        and "FAST_BUILD_FIRST" not in settings  # a process that keeps the site itself
        and settings.get("DEFAULT_DATE") != "fs"
        and all(_lies_inside(path) for name in PATHS for path in settings[name])
        and not pelican.delete_outputdir
        and not pelican.build.timings.wanted
    )


def _lies_inside(path: str) -> bool:
    return not os.path.isabs(path) and os.pardir not in path.split("/")


def start_of(pelican: FastPelican) -> Start:
    """Return what a site starts from: before any generator is there.

    Raises:
        UndigestibleError: The content of a setting cannot be told.
    """
    settings = pelican.settings
    known = effective(settings).keys() | WITHOUT_EFFECT
    rest = {name: value for name, value in settings.items() if name not in known}
    return (
        pelican.build.root,
        os.path.abspath(pelican.output_path),
        environment(settings, pelican.build.stamps),
        Digester((settings,)).digest(rest),
    )


def leave(
    pelican: FastPelican, start: Start, listing: Listing, said: list[Said]
) -> Left | None:
    """Return what the next build needs, if it may build upon this one."""
    build = pelican.build
    if not _is_known(pelican):
        return None
    memory = _memory(pelican)
    try:
        data = Memories(build.settings).dump_memory(memory)
        build.folder.mkdir(parents=True, exist_ok=True)
        replace(memory_in(build.folder), data)
    except Exception:  # noqa: BLE001 (what cannot be kept, may raise anything)
        return None
    sources = build.context["generated_content"].values()
    records = [vars(each)["fetch_body"].record for each in sources]
    build.differs = True
    return Left(
        start=start,
        inputs=inputs_of(listing, build.stamps),
        memory=digest_of(data),
        causes={p: each for record in records for p, each in record.causes.items()},
        asked=frozenset(build.asked),
        sources=len(records),
        said=said,
        level=logging.getLogger("pelican").getEffectiveLevel(),
    )


def _is_known(pelican: FastPelican) -> bool:
    """Tell whether each file is one that can be made again by itself."""
    build, writer = pelican.build, pelican.writer
    if type(writer) is not FastWriter or writer.upkeep.elsewhere:
        return False
    sources = build.context["generated_content"].values()
    return (
        build.environment is not None
        and all(type(each).__module__ in OURS for each in build.generators)
        and all("fetch_body" in vars(each) for each in sources)
        and not any("attach" in link for each in sources for link in each.links)
        and all(job.shared is build.context for job in writer.done.values())
        and all(record.templates for record in build.snapshot.pages.values())
        and not any(map(_tells_of_mistakes, build.snapshot.pages.values()))
    )


def _tells_of_mistakes(record: Any) -> bool:
    return bool(record.witnessed and record.witnessed.mistakes)


def _memory(pelican: FastPelican) -> Memory:
    build, writer = pelican.build, pelican.writer
    assert isinstance(writer, FastWriter)
    settings = build.settings
    context = {
        name: value
        for name, value in build.context.items()
        if name not in settings or settings[name] is not value
    }
    places = {id(each.env): place for place, each in enumerate(build.generators)}
    jobs = {name: _kept(job, places) for name, job in writer.done.items()}
    return Memory(writer.upkeep.contents, context, jobs)


def _kept(job: Job, places: dict[int, int]) -> KeptJob:
    if job.template is None:
        return KeptJob(job.name, None, 0, job.own, job.siteurl)
    place = places[id(job.template.environment)]
    return KeptJob(job.name, job.template.name, place, job.own, job.siteurl)
