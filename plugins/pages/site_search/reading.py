"""Count the words of finished pages, each page once while it stays as it is."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from sys import intern

from lxml import html

from fast_build.workers import cores, spread
from site_search.model import Topic
from site_search.words import words

MAIN = '<main id="main">'
# Stands in the page, but is no part of what it says. Among the sources' words
# are the initials of those who wrote them.
LEFT_OUT = frozenset(
    {
        *("breadcrumbs", "contents", "pagination", "related-links", "page-feedback"),
        *("references", "cited-sources", "evidence-list", "comment-list", "form-field"),
        *("review-dates", "page-header__facts", "sign-quote", "sign-list__facts"),
    }
)
HEADINGS = ("h1", "h2", "h3", "h4")
Count = tuple[dict[str, int], list[str]]  # how often each word, and those of headings
AT_ONCE = 16  # pages that a worker takes
COUNTED = f"1 {sorted(LEFT_OUT)}"  # another number when words are counted otherwise


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page and how often it says what.

    Attributes:
        body: Each word and how often it stands in the text.
        headings: The words of its headings.
    """

    url: str
    topic: Topic
    body: Mapping[str, int]
    headings: frozenset[str]


class Counted:
    """What was counted in earlier builds, by the text that was counted."""

    def __init__(self, file: Path) -> None:
        """Read what was kept; it may be lost or damaged at any time."""
        self._file = file
        self._used: dict[str, Count | None] = {}
        self._kept: dict[str, Count] = {}
        with suppress(OSError, ValueError, TypeError):
            self._kept = dict(json.loads(file.read_text(encoding="utf-8")))

    def read(self, output: Path, topics: Mapping[str, Topic]) -> Iterator[PageWords]:
        """Yield the words of each page, by address; count new ones on all cores."""
        digests = {url: digest_of(main_part(output, url)) for url in sorted(topics)}
        self._used = {each: self._kept.get(each) for each in digests.values()}
        new = {each: url for url, each in digests.items() if not self._used[each]}

        def count_some(urls: Sequence[str]) -> list[Count]:
            return [count(main_part(output, url)) for url in urls]

        pages, counted = list(new.values()), list[Count]()
        for _, some in spread(count_some, pages, workers=cores(), chunk=AT_ONCE):
            counted += map(shared, some)
        self._used.update(zip(new, counted, strict=True))
        for url, digest in digests.items():
            if found := self._used[digest]:
                yield PageWords(url, topics[url], found[0], frozenset(found[1]))

    def keep(self) -> None:
        """Keep what this build used for the next one, where that can be written."""
        if self._used.keys() == self._kept.keys():
            return
        part = self._file.with_suffix(f".{os.getpid()}")  # others may be writing, too
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._used), encoding="utf-8")
            part.replace(self._file)


def main_part(output: Path, url: str) -> str:
    """Read what a finished page says."""
    text = (output / url / "index.html").read_text(encoding="utf-8")
    return text.partition(MAIN)[2].partition("</main>")[0]


def digest_of(main: str) -> str:
    """Name what is counted."""
    return sha256(f"{COUNTED}{main}".encode()).hexdigest()[:20]


def shared(found: Count) -> Count:
    """Let the same word of many pages be one in memory."""
    body, headings = found
    return {intern(word): times for word, times in body.items()}, headings


def count(main: str) -> Count:
    """Count the words of a page's main part, and name those of its headings."""
    tree = html.fragment_fromstring(main, create_parent="main")
    for each in tree.xpath("//*[@class]|//script|//style|//template"):
        if each.tag in {"script", "style", "template"} or not LEFT_OUT.isdisjoint(
            each.get("class").split()
        ):
            each.drop_tree()
    headings = chain.from_iterable(
        words(each.text_content()) for each in tree.iter(*HEADINGS)
    )
    text = " ".join(tree.itertext())
    return dict(sorted(Counter(words(text)).items())), sorted(set(headings))
