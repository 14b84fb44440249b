"""Let only harmless parts of an SVG drawing through.

A drawing is code to a browser: opened by itself it can run scripts and call
other hosts. What is not on these lists is left out.
"""

import re
from pathlib import Path

from lxml import etree

from brand.drawing import SVG, DrawingError, read_svg
from pictures.model import PictureError
from plain_data import dataclass

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
ELEMENTS = re.compile(
    r"svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon"
    r"|text|tspan|textPath|linearGradient|radialGradient|stop|clipPath|mask|pattern"
    r"|marker|filter|fe(GaussianBlur|Offset|Blend|ColorMatrix|Composite|Flood|Merge"
    r"|MergeNode|Morphology|Turbulence|DropShadow)|switch|style"
)
ATTRIBUTES = re.compile(
    r"id|class|d|x[12]?|y[12]?|cx|cy|r|rx|ry|fx|fy|dx|dy|width|height|points|offset"
    r"|viewBox|preserveAspectRatio|transform|gradientTransform|gradientUnits"
    r"|spreadMethod|patternUnits|patternTransform|patternContentUnits|clipPathUnits"
    r"|mask(Units|ContentUnits)?|marker(Width|Height|Units)|ref[XY]|orient|rotate"
    r"|text(Length|-[\w-]+)|lengthAdjust|startOffset|font(-[\w-]+)?|fill(-[\w-]+)?"
    r"|stroke(-[\w-]+)?|stop-[\w-]+|opacity|color|clip-(path|rule)|display|visibility"
    r"|letter-spacing|word-spacing|dominant-baseline|alignment-baseline"
    r"|baseline-shift|marker-(start|mid|end)|filter|filterUnits|primitiveUnits|in2?"
    r"|result|stdDeviation|type|values|mode|operator|k[1-4]|radius|baseFrequency"
    r"|numOctaves|seed|flood-[\w-]+|style|role|aria-[\w-]+|lang|version"
)
ELSEWHERE = re.compile(
    r"url\(\s*['\"]?(?!#)|@import|expression|javascript:|\\|<", re.IGNORECASE
)
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
LARGEST = 2_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is safe to publish."""

    source: bytes
    width: int
    height: int
    warnings: tuple[str, ...]


def clean_drawing(path: Path) -> Drawing:
    """Read the drawing, leave out what could act, and find its size.

    Raises:
        PictureError: It is no SVG, is too large or has no size.
    """
    try:
        root = read_svg(path, LARGEST)
    except DrawingError as error:
        raise PictureError(error.problem, error.fix) from error
    dropped = _clean(root)
    width, height = _size(root, path.name)
    root.set("width", str(width))
    root.set("height", str(height))
    etree.cleanup_namespaces(root)
    warnings = (_told(dropped),) if dropped else ()
    return Drawing(etree.tostring(root, encoding="utf-8"), width, height, warnings)


def _clean(root: etree._Element) -> set[str]:
    """Take out what is not allowed; give the names worth telling about."""
    dropped: set[str] = set()
    for element in list(root.iter()):
        name = etree.QName(element)
        if element is not root and not _may_stay(element, name):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            if name.namespace == SVG or name.localname == "script":
                dropped.add(name.localname)
        else:
            dropped |= _clean_attributes(element)
    return dropped


def _may_stay(element: etree._Element, name: etree.QName) -> bool:
    if name.namespace not in {SVG, None} or not ELEMENTS.fullmatch(name.localname):
        return False
    return not (name.localname == "style" and ELSEWHERE.search(element.text or ""))


def _clean_attributes(element: etree._Element) -> set[str]:
    dropped: set[str] = set()
    for key, text in list(element.attrib.items()):
        name, value = str(key), str(text)
        if name in {"href", XLINK_HREF}:
            fine = value.startswith("#")
        else:
            fine = bool(ATTRIBUTES.fullmatch(name)) and not ELSEWHERE.search(value)
        if not fine:
            del element.attrib[name]
            if name.startswith("on") or name in {"href", XLINK_HREF}:
                dropped.add(name.rpartition("}")[2])
    return dropped


def _size(root: etree._Element, name: str) -> tuple[int, int]:
    """Give the size in pixels; without one a page would jump as it loads."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    width = LENGTH.fullmatch(root.get("width", ""))
    height = LENGTH.fullmatch(root.get("height", ""))
    if width and height:
        size = float(width[1]), float(height[1])
        if "viewBox" not in root.attrib:
            root.set("viewBox", f"0 0 {width[1]} {height[1]}")
    else:
        numbers = [float(part) for part in box if re.fullmatch(r"-?\d+(\.\d+)?", part)]
        size = (numbers[2], numbers[3]) if len(numbers) == len("xywh") else (0.0, 0.0)
    if min(size) < 1:
        msg = f"{name} does not say how large it is."
        raise PictureError(msg, "Export it with a width, a height or a viewBox.")
    return round(size[0]), round(size[1])


def _told(dropped: set[str]) -> str:
    names = ", ".join(sorted(dropped))
    return f"has parts that can act or call other sites ({names}): they were left out."
