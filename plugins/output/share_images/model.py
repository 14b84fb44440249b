"""What a picture says."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from plain_data import dataclass
from site_parts import SitePart


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a picture.

    Attributes:
        subject: Stands above the title; may be empty.
        name: The practice's.
        photo: What the page shows at its head, if it is a photograph.
    """

    title: str
    subject: str
    name: str
    photo: Path | None = None

    @property
    def kind(self) -> str:
        """The ending of its file: a photograph takes far fewer bytes as JPEG."""
        return "jpg" if self.photo else "png"

    def digest(self, look: str) -> str:
        """Name the picture by its words and its look."""
        words = f"{look}\n{self.title}\n{self.subject}\n{self.name}"
        if self.photo:
            words += f"\n{'/'.join(self.photo.parts[-2:])}"  # named after its content
        return sha256(words.encode()).hexdigest()[:16]

    def path(self, url: str, look: str) -> str:
        """Name the file for a page: chats that kept an old one ask again."""
        name = url.strip("/") or "home"
        return f"share/{name}.{self.digest(look)[:10]}.{self.kind}"


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Break a text into lines that fit; a longer word has a line of its own."""
    line = ""
    for word in printable(text).split():
        longer = f"{line} {word}".strip()
        if line and measure(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def balanced(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Break a text into as few lines as fit, of similar length."""
    fewest = len(list(wrapped(text, width, measure)))
    for share in (0.55, 0.65, 0.75, 0.85):
        lines = list(wrapped(text, width * share, measure))
        if len(lines) == fewest and max(map(measure, lines), default=0) <= width:
            return lines
    return list(wrapped(text, width, measure))


def printable(text: str) -> str:
    """Put spaces in place of what no typeface can show."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


# By path, each with the place where the cache has it.
SHARE_CARDS = SitePart[dict[str, tuple[Card, Path]]]("SHARE_CARDS")
