"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from content_model.contents import all_pages, listed_contents
from diagnostics import report
from links.drafts import Drafts
from site_parts import Settings
from site_search.index import index_files
from site_search.model import SEARCH_DANGER, SEARCH_TOPICS, groups, topics
from site_search.reading import Counted, KeptTerms
from site_search.synonyms import read_synonyms
from whole_build.stages import content_described, pages_written

FOLDER = "search-index"


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(prepare)
    pages_written.connect(index_pages)


def prepare(generators: Iterable[Generator]) -> None:
    """Remember what each page is, and what else people call it."""
    generators = list(generators)
    settings = generators[0].settings
    hidden = {"search", *settings["HIDDEN_FROM_SEARCH"]}  # it does not find itself
    pages = [
        each
        for each in listed_contents(generators)
        if each.url.endswith("/") and each.template not in hidden
    ]
    drafts = Drafts.among(list(all_pages(generators)))
    known = {f"/{each.url}" for each in pages}.union(drafts.addresses)
    synonyms, diagnostics = read_synonyms(settings, known)
    report.add(*diagnostics)
    SEARCH_TOPICS.put(settings, topics(pages, synonyms.all, settings["SEARCH_WEIGHTS"]))
    SEARCH_DANGER.put(settings, synonyms.danger)
    shown = groups(pages)
    for generator in generators:
        generator.context["search_groups"] = shown


def index_pages(pelican: Pelican) -> None:
    """Make the index of all pages that have words of their own."""
    if pelican.settings["SEARCH_INDEX"]:
        output = Path(pelican.output_path)
        write_index(pelican.settings, output, output / FOLDER)


def write_index(settings: Settings, output: Path, folder: Path) -> None:
    """Make the index of the pages in `output` and write it into a folder."""
    cache = Path(settings["CACHE_PATH"])
    counted = Counted(cache / "search_words.pickle")
    pages = counted.read(output, SEARCH_TOPICS.of(settings))
    terms = KeptTerms(cache / "search_terms.pickle")
    files = index_files(pages, SEARCH_DANGER.of(settings), terms.by_language)
    counted.keep()
    terms.keep()
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
