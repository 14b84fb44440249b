"""What connects to Pelican; the package says what it is for."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from brand.model import BRAND
from build_cache.files import link, replace
from content_model.contents import listed_contents
from content_model.model import Content
from diagnostics import Diagnostic, report
from facts.model import FACTS, FACTS_OF, Practice
from page_tree.model import BREADCRUMBS
from pictures.shown import PICTURE_FILE
from share_images.drawing import Look, blank, borrowed, draw, not_shown
from share_images.model import SHARE_CARDS, Card
from site_parts import SitePart
from whole_build.stages import (
    content_described,
    files_written,
    pages_shown,
    still_wanted,
)
from workers import apart, cores, spread

SHARE_LOOK = SitePart[Look]("SHARE_LOOK")
# In lower case: no page depends on it.
MISSING = SitePart[list[tuple[Path, Card]]]("share_images_missing")
BEGUN = SitePart[Callable[[], int]]("share_images_begun")
FEW = 16  # cards that are drawn sooner than another process starts
AT_ONCE = 16  # cards that a worker draws: less than a tenth of a second


def register() -> None:
    """Connect to the stages, in the order they run."""
    content_described.connect(name_images)
    pages_shown.connect(begin_drawing)
    files_written.connect(write_images)


def name_images(generators: Sequence[Generator]) -> None:
    """Give every page the address of its picture."""
    settings = generators[0].settings
    if FACTS.find(settings) is None:
        return
    look = Look.read(BRAND.of(settings), settings["SHARE_IMAGE_SIZE"])
    own, all_facts = FACTS.of(settings).practice, FACTS_OF.of(settings)
    practices = {lang: facts.practice for lang, facts in all_facts.items() if facts}
    cards: dict[str, tuple[Card, Path]] = {}
    cache = Path(settings["CACHE_PATH"]) / "share_images"
    cache.mkdir(parents=True, exist_ok=True)

    def named(card: Card, url: str) -> str:
        look_of_card = key(card, look)
        path = card.path(url, look_of_card)
        cards[path] = card, cache / f"{card.digest(look_of_card)}.{card.kind}"
        return path

    for content in listed_contents(generators):
        practice = practices.get(content.lang, own)
        content.share_image = named(card_of(content, practice), content.url)
        report.add(*left_out(content, look))
    path = named(Card(own.tagline, "", own.name), "")
    SHARE_CARDS.put(settings, cards)
    SHARE_LOOK.put(settings, look)
    for generator in generators:
        generator.context["SHARE_IMAGE"] = path


def card_of(content: Content, practice: Practice) -> Card:
    """Decide what a page's picture says."""
    photo = PICTURE_FILE.find(content)
    if content.url == "":
        return Card(content.title, "", practice.name, photo)
    if content.kind == "article":
        return Card(content.title, content.category.name, practice.name, photo)
    above = [crumb.title for crumb in BREADCRUMBS.of(content) if crumb.url]
    return Card(content.title, above[-1] if above else "", practice.name, photo)


def key(card: Card, look: Look) -> str:
    """Name the look of a card, with the typefaces that only it needs."""
    return f"{look.digest}{borrowed(card, look)}"


def left_out(content: Content, look: Look) -> Iterator[Diagnostic]:
    """Say which letters of a title no picture can show."""
    if letters := not_shown(content.title, look):
        problem = (
            f"No typeface on this computer has “{letters}”; pictures leave it out."
        )
        fix = "Install one that has it, such as Noto Sans of its language."
        yield content.source.at("title", problem, fix, level="warning")


def begin_drawing(pelican: Pelican) -> None:
    """Draw in another process while files are written here."""
    settings = pelican.settings
    look = SHARE_LOOK.of(settings)
    every = {kept: card for card, kept in SHARE_CARDS.of(settings).values()}
    missing = [(kept, card) for kept, card in every.items() if not kept.exists()]
    begun = len(missing) > FEW
    if begun:
        for name in {card.name for _, card in missing}:
            blank(look, name)  # once for all processes
    work = partial(draw_some, missing, look)
    BEGUN.put(settings, apart(work) if begun else work)
    MISSING.put(settings, missing if begun else [])


def write_images(pelican: Pelican) -> None:
    """Link the pictures from the cache; draw those that are not there yet.

    From the last one on, until all cores meet the process that began with the first.
    """
    settings = pelican.settings
    rest = MISSING.of(settings)[::-1]
    work = partial(draw_some, look=SHARE_LOOK.of(settings))
    for _ in spread(work, rest, workers=cores(), chunk=AT_ONCE):
        still_wanted.send()
    BEGUN.of(settings)()
    for path, (_, kept) in SHARE_CARDS.of(settings).items():
        link(str(kept), str(Path(pelican.output_path) / path))


def draw_some(cards: Sequence[tuple[Path, Card]], look: Look) -> int:
    """Draw cards, but for those that another process has drawn meanwhile."""
    for kept, card in cards:
        if not kept.exists():
            replace(kept, draw(card, look))
    return len(cards)
