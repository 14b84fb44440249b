"""Count the words of finished pages, each page once while it stays as it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from sys import intern

from build_cache.kept import Kept, KeptByFile
from plain_data import dataclass
from site_search.model import Topic
from site_search.words import Terms, words
from workers import cores, spread

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
MOST_TERMS = 500_000
COUNTED = f"2 {sorted(LEFT_OUT)}"  # another number when words are counted otherwise


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page and how often it says what.

    Attributes:
        body: Each word and how often it stands in the text.
        headings: The words of its headings.
        digest: Names the text that these words are of.
    """

    url: str
    topic: Topic
    body: Mapping[str, int]
    headings: frozenset[str]
    digest: str = ""


class Counted(Kept[Count]):
    """What was counted in earlier builds, by the text that was counted."""

    def __init__(self, file: Path) -> None:
        """Read what was kept; digests of pages know by what they are counted."""
        super().__init__(file, None)
        pages = file.with_stem(f"{file.stem}_pages")
        self._pages = KeptByFile[str](pages, Path(__file__))

    def read(self, output: Path, topics: Mapping[str, Topic]) -> Iterator[PageWords]:
        """Yield the words of each page, by address; count new ones on all cores."""
        folder = str(output)
        digests = {
            url: self._pages.of(folder, f"{url}index.html", digest_of_page)
            for url in sorted(topics)
        }
        used = self.earlier.keys() & set(digests.values())
        self.now = {digest: self.earlier[digest] for digest in used}
        new = {digest: url for url, digest in digests.items() if digest not in used}

        def count_some(urls: Sequence[str]) -> list[Count]:
            return [count(main_part(output / url / "index.html")) for url in urls]

        pages, counted = list(new.values()), list[Count]()
        for _, some in spread(count_some, pages, workers=cores(), chunk=AT_ONCE):
            counted += map(shared, some)
        self.now.update(zip(new, counted, strict=True))
        for url, digest in digests.items():
            body, headings = self.now[digest]
            yield PageWords(url, topics[url], body, frozenset(headings), digest)

    def save(self) -> None:
        """Keep what this build used for the next one, where that can be written."""
        self._pages.save()
        super().save()


class KeptTerms(Kept[dict[str, str]]):
    """What words are found by, as earlier builds found out.

    Attributes:
        by_language: Grows while an index is made.
    """

    def __init__(self, file: Path) -> None:
        """Read what the same stemmer made."""
        super().__init__(file, version("snowballstemmer"))
        self.by_language = {
            str(lang): Terms(str(lang), terms) for lang, terms in self.earlier.items()
        }

    def save(self) -> None:
        """Keep them for the next build, unless far too many are out of use."""
        if sum(map(len, self.by_language.values())) < MOST_TERMS:
            self.now = {lang: dict(counts) for lang, counts in self.by_language.items()}
            super().save()


def main_part(page: Path) -> str:
    """Read what a finished page says."""
    text = page.read_text(encoding="utf-8")
    return text.partition(MAIN)[2].partition("</main>")[0]


def digest_of_page(path: str) -> str:
    """Name what is counted of a page."""
    return sha256(f"{COUNTED}{main_part(Path(path))}".encode()).hexdigest()[:20]


def shared(found: Count) -> Count:
    """Let the same word of many pages be one in memory."""
    body, headings = found
    return {intern(word): times for word, times in body.items()}, headings


def count(main: str) -> Count:
    """Count the words of a page's main part, and name those of its headings."""
    from lxml import html  # noqa: PLC0415 - most builds count few pages, or none

    tree = html.fragment_fromstring(main, create_parent="main")
    for element in tree.xpath("//*[@class]|//script|//style|//template"):
        if element.tag in {"script", "style", "template"} or not LEFT_OUT.isdisjoint(
            element.get("class").split()
        ):
            element.drop_tree()
    headings = chain.from_iterable(
        words(heading.text_content()) for heading in tree.iter(*HEADINGS)
    )
    text = " ".join(tree.itertext())
    return dict(sorted(Counter(words(text)).items())), sorted(set(headings))
