"""What connects to Pelican; the package says what it is for."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from build_cache.files import place
from build_cache.kept import KeptMade
from content_model.contents import all_pages, listed_contents
from diagnostics import report
from links.drafts import Drafts
from signs.model import CHECKLIST_URLS
from site_parts import Settings, SitePart
from site_search.index import index_files
from site_search.model import SEARCH_DANGER, SEARCH_TOPICS, groups, topics
from site_search.reading import Counted, KeptTerms
from site_search.synonyms import read_synonyms
from whole_build.stages import content_described, output_complete, pages_shown
from workers import apart

FOLDER = "search-index"
# In lower case: no page depends on it.
INDEX = SitePart[Callable[[], None]]("search_index_written")


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(prepare)
    pages_shown.connect(begin_index)
    output_complete.connect(finish_index)


def prepare(generators: Sequence[Generator]) -> None:
    """Remember what each page is, and what else people call it."""
    settings = generators[0].settings
    hidden = {"search", *settings["HIDDEN_FROM_SEARCH"]}  # it does not find itself
    pages = [
        content
        for content in listed_contents(generators)
        if content.url.endswith("/") and content.template not in hidden
    ]
    drafts = Drafts.among(list(all_pages(generators)))
    known = {f"/{page.url}" for page in pages}.union(drafts.addresses)
    known |= {f"/{url}" for url in CHECKLIST_URLS.find(settings) or ()}
    synonyms, diagnostics = read_synonyms(settings, known)
    report.add(*diagnostics)
    SEARCH_TOPICS.put(settings, topics(pages, synonyms.all, settings["SEARCH_WEIGHTS"]))
    SEARCH_DANGER.put(settings, synonyms.danger)
    shown = groups(pages)
    for generator in generators:
        generator.context["search_groups"] = shown


def begin_index(pelican: Pelican) -> None:
    """Make the index of all pages that have words of their own, beside other files."""
    settings, output = pelican.settings, Path(pelican.output_path)
    if settings["SEARCH_INDEX"]:
        work = partial(write_index, settings, output, output / FOLDER)
        INDEX.put(settings, apart(work))


def finish_index(pelican: Pelican) -> None:
    """Wait until the index that other processes make is in the output."""
    if pelican.settings["SEARCH_INDEX"]:
        INDEX.of(pelican.settings)()


def write_index(settings: Settings, output: Path, folder: Path) -> None:
    """Make the index of the pages in `output` and write it into a folder."""
    cache = Path(settings["CACHE_PATH"])
    counted = Counted(cache / "search_words.pickle")
    pages = counted.read(output, SEARCH_TOPICS.of(settings))
    terms = KeptTerms(cache / "search_terms.pickle")
    indexes = KeptMade[dict[str, str]](
        cache / "search_index.pickle", Path(__file__).parent
    )
    danger = SEARCH_DANGER.of(settings)
    files = index_files(pages, danger, terms.by_language, indexes)
    for kept in (counted, terms, indexes):
        kept.save()
    for name, text in files.items():
        place(folder / name, text, settings)
