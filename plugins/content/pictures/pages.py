"""Put pictures into pages, and tell authors which ones can't be shown."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize
from urllib.parse import unquote

from brand.model import BRAND
from content_model.model import Content
from diagnostics import Diagnostic, report
from diagnostics.model import Level
from diagnostics.suggest import suggest
from pictures.body import ImageRequest, ImageRequestError, each_picture, focus_of
from pictures.making import Pictures
from pictures.model import Crop, Picture, PictureError
from pictures.shown import (
    CARD_PICTURE,
    LINE_PICTURE,
    PICTURE,
    PICTURE_FILE,
    Shown,
    shown,
)
from plain_text import Table
from portraits.bust import HEIGHT, WIDTH, bust
from portraits.model import Portrait, PortraitError
from site_parts import Settings, SitePart

Given = TypeVar("Given")
FIELDS = {"image": "image_alt", "photo": ""}  # of front matter, and their alt texts
PORTRAIT = 3 / 4  # the shape that people are cut to, round a point where a face is
FACE = "50% 38%"
CARD = 3 / 2  # the shape of a picture in a card
SMALL = (96, 240, 480, 720)  # widths where a picture stands beside words
# How wide a picture stands beside words: in a card, in a line.
CARD_SIZES = "(min-width: 48rem) 20rem, 92vw"
HEAD_SIZES = "(min-width: 48rem) 15rem, 8rem"
PORTRAIT_SIZES, LINE_SIZES = "6rem", "3rem"


class PagePictures:
    """The pictures of one build."""

    def __init__(self, settings: Settings, pictures: Pictures) -> None:
        """Find pictures where the settings say; make them with `pictures`."""
        self._settings = settings
        self._pictures = pictures
        self._folder = Path(settings["PATH"]) / settings["PICTURES_PATH"]
        self._used: dict[tuple[str, str], Picture] = {}
        self._portraits: dict[str, Portrait] = {}

    def put_in(self, content: Content) -> None:
        """Fill the page's own pictures and every picture in its text."""
        used = dict(self._used)
        self._put_in(content)
        if content.status == "draft" and not self._settings["PREVIEW"]:
            self._used = used  # what nobody may see yet is published by no page

    def _put_in(self, content: Content) -> None:
        for part in (PICTURE, CARD_PICTURE, LINE_PICTURE, PICTURE_FILE):
            part.put(content, None)
        self._own(content)
        if "<img" not in content._content:  # noqa: SLF001 - Pelican's only way
            return
        page = _Page(self, content)
        try:
            content._content = each_picture(content._content, page.html)  # noqa: SLF001
        except ImageRequestError as error:
            report.add(page.diagnostic(error.name, error.problem, error.fix))

    def files(self) -> Iterator[tuple[str, Path]]:
        """Give the published name and the made file of everything in use."""
        for picture in self._used.values():
            for width, kind in picture.files():
                yield (
                    picture.name(width, kind),
                    self._pictures.file(picture, width, kind),
                )

    def published(self) -> frozenset[str]:
        """Name the files of `files` from the site's root."""
        folder = self._settings["PICTURES_URL"]
        return frozenset(f"{folder}{name}" for name, _file in self.files())

    def shown(
        self, name: str, crop: Crop | None, *, alt: str, eager: bool, sizes: str = ""
    ) -> Shown:
        """Make and show one picture; raises PictureError."""
        picture = self.made(name, crop)
        return self.placed(picture, alt=alt, eager=eager, sizes=sizes)

    def placed(
        self, picture: Picture, *, alt: str, eager: bool, sizes: str = ""
    ) -> Shown:
        """Show a picture that is made."""
        self._used[picture.stem, picture.key] = picture  # one file may have two names
        prefix = f"/{self._settings['PICTURES_URL']}"  # from the root, at any host
        wide = sizes or self._settings["PICTURES_SIZES"]
        return shown(picture, prefix, wide, alt=alt, eager=eager)

    def keep(self, stem: str, drawing: bytes, width: int, height: int) -> Picture:
        """Take a drawing of our own."""
        return self._pictures.keep(stem, drawing, width, height)

    def made(self, name: str, crop: Crop | None) -> Picture:
        """Make one picture and remember that it is in use; none is a `PictureError`."""
        path = _on_disk(self._folder / name)
        if path is None:
            there = (path.name for path in self._folder.glob("*"))
            fix = suggest(Path(name).name, there, "Put it there.")
            if "://" in name:
                fix = "Save it in content/images/, and name its file."
            msg = f"There is no picture images/{name.rpartition('images/')[2]}."
            raise PictureError(msg, fix)
        picture = self._pictures.make(path, crop)
        self._used[picture.stem, picture.key] = picture
        return picture

    def _own(self, content: Content) -> None:
        """Show what the front matter names: at the page's head, in cards, in lines."""
        for field, alt_field in FIELDS.items():
            name = _given(content, field, str)
            if not name:
                continue
            alt = str(content.metadata.get(alt_field, ""))
            if alt_field and not alt:
                problem = "The page has an image, but nothing says what it shows."
                fix = f"Write a line “{alt_field}: ” with what a reader sees."
                report.add(content.source.at(field, problem, fix))
            try:
                show = self._person if field == "photo" else self._image
                show(content, name, alt)
            except (PictureError, ImageRequestError) as error:
                report.add(content.source.at(field, error.problem, error.fix))
        if content.kind == "person" and PICTURE.find(content) is None:
            self._bust(content)

    def _image(self, content: Content, name: str, alt: str) -> None:
        PICTURE_FILE.put(content, self._largest(self.made(name, None)))
        PICTURE.put(content, self.shown(name, None, alt=alt, eager=True))
        cut = Crop(CARD, widths=SMALL)
        card = self.shown(name, cut, alt="", eager=False, sizes=CARD_SIZES)
        CARD_PICTURE.put(content, card)

    def _person(self, content: Content, name: str, _: str) -> None:
        focus = _given(content, "photo_focus", str) or FACE
        cut = Crop(PORTRAIT, *focus_of(focus), widths=SMALL)
        PICTURE_FILE.put(content, self._largest(self.made(name, cut)))
        for part, alt, eager, sizes in (
            (PICTURE, content.title, True, HEAD_SIZES),
            (CARD_PICTURE, "", False, PORTRAIT_SIZES),
            (LINE_PICTURE, "", True, LINE_SIZES),
        ):
            part.put(content, self.shown(name, cut, alt=alt, eager=eager, sizes=sizes))

    def _largest(self, picture: Picture) -> Path | None:
        """Give a made photograph to draw with; none of what was drawn."""
        if not picture.widths:
            return None
        return self._pictures.file(picture, picture.width, picture.kinds[-1])

    def _bust(self, content: Content) -> None:
        """Draw somebody who has no photograph yet."""
        name = getattr(content, "translates", content.slug)
        others = [other for who, other in self._portraits.items() if who != name]
        given: Table = _given(content, "portrait", dict) or {}
        try:
            portrait = Portrait.of(name, given, others)
        except PortraitError as error:
            report.add(content.source.at("portrait", error.problem, error.fix))
            return
        self._portraits.setdefault(name, portrait)
        text = bust(portrait, BRAND.of(self._settings).colors)
        drawn = self._pictures.keep(f"{name}-drawn", text.encode(), WIDTH, HEIGHT)
        shown = self.placed(drawn, alt="", eager=True)
        PICTURE.put(content, shown)
        LINE_PICTURE.put(content, shown)
        CARD_PICTURE.put(content, self.placed(drawn, alt="", eager=False))


