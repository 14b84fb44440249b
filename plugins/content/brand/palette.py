"""From a handful of colors to all that pages have, in light and in dark.

    brand, accent, paper, ink -> every color of theme/css/tokens.css

Danger keeps its own colors, whatever a practice's are. Each color is moved lighter
or darker until it can be read wherever it stands; what even so can't be read is
told by `failures`, with the given color that is to blame.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Self

from brand.color import at, contrast, lightness, mixed, nearest
from brand.pairs import BODY, PAIRS
from plain_data import dataclass

Scheme = Mapping[str, str]
WHITE, PURPLE = "#ffffff", ("#5b3a78", "#cdb4e6")
# Light and dark, the same on every site.
DANGER = {
    "emergency": ("#b3161f", "#c62a33"),
    "emergency-deep": ("#1d1111", "#080606"),
    "on-emergency-deep": (WHITE, WHITE),
    "urgent": ("#b3161f", "#c62a33"),
    "urgent-ink": ("#98131b", "#ffa9a6"),
    "urgent-surface": ("#fdf0ee", "#2d1817"),
    "on-urgency": (WHITE, WHITE),
    "do": ("#17653f", "#7fd3a2"),
    "focus-halo": ("#ffd23f", "#b07a00"),
    "mark": ("#fff0b8", "#4c3d0c"),
}
DEEPER = 1.35  # how much more of a tint a dark ground takes
TENTHS = range(10, 0, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handful:
    """The colors that a practice gives for one scheme, each as #rrggbb."""

    brand: str
    accent: str
    paper: str
    ink: str

    def in_dark(self) -> Self:
        """Derive those of dark pages: the same hues, the other way around."""
        return replace(
            self,
            brand=at(self.brand, max(0.83, lightness(self.brand)), 0.09),
            accent=at(self.accent, max(0.81, lightness(self.accent)), 0.14),
            paper=at(self.brand, 0.195, 0.014),
            ink=at(self.brand, 0.95, 0.012),
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """Two colors that can't be told apart well enough."""

    front: str
    back: str
    found: float
    least: float


@lru_cache(2048)
def derived(given: Handful, *, dark: bool) -> Scheme:
    """Derive every color of one scheme."""
    made = {name: both[dark] for name, both in DANGER.items()}
    made |= surfaces(given, dark=dark)
    made |= words(given, made, dark=dark)
    made |= closing(given, dark=dark)
    return made | figures(given, made, dark=dark)


def surfaces(given: Handful, *, dark: bool) -> dict[str, str]:
    """Derive the grounds that words stand on: paper with a little color in it."""

    def tinted(tint: str, part: float) -> str:
        most = part * (DEEPER if dark else 1.0)
        tints = (mixed(given.paper, tint, most * tenth / 10) for tenth in TENTHS)
        fitting = (shade for shade in tints if contrast(given.ink, shade) >= BODY)
        return next(fitting, given.paper)

    surface = tinted(given.brand, 0.07)
    return {
        "page": given.paper,
        "logo-paper": WHITE,
        "surface": surface,
        "surface-strong": tinted(given.brand, 0.14),
        "accent-surface": tinted(given.accent, 0.16),
        "warm": tinted(given.accent, 0.12),
        "non-urgent-surface": surface,
        "stage-1": tinted(given.brand, 0.22),
        "stage-2": mixed(given.paper, given.brand, 0.55),
        "edge": mixed(given.paper, given.ink, 0.18),
        "focus": WHITE if dark else given.ink,
    }


def words(given: Handful, on: Scheme, *, dark: bool) -> dict[str, str]:
    """Derive what stands on those grounds."""
    best = given.paper if dark else WHITE
    on_brand = max(best, given.ink, key=lambda color: contrast(color, given.brand))
    stronger = at(given.brand, lightness(given.brand) + (0.07 if dark else -0.09))
    dark_ink = given.paper if dark else given.ink
    made = {
        "ink": given.ink,
        "ink-soft": mixed(given.ink, given.paper, 0.22),
        "edge-control": mixed(given.ink, given.paper, 0.4),
        "brand": given.brand,
        "on-brand": on_brand,
        "brand-strong": stronger,
        "accent": given.accent,
        "on-accent": dark_ink,
        "link": given.brand,
        "link-visited": PURPLE[dark],
        "non-urgent": at(given.brand, min(lightness(given.brand), 0.5)),
    }
    moved = ("ink-soft", "edge-control", "link", "link-visited", "brand-strong")
    for name in (*moved, "non-urgent"):
        made[name] = readable(name, made, on)
    return made


def closing(given: Handful, *, dark: bool) -> dict[str, str]:
    """Derive the block that closes every page, dark in both schemes."""
    deep = at(given.brand, 0.17 if dark else 0.29, 0.05)
    on_deep = at(given.brand, 0.97, 0.01)
    dark_ink = given.paper if dark else given.ink
    made = {
        "deep": deep,
        "on-deep": on_deep,
        "on-deep-soft": mixed(on_deep, deep, 0.2),
        "deep-edge": mixed(deep, on_deep, 0.22),
        "lit": at(given.accent, max(0.78, lightness(given.accent)), 0.14),
        "on-accent": dark_ink,
    }
    for name in ("on-deep-soft", "lit"):
        made[name] = readable(name, made, {})
    return made


def figures(given: Handful, on: Scheme, *, dark: bool) -> dict[str, str]:
    """Derive the colors of drawn people: what is near is stronger."""
    step = -0.06 if dark else 0.05
    made = {"figure-trunk": at(given.brand, min(lightness(given.brand), 0.85))}
    trunk = readable("figure-trunk", made, on)
    bars = (given.paper, given.ink, WHITE)
    return {
        "figure-trunk": trunk,
        "figure-leg": at(trunk, lightness(trunk) + step),
        "figure-arm": at(trunk, lightness(trunk) + 2 * step),
        "figure-far": mixed(trunk, given.paper, 0.55),
        "figure-bar": max(bars, key=lambda color: contrast(color, trunk)),
        "figure-lit": at(given.accent, 0.56 if dark else 0.81, 0.14),
        "figure-prop": mixed(given.ink, given.paper, 0.62),
        "figure-line": given.ink,
        "figure-ground": mixed(given.paper, given.ink, 0.18),
    }


def readable(name: str, made: Scheme, on: Scheme) -> str:
    """Move a color until it has the contrast that each of its pairs needs."""
    return nearest_readable(name, made[name], {**on, **made}) or made[name]


def nearest_readable(name: str, color: str, scheme: Scheme) -> str | None:
    """Find the shade nearest to a color that can be read in all pairs of a name."""
    needs = [
        (scheme[other], least)
        for front, back, least in PAIRS
        for mine, other in ((front, back), (back, front))
        if mine == name and other in scheme
    ]
    return nearest(
        color,
        lambda shade: all(contrast(shade, other) >= least for other, least in needs),
    )


def failures(scheme: Scheme) -> Iterator[Failure]:
    """Find the pairs of a scheme that can't be read."""
    for front, back, least in PAIRS:
        found = contrast(scheme[front], scheme[back])
        if found < least:
            yield Failure(front, back, found, least)
