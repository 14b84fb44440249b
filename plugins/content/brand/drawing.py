"""Read a mark or a logo: a drawing that nobody has checked yet."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from brand.model import LIT, Logo, Mark
from facts.values import FactError

SVG = "http://www.w3.org/2000/svg"
LARGEST_MARK, LARGEST_LOGO = 4_000, 60_000  # bytes; every page carries the mark
PAINTS = ("fill", "stroke", "color", "stop-color")
NO_PAINT = {"none", "currentcolor", "inherit", "transparent"}
ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|https?:|data:", re.IGNORECASE)
EDITORS = re.compile(r"\{(?!http://www\.w3\.org/2000/svg\}).*")
EXPORT = "Export it again as “plain SVG”."
SHAPES = {
    *("a", "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "mask"),
    *("path", "polygon", "polyline", "rect", "style", "svg", "symbol", "title"),
    *("linearGradient", "radialGradient", "stop", "use"),
}
DRAWN = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "use"}


class DrawingError(FactError):
    """What is wrong with a drawing, and on which line of it."""

    def __init__(self, line: int, problem: str, fix: str) -> None:
        super().__init__(problem, fix)
        self.line = line


def read_logo(path: Path, words: str) -> Logo:
    """Read the full logo; it keeps its colors."""
    root = checked(path, LARGEST_LOGO)
    _, _, width, height = box(root, path.name)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return Logo(
        words=words,
        svg=etree.tostring(root, encoding="utf-8"),
        width=round(width),
        height=round(height),
    )


def read_mark(path: Path, words: str) -> Mark:
    """Read the mark; its colors give way to the site's."""
    root = checked(path, LARGEST_MARK)
    one_color(root, path.name)
    for element in list(root.iter()):
        unpaint(element)
    shapes = (root.text or "") + "".join(
        etree.tostring(child, encoding="unicode") for child in root
    )
    shapes = re.sub(r'(class="[^"]*)\blit\b', rf"\1{LIT}", shapes)
    shapes = re.sub(r' xmlns(:\w+)?="[^"]*"', "", shapes).strip()
    frame = " ".join(f"{number:g}" for number in box(root, path.name))
    return Mark(words=words, view_box=frame, shapes=shapes)


def checked(path: Path, largest: int) -> etree._Element:
    """Read a drawing; refuse what could act, call others, or is no drawing."""
    root = read_svg(path, largest)
    strip_editors(root)
    for element in root.iter():
        refuse(element, path.name)
    if not any(etree.QName(element).localname in DRAWN for element in root.iter()):
        raise DrawingError(1, f"{path.name} draws nothing.", EXPORT)
    etree.cleanup_namespaces(root)
    return root


def read_svg(path: Path, largest: int) -> etree._Element:
    """Parse a drawing, whatever stands in it; nothing outside of it is looked up.

    Args:
        largest: Bytes.

    Raises:
        DrawingError: It is too large, or no drawing.
    """
    source, name = path.read_bytes(), path.name
    if len(source) > largest:
        size = f"{name} has {len(source):,} bytes, more than {largest:,}."
        raise DrawingError(1, size, "Leave out what is not seen, and export it again.")
    root = _parsed(source, name)
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in source:
        raise DrawingError(1, f"{name} declares entities.", EXPORT)
    if root.tag not in {f"{{{SVG}}}svg", "svg"}:
        raise DrawingError(1, f"{name} is XML, but not a drawing.", EXPORT)
    return root