class _Page:
    """One page while its pictures are put in."""

    def __init__(self, pictures: PagePictures, content: Content) -> None:
        self._pictures = pictures
        self._source = content.source
        self._file = Path(content.source_path)
        self._first = PICTURE.find(content) is None

    def html(self, request: ImageRequest, number: int) -> str:
        """Write one picture; nothing when it can't be shown."""
        if not request.alt and not request.decorative:
            problem = f"Nothing says what the picture {request.name} shows."
            fix = "Describe it between the brackets, or write {decorative} after it."
            report.add(self.diagnostic(request.name, problem, fix))
        eager = self._first and number == 0
        alt = "" if request.decorative else request.alt
        try:
            made = self._pictures.made(request.name, request.crop)
            notes: list[tuple[str, str, Level]] = [
                (f"{request.name} {warning}", "", "warning")
                for warning in made.warnings
            ]
            html = self._pictures.shown(
                request.name, request.crop, alt=alt, eager=eager
            ).__html__()
        except PictureError as error:
            notes, html = [(error.problem, error.fix, "error")], ""
        for problem, fix, level in notes:
            report.add(self.diagnostic(request.name, problem, fix, level))
        return html

    def diagnostic(
        self, words: str, problem: str, fix: str, level: Level = "error"
    ) -> Diagnostic:
        """Name the line of the text that has these words."""
        lines = self._file.read_text(encoding="utf-8-sig").split("\n")
        first = self._source.body_line - 1
        texts = map(unquote, lines[first:])  # a picture's name may be written so
        line = next((n for n, text in enumerate(texts) if words in text), 0)
        return Diagnostic(
            self._source.path, first + line + 1, problem, fix, "pictures", level
        )


def _given(content: Content, field: str, of: type[Given]) -> Given | None:
    """Read a field; of a person's translated page, the original's when it has none."""
    pages = [content, *(content.translations if content.kind == "person" else ())]
    values = (page.metadata.get(field) for page in pages)
    return next((value for value in values if value and isinstance(value, of)), None)


def _on_disk(path: Path) -> Path | None:
    """Find the file of exactly this name: some disks take x.JPG for x.jpg, hosts never.

    A Mac keeps the accent of é apart from its letter; to an author it is one name.
    """
    wanted = normalize("NFC", path.name)
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    alike = [file for file in there if normalize("NFC", file.name) == wanted]
    exact = [file for file in alike if file.name == path.name]
    return next(iter(exact + alike), None)


PAGE_PICTURES = SitePart[PagePictures]("PAGE_PICTURES")
