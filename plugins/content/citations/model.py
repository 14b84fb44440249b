"""What a source is, and how a page refers to it."""

from collections.abc import Iterable
from datetime import date

from plain_data import dataclass
from site_parts import PagePart


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A way to the source itself; `label` names where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One entry of `content/sources.bib`.

    Attributes:
        key: As authors cite it: `[@hayden]`.
        text: The reference in Vancouver style, without its links.
        short: A few words that tell sources apart: "Hayden 2021".
        links: Best first: DOI, PubMed, PubMed Central, web page.
        note: What a reader should know about it: “Read as an abstract”.
        subject: What it is about, as the list of all sources is divided.
        newer: For staff: what has come out since that may replace it.
        checked: Day on which a clinician last looked the source up.
        line: Where the entry starts in the file.
        checked_line: Where the file says when it was checked.
    """

    key: str
    text: str
    short: str
    links: tuple[SourceLink, ...]
    checked: date
    note: str = ""
    subject: str = ""
    newer: str = ""
    line: int = 1
    checked_line: int = 1

    @property
    def ids(self) -> tuple[str, ...]:
        """What other lists of papers know it by: doi:10.…, pmid:…."""
        dois = [link.label.lower() for link in self.links if link.label[:4] == "doi:"]
        pmids = [link.label[7:] for link in self.links if link.label[:7] == "PubMed "]
        return *dois, *(f"pmid:{pmid}" for pmid in pmids)


@dataclass(frozen=True, slots=True)
class Citation:
    """One key inside a bracket, with what the author wrote after its comma."""

    key: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A line of a page's list of references.

    Attributes:
        number: As the text shows it, counted from 1 in the order of first use.
        id: Of the line in the list; the text links to it.
        backlinks: Ids of the places in the text, in their order.
    """

    number: int
    id: str
    source: Source
    backlinks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page that cites a source, as the evidence page of its language lists it."""

    title: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source with every page that rests on it."""

    source: Source
    cited_on: tuple[CitingPage, ...]

    @property
    def study(self) -> bool:
        """Whether it stands in a journal: a DOI or PubMed knows it."""
        return bool(self.source.ids)


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """The sources of one subject; without a title those that have none."""

    title: str
    entries: tuple[Evidence, ...]


def by_subject(evidence: Iterable[Evidence]) -> tuple[EvidenceGroup, ...]:
    """Group sources by subject, in the order of the alphabet, the rest at the end."""
    groups: dict[str, list[Evidence]] = {}
    for entry in evidence:
        groups.setdefault(entry.source.subject, []).append(entry)
    titles = sorted(groups, key=lambda title: (not title, title.casefold()))
    return tuple(EvidenceGroup(title, tuple(groups[title])) for title in titles)


REFERENCES = PagePart[tuple[Reference, ...]]("references")
