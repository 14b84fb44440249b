"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import Readers

from content_model.clashes import check_addresses
from content_model.contents import CLASSES, all_contents
from content_model.front_matter import UNSEEN
from content_model.generator import KindGenerator, generator_for
from content_model.kinds import BY_NAME, KINDS
from content_model.reader import ContentReader
from content_model.references import resolve_references
from content_model.stray_files import stray_facts, stray_files
from diagnostics import report
from page_status import status_of
from whole_build.stages import content_read

# A site without articles has neither lists of them nor feeds.
NO_ARTICLES: dict[str, object] = {
    "DIRECT_TEMPLATES": [],
    "YEAR_ARCHIVE_SAVE_AS": "",
    **dict.fromkeys(("FEED_ATOM", "FEED_RSS")),
    **dict.fromkeys(("CATEGORY_FEED_ATOM", "CATEGORY_FEED_RSS")),
    **dict.fromkeys(("TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS")),
}


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(find_folders)
    signals.readers_init.connect(use_reader)
    signals.get_generators.connect(add_generators)
    content_read.connect(resolve)


def find_folders(pelican: Pelican) -> None:
    """Tell Pelican the folders of each kind, in every language, and its addresses."""
    settings = pelican.settings
    roots = ["", *(f"{lang}/" for lang in settings["LANGUAGES"])]
    for kind in KINDS:
        name = kind.name.upper()
        settings[f"{name}_PATHS"] = [f"{root}{kind.folder}" for root in roots]
        if kind.name in CLASSES:
            for of, usual in (("", kind.url), ("_LANG", settings["LANG_URL"])):
                url = settings.setdefault(f"{name}{of}_URL", usual)
                settings.setdefault(f"{name}{of}_SAVE_AS", f"{url}index.html")
    if not settings["ARTICLES"]:
        settings.update(NO_ARTICLES)


def use_reader(readers: Readers) -> None:
    """Read Markdown with front matter that is checked."""
    classes = readers.reader_classes
    for ending, known in list(classes.items()):
        ours = isinstance(known, type) and issubclass(known, ContentReader)
        if ending != "static" and not ours:
            del classes[ending]  # stray_files.py says what to do with such a file
    classes["md"] = ContentReader


def add_generators(_pelican: Pelican) -> list[type[KindGenerator]]:
    """Add a generator for each kind that Pelican does not know."""
    return [generator_for(BY_NAME[name]) for name in CLASSES]


def resolve(generators: Sequence[Generator]) -> None:
    """Turn file names in front matter into the pages they mean; find strays."""
    settings = generators[0].settings
    if not settings["PREVIEW"]:
        report.forgive(*draft_files(generators))
    content = Path(settings["PATH"])
    report.add(*stray_files(content, settings["LANGUAGES"]))
    report.add(*stray_facts(content / settings["PRACTICE_PATH"]))
    report.add(*check_addresses(generators))
    resolve_references(generators)


def draft_files(generators: Sequence[Generator]) -> Iterator[str]:
    """Yield the files that say they are drafts, also those that can't be read.

    A page of a later day is not one of them: on that day it has to be right.
    """
    root = Path(generators[0].settings["PATH"]).parent
    unseen = (
        content for content in all_contents(generators) if content.status == "draft"
    )
    paths = {error.path for error in report.errors} | {e.source.path for e in unseen}
    yield from (path for path in paths if status_of(root / path) in UNSEEN)
