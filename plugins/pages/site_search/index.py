"""Make the index: which pages a word leads to, and how well each answers it.

The browser loads `LANG.json`, all words with their forms, and of the others only
those with the words that somebody looks for and the pages that are shown:

    LANG.json                 words in all their forms, and which come first where
    LANG-DIGEST-wordsN.json   of each word: page, points, page, points, ...
    LANG-DIGEST-pagesN.json   of each page: address, title, kind, description, picture
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from math import log

from build_cache.kept import KeptMade
from site_search.reading import PageWords
from site_search.words import Terms, ignored, words

# What a word is worth by its place. Within the text it is worth one at most, and
# half of that when it stands there SATURATION times in a page of the usual length.
IN_TITLE, IN_OTHER_NAMES, IN_HEADING, IN_DESCRIPTION = 2.0, 2.5, 0.6, 0.6
SATURATION = 1.5
LEAST_RARITY = 0.2  # of a word on every page: “back” still finds pages
POINTS = 8  # for what is worth one: whole numbers take less room
WORDS_FILE = 40_000  # characters, about 12 kB as it is sent
PAGES_PER_FILE = 100

Phrases = Mapping[str, Iterable[str]]  # by the address of the page they lead to


def index_files(
    pages: Iterable[PageWords],
    first: Phrases,
    known: dict[str, Terms] | None = None,
    kept: KeptMade[dict[str, str]] | None = None,
) -> dict[str, str]:
    """Return the index of every language: names and texts of its files.

    Args:
        known: Terms of each language's words; new ones are added.
        kept: Indexes of the last build, for languages in which no page changed.
    """
    known = {} if known is None else known
    by_language = defaultdict[str, list[PageWords]](list)
    for page in pages:
        by_language[page.topic.lang].append(page)
    files: dict[str, str] = {}
    for lang, some in sorted(by_language.items()):
        terms = known.setdefault(lang, Terms(lang))
        make = partial(index_of, lang, some, terms, first)
        said = [(page.url, page.topic, page.digest) for page in some]
        files |= kept.of((lang, said, first), make) if kept else make()
    return files


def index_of(
    lang: str, pages: Sequence[PageWords], terms: Terms, first: Phrases
) -> dict[str, str]:
    """Make the index of one language."""
    return LanguageIndex(lang, pages, terms).files(first)


class LanguageIndex:
    """All that a search in one language loads: pages, words, and where they stand."""

    def __init__(self, lang: str, pages: Sequence[PageWords], terms: Terms) -> None:
        self._lang, self._pages, self._term_of = lang, pages, terms
        self._words = set[str]()
        self._worth = defaultdict[str, dict[int, float]](dict)
        lengths = [sum(page.body.values()) for page in pages]
        usual = sum(lengths) / len(pages) or 1
        for number, page in enumerate(pages):
            length = 0.25 + 0.75 * lengths[number] / usual
            for term, worth in self._weigh(page, length).items():
                self._worth[term][number] = worth * page.topic.weight
        self._terms = sorted(self._worth)
        self._forms = defaultdict[str, list[str]](list)
        for word in sorted(self._words):
            self._forms[terms[word]].append(word)

    def _weigh(self, page: PageWords, length: float) -> dict[str, float]:
        often = defaultdict[str, int](int)
        for word, times in page.body.items():
            often[self._term_of[word]] += times
        self._words.update(page.body)
        often.pop("", None)  # the words that are ignored
        usual = SATURATION * length
        worth = {term: times / (times + usual) for term, times in often.items()}
        shown = [(words(text), more) for text, more in places(page)]
        for found, more in [*shown, (page.headings, IN_HEADING)]:
            for term in set(self._terms_of(found)):
                worth[term] = worth.get(term, 0) + more
        return worth

    def _terms_of(self, found: Iterable[str]) -> Iterator[str]:
        for word in found:
            if term := self._term_of[word]:
                self._words.add(word)
                yield term

    def files(self, first: Phrases) -> dict[str, str]:
        """Return the names and texts of the files."""
        parts = list(split(map(self._row, self._terms)))
        cards = [card(page) for page in self._pages]
        files = {f"words{number}": part for number, (_, part) in enumerate(parts)}
        for start in range(0, len(cards), PAGES_PER_FILE):
            some = cards[start : start + PAGES_PER_FILE]
            files[f"pages{start // PAGES_PER_FILE}"] = as_json(some)
        digest = sha256("\0".join(files.values()).encode()).hexdigest()[:10]
        entry = {
            "digest": digest,
            "pagesPerFile": PAGES_PER_FILE,
            "wordFiles": [start for start, _ in parts],
            "ignored": " ".join(sorted(ignored(self._lang))),
            "words": "\n".join(" ".join(self._forms[t]) for t in self._terms),
            "first": list(self._first(first)),
        }
        named = {f"{self._lang}-{digest}-{name}.json": files[name] for name in files}
        return {f"{self._lang}.json": as_json(entry), **named}

    def _first(self, first: Phrases) -> Iterator[tuple[int, list[list[int]]]]:
        number_of = {term: number for number, term in enumerate(self._terms)}
        for number, page in enumerate(self._pages):
            phrases = map(self._terms_of, map(words, first.get(f"/{page.url}", ())))
            found = [[number_of[term] for term in phrase] for phrase in phrases]
            if found := list(filter(None, found)):  # “to the” is in every question
                yield number, found

    def _row(self, term: str) -> str:
        """Write pages and points in one row; a page as the step from the one before."""
        found_on = self._worth[term]
        rarity = log((len(self._pages) + 1) / (len(found_on) + 0.5))
        worth_most = max(rarity, LEAST_RARITY)
        row, last = list[int](), 0
        for number, worth in found_on.items():
            points = round(worth * worth_most * POINTS)
            if points:
                row += (number - last, points)
                last = number
        return f"[{','.join(map(str, row))}]"


def places(page: PageWords) -> Iterator[tuple[str, float]]:
    """Yield the places where a word is worth more than in the text."""
    yield page.topic.title, IN_TITLE
    yield " ".join(page.topic.also), IN_OTHER_NAMES
    yield page.topic.description, IN_DESCRIPTION


def split(rows: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield files of rows that are not too long, each with its first row's number."""
    start, size, some = 0, 0, list[str]()
    for number, row in enumerate(rows):
        if size > WORDS_FILE:
            yield start, f"[{','.join(some)}]"
            start, size, some = number, 0, []
        some.append(row)
        size += len(row)
    yield start, f"[{','.join(some)}]"


def card(page: PageWords) -> tuple[str, ...]:
    """Say what a result shows of a page."""
    topic = page.topic
    return page.url, topic.title, topic.kind, topic.description, topic.picture


def as_json(value: object) -> str:
    """Write JSON without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
