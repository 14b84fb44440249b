"""A portrait as an SVG file: flat and round, as all figures of the site are.

A file of its own follows the visitor's scheme by itself, and costs a page nothing
but its address.
"""

from collections.abc import Mapping

from plain_text import table_beside
from portraits.model import HOUSE, Portrait

WIDTH, HEIGHT = 96, 128  # 3 to 4, as photographs of people are cut
DARK, LIGHT = "#26211f", "#f6ece4"  # lines on a face that has a tone of its own
SHOULDERS = "M6 128C6 106 20 99 38 94Q48 100 58 94C76 99 90 106 90 128Z"
SHAPES: dict[str, dict[str, str]] = table_beside(__file__, "shapes.toml")


def bust(portrait: Portrait, colors: Mapping[str, tuple[str, str]]) -> str:
    """Draw a portrait.

    Args:
        colors: Of the palette, by name: each light and dark.
    """
    light, dark = (chosen(portrait, colors, scheme) for scheme in (0, 1))
    changed = {part: color for part, color in dark.items() if color != light[part]}
    style = f"{rules(light)}@media(prefers-color-scheme:dark){{{rules(changed)}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}"><style>{style}{LINES}</style>'
        f'<path class="ground" d="M0 0H{WIDTH}V{HEIGHT}H0Z"/>{body(portrait)}</svg>'
    )


LINES = (
    ".frame,.trimmed,.bars,.face{fill:none;stroke-linecap:round}.frame{stroke-width:2}"
    ".trimmed{stroke-width:3}.bars{stroke-width:4}.face{stroke-width:2.5;opacity:.75}"
)


def body(portrait: Portrait) -> str:
    """Draw what is behind first."""
    hair = '<path class="hair" fill-rule="evenodd" d="{}"/>'
    face = '<path class="skin" d="M40 64H56V92Q48 106 40 92Z"/>'
    face += '<ellipse class="skin" cx="48" cy="51" rx="20" ry="25"/>'
    beard = SHAPES["beard"].get(portrait.beard)
    behind = SHAPES["behind"].get(portrait.hair)
    before = SHAPES["before"].get(portrait.hair)
    frame = SHAPES["glasses"].get(portrait.glasses)
    return "".join(
        [
            hair.format(behind) if behind else "",
            f'<path class="cloth" d="{SHOULDERS}"/>',
            face,
            SHAPES["collar"][portrait.collar],
            hair.format(beard) if beard else "",
            '<path class="face" d="M40 52V52.5M56 52V52.5M43 64Q48 68 53 64"/>',
            hair.format(before) if before else "",
            f'<g class="frame">{frame}<path d="M46.5 51H49.5"/></g>' if frame else "",
        ]
    )


def chosen(
    portrait: Portrait, colors: Mapping[str, tuple[str, str]], scheme: int
) -> dict[str, str]:
    """Choose the color of each part in light (0) or in dark (1)."""
    parts = {part: colors[name][scheme] for part, name in SHAPES["house"].items()}
    if portrait.skin != HOUSE:
        parts["skin"] = SHAPES["skin"][portrait.skin]
        parts["line"] = LIGHT if portrait.skin in {"brown", "dark"} else DARK
    if portrait.hair_color != HOUSE:
        parts["hair"] = SHAPES["hair_color"][portrait.hair_color]
    return parts


def rules(parts: Mapping[str, str]) -> str:
    """Write the rules that color these parts."""
    strokes = {"line": (".frame", ".face"), "trim": (".trimmed",), "lit": (".bars",)}
    written = [f".{part}{{fill:{color}}}" for part, color in parts.items()]
    written += [
        f"{','.join(strokes[part])}{{stroke:{color}}}"
        for part, color in parts.items()
        if part in strokes
    ]
    return "".join(written)
