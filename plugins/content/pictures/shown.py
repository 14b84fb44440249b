"""A picture as HTML: every format and width, and nothing that makes a page jump."""

from html import escape
from pathlib import Path

from pictures.model import Picture
from plain_data import dataclass
from site_parts import PagePart

FALLBACK = 800  # what a browser without srcset gets
TYPES = {"avif": "image/avif", "webp": "image/webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One format for browsers that know it."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture in one place of a page; `{{ page.picture }}` writes all of it.

    Attributes:
        src: What every browser can show.
        path: The same file, from the site's root.
        sizes: How wide it is shown, for the browser's choice of a file.
        alt: What it shows; empty for a decoration.
        eager: It is the first thing in view, so that it must not wait.
    """

    src: str
    path: str
    width: int
    height: int
    alt: str
    sizes: str = ""
    srcset: str = ""
    sources: tuple[Source, ...] = ()
    eager: bool = False

    def __html__(self) -> str:
        """Write it; Jinja takes this as HTML without `| safe`."""
        image = f"<img {self._attributes()}>"
        if not self.sources:
            return image
        sources = "".join(
            f'<source type="{source.type}" srcset="{source.srcset}" '
            f'sizes="{escape(self.sizes)}">'
            for source in self.sources
        )
        return f"<picture>{sources}{image}</picture>"

    def _attributes(self) -> str:
        names = {
            "src": self.src,
            "srcset": self.srcset,
            "sizes": self.sizes if self.srcset else "",
            "alt": self.alt,
            "width": str(self.width),
            "height": str(self.height),
            "loading": "" if self.eager else "lazy",
            "decoding": "async" if self.sources else "",  # a drawing takes no time
        }
        return " ".join(
            f'{name}="{escape(value)}"'
            for name, value in names.items()
            if value or name == "alt"
        )


PICTURE = PagePart[Shown | None]("picture")  # at a page's head
CARD_PICTURE = PagePart[Shown | None]("card_picture")  # where the page is offered
THUMBNAIL = PagePart[Shown | None]("thumbnail")  # its people, where it has no picture
LINE_PICTURE = PagePart[Shown | None]("line_picture")  # by a name, in a line
PICTURE_FILE = PagePart[Path | None]("picture_file")  # a photograph to draw with


def shown(picture: Picture, prefix: str, sizes: str, *, alt: str, eager: bool) -> Shown:
    """Show a picture whose files lie under the address `prefix`."""
    kind = picture.kinds[-1]
    width = max((w for w in picture.widths if w <= FALLBACK), default=picture.width)
    return Shown(
        src=f"{prefix}{picture.name(width, kind)}",
        path=f"{prefix}{picture.name(width, kind)}".lstrip("/"),
        width=picture.width,
        height=picture.height,
        alt=alt,
        sizes=sizes,
        srcset=_srcset(picture, prefix, kind) if picture.widths else "",
        sources=tuple(
            Source(type=TYPES[kind], srcset=_srcset(picture, prefix, kind))
            for kind in picture.kinds[:-1]
        ),
        eager=eager,
    )


def _srcset(picture: Picture, prefix: str, kind: str) -> str:
    names = ((f"{prefix}{picture.name(w, kind)}", w) for w in picture.widths)
    return ", ".join(f"{name} {width}w" for name, width in names)
