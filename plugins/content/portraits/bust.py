"""A portrait as an SVG file: flat and round, as all figures of the site are.

A file of its own follows the visitor's scheme by itself, and costs a page nothing
but its address.
"""

from collections.abc import Mapping

from portraits.model import HOUSE, Portrait

WIDTH, HEIGHT = 96, 128  # 3 to 4, as photographs of people are cut
# Colors of the palette, by the part of the picture that has them.
HOUSE_COLORS = {
    "ground": "figure-ground",
    "skin": "figure-far",
    "hair": "figure-leg",
    "cloth": "figure-trunk",
    "trim": "figure-bar",
    "lit": "figure-lit",
    "line": "figure-line",
}
DARK, LIGHT = "#26211f", "#f6ece4"  # lines on a face that has a tone of its own
TONES = {
    "light": "#f6d7c3",
    "fair": "#ecc0a0",
    "medium": "#d9a27c",
    "tan": "#bd8259",
    "brown": "#8d5a3b",
    "dark": "#5b3926",
}
HAIR_TONES = {
    "black": "#26211f",
    "brown": "#5b3b26",
    "auburn": "#8c4524",
    "blond": "#d2a754",
    "gray": "#93989a",
    "white": "#e8e6e0",
}
BEHIND = {
    "bob": "M26 50C24 26 36 20 48 20S72 26 70 50V70Q70 80 61 80H35Q26 80 26 70Z",
    "long": "M25 50C23 26 36 20 48 20S73 26 71 50V98Q71 106 63 106H33Q25 106 25 98Z",
    "bun": "M37 20A11 11 0 1 1 59 20A11 11 0 1 1 37 20Z",
    "curly": (
        "M24 45A12 12 0 0 1 30 26A14 14 0 0 1 48 17A14 14 0 0 1 66 26"
        "A12 12 0 0 1 72 45A9 9 0 0 1 68 60L48 40L28 60A9 9 0 0 1 24 45Z"
    ),
    "headscarf": "M24 52C22 26 36 18 48 18S74 26 72 52L76 98Q48 112 20 98Z",
}
BEFORE = {
    "short": "M28 50C25 27 38 21 49 21S71 28 68 50Q66 37 56 36Q40 38 34 37"
    "Q29 41 28 50Z",
    "parted": "M28 52C24 25 40 19 50 20C66 21 71 32 68 52Q67 41 60 37Q48 36 42 30"
    "Q32 37 28 52Z",
    "curly": (
        "M27 48A8 8 0 0 1 31 31A9 9 0 0 1 48 24A9 9 0 0 1 65 31A8 8 0 0 1 69 48"
        "Q62 38 48 38T27 48Z"
    ),
    "bob": "M28 54C26 28 38 23 48 23S70 28 68 54Q67 40 55 35Q46 44 33 44Q29 47 28 54Z",
    "long": "M28 56C25 28 38 22 48 22S71 28 68 56Q65 38 48 33Q31 38 28 56Z",
    "bun": "M28 48C27 29 38 23 48 23S69 29 68 48Q62 34 48 34T28 48Z",
    "buzzed": "M29 44C29 29 38 24 48 24S67 29 67 44Q60 35 48 35T29 44Z",
    "headscarf": "M24 52C22 26 36 18 48 18S74 26 72 52L76 98Q48 112 20 98ZM48 30"
    "C36 30 31 38 31 52C31 66 38 75 48 75S65 66 65 52C65 38 60 30 48 30Z",
}
GLASSES = {
    "round": '<circle cx="40" cy="52" r="6.5"/><circle cx="56" cy="52" r="6.5"/>',
    "square": '<rect x="33" y="47" width="13" height="10" rx="2"/>'
    '<rect x="50" y="47" width="13" height="10" rx="2"/>',
}
BEARDS = {
    "short": "M30 58Q31 76 48 78Q65 76 66 58Q63 66 55 66Q48 63 41 66Q33 66 30 58Z",
    "full": "M29 54Q28 84 48 90Q68 84 67 54Q64 65 55 66Q48 62 41 66Q32 65 29 54Z",
}
SHOULDERS = "M6 128C6 106 20 99 38 94Q48 100 58 94C76 99 90 106 90 128Z"
COLLARS = {
    "crew": '<path class="trimmed" d="M36 94Q48 106 60 94"/>',
    "v-neck": '<path class="skin" d="M38 92L48 110L58 92Z"/>'
    '<path class="trimmed" d="M36 94L48 112L60 94"/>',
    "polo": '<path class="skin" d="M41 92L48 104L55 92Z"/>'
    '<path class="trim" d="M37 92L31 97L41 108L48 102ZM59 92L65 97L55 108L48 102Z"/>',
    "shirt": '<path class="trim" d="M37 91L32 96L44 110L48 103ZM59 91L64 96L52 110'
    'L48 103Z"/><path class="bars" d="M45 113H51M45 119H51M45 125H51"/>',
}


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
    beard = BEARDS.get(portrait.beard)
    before = BEFORE.get(portrait.hair)
    frame = GLASSES.get(portrait.glasses)
    return "".join(
        [
            hair.format(BEHIND[portrait.hair]) if portrait.hair in BEHIND else "",
            f'<path class="cloth" d="{SHOULDERS}"/>',
            face,
            COLLARS[portrait.collar],
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
    parts = {part: colors[name][scheme] for part, name in HOUSE_COLORS.items()}
    if portrait.skin != HOUSE:
        parts["skin"] = TONES[portrait.skin]
        parts["line"] = LIGHT if portrait.skin in {"brown", "dark"} else DARK
    if portrait.hair_color != HOUSE:
        parts["hair"] = HAIR_TONES[portrait.hair_color]
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
