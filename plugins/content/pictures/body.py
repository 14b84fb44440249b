"""Find the pictures in a page's HTML, and what its author asked for."""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote

from diagnostics.suggest import suggest
from pictures.model import Crop
from plain_data import dataclass
from schema import UnfitError

TAG = r"<img\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
IMAGE = re.compile(rf"<p>\s*({TAG})\s*</p>|({TAG})")
ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
PLACE = re.compile(r"(?:[{|](?:static|filename|attach)[}|])?/?(?:\.\./)*images/(.+)")
RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*[/:]\s*(\d+(?:\.\d+)?)")
FOCUS = re.compile(r"(\d{1,3})%\s+(\d{1,3})%")
KNOWN = frozenset({"src", "alt", "title", "focus", "ratio", "caption", "decorative"})


_ASKED = ("caption", "focus", "ratio", "decorative")
_SIZES = frozenset(
    {"align", "class", "float", "height", "id", "size", "style", "width"}
)
_BRACES = (
    "Write caption, focus, ratio or decorative, with straight quotation marks around"
    ' the whole value: {caption="Words."}.'
)


class ImageRequestError(UnfitError):
    """An attribute that an author wrote and we can't follow."""

    def __init__(self, problem: str, fix: str, name: str = "") -> None:
        super().__init__(problem, fix)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRequest:
    """One picture as an author put it into a text.

    Attributes:
        name: Below `content/images/`.
        decorative: It says nothing, so that it needs no alt text.
    """

    name: str
    alt: str
    caption: str
    crop: Crop | None
    decorative: bool


def each_picture(html: str, replace: Callable[[ImageRequest, int], str]) -> str:
    """Replace our pictures; `replace` gets the request and which of them it is.

    Pictures from elsewhere stay for the checks to find.
    """
    count = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal count
        attributes = _attributes(found[1] or found[2])
        place = PLACE.fullmatch(attributes.get("src", ""))
        if not place:
            return found[0]
        name = unquote(place[1])  # a space is %20 in an address
        try:
            request = _request(name, attributes)
        except ImageRequestError as error:
            raise ImageRequestError(error.problem, error.fix, name) from error
        picture = replace(request, count)
        count += 1
        return _framed(picture, request.caption, alone=bool(found[1]))

    return IMAGE.sub(replaced, html)


def _framed(picture: str, caption: str, *, alone: bool) -> str:
    """Put a caption to a picture; one that is not alone stands among words."""
    if not alone:  # in a row, an item, a link
        return _captioned(picture, caption) if caption else picture
    return _figure(picture, caption) if caption else f"<p>{picture}</p>"


def _request(name: str, attributes: dict[str, str]) -> ImageRequest:
    """Read the attributes; raises ImageRequestError on one that makes no sense."""
    if strange := sorted(attributes.keys() - KNOWN):
        raise ImageRequestError(*_strange(strange))
    return ImageRequest(
        name=name,
        alt=attributes.get("alt", "").strip(),
        caption=attributes.get("caption", attributes.get("title", "")).strip(),
        crop=_crop(attributes.get("ratio", ""), attributes.get("focus", "")),
        decorative="decorative" in attributes,
    )


def _strange(names: list[str]) -> tuple[str, str]:
    """Say what is wrong with attributes that a picture can't have."""
    sizes = [name for name in names if name in _SIZES]
    unreadable = "_" in names or (len(names) > 1 and not sizes)  # words without quotes
    if unreadable:
        return "What stands in braces behind this picture can't be read.", _BRACES
    problem = f"“{(*sizes, *names)[0]}” is not something a picture can have."
    if sizes:
        return problem, "Leave it out: the page decides how and where pictures stand."
    return problem, suggest(names[0], _ASKED, _BRACES)


def _crop(ratio: str, focus: str) -> Crop | None:
    if not ratio and not focus:
        return None
    if focus and not ratio:
        focus_of(focus)
        problem = f"“focus={focus}” says what a cut keeps, and nothing is cut."
        raise ImageRequestError(problem, 'Write a shape, too: {ratio="16/9"}.')
    shape = RATIO.fullmatch(ratio.strip())
    if not shape or not float(shape[1]) or not float(shape[2]):
        problem = f"“ratio={ratio}” is not a shape."
        raise ImageRequestError(problem, 'Write width and height: {ratio="16/9"}.')
    return Crop(float(shape[1]) / float(shape[2]), *focus_of(focus or "50% 50%"))


def focus_of(text: str) -> tuple[float, float]:
    """Read how far from left and top a point is; raises ImageRequestError."""
    point = FOCUS.fullmatch(text.strip())
    if not point or max(int(point[1]), int(point[2])) > 100:  # noqa: PLR2004
        problem = f"“focus={text}” is not a point of the picture."
        raise ImageRequestError(
            problem, 'Write how far from left and top: {focus="30% 20%"}.'
        )
    return int(point[1]) / 100, int(point[2]) / 100


def _attributes(tag: str) -> dict[str, str]:
    inside = tag.removeprefix("<img").rstrip("/>")
    return {
        found[1]: unescape(found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(inside)
    }


def _captioned(picture: str, caption: str) -> str:
    """Put the words below the picture where no figure can stand."""
    words = f'<span class="figure__caption">{escape(caption)}</span>'
    return f'<span class="figure">{picture}{words}</span>'


def _figure(picture: str, caption: str) -> str:
    return (
        f'<figure class="figure">{picture}'
        f'<figcaption class="figure__caption">{escape(caption)}</figcaption></figure>'
    )