def _parsed(source: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        said = f"{name} is not a whole SVG drawing."
        raise DrawingError(error.lineno or 1, said, EXPORT) from error


def strip_editors(root: etree._Element) -> None:
    """Leave out the notes of drawing programs."""
    for element in list(root.iter()):
        tag = etree.QName(element)
        parent = element.getparent()
        foreign = tag.namespace not in {SVG, None} or tag.localname == "metadata"
        if foreign and parent is not None:
            parent.remove(element)
            continue
        for key in list(element.attrib):
            if EDITORS.fullmatch(str(key)) and not str(key).endswith("}href"):
                del element.attrib[key]


def line_of(element: etree._Element) -> int:
    """Tell the line of a file that an element begins on."""
    line: int | None = getattr(element, "sourceline", None)  # the stubs say “...”
    return line or 1


def refuse(element: etree._Element, name: str) -> None:
    """Raise for an element that no logo needs."""
    tag, line = etree.QName(element).localname, line_of(element)
    if tag in {"image", "feImage"}:
        problem = f"{name} holds a photograph, not a drawing."
        fix = "Draw it in lines: a photograph can't be sharp at every size."
        raise DrawingError(line, problem, fix)
    if tag == "script" or any(str(key).startswith("on") for key in element.attrib):
        raise DrawingError(line, f"{name} holds a script.", EXPORT)
    if tag in {"text", "tspan"}:
        problem = f"{name} holds words in a typeface that visitors may not have."
        raise DrawingError(line, problem, "Turn words into paths before you export it.")
    if tag not in SHAPES:
        raise DrawingError(line, f"{name} holds “{tag}”, which no logo needs.", EXPORT)
    texts = {str(key): str(value) for key, value in element.attrib.items()}
    texts |= {"style": texts.get("style", "") + (element.text or "")}
    for key, value in texts.items():
        away = key.endswith("href") and not value.startswith("#")
        if away or ELSEWHERE.search(value):
            problem = f"{name} refers to something outside itself."
            raise DrawingError(line, problem, EXPORT)


def one_color(root: etree._Element, name: str) -> None:
    """Raise for a mark of several colors, but for what is lit."""
    seen: dict[str, int] = {}
    for element in root.iter():
        if not is_lit(element):
            for paint in paints(element):
                seen.setdefault(paint, line_of(element))
    if len(seen) > 1:
        line = list(seen.values())[1]
        problem = f"{name} has {len(seen)} colors: {', '.join(seen)}."
        fix = 'A mark has one; give what is to be lit class="lit".'
        raise DrawingError(line, problem, fix)


def is_lit(element: etree._Element | None) -> bool:
    """Tell whether an element or one around it is lit."""
    while element is not None:
        if "lit" in str(element.get("class", "")).split():
            return True
        element = element.getparent()
    return False


def paints(element: etree._Element) -> Iterator[str]:
    """Yield the colors that an element is painted with."""
    given = {str(key): str(value) for key, value in element.attrib.items()}
    for rule in given.get("style", "").split(";"):
        key, _, value = rule.partition(":")
        given[key.strip()] = value.strip()
    for key in PAINTS:
        value = given.get(key, "").lower()
        if value and value not in NO_PAINT and not value.startswith("url("):
            yield value


def unpaint(element: etree._Element) -> None:
    """Let an element take the color of the page: areas are filled anyway."""
    style = str(element.attrib.pop("style", ""))
    for rule in filter(str.strip, style.split(";")):
        key, _, value = rule.partition(":")
        element.set(key.strip(), value.strip())
    if element.get("fill", "none") != "none":
        del element.attrib["fill"]
    if element.get("stroke", "none") != "none":
        element.set("stroke", "currentColor")
    for key in {"color", "stop-color"} & {
        str(attribute) for attribute in element.attrib
    }:
        del element.attrib[key]
    if etree.QName(element).localname in {"title", "desc", "style"}:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def box(root: etree._Element, name: str) -> tuple[float, float, float, float]:
    """Give what a drawing fills: left, top, width and height; sets its viewBox.

    Raises:
        DrawingError: It does not say.
    """
    numbers = re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))
    sides = [
        re.match(r"\d+(?:\.\d+)?", root.get(side, "")) for side in ("width", "height")
    ]
    if len(numbers) != len("xywh"):
        if None in sides:
            problem = f"{name} does not say how large it is."
            raise DrawingError(1, problem, "Export it with a viewBox.")
        numbers = ["0", "0", *(match[0] for match in sides if match)]
    left, top, width, height = map(float, numbers)
    if width <= 0 or height <= 0:
        problem = f"{name} is {width:g} wide and {height:g} high: nobody can see it."
        raise DrawingError(1, problem, "Export it again, with a viewBox.")
    root.set(
        "viewBox", " ".join(f"{number:g}" for number in (left, top, width, height))
    )
    return left, top, width, height
