"""Words that people type and our pages don't use: synonyms.toml."""

from collections.abc import Collection
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from build_cache.kept import kept_or_made
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from facts.toml_file import CODE, read_file
from facts.toml_text import content_of
from plain_data import dataclass
from site_parts import Settings

FILE = "synonyms.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """One `[[synonym]]`: words, and the address of the page they mean.

    Attributes:
        danger: Whether these words may tell of danger: the page comes first then.
    """

    page: str
    words: tuple[str, ...]
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """synonyms.toml: words that visitors use, and the page that is meant."""

    synonym: tuple[Synonym, ...] = ()


class OtherWords(NamedTuple):
    """The addresses of pages to words.

    Attributes:
        all: Words that mean the page.
        danger: Words that bring it before all others, in whatever language.
    """

    all: dict[str, tuple[str, ...]]
    danger: dict[str, tuple[str, ...]]

    def add(self, synonym: Synonym) -> None:
        """Add the words of a page to those it has."""
        for table in (self.all, self.danger)[: 1 + synonym.danger]:
            table[synonym.page] = (*table.get(synonym.page, ()), *synonym.words)

    def share_danger(self) -> None:
        """Give pages of one language the words of the others: fear is typed in any."""
        words = tuple(dict.fromkeys(chain.from_iterable(self.danger.values())))
        for page in self.danger:
            self.danger[page] = words
            self.all[page] = tuple(dict.fromkeys((*self.all[page], *words)))


def read_synonyms(
    settings: Settings, known: Collection[str]
) -> tuple[OtherWords, list[Diagnostic]]:
    """Read the file, where there is one; name pages that nobody has."""
    found = OtherWords({}, {})
    path = Path(settings["PATH"])
    place = path / settings["PRACTICE_PATH"] / FILE
    if not place.exists():
        return found, []
    value, file = kept_or_made(
        Path(settings["CACHE_PATH"], "synonyms.pickle"),
        (place, content_of(place)),
        partial(read_file, Synonyms, place, path.parent),
        *(Path(__file__).parent, *CODE),
    )
    diagnostics = list(file.diagnostics)
    if value is None:
        return found, diagnostics
    for index, synonym in enumerate(value.synonym):
        found.add(synonym)
        if synonym.page not in known:
            fix = suggest(synonym.page, known, "Write a page's address.", str)
            problem = f"“{synonym.page}” is no page that the search finds."
            diagnostics.append(file.at(f"synonym.{index}.page", problem, fix))
    found.share_danger()
    return found, diagnostics
