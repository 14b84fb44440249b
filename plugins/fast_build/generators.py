"""Pelican's generators with work that grows with the site, not with its square.

And without writing into a file in place, which may be one of the live site.
"""

from __future__ import annotations

import fnmatch
import logging
import os
from typing import TYPE_CHECKING, Any

from pelican.generators import (
    ArticlesGenerator,
    CachingGenerator,
    Generator,
    SourceFileGenerator,
    StaticGenerator,
)
from pelican.writers import FileOverwriteFailedError

from fast_build import output
from fast_build.writing import FastWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

log = logging.getLogger("pelican.generators")


class FastArticlesGenerator(ArticlesGenerator):
    """Writes what `ArticlesGenerator` writes."""

    def generate_tags(self, write: Callable[..., None]) -> None:
        """Write a list of articles for each tag."""
        self._write_lists(write, "tag", self.tags.items())

    def generate_categories(self, write: Callable[..., None]) -> None:
        """Write a list of articles for each category."""
        self._write_lists(write, "category", self.categories)

    def generate_authors(self, write: Callable[..., None]) -> None:
        """Write a list of articles for each author."""
        self._write_lists(write, "author", self.authors)

    def _write_lists(
        self, write: Callable[..., None], kind: str, lists: Iterable[Any]
    ) -> None:
        template = self.get_template(kind)
        place = {id(article): n for n, article in enumerate(self.dates)}
        for listed, articles in lists:
            dated = {id(a): a for a in articles if id(a) in place}
            try:
                write(
                    listed.save_as,
                    template,
                    self.context,
                    url=listed.url,
                    articles=articles,
                    dates=[dated[key] for key in sorted(dated, key=place.__getitem__)],
                    template_name=kind,
                    blog=True,
                    page_name=listed.page_name,
                    all_articles=self.articles,
                    **{kind: listed},
                )
            except FileOverwriteFailedError:
                if listed.slug:
                    log.error('Failed to write %s page for "%s".', kind, listed)
                    raise
                log.info("%s %r has an invalid slug; no page for it", kind, listed)

    def _build_period_archives(
        self, sorted_articles: Any, articles: Any, settings: Any
    ) -> Any:
        """Group articles by year, month and day."""
        periods = super()._build_period_archives(sorted_articles, (), settings)
        place = {id(article): n for n, article in enumerate(articles)}
        for archive in (each for some in periods.values() for each in some):
            archive["articles"] = sorted(archive["dates"], key=lambda a: place[id(a)])
        return periods


class FastStaticGenerator(StaticGenerator):
    """Copies what `StaticGenerator` copies, where it changed."""

    def generate_output(self, writer: Any) -> None:
        """Copy the theme's files and those of the content."""
        self.copy = _copying(writer)
        super().generate_output(writer)

    def _copy_paths(
        self,
        paths: Any,
        source: str,
        destination: str,
        output_path: str,
        final_path: str | None = None,
    ) -> None:
        del final_path  # the theme's files go right into their folder
        target = os.path.join(output_path, destination)
        for path in paths:
            start = os.path.join(source, path)
            for file in _files(start, self.settings["IGNORE_FILES"]):
                folder = os.path.dirname(start) if file == start else start
                name = os.path.relpath(file, folder)
                self.copy(file, os.path.normpath(os.path.join(target, name)))

    def _file_update_required(self, staticfile: Any) -> bool:
        """Leave files to `copy`, which compares contents."""
        if self.settings["STATIC_CREATE_LINKS"]:
            return bool(super()._file_update_required(staticfile))
        return True

    def _copy_staticfile(self, sc: Any) -> None:
        self.copy(
            os.path.join(self.path, sc.source_path),
            os.path.join(self.output_path, sc.save_as),
        )


def _copying(writer: Any) -> Callable[[str, str], object]:
    """Return what copies a file; a plugin's own writer knows nothing of it."""
    return writer.upkeep.copy if isinstance(writer, FastWriter) else output.copy


def _files(start: str, ignores: list[str]) -> Iterator[str]:
    """Yield what Pelican's `copy` would copy: a file, or all below a folder."""

    def ignored(name: str) -> bool:
        return any(fnmatch.fnmatch(name, pattern) for pattern in ignores)

    if ignored(os.path.basename(start)):
        return
    if os.path.isfile(start):
        yield start
    for folder, below, names in os.walk(start, followlinks=True):
        below[:] = [name for name in below if not ignored(name)]
        for name in names:
            path = os.path.join(folder, name)
            if not ignored(name) and os.path.isfile(path):
                yield path


class FastSourceFileGenerator(SourceFileGenerator):
    """Copies the sources that `SourceFileGenerator` copies."""

    def generate_output(self, writer: Any = None) -> None:
        """Copy each source file beside its page."""
        self.copy = _copying(writer)
        super().generate_output(writer)

    def _create_source(self, obj: Any) -> None:
        name = os.path.splitext(obj.save_as)[0] + self.output_extension
        self.copy(obj.source_path, os.path.join(self.output_path, name))


class FlushGenerator(Generator):
    """Makes all files that were put off, right before static files are copied.

    A text that is rendered can move them, by a link with `{attach}`.
    """

    def generate_output(self, writer: Any) -> None:
        """Make them."""
        if isinstance(writer, FastWriter):
            writer.flush()


def without_needless_looks(generator: Generator) -> None:
    """Leave out looks at each file of which Pelican throws away what they find.

    It asks for the stamps of files for a cache that is off, and lists all files
    anew to warn of those whose reader is disabled, when none is.
    """
    kept = generator.settings["CACHE_CONTENT"], generator.settings["LOAD_CONTENT_CACHE"]
    if isinstance(generator, CachingGenerator) and not any(kept):
        generator.get_cached_data = _nothing_cached  # type: ignore[method-assign]
        generator.cache_data = _do_nothing  # type: ignore[method-assign]
    if not generator.readers.disabled_extensions:
        generator._check_disabled_readers = _do_nothing  # type: ignore[method-assign]  # noqa: SLF001


def _nothing_cached(_: str, default: Any = None) -> Any:
    return default


def _do_nothing(*_: Any, **__: Any) -> None:
    return None


_linear = {
    ArticlesGenerator: FastArticlesGenerator,
    StaticGenerator: FastStaticGenerator,
    SourceFileGenerator: FastSourceFileGenerator,
}


def quicker(classes: Iterable[type[Generator]]) -> list[type[Generator]]:
    """Return generators' classes with ours in place of Pelican's own.

    The last one is the one for static files.
    """
    *others, static = (_linear.get(each, each) for each in classes)
    return [*others, FlushGenerator, static]
