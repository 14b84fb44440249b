"""What templates get in each language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import partial

from pelican.generators import Generator

from content_model.addresses import local_address
from content_model.contents import CLASSES, all_pages
from content_model.kinds import BY_NAME
from content_model.model import Content, Label
from content_model.places import lists_made
from facts.model import FACTS, FACTS_OF, MenuEntry
from i18n import SPEECHES, Speech
from languages.lists import lists_of, paired, tag_names
from plain_data import dataclass
from plain_text import Table
from site_parts import PagePart, Settings

LIST_URLS = ("INDEX_URL", "ARCHIVES_URL")


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one of the site's languages.

    Attributes:
        name: What the language calls itself: Español.
        url: Without a leading slash; None when it is not translated yet.
        home: The language's first page.
    """

    lang: str
    name: str
    url: str | None
    home: str


ALTERNATES = PagePart[Sequence[Alternate]]("alternates")


class Addresses(dict[str, str]):
    """A page's address in one language, by its address in the default one.

    Templates get few of them: all pages are made anew when one of these changes.
    """

    def __missing__(self, address: str) -> str:
        """Lead to the page in the default language: it was not translated yet."""
        return address


def local_variables(generators: Sequence[Generator]) -> dict[str, dict[str, object]]:
    """Map each language to the variables that its templates get."""
    settings = generators[0].settings
    published = [page for page in all_pages(generators) if page.status == "published"]
    return {
        speech.code: local_to(speech, published, settings)
        for speech in SPEECHES.of(settings).values()
    }


def local_to(
    speech: Speech, published: Sequence[Content], settings: Settings
) -> dict[str, object]:
    """Collect what templates get in one language."""
    code = speech.code
    at = counterparts(published, code)
    whole = [page for page in published if page.kind == "page"]
    listed = list_addresses(published, code, settings)
    # In one order in each process: pages compare what they were made of.
    indexes = [f"/{settings[setting]}" for setting in LIST_URLS]
    return {
        "speech": speech,
        "lang": code,
        "dir": speech.direction,
        "at": Addresses(
            counterparts(whole, code)
            | {index: listed[index] for index in indexes if index in listed}
        ),
        **{
            setting: local_address(settings, code, settings[setting])
            for setting in LIST_URLS
        },
        **local_facts(settings, code, Addresses(at | listed)),
        **local_lists(published, code),
    }


def local_facts(
    settings: Settings, code: str, at: Mapping[str, str]
) -> dict[str, object]:
    """Word the facts in a language; none while they have mistakes.

    Args:
        at: Of each page of the default language, its counterpart's address.
    """
    facts = FACTS_OF.of(settings).get(code)
    if facts is None:
        return {}
    menus = facts.navigation
    there = partial(local_entry, at)
    navigation = replace(
        menus,
        main=tuple(map(there, menus.main)),
        footer=tuple(map(there, menus.footer)),
    )
    return {field.name: getattr(facts, field.name) for field in fields(facts)} | {
        "navigation": navigation
    }


def local_entry(at: Mapping[str, str], entry: MenuEntry) -> MenuEntry:
    """Make a menu's line lead to the page in a language."""
    children = tuple(local_entry(at, child) for child in entry.children)
    return replace(entry, page=entry.page and at[entry.page], children=children)


def counterparts(published: Sequence[Content], code: str) -> dict[str, str]:
    """Map every page's address to that of the same page in a language."""
    return {
        f"/{content.url}": f"/{alternate.url}"
        for content in published
        for alternate in ALTERNATES.of(content)
        if alternate.lang == code and alternate.url is not None
    }


def list_addresses(
    published: Sequence[Content], code: str, settings: Settings
) -> dict[str, str]:
    """Map the address of each list of articles to a language's, where it has one."""
    made = {listing.address for listing in lists_made(published, settings)}
    local = {
        address: f"/{local_address(settings, code, address[1:])}"
        for address in sorted(made)
    }
    return {known: address for known, address in local.items() if address in made}


def local_lists(published: Sequence[Content], code: str) -> dict[str, object]:
    """List the pages of a language, as templates list the default one's."""
    spoken = [page for page in published if page.lang == code]
    lists: dict[str, object] = {
        BY_NAME[kind].folder: sorted(
            (page for page in spoken if page.kind == kind), key=lambda page: page.order
        )
        for kind in CLASSES
    }
    articles = [page for page in spoken if page.kind == "article"]
    articles.sort(key=lambda article: (article.date, article.slug), reverse=True)
    categories = sorted(grouped(articles, "category").items())
    topics = sorted(grouped(articles, "tag"), key=lambda topic: str(topic.slug))
    return lists | {
        "articles": articles,
        "categories": categories,
        # What many pages show of them, which stays while articles come and go.
        "article_categories": [category for category, _ in categories],
        "has_articles": bool(articles),
        "topics": topics,
    }


def grouped(articles: Sequence[Content], name: str) -> dict[Label, list[Content]]:
    """Sort articles by their category or by each of their tags."""
    groups: dict[Label, list[Content]] = defaultdict(list)
    for article in articles:
        for wrapper in article.tags if name == "tag" else [article.category]:
            groups[wrapper].append(article)
    return dict(groups)


def pair_languages(contents: Sequence[Content], settings: Settings) -> None:
    """Give every page its counterparts: `alternates`, in the order of languages."""
    names = language_names(settings)
    for content in contents:
        urls = {
            translation.lang: translation.url for translation in content.translations
        }
        urls[content.lang] = content.url
        alternates = [
            Alternate(code, name, urls.get(code), local_address(settings, code, ""))
            for code, name in names.items()
        ]
        ALTERNATES.put(content, alternates)


def list_alternates(
    local: Mapping[str, Table], settings: Settings
) -> dict[str, list[Alternate]]:
    """Give the lists of articles their counterparts, by address."""
    names = language_names(settings)
    default = settings["DEFAULT_LANG"]
    tags = tag_names(local[default]["articles"])
    lists = {
        code: dict(
            lists_of(
                variables["articles"], code, settings, {} if code == default else tags
            )
        )
        for code, variables in local.items()
    }
    found: dict[str, list[Alternate]] = {}
    for urls in paired(lists):
        alternates = [
            Alternate(code, names[code], urls[code], local_address(settings, code, ""))
            for code in local
        ]
        found |= {url: alternates for url in urls.values() if url}
    return found


def language_names(settings: Settings) -> dict[str, str]:
    """Tell what each language calls itself; a code when no fact says it."""
    facts = FACTS.find(settings)
    names = (
        {language.code: language.name for language in facts.practice.language}
        if facts
        else {}
    )
    return {code: names.get(code, code) for code in SPEECHES.of(settings)}
