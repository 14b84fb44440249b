"""Follow addresses and anchors into the finished output."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.model import Level
from diagnostics.suggest import suggest
from links.files import file_meant, refusal
from links.model import Link
from links.other_languages import may_leave, same_page_in
from pictures.body import PLACE
from plain_data import dataclass
from site_parts import SitePart

_ID = re.compile(r"""\s(?:id|name)=["']?([^"'\s>]+)""")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOCUMENT = re.compile(r"\.(?:docx?|xlsx?|pptx?|pages|odt|rtf)$", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?1?[\s.()-]*(?:\d[\s.()-]*){10}")
_HOST = re.compile(
    r"www\.|(?:[\w-]+\.)+(?:com|edu|gov|health|info|io|mil|net|org|uk|us)(?=[/?#]|$)"
)
_MENU = re.compile(r"""(?:^|[{,\s])page\s*=\s*["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A menu, standing for the page that a link is on."""

    path: str
    url: str = ""
    status: str = "published"

    @property
    def source(self) -> "MenuPage":
        """Be one's own source, as a page has one."""
        return self


def menu_links(practice: Path) -> Iterator[tuple[MenuPage, Link]]:
    """Yield the pages of this site that menus name, with their lines."""
    for menu, link in _menu_entries(practice):
        if not link.address.startswith(("http:", "https:")):
            yield menu, link


def typed_in_menus(practice: Path, site_url: str) -> Iterator[Diagnostic]:
    """Name each entry that leads a preview away, to the published site."""
    host = re.escape(re.sub(r"^https?://(www\.)?", "", site_url))
    own = re.compile(rf"https?://(?:www\.)?{host}(/.*)?", re.IGNORECASE)
    for menu, link in _menu_entries(practice):
        if found := own.fullmatch(link.address):
            problem = f"“{link.address}” is this site's own address."
            fix = f"Write {found[1] or '/'}, and it holds wherever the site is."
            yield Diagnostic(menu.path, link.line, problem, fix)


def _menu_entries(practice: Path) -> Iterator[tuple[MenuPage, Link]]:
    path = practice / "navigation.toml"
    if path.is_file():
        menu = MenuPage(path.relative_to(practice.parent.parent).as_posix())
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            for found in _MENU.finditer(line):
                yield menu, Link(found[1], number)


def broken_addresses(
    written: Iterable[tuple[Content | MenuPage, Link]], output: Path
) -> Iterator[Diagnostic]:
    """Yield each link whose page or place is not in the output."""
    pages = Output(output)
    for content, link in written:
        if getattr(content, "status", "") != "published":
            continue
        level: Level = "error"
        problem = pages.problem(link, content)
        if not problem and (problem := pages.other_language(link, content)):
            level = "warning"
        if problem:
            yield Diagnostic(content.source.path, link.line, *problem, level=level)


def _source_beside(content: Content | MenuPage, path: str) -> str:
    """Name the file beside a text that an address means, from content/; or ""."""
    source = getattr(content, "source_path", None)
    if not source or path[:1] in "/{|" or not posixpath.splitext(path)[1]:
        return ""
    if not (Path(source).parent / path).is_file():
        return ""
    place = file_meant(content.source.path, path)
    return "" if place.startswith("..") else place


def _no_address(
    address: str, path: str, content: Content | MenuPage
) -> tuple[str, str] | None:
    """Refuse a picture's file, and a page by the name of its file."""
    if isinstance(content, MenuPage) and address[:1] in {"{", "|"}:
        return f"“{address}” is no address.", "Write the page's own: /services/."
    beside = _source_beside(content, path)
    if beside and not beside.endswith(".md"):
        return refusal(address, beside, "images")
    if path.endswith("/index.html"):
        plain = path.removesuffix("index.html")
        return f"“{address}” is a second address of {plain}.", f"Write {plain}."
    return None


@dataclass(slots=True)
class Output:
    """The finished output, asked for files and places.

    Thousands of links lead to the same few hundred pages: answers are kept.
    """

    folder: Path
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    _files: dict[str, bool] = field(default_factory=dict)
    _meant: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _urls: dict[int, str] = field(default_factory=dict)

    def problem(
        self, link: Link, content: Content | MenuPage
    ) -> tuple[str, str] | None:
        """Say what is wrong with an address on a page; None when it is fine."""
        address = link.address
        if link.shown and PLACE.fullmatch(address):
            return None  # `pictures` looks for it, and shows small ones in its place
        parts = urlsplit(address)
        if wrong := _no_address(address, unquote(parts.path), content):
            return wrong
        file = self._file_of(address, unquote(parts.path), content)
        if file is None:
            return None
        if not self._is_there(file):
            return self._nowhere(link, file)
        place = unquote(parts.fragment).split(":~:")[0]
        if place and file.endswith(".html") and place not in self._places(file):
            problem = f"“#{place}” is no place on that page."
            known = sorted(self._places(file))
            return problem, suggest(place, known, "Leave it out.", "“#{}”".format)
        return None

    def _nowhere(self, link: Link, file: str) -> tuple[str, str]:
        address = link.address
        if link.shown:
            name = PurePosixPath(address.replace("\\", "/")).name
            problem = f"There is no picture at “{address}”."
            return problem, f"Put it into content/images/, and write ../images/{name}."
        problem = f"“{address}” leads to no page of this site."
        return problem, _with_scheme(address) or self._nearest(file)

    def other_language(
        self, link: Link, content: Content | MenuPage
    ) -> tuple[str, str] | None:
        """Say that a link leaves the page's language, though the same page is in it.

        The page itself in another language is meant: that is a switch.
        """
        path = unquote(urlsplit(link.address).path)
        file = "" if link.shown else self._file_of(link.address, path, content) or ""
        lang = getattr(content, "lang", "")
        if not file.endswith(".html") or not may_leave(self._url(content), file, lang):
            return None
        html = (self.folder / file).read_text(encoding="utf-8", errors="replace")
        same = same_page_in(lang, html, f"/{file.removesuffix('index.html')}")
        if same in ("", f"/{content.url}"):
            return None
        problem = f"“{link.address}” leaves the language of this page."
        return problem, f"Write {same}."

    def _file_of(
        self, address: str, path: str, content: Content | MenuPage
    ) -> str | None:
        """Name the file behind an address; None when targets.py judges it."""
        if address.startswith("<clinic-fact"):  # an address that the facts know
            return None
        if address.startswith("#"):
            return str(getattr(content, "save_as", "")) or None
        of_source = address[:1] in {"{", "|"}
        here = posixpath.dirname(content.source.path) if of_source else ""
        if not of_source and not path.startswith("/"):
            here = self._url(content)
        if (here, address) not in self._meant:
            found = (
                getattr(_target_of(content, address), "save_as", None) or None
                if of_source
                else _file_at(here, path)
            )
            self._meant[here, address] = found
        return self._meant[here, address]

    def _url(self, content: Content | MenuPage) -> str:
        if id(content) not in self._urls:
            self._urls[id(content)] = content.url
        return self._urls[id(content)]

    def _is_there(self, file: str) -> bool:
        if file not in self._files:
            self._files[file] = (self.folder / file).is_file()
        return self._files[file]

    def _places(self, file: str) -> frozenset[str]:
        if file not in self._anchors:
            text = (self.folder / file).read_text(encoding="utf-8", errors="replace")
            self._anchors[file] = frozenset(_ID.findall(text))
        return self._anchors[file]

    def _nearest(self, file: str) -> str:
        """Offer the address that was probably meant."""
        if (self.folder / file / "index.html").is_file():
            return f"Write the slash at its end: /{file}/."
        name = PurePosixPath(file.removesuffix("/index.html")).name
        pages = {
            path.parent.name: path.parent.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("index.html")
        }
        otherwise = (
            "Look for it in content/; the address of services/x.md is /services/x/."
        )
        return suggest(name, pages, otherwise, lambda near: f"“/{pages[near]}/”")


def _file_at(url: str, path: str) -> str:
    """Name the file behind a path on the page at an address."""
    file = posixpath.normpath(posixpath.join("/", url, path)).strip("/")
    return f"{file}/index.html".lstrip("/") if path.endswith("/") else file


def _with_scheme(address: str) -> str:
    """Say how an address elsewhere begins; "" when it is meant for this site."""
    if _MAIL.fullmatch(address):
        return f"Write mailto:{address}."
    if address and address[0] in "“”‘’\"'":
        return "Take the quotation marks out."
    if _DOCUMENT.search(address):
        return "Save it as PDF in content/files/: {static}/files/NAME.pdf."
    if _TELEPHONE.fullmatch(unquote(address)):
        digits = re.sub(r"\D", "", unquote(address)).removeprefix("1")
        return f"Write tel:+1{digits}."
    return f"Write https://{address}." if _HOST.match(address) else ""


def _target_of(content: Content | MenuPage, address: str) -> object:
    """Find the page that `{filename}` means, as Pelican will."""
    path = unquote(re.split(r"[}|]", address[1:], maxsplit=1)[1].split("#")[0])
    known = getattr(content, "_context", {}).get("generated_content", {})
    return known.get(file_meant(content.source.path, path))


LINKS_TO_FOLLOW = SitePart[list[tuple[object, Link]]]("LINKS_TO_FOLLOW")
