"""What an article is about, and where it stands among the others."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from content_model.model import Content

WORD = re.compile(r"[^\W\d_]{4,}")
# How much sharing one of these says; a shared word says 1.
WEIGHTS = {"condition": 4.0, "service": 2.0, "sign": 3.0, "tag": 3.0}

Features = Mapping[str, float]


def in_order(articles: Iterable[Content]) -> list[Content]:
    """Sort from the oldest to the newest, always the same."""
    return sorted(articles, key=lambda article: (article.date, article.slug))


def signs_by_article(signs: Iterable[Content]) -> dict[int, list[str]]:
    """Name the signs that lead to each article, by the article's identity."""
    found: dict[int, list[str]] = defaultdict(list)
    for sign in signs:
        for page in {id(page) for page in getattr(sign, "article_pages", ())}:
            found[page].append(sign.slug)
    return found


def features(article: Content, signs: Iterable[str]) -> Features:
    """List what an article is about, each with its weight.

    Args:
        signs: Those that lead to it.

    Words are those of title, description and headings: they name the subject,
    where the text's words would mostly name backs and pain.
    """
    found = {f"{name}:{thing}": WEIGHTS[name] for name, thing in named(article, signs)}
    headings = (heading.title for heading in article.outline)
    text = " ".join([article.title, article.description, *headings])
    return {**dict.fromkeys(WORD.findall(text.casefold()), 1.0), **found}


def named(article: Content, signs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what front matter names, on either side."""
    for page in getattr(article, "condition_pages", ()):
        yield "condition", page.slug
    for page in getattr(article, "service_pages", ()):
        yield "service", page.slug
    for tag in getattr(article, "tags", ()):
        yield "tag", tag.slug
    for slug in signs:
        yield "sign", slug


def series(
    articles: Sequence[Content],
) -> Iterator[tuple[Content, tuple[Content, ...]]]:
    """Yield each part of a series with all of its parts, in order."""
    parts: dict[str, list[Content]] = defaultdict(list)
    for article in articles:
        if name := getattr(article, "series", ""):
            parts[name].append(article)
    for whole in parts.values():
        for part in whole if len(whole) > 1 else ():
            yield part, tuple(whole)
