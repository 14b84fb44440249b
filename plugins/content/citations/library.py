"""All sources of a build, and where each is cited."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date, timedelta

from citations.model import CitingPage, Evidence, Source
from citations.numbering import Numbering
from citations.retractions import Notice
from diagnostics.model import Diagnostic
from diagnostics.suggest import suggest
from plain_data import dataclass
from site_parts import SitePart


@dataclass(frozen=True, slots=True)
class Library:
    """The sources of `content/sources.bib`, and the pages that cite them.

    Attributes:
        path: The file's, from the project's root.
        notes: By language, its words for the sources' notes and subjects.
        notices: What became of sources, by key; empty without the data for it.
    """

    path: str
    sources: Mapping[str, Source]
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    _cited_on: dict[str, dict[CitingPage, None]] = field(default_factory=dict)
    _noted: dict[str, Mapping[str, Source]] = field(default_factory=dict)

    def numbering(self, lang: str = "", say: Callable[[str], str] = str) -> Numbering:
        """Start the list of references of one page; `say` speaks its language."""
        return Numbering(self.sources_in(lang), say)

    def sources_in(self, lang: str) -> Mapping[str, Source]:
        """Give the sources with notes and subjects in a language."""
        words = self.notes.get(lang)
        if not words:
            return self.sources
        if lang not in self._noted:
            self._noted[lang] = {
                key: replace(
                    source,
                    note=words.get(source.note, source.note),
                    subject=words.get(source.subject, source.subject),
                )
                for key, source in self.sources.items()
            }
        return self._noted[lang]

    def note(self, keys: Iterable[str], page: CitingPage | None) -> None:
        """Remember that a page rests on some sources.

        Args:
            keys: Of the sources.
            page: None for a page that visitors can't see, such as a draft.
        """
        for key in keys:
            pages = self._cited_on.setdefault(key, {})
            if page:
                pages[page] = None

    def retracted(self, keys: Iterable[str]) -> dict[str, Notice]:
        """Find those of some sources that their journals took back."""
        found = {key: self.notices[key] for key in keys if key in self.notices}
        return {
            key: notice for key, notice in found.items() if notice.fate == "retracted"
        }

    def cited_on(self, key: str) -> tuple[CitingPage, ...]:
        """Give the published pages that rest on a source."""
        return tuple(self._cited_on.get(key, ()))

    def unknown(self, numbering: Numbering, path: str) -> Iterator[Diagnostic]:
        """Say which keys of a page no source has."""
        for key, line in numbering.unknown:
            yield self.unknown_key(key, path, line)

    def unknown_key(self, key: str, path: str, line: int) -> Diagnostic:
        """Say that no source has a key, and which one may have been meant."""
        fix = suggest(key.lower(), self.sources, f"Add it to {self.path}.")
        problem = f"No source has the key “{key}”."
        return Diagnostic(path, line, problem, fix, rule="citation")

    def unused(self) -> Iterator[Diagnostic]:
        """Say which sources no page cites; a draft counts as a page."""
        for key, source in self.sources.items():
            if key not in self._cited_on:
                problem = f"No page cites the source “{key}”."
                fix = "Take it out, or cite it."
                yield Diagnostic(self.path, source.line, problem, fix, rule="citation")

    def from_days_to_come(self, today: date) -> Iterator[Diagnostic]:
        """Say which sources claim to have been checked after today.

        East of the practice tomorrow has begun: texts come from there, too.
        """
        for key, source in self.sources.items():
            if source.checked - timedelta(days=1) > today:
                problem = (
                    f"The source “{key}” was checked on a day to come"
                    f" ({source.checked})."
                )
                fix = "Correct the year, month or day."
                yield Diagnostic(self.path, source.checked_line, problem, fix)

    def evidence(self, lang: str) -> tuple[Evidence, ...]:
        """Every source that pages in a language cite, in the order of its reference."""
        cited = (
            Evidence(source, tuple(by_address(pages, lang)))
            for key, source in self.sources_in(lang).items()
            for pages in [self._cited_on.get(key, ())]
        )
        return tuple(
            sorted(
                (evidence for evidence in cited if evidence.cited_on),
                key=lambda evidence: evidence.source.text.lower(),
            )
        )


def by_address(pages: Iterable[CitingPage], lang: str) -> list[CitingPage]:
    """Sort one language's pages, whichever plugin noted them first."""
    return sorted(
        (page for page in pages if page.lang == lang), key=lambda page: page.url
    )


SOURCES = SitePart[Library]("SOURCES")
