"""Follow links to files of `content/`."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from pelican.generators import Generator

from content_model.contents import all_contents
from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.suggest import did_you_mean, suggest
from links.files import file_meant, is_pdf, is_published, refusal
from links.model import WRITTEN_LINKS, Link
from pictures.body import PLACE
from plain_data import dataclass
from site_parts import Settings

_REFERENCE = re.compile(r"^[{|](\w+)[}|]([^#?]*)")


@dataclass(frozen=True, slots=True)
class Site:
    """What links may lead to.

    Attributes:
        content: The folder of content.
        pages: Their paths below content.
        pictures: The folder of pictures below content.
    """

    content: Path
    pages: frozenset[str]
    pictures: str

    @classmethod
    def of(cls, generators: Sequence[Generator]) -> Self:
        """Gather what is known when everything is read."""
        settings: Settings = generators[0].settings
        contents = all_contents(generators)
        pages = frozenset(page.source.path.partition("/")[2] for page in contents)
        return cls(Path(settings["PATH"]), pages, settings["PICTURES_PATH"])

    def has_file(self, place: str) -> bool:
        """Tell whether a place below content is a file's."""
        return not place.startswith("..") and (self.content / place).is_file()


def broken_links(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Yield each link of a page that names a file which is not there."""
    for link in WRITTEN_LINKS.find(content) or ():
        found = _REFERENCE.match(link.address)
        shown = link.shown and PLACE.fullmatch(link.address)  # `pictures` looks for it
        if found and not shown:
            yield from _follow(content, link, found[1], unquote(found[2]), site)


def _follow(
    content: Content, link: Link, what: str, path: str, site: Site
) -> Iterator[Diagnostic]:
    place = file_meant(content.source.path, path)
    if what not in {"filename", "static", "attach"}:
        problem = f"“{link.address}” is no kind of link that we know."
        fix = "Write {filename}/ and a file of content/."
    elif place not in site.pages and not site.has_file(place):
        problem = f"“{link.address}” names a file that is not in content/."
        fix = _nearest(place, site)
    elif what == "filename" and place.endswith(".md"):
        return
    elif not is_published(place):
        problem, fix = refusal(link.address, place, site.pictures)
    elif not is_pdf(site.content / place):
        problem = f"“{link.address}” is no PDF, whatever its name says."
        fix = "Save it as PDF again."
    elif what == "filename":
        problem = f"“{link.address}” is no page."
        fix = "Write {static} for {filename}."
    else:
        return
    yield Diagnostic(content.source.path, link.line, problem, fix)


def _nearest(place: str, site: Site) -> str:
    """Offer the file that was probably meant."""
    folder = (site.content / place).parent
    inside = folder.resolve().is_relative_to(site.content.resolve())
    beside = [p.name for p in folder.iterdir()] if inside and folder.is_dir() else []
    otherwise = "Look for the file's name in content/."
    named = (
        page for page in sorted(site.pages) if page.endswith(f"/{Path(place).name}")
    )
    if same_name := next(named, ""):
        otherwise = did_you_mean(f"“/{same_name}”")
    return suggest(posixpath.basename(place), beside, otherwise)
