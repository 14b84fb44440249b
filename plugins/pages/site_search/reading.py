"""Count the words of finished pages, each page once while it stays as it is."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from lxml import html

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
        self._used: dict[str, Count] = {}
        self._kept: dict[str, Count] = {}
        with suppress(OSError, ValueError, TypeError):
            self._kept = dict(json.loads(file.read_text(encoding="utf-8")))

    def read(self, output: Path, topics: Mapping[str, Topic]) -> Iterator[PageWords]:
        """Yield the words of each page, by address."""
        for url, topic in sorted(topics.items()):
            text = (output / url / "index.html").read_text(encoding="utf-8")
            main = text.partition(MAIN)[2].partition("</main>")[0]
            body, headings = self._counted(main)
            yield PageWords(url, topic, body, frozenset(headings))

    def _counted(self, main: str) -> Count:
        digest = sha256(f"{COUNTED}{main}".encode()).hexdigest()[:20]
        if digest not in self._used:
            self._used[digest] = self._kept.get(digest) or count(main)
        return self._used[digest]

    def keep(self) -> None:
        """Keep what this build used for the next one, where that can be written."""
        if self._used.keys() == self._kept.keys():
            return
        part = self._file.with_suffix(f".{os.getpid()}")  # others may be writing, too
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._used), encoding="utf-8")
            part.replace(self._file)


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
