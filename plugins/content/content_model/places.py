"""What stands at each address of the site, today or from a later day on.

    pages, scheduled pages, lists of articles -> places(): one table, which
    clashes.py and redirects hold new addresses against

Hosts differ in what they take for the same address: some ignore capitals, some
the last slash or `index.html`, all read %C3%A9 as é. Two addresses that one host
could take for the same are the same here: address_key().
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import unquote

from content_model.addresses import local_address, local_parts
from content_model.model import Content, Label
from plain_data import dataclass
from site_parts import Settings

LISTS = {
    "INDEX_URL": "the list of articles",
    "ARCHIVES_URL": "the archive of articles",
}
PAGE_OF_A_LIST = re.compile(r"(.*)(/[^/]+)/\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at an address.

    Attributes:
        what: For a sentence: a file with its line, or what the build makes there.
        content: The page, unless the build makes it.
        more: What a list's further pages are called: /page, /pagina.
    """

    address: str
    what: str
    content: Content | None = None
    more: str | None = None


@lru_cache(maxsize=2**15)  # each is asked for at several stages
def address_key(address: str, *, fold: bool = True) -> str:
    """Reduce an address to what all hosts agree on; a query stays as it is.

    Args:
        fold: Whether capitals are the same as small letters.
    """
    path, mark, query = address.partition("?")
    if not path.isascii() or "%" in path:  # of thousands of addresses hardly any
        path = normalize("NFC", unquote(path))
    path = f"/{path.casefold() if fold else path}"
    while "//" in path:
        path = path.replace("//", "/")
    return f"{path.removesuffix('index.html').rstrip('/')}{mark}{query}"


def places(contents: Iterable[Content], settings: Settings) -> dict[str, list[Place]]:
    """Collect what stands at each address, by `address_key`; lists come first."""
    found: dict[str, list[Place]] = {}
    contents = [content for content in contents if is_seen(content)]
    for place in (*lists_made(contents, settings), *map(place_of, contents)):
        found.setdefault(address_key(place.address), []).append(place)
    return found


def place_at(address: str, found: Mapping[str, list[Place]]) -> Place | None:
    """Tell what stands at an address, or will when a list grows a page longer."""
    key = address_key(address)
    grown: list[Place] = []
    if page := PAGE_OF_A_LIST.fullmatch(key):
        grown = [place for place in found.get(page[1], []) if place.more == page[2]]
    return next(iter((*found.get(key, []), *grown)), None)


def is_seen(content: Content) -> bool:
    """Tell whether a page has an address for visitors, now or on its day."""
    return content.status != "draft" or getattr(content, "scheduled", False)


def place_of(content: Content) -> Place:
    """Name a page with its file, and its line where that gives the address."""
    where = f"{content.source.path}, line {content.source.line('address')}"
    return Place(f"/{address_of(content)}", where, content)


def address_of(content: Content) -> str:
    """Give a page's address; of a scheduled page, the one that it will have."""
    if content.status != "draft":
        return str(content.url)
    if "address" in content.metadata:
        return str(content.metadata["address"]).removeprefix("/")
    local = "" if content.in_default_lang else "LANG_"
    pattern: str = content.settings[f"{content.kind.upper()}_{local}URL"]
    return pattern.format(**content.url_format)


def lists_made(contents: Iterable[Content], settings: Settings) -> Iterator[Place]:
    """Yield the lists that the build makes of articles, in every language."""
    articles = [content for content in contents if content.kind == "article"]
    made: dict[str, tuple[str, str]] = {}
    if not settings["ARTICLES"]:
        return
    for lang in (settings["DEFAULT_LANG"], *(article.lang for article in articles)):
        for name, what in LISTS.items():
            made[local_address(settings, lang, settings[name])] = what, lang
    days = {(article.lang, article.date.year): article.date for article in articles}
    for (lang, year), day in days.items():
        address = settings["YEAR_ARCHIVE_URL"].format(date=day)
        what = f"the list of articles of {year}"
        made[local_address(settings, lang, address)] = what, lang
    for article, field, label in first_labels(articles):
        where = f"{article.source.path}, line {article.source.line(field)}"
        what = f"the list of articles on “{label.name}” ({where})"
        made.setdefault(label.url, (what, article.lang))
    more = {
        lang: address_key(local_parts(settings, lang, "page"))
        for lang in {lang for _, lang in made.values()}
    }
    for address, (what, lang) in made.items():
        yield Place(f"/{address}", what, more=more[lang])


def first_labels(articles: Iterable[Content]) -> list[tuple[Content, str, Label]]:
    """Return each category and tag, with its first article and the field's name."""
    found: dict[tuple[str, str, str], tuple[Content, str, Label]] = {}
    for article in articles:
        for field, label in labels(article):
            found.setdefault((field, label.name, article.lang), (article, field, label))
    return list(found.values())


def labels(article: Content) -> Iterator[tuple[str, Label]]:
    """Yield an article's category and tags, each with its field's name."""
    yield "category", article.category
    yield from (("tags", tag) for tag in article.tags)
