"""What is looked at on a page in a browser: each check yields what a visitor meets."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 480, 768, 1024, 1440)
HEIGHT = 800
# The only rules that a dark page can break where a light one does not.
COLORS = ["color-contrast", "link-in-text-block"]
SPACED = """* { letter-spacing: 0.12em !important; line-height: 1.5 !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
TWICE = "html { font-size: 200% !important; }"
# The innermost element that reaches beyond the window; "" when nothing scrolls.
WIDER = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const beyond = (each) => each.getBoundingClientRect().right > clientWidth + 1;
  const inner = (each) => beyond(each) && ![...each.children].some(beyond);
  const found = [...document.querySelectorAll("body *")]
    .find((each) => each.checkVisibility() && inner(each));
  const named = (found ?? document.body).outerHTML.slice(0, 100);
  return scrollWidth > clientWidth ? named : "";
}"""
CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility() && each.clientHeight > 1
    && ["hidden", "clip"].includes(getComputedStyle(each).overflowY)
    && each.scrollHeight > each.clientHeight + 1
    && !each.querySelector("svg"))
  .map((each) => each.outerHTML.slice(0, 100))"""
BROKEN = """(options) => axe.run(
    // Of a long list, the first entries stand for all that are made alike.
    { exclude: ".evidence-list__source:nth-child(n + 3)" },
    { resultTypes: ["violations"], ...options },
  ).then(({ violations }) => violations)"""


def barriers(page: "Page", axe: str) -> Iterator[str]:
    """Let axe-core look, on a phone and a wide screen, in light and in dark."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(axe)
    yield from broken(page, WIDTHS[0], "light", {})
    yield from broken(page, WIDTHS[-1], "light", {})
    yield from broken(page, WIDTHS[-1], "dark", {"runOnly": COLORS})


def broken(
    page: "Page",
    width: int,
    scheme: Literal["light", "dark"],
    options: Mapping[str, list[str]],
) -> Iterator[str]:
    """Name the rules that are broken in a window, each with its first element."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=scheme)
    for violation in page.evaluate(BROKEN, options):
        where = json.dumps(violation["nodes"][0]["html"][:100], ensure_ascii=False)
        yield f"{violation['help']}: {where} ({width} px, {scheme}; {violation['id']})"


def reflow(page: "Page", _axe: str) -> Iterator[str]:
    """Nobody has to scroll in two directions (WCAG 1.4.10)."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if html := page.evaluate(WIDER):
            yield f"it scrolls sideways at {width} px, by this: {html}"


def spacing(page: "Page", _axe: str) -> Iterator[str]:
    """Wider spacing cuts nothing off and pushes nothing aside (WCAG 1.4.12)."""
    yield from restyled(page, SPACED, WIDTHS[0], "with text spaced out")


def zoom(page: "Page", _axe: str) -> Iterator[str]:
    """Text twice as large fits (WCAG 1.4.4)."""
    yield from restyled(page, TWICE, 2 * WIDTHS[0], "with text twice as large")


def restyled(page: "Page", style: str, width: int, how: str) -> Iterator[str]:
    """Look at a page under another style, and put the style away."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    added = page.add_style_tag(content=style)
    if html := page.evaluate(WIDER):
        yield f"it scrolls sideways {how}, by this: {html}"
    for html in page.evaluate(CLIPPED):
        yield f"text is cut off {how}: {html}"
    added.evaluate("style => style.remove()")


# By what accessibility.toml calls them.
CHECKS: dict[str, Callable[["Page", str], Iterator[str]]] = {
    "check: axe": barriers,
    "check: reflow": reflow,
    "check: spacing": spacing,
    "check: zoom": zoom,
}
