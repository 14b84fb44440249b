"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator, PagesGenerator
from pelican.readers import Readers
from pelican.utils import order_content, process_translations

from content_model.clashes import check_addresses
from content_model.contents import CLASSES, all_contents
from content_model.front_matter import UNSEEN
from content_model.kinds import BY_NAME, KINDS
from content_model.model import Kind
from content_model.reader import ContentReader
from content_model.references import resolve_references
from content_model.stray_files import stray_facts, stray_files
from diagnostics import ContentError, report
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


class KindGenerator(PagesGenerator):
    """A `PagesGenerator` for one kind; `generator_for` makes its subclasses.

    Gives templates the published pages of its kind, in order, under the name of
    their folder: `services`, `conditions`, `people`.
    """

    kind: ClassVar[Kind]

    def generate_context(self) -> None:
        """Read every file, sort by status, then by `order`."""
        cls = CLASSES[self.kind.name]
        paths = self.settings[f"{self.kind.name.upper()}_PATHS"]
        found: dict[str, list[Content]] = {"published": [], "hidden": [], "draft": []}
        for path in sorted(self.get_files(paths)):
            page = self.read(path, cls)
            if page is not None:
                found[page.status].append(page)
                self.add_source_path(page)
                self.add_static_links(page)
        self.pages, self.translations = self.sorted_pages(found["published"])
        self.hidden_pages, self.hidden_translations = self.sorted_pages(found["hidden"])
        self.draft_pages, self.draft_translations = self.sorted_pages(found["draft"])
        self.context[self.kind.folder] = self.pages

    def read(self, path: str, cls: type[object]) -> Content | None:
        """Read one file; None when it has mistakes, which the reader reported."""
        try:
            page: Content = self.readers.read_file(
                base_path=self.path, path=path, content_class=cls, context=self.context
            )
        except ContentError:
            self._add_failed_source_path(path)
            return None
        return page

    def sorted_pages(self, pages: list[Content]) -> tuple[list[Content], list[Content]]:
        """Part originals from translations; both stand in `order`."""
        originals, translations = process_translations(
            pages, translation_id=self.settings["PAGE_TRANSLATION_ID"]
        )
        return (
            order_content(originals, "order"),
            order_content(translations, "order"),
        )


def generator_for(kind: Kind) -> type[KindGenerator]:
    """Make the generator of one kind."""
    return type(f"{kind.name.title()}Generator", (KindGenerator,), {"kind": kind})


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
    paths = {error.path for error in report.errors}
    paths |= {
        content.source.path
        for content in all_contents(generators)
        if content.status == "draft"
    }
    yield from (path for path in paths if status_of(root / path) in UNSEEN)
