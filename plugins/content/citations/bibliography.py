"""Read `content/sources.bib`, as Zotero and other programs export it."""

import logging
import re
from collections.abc import Iterable, Iterator
from datetime import date

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    MiddlewareErrorBlock,
    ParsingFailedBlock,
)

from citations.model import Source, SourceLink
from citations.slips import slips
from citations.vancouver import reference
from citations.vancouver import short as short_reference
from diagnostics.model import Diagnostic
from diagnostics.suggest import suggest
from facts.values import TRACKING

IDS = ("doi", "pmid", "pmcid")
_BRACES = re.compile(r"[{}]")
_KEY = re.compile(r"[\w:.+/-]+")
_TYPES = {
    *("article", "book", "booklet", "conference", "dataset", "electronic", "eprint"),
    *("inbook", "incollection", "inproceedings", "manual", "mastersthesis", "misc"),
    *("online", "phdthesis", "proceedings", "report", "software", "standard"),
    *("techreport", "thesis", "unpublished", "webpage", "www"),
}
_TEXT = (
    (re.compile(r"</?\w+[^>]*>"), "“{}” would be shown as it is.", "Take it out."),
    (re.compile(r"&#?\w+;"), "“{}” would be shown as it is.", "Write the sign itself."),
)
_UNFIT = {
    "title": _TEXT,
    "journal": _TEXT,
    "year": (
        (
            re.compile(r"^\d+$(?<!^1[5-9]\d\d$)(?<!^20\d\d$)"),
            "“{}” is no year.",
            "Write four digits, such as 2024.",
        ),
    ),
    "doi": (
        (
            re.compile(
                r"^(?!(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/\S+$).*"
            ),
            "“{}” is no DOI.",
            "Write what begins with 10., such as 10.1000/182.",
        ),
    ),
    "pmid": (
        (re.compile(r"^(?!\d+$).*"), "“{}” is no PubMed number.", "Write digits."),
    ),
    "url": (
        (
            re.compile(rf"[?&](?:{TRACKING.pattern})=[^&]*", TRACKING.flags),
            "“{}” tells who follows it, and from where.",
            "Take it out of the address.",
        ),
    ),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_sources(text: str, path: str) -> tuple[dict[str, Source], list[Diagnostic]]:
    """Read every entry; what is wrong with one does not hide the others.

    Args:
        text: The whole file.
        path: The file's, from the project's root, for mistakes to name.
    """
    library = _parse(text)
    found_slips = list(slips(text, path))
    lost = {number for entry, _slip in found_slips for number in entry}
    diagnostics = [slip for _entry, slip in found_slips]
    diagnostics += _broken(
        (block for block in library.failed_blocks if _line(block) not in lost), path
    )
    sources: dict[str, Source] = {}
    for entry in library.entries:
        if _line(entry) in lost:
            continue
        found = [*_lacking(entry, path), *_wrong(entry, path)]
        diagnostics += found
        if not found:
            sources[entry.key.lower()] = _source(entry)
    diagnostics += _doubles(library.entries, path)
    return sources, diagnostics


def _parse(text: str) -> Library:
    """Parse with names split and accents decoded, without the parser's own log."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    return parse_string(
        text,
        append_middleware=[
            middlewares.LatexDecodingMiddleware(keep_braced_groups=True),
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
        ],
    )


def _broken(blocks: Iterable[Block], path: str) -> Iterator[Diagnostic]:
    """Name the entries that cannot be used at all."""
    for block in blocks:
        line = _line(block)
        if isinstance(block, DuplicateBlockKeyBlock):
            first = _line(block.previous_block)
            problem = f"“{block.key}” stands here twice; first on line {first}."
            yield Diagnostic(path, line, problem, "Keep one of them.")
        elif isinstance(block, DuplicateFieldKeyBlock):
            names = ", ".join(sorted(block.duplicate_keys))
            problem = f"This source has “{names}” twice."
            yield Diagnostic(path, line, problem, "Keep one of them.")
        elif isinstance(block, MiddlewareErrorBlock):
            problem = "The names of this source's authors cannot be read."
            fix = "Write them as “Last, First and Last, First”."
            entry = block.ignore_error_block
            line = _line_of_field(entry, "author") if isinstance(entry, Entry) else line
            yield Diagnostic(path, line, problem, fix)
        elif isinstance(block, ParsingFailedBlock):
            problem = "This source cannot be read."
            fix = "Check its braces, and the comma after each field."
            yield Diagnostic(path, line, problem, fix)


def _lacking(entry: Entry, path: str) -> Iterator[Diagnostic]:
    """Name what a reader would miss in an entry."""
    fields = _fields(entry)
    line = _line(entry)
    if not fields.get("title"):
        problem = f"The source “{entry.key}” has no title."
        yield Diagnostic(path, line, problem, "Add a line title = {…}.")
    if not _links(fields):
        problem = f"The source “{entry.key}” has no doi, pmid or url."
        yield Diagnostic(
            path, line, problem, "Add one, so that readers can look it up."
        )
    if _checked(fields) is None:
        problem = f"The source “{entry.key}” does not say when it was last checked."
        fix = "Look it up, then add a line urldate = {2026-11-02}."
        yield Diagnostic(path, _line_of_field(entry, "urldate"), problem, fix)


def _wrong(entry: Entry, path: str) -> Iterator[Diagnostic]:
    """Name what would be shown, and can't be right."""
    if not _KEY.fullmatch(entry.key):
        problem = f"“{entry.key}” can't be cited: a key is one word."
        fix = f"Write {re.sub(r'[^a-z0-9]+', '-', entry.key.lower()).strip('-')}."
        yield Diagnostic(path, _line(entry), problem, fix)
    if entry.entry_type.lower() not in _TYPES:
        fix = suggest(entry.entry_type, _TYPES, "Use @article, @book or @online.")
        problem = f"“@{entry.entry_type}” is no kind of source."
        yield Diagnostic(path, _line(entry), problem, fix)
    fields = _fields(entry)
    read, year = _checked(fields), fields.get("year", "")
    if read and year.isdecimal() and int(year) > read.year + 1:
        problem = f"“{year}” is after the day you looked it up ({read})."
        line = _line_of_field(entry, "year")
        yield Diagnostic(path, line, problem, "Correct one of the two.")
    for name, text in fields.items():
        for pattern, problem, fix in _UNFIT.get(name, ()):
            if found := pattern.search(text):
                line = _line_of_field(entry, name)
                yield Diagnostic(path, line, problem.format(found[0]), fix)
                break


def _doubles(entries: list[Entry], path: str) -> Iterator[Diagnostic]:
    """Name two entries that are one source, or differ only in capitals."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        fields = _fields(entry)
        marks = [f"key {entry.key.lower()}"]
        marks += [f"{name} {fields[name].lower()}" for name in IDS if name in fields]
        for mark in marks:
            first = seen.setdefault(mark, entry)
            if first is not entry:
                name = mark.partition(" ")[0]
                where = f"“{first.key}” (line {_line(first)})"
                problem = f"“{entry.key}” has the {name} of {where}."
                fix = "Keep one of them, and cite that one."
                yield Diagnostic(path, _line(entry), problem, fix)
                break


def _source(entry: Entry) -> Source:
    fields = _fields(entry)
    names = _names(entry)
    checked = _checked(fields)
    assert checked
    kind = entry.entry_type.lower()
    return Source(
        key=entry.key.lower(),
        text=reference(kind, fields, names),
        short=short_reference(fields, names),
        links=_links(fields),
        checked=checked,
        note=fields.get("note", ""),
        subject=fields.get("subject", ""),
        newer=fields.get("newer", ""),
        line=_line(entry),
        checked_line=_line_of_field(entry, "urldate"),
    )


def _fields(entry: Entry) -> dict[str, str]:
    """Return the plain fields, without the braces that protect capitals."""
    plain = {
        field.key.lower(): " ".join(_BRACES.sub("", field.value).split())
        for field in entry.fields
        if isinstance(field.value, str)
    }
    plain.setdefault("journal", plain.get("journaltitle", ""))
    plain.setdefault("year", plain.get("date", "")[:4])
    return {name: value for name, value in plain.items() if value}


def _names(entry: Entry) -> list[tuple[str, str]]:
    """Return last names with initials, as Vancouver style writes them."""
    author = entry.fields_dict.get("author")
    if author is None or not isinstance(author.value, list):
        return []
    return [
        _name(name) for name in author.value if isinstance(name, middlewares.NameParts)
    ]


def _name(parts: middlewares.NameParts) -> tuple[str, str]:
    last = " ".join([*parts.von, *parts.last, *parts.jr])
    given = re.split(r"[\s.~-]+", " ".join(parts.first))
    initials = "".join(name[0] for name in given if name)
    return _BRACES.sub("", last), initials


def _links(fields: dict[str, str]) -> tuple[SourceLink, ...]:
    """Return the ways to a source, best first; each says by itself where it leads."""
    links = []
    if doi := fields.get("doi"):
        doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi)
        links.append(SourceLink(f"doi:{doi}", f"https://doi.org/{doi}"))
    if pmid := fields.get("pmid"):
        url = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
        links.append(SourceLink(f"PubMed {pmid}", url))
    if pmcid := fields.get("pmcid"):
        number = pmcid.upper().removeprefix("PMC")
        url = f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{number}/"
        links.append(SourceLink(f"PMC{number}", url))
    url = fields.get("url", "")
    if url.startswith(("https://", "http://")) and not links:
        host = url.split("/")[2].removeprefix("www.")
        links.append(SourceLink(host, url))
    return tuple(links)


def _checked(fields: dict[str, str]) -> date | None:
    text = fields.get("urldate", "")
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _line(block: Block | Field) -> int:
    """Return the line of a block in the file; the parser counts from 0."""
    return int(block.start_line or 0) + 1


def _line_of_field(entry: Entry, name: str) -> int:
    """Return the line of a field; that of its entry when it is missing."""
    return next(
        (_line(field) for field in entry.fields if field.key == name), _line(entry)
    )
