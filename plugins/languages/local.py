"""What templates get in each language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from pelican.generators import Generator

from content_model.addresses import local_address
from content_model.contents import Content, all_contents
from facts.model import MenuEntry

LISTS = {"service": "services", "condition": "conditions", "person": "people"}


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one of the site's languages.

    Attributes:
        url: Without a leading slash; None when it is not translated yet.
        name: What the language calls itself: Español.
    """

    lang: str
    name: str
    url: str | None


def local_variables(generators: Sequence[Generator]) -> dict[str, dict[str, Any]]:
    """Map each language to the variables that its templates get."""
    settings = generators[0].settings
    published = [
        each for each in all_contents(generators) if each.status == "published"
    ]
    return {
        code: {
            "speech": speech,
            "lang": code,
            "dir": speech.direction,
            "root": "/" if code == settings["DEFAULT_LANG"] else f"/{code}/",
            **local_facts(settings, code, counterparts(published, code)),
            **local_lists(published, code),
        }
        for code, speech in settings["SPEECHES"].items()
    }


def local_facts(
    settings: dict[str, Any], code: str, addresses: Mapping[str, str]
) -> dict[str, Any]:
    """Word the facts in a language; none while they have mistakes.

    Args:
        addresses: Of each page of the default language, its counterpart's.
    """
    facts = settings["FACTS_OF"].get(code)
    if facts is None:
        return {}
    menus = facts.navigation
    there = partial(local_entry, settings, code, addresses)
    navigation = replace(
        menus,
        main=tuple(map(there, menus.main)),
        footer=tuple(map(there, menus.footer)),
    )
    return {each.name: getattr(facts, each.name) for each in fields(facts)} | {
        "navigation": navigation
    }


def local_entry(
    settings: dict[str, Any], code: str, addresses: Mapping[str, str], entry: MenuEntry
) -> MenuEntry:
    """Make a menu's line lead to the page in a language."""
    address = local_address(settings, code, entry.page.removeprefix("/"))
    children = (local_entry(settings, code, addresses, each) for each in entry.children)
    page = addresses.get(entry.page, f"/{address}") if entry.page else ""
    return replace(entry, page=page, children=tuple(children))


def counterparts(published: Sequence[Content], code: str) -> dict[str, str]:
    """Map every page's address to that of the same page in a language."""
    return {
        f"/{content.url}": f"/{alternate.url}"
        for content in published
        for alternate in content.alternates
        if alternate.lang == code and alternate.url is not None
    }


def local_lists(published: Sequence[Content], code: str) -> dict[str, list[Content]]:
    """List the pages of a language, as templates list the default one's."""
    spoken = [each for each in published if each.lang == code]
    lists = {
        name: sorted(
            (each for each in spoken if each.kind == kind), key=lambda each: each.order
        )
        for kind, name in LISTS.items()
    }
    articles = [each for each in spoken if each.kind == "article"]
    articles.sort(key=lambda each: (each.date, each.slug), reverse=True)
    return lists | {"articles": articles}


def pair_languages(contents: Sequence[Content], settings: dict[str, Any]) -> None:
    """Give every page its counterparts: `alternates`, in the order of languages."""
    facts = settings["FACTS"]
    names = {each.code: each.name for each in facts.practice.language} if facts else {}
    for content in contents:
        urls = {each.lang: each.url for each in content.translations}
        urls[content.lang] = content.url
        content.alternates = [
            Alternate(code, names.get(code, code), urls.get(code))
            for code in settings["SPEECHES"]
        ]
