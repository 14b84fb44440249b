"""Pelican with our readers and writer; nothing else differs."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pelican
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from fast_build.build import Build
from fast_build.reading import Reading
from fast_build.rendering import NotedContext
from fast_build.templates import TemplateCache, Templates, Unlisted
from fast_build.writing import FastWriter
from workers import gc_paused, give_up

KNOWN_VERSIONS = ("4.12.0",)
"""Of Pelican, whose private parts we build upon; others build as they always do."""

log = logging.getLogger(__name__)


class FastPelican(Pelican):
    """Builds what `Pelican` builds.

    Attributes:
        build: The last build, or the one that runs; None if Pelican builds alone.
        writer: Its writer.
    """

    build: Build | None = None
    writer: Writer | None = None

    def run(self) -> None:
        """Build the site; may be called again and again."""
        if pelican.__version__ not in KNOWN_VERSIONS:
            known, found = ", ".join(KNOWN_VERSIONS), pelican.__version__
            log.warning("fast_build knows Pelican %s; %s builds alone.", known, found)
            super().run()
            return
        self.build = build = Build(self.settings)
        if not logging.getLogger("pelican").isEnabledFor(logging.DEBUG):
            jinja = self.settings["JINJA_ENVIRONMENT"]
            self.settings["JINJA_ENVIRONMENT"] = Unlisted.among(jinja)
        try:
            with gc_paused(), signals.generator_init.connected_to(self._prepare):
                super().run()
            if isinstance(self.writer, FastWriter):
                self.writer.sync.finish()
                build.save()
        finally:
            give_up()  # what a build that ended early had begun
            build.close()
        console.print(str(build.counts), markup=False, highlight=False)

    def _prepare(self, generator: Generator) -> None:
        """Let a generator read and render by our ways."""
        build = self.build
        assert build
        build.context = generator.context
        reading: Any = Reading(generator.readers, build)
        generator.readers = reading
        generator.get_files = reading.noting(generator.get_files)  # type: ignore[method-assign]
        environment = generator.env
        vars(environment).pop("list_templates", None)
        environment.context_class = type(
            "NotedContext", (NotedContext,), {"pure": build.pure}
        )
        environment.auto_reload = False  # nobody edits a template within a build
        environment.bytecode_cache = TemplateCache(
            build.compiled,
            Templates(environment, build.compiled, build.pure),
            lambda: build.software,
        )

    def _get_generator_classes(self) -> list[type[Generator]]:
        """Have all files made before static ones are copied.

        A text that is rendered can move them, by a link with `{attach}`.
        """
        *others, static = super()._get_generator_classes()
        return [*others, FlushGenerator, static] if self.build else [*others, static]

    def _get_writer(self) -> Writer:
        """Return our writer, unless a plugin brings one of its own."""
        self.writer = super()._get_writer()
        if self.build and type(self.writer) is Writer:
            self.writer = FastWriter(self.output_path, self.build)
        return self.writer


class FlushGenerator(Generator):
    """Makes all files that were put off, and folders for those to come."""

    def generate_output(self, writer: Writer) -> None:
        """Make them."""
        if isinstance(writer, FastWriter):
            writer.flush()
            self._make_theme_folders()

    def _make_theme_folders(self) -> None:
        """Make the folders of the theme's files: Pelican fails at another build's."""
        patterns = self.settings["IGNORE_FILES"]
        target = Path(self.output_path, self.settings["THEME_STATIC_DIR"])

        def is_copied(name: str) -> bool:
            return not any(fnmatch(name, pattern) for pattern in patterns)

        for static in filter(is_copied, self.settings["THEME_STATIC_PATHS"]):
            source = Path(self.theme, static)
            for folder, below, _ in os.walk(source, followlinks=True):
                below[:] = filter(is_copied, below)
                place = target / Path(folder).relative_to(source)
                with suppress(FileExistsError, NotADirectoryError):  # Pelican tells
                    place.mkdir(parents=True, exist_ok=True)
