"""Word a reference in Vancouver style, as PubMed and the ICMJE do."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

Names = Sequence[tuple[str, str]]  # (last name, initials); a body has no initials

_MOST_AUTHORS = 6
_ON_THE_WEB = {"online", "misc", "electronic", "webpage"}
_PAGES = re.compile(r"(?P<first>[A-Za-z]*\d+)\s*[-–—]+\s*(?P<last>[A-Za-z]*\d+)")


def reference(kind: str, fields: Mapping[str, str], names: Names) -> str:
    """Word a whole reference, without its links.

    Args:
        kind: BibTeX's type: article, online, techreport, book, ...
        fields: Plain text by BibTeX's field names.
        names: The authors, in order; a last name of "others" stands for the rest.
    """
    parts = [authors(names), _title(kind, fields), _where(kind, fields)]
    return " ".join(_ended(part) for part in parts if part)


def short(fields: Mapping[str, str], names: Names) -> str:
    """Name a source in a few words, as a link's label needs it."""
    name = names[0][0] if names else _cut(fields.get("title", ""))
    return f"{name} {fields.get('year', '')}".strip()


def authors(names: Names) -> str:
    """List up to six authors; more become et al."""
    shown = [f"{last} {initials}".strip() for last, initials in names]
    more = "others" in shown
    shown = [name for name in shown if name != "others"]
    if len(shown) > _MOST_AUTHORS:
        shown, more = shown[:_MOST_AUTHORS], True
    return ", ".join([*shown, "et al"] if more and shown else shown)


def pages(text: str) -> str:
    """Shorten a range as PubMed does: 514-530 becomes 514-30."""
    match = _PAGES.fullmatch(text.strip())
    if not match:
        return text.strip().replace("--", "-")
    first, last = match["first"], match["last"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZe")
    digits = re.sub(r"\D", "", first)
    if len(digits) == len(last):
        while len(last) > 1 and digits[-len(last)] == last[0]:
            last = last[1:]
    return f"{first}-{last}"


def shown_day(day: date) -> str:
    """Write a day as references do: 2026 Nov 9."""
    return f"{day:%Y %b} {day.day}"


def _title(kind: str, fields: Mapping[str, str]) -> str:
    title = fields.get("title", "")
    return f"{title} [Internet]" if kind in _ON_THE_WEB else title


def _where(kind: str, fields: Mapping[str, str]) -> str:
    year = fields.get("year", "")
    journal = fields.get("shortjournal") or fields.get("journal", "")
    if kind == "article" and journal:
        return f"{journal}. {year}{_volume(fields)}".strip()
    place = fields.get("address") or fields.get("location", "")
    house = next(
        (
            fields[name]
            for name in ("publisher", "institution", "organization", "howpublished")
            if fields.get(name)
        ),
        "",
    )
    if kind in _ON_THE_WEB and not year:
        year = "[date unknown]"
    published = "; ".join(part for part in (house, year) if part)
    published = f"{place}: {published}" if place and published else published
    return f"{published}{_cited(kind, fields)}".strip()


def _cited(kind: str, fields: Mapping[str, str]) -> str:
    """Give the day a web page was read, since it may change."""
    try:
        day = date.fromisoformat(fields.get("urldate", ""))
    except ValueError:
        return ""
    return f" [cited {shown_day(day)}]" if kind in _ON_THE_WEB else ""


def _volume(fields: Mapping[str, str]) -> str:
    volume, issue = fields.get("volume", ""), fields.get("number", "")
    where = f"{volume}({issue})" if issue and volume else volume
    range_ = pages(fields["pages"]) if fields.get("pages") else ""
    text = ":".join(part for part in (where, range_) if part)
    return f";{text}" if text else ""


def _ended(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."


def _cut(title: str) -> str:
    words = title.split()
    return " ".join(words[:4])
