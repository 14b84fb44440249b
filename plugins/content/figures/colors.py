"""The colors of figures that stand alone, by the names of the theme's tokens."""

from collections.abc import Mapping

from figures.svg import FILLS, STROKES, rules

# Of one who stands on the deep ground at the end of pages.
ON_DEEP = {
    "trunk": "on-deep-soft",
    "leg": "on-deep-soft",
    "arm": "on-deep",
    "far": "deep-edge",
    "bar": "deep",
    "lit": "lit",
    "prop": "deep-edge",
    "line": "on-deep",
    "ground": "on-deep-soft",
}
NAMES = {*FILLS.values(), *STROKES.values()}
Colors = Mapping[str, tuple[str, str]]  # light and dark


def paper_rules(colors: Colors) -> str:
    """Color a figure on paper, which is light."""
    return rules({name: colors[f"figure-{name}"][0] for name in NAMES})


def deep_rules(colors: Colors) -> str:
    """Color a figure that stands alone on the deep ground, light and dark."""
    return color_rules({f"figure-{name}": colors[to] for name, to in ON_DEEP.items()})


def color_rules(colors: Colors) -> str:
    """Color a figure that stands alone by the site's colors, light and dark."""
    light, dark = (
        "".join(f"--{name}:{colors[f'figure-{name}'][side]};" for name in sorted(NAMES))
        for side in (0, 1)
    )
    return (
        f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        + rules({name: f"var(--{name})" for name in NAMES})
    )
