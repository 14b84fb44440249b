"""Pelican with our readers, writer and generators; nothing else differs."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from pelican import Pelican, signals
from pelican.log import console
from pelican.writers import Writer

from fast_build import rendering
from fast_build.build import Build
from fast_build.compiled import Compiled
from fast_build.generators import quicker, without_needless_looks
from fast_build.output import keep_only
from fast_build.reading import Reading
from fast_build.rendering import NotedContext
from fast_build.templates import Templates
from fast_build.workers import garbage_left_alone
from fast_build.writing import FastWriter

if TYPE_CHECKING:
    from pelican.generators import Generator

PLAIN: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False}
"""Print words as they are; looking for more takes a package with all emoji."""

current: Build | None = None
"""The build that is running: signals do not say which."""


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(prepare)


def prepare(generator: Generator) -> None:
    """Let a generator read and render by our ways."""
    if current is None:  # the settings do not name our class
        return
    current.context = generator.context
    current.generators.append(generator)
    readers = generator.readers
    without_needless_looks(generator)
    reading = Reading(readers, current)
    generator.readers = reading  # type: ignore[assignment]
    generator.get_files = reading.noting(generator.get_files)  # type: ignore[method-assign]
    generator.env.context_class = NotedContext
    templates = Templates(generator.env, current)
    generator.env.auto_reload = False  # nobody edits a template within a build
    generator.env.bytecode_cache = Compiled(current, templates)
    current.timings.time_generator(generator)


class FastPelican(Pelican):
    """Builds what `Pelican` builds."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        _draw_no_spinner_in_logs()

    def run(self) -> None:
        """Build the site; may be called again and again."""
        global current  # noqa: PLW0603
        build = current = self.build = Build(self.settings)
        rendering.pure_functions.update(self.settings.get("FAST_BUILD_PURE", ()))
        self._delete_unknown_output()
        messages = _Messages()
        logging.getLogger("pelican").addHandler(messages)
        try:
            with (
                garbage_left_alone(),
                build.timings.plugins(),
            ):
                super().run()
            if isinstance(self.writer, FastWriter):
                # A source that could not be read stands there as None.
                sources = build.context.get("generated_content", {}).values()
                clean = not messages.errors and None not in sources
                self.writer.upkeep.finish(clean=clean)
                build.save()
                if clean and build.underway:
                    build.underway.settle()
            _say(str(build.counts))
            if build.timings.wanted:
                _say(build.timings.table())
        finally:
            current = None
            build.progress.close()
            build.records.save()
            build.close()
            logging.getLogger("pelican").removeHandler(messages)

    def _delete_unknown_output(self) -> None:
        """Empty the output folder as asked, but for files that may still stand.

        Those that do not are removed when the others are in place.
        """
        folder = os.path.realpath(self.output_path)
        source = os.path.realpath(self.path)
        wanted = self.settings["DELETE_OUTPUT_DIRECTORY"]
        if not wanted or os.path.commonpath([folder, source]) == folder:
            return
        self.build.empties, self.delete_outputdir = True, False
        keep_only(folder, self.build.snapshot.pages, self.output_retention)

    def _get_generator_classes(self) -> list[type[Generator]]:
        return quicker(super()._get_generator_classes())

    def _get_writer(self) -> Writer:
        """Return our writer, unless a plugin brings one of its own."""
        writer: Writer = super()._get_writer()
        if type(writer) is Writer:
            writer = FastWriter(self.output_path, self.build)
        self.writer = writer
        return writer


def _draw_no_spinner_in_logs() -> None:
    """Leave out what draws Pelican's spinner where nobody would see it.

    It shows on terminals alone, and importing it takes as long as fifty pages.
    """
    if not sys.stdout.isatty():
        console.status = _nothing  # type: ignore[method-assign, assignment]


def _say(words: str) -> None:
    """Print words; in a log, in as few lines as they have."""
    if sys.stdout.isatty():
        console.print(words, **PLAIN)
    elif not console.quiet:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()


def _nothing(*_: object, **__: object) -> AbstractContextManager[None]:
    return nullcontext()


class _Messages(logging.Handler):
    """Counts errors: after one, nothing is removed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors = 0

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.errors += 1
