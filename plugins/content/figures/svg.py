"""Figures as SVG text: colored by the page, or complete in themselves."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from math import hypot, sqrt

from figures.scene import Box, Prop, Scene, Still
from figures.shapes import Ball, Shapes, Spot

CLASS = "exercise-figure"  # the component that styles it
P = f"{CLASS}__"
SCALE = 400  # units of the picture for a body's height
FRAME_SECONDS = 0.14
REST_FRAMES = 5  # how long a movement stays at either end, in frames


def n(value: float) -> str:
    """Write a length in units of the picture, as short as it can be."""
    return str(round(value * SCALE))


def spot(at: Spot) -> str:
    """Write a place."""
    return f"{n(at[0])} {n(at[1])}"


def still_svg(scene: Scene, number: int, words: str, color: str = "") -> str:
    """Draw one still.

    Args:
        words: What it shows, for those who don't see it; "" for mere ornament.
        color: The rules of a picture that stands alone; a page has its own.
    """
    style = f"<style>{color}</style>" if color else ""
    return (
        opened(scene.box, words, alone=bool(color))
        + style
        + ground(scene.floor)
        + inside(scene.stills[number])
        + "</svg>"
    )


def moving_svg(scene: Scene, words: str, color: str) -> str:
    """Draw a movement there and back, as frames that show one after another.

    Who wants no motion sees the last frame, which is the exercise's end.
    """
    shown = order(len(scene.stills))
    total = len(shown) * FRAME_SECONDS
    groups, rules = [], []
    for number, still in enumerate(scene.stills):
        groups.append(f'<g class="frame" id="f{number}">{inside(still)}</g>')
        stops = visible([place for place, at in enumerate(shown) if at == number])
        rules.append(frame_rule(number, stops, len(shown), total))
    last = len(scene.stills) - 1
    motion = (
        f".frame{{visibility:hidden}}#f{last}{{visibility:visible}}"
        f"@media(prefers-reduced-motion:no-preference){{#f{last}{{visibility:hidden}}"
        f"{''.join(rules)}}}"
    )
    style = f"<style>{color}{motion}</style>"
    drawn = ground(scene.floor) + "".join(groups)
    return opened(scene.box, words, alone=True) + style + drawn + "</svg>"


def order(count: int) -> list[int]:
    """Say which frame is seen when: there, a rest, back, a rest."""
    last = count - 1
    there, back = list(range(count)), list(range(last - 1, 0, -1))
    return [*[0] * REST_FRAMES, *there, *[last] * REST_FRAMES, *back]


def visible(places: list[int]) -> list[tuple[int, int]]:
    """Join places that follow one another into stretches, each up to the next one."""
    stretches: list[tuple[int, int]] = []
    for place in places:
        if stretches and stretches[-1][1] == place:
            stretches[-1] = (stretches[-1][0], place + 1)
        else:
            stretches.append((place, place + 1))
    return stretches


def frame_rule(
    number: int, stretches: list[tuple[int, int]], count: int, seconds: float
) -> str:
    """Write when one frame is seen."""
    stops = ["0%{visibility:hidden}"]
    for start, end in stretches:
        stops.append(f"{start / count:.2%}{{visibility:visible}}")
        stops.append(f"{end / count:.2%}{{visibility:hidden}}")
    return (
        f"@keyframes k{number}{{{''.join(stops)}}}"
        f"#f{number}{{animation:k{number} {seconds:.2f}s step-end infinite}}"
    )


def opened(box: Box, words: str, *, alone: bool) -> str:
    """Write the start of the picture: its size, and what it says to who can't see."""
    left, top = round(box.left * SCALE), round(box.top * SCALE)
    width = round((box.right - box.left) * SCALE)
    height = round((box.bottom - box.top) * SCALE)
    spoken = (
        f'role="img" aria-label="{escape(words)}"' if words else 'aria-hidden="true"'
    )
    space = f' xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    return (
        f'<svg{space if alone else ""} class="{CLASS}__picture"'
        f' viewBox="{left} {top} {width} {height}" {spoken}>'
    )


def ground(floor: Sequence[Spot]) -> str:
    """Draw the line that everything stands on, or the edge of the mat."""
    shut = "Z" if len(floor) > LINE else ""
    return f'<path class="{P}ground" d="M{"L".join(map(spot, floor))}{shut}"/>'


LINE = 2  # ends


def inside(still: Still) -> str:
    """Draw body, props and arrow."""
    return (
        "".join(map(prop, still.before))
        + drawn(still.shapes)
        + "".join(map(prop, still.after))
        + arrow(still.arrow)
    )


def prop(one: Prop) -> str:
    """Draw something beside the body."""
    line = "L".join(f"{n(x)} {n(y)}" for x, y in one.line)
    return f'<path class="{P}{one.name}" stroke-width="{n(one.width)}" d="M{line}"/>'


def arrow(way: tuple[Spot, ...]) -> str:
    """Draw where the part that moves most has come from."""
    if not way:
        return ""
    (sx, sy), (mx, my), (ex, ey) = way
    cx, cy = 2 * mx - (sx + ex) / 2, 2 * my - (sy + ey) / 2
    dx, dy = ex - cx, ey - cy
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length * HEAD, dy / length * HEAD
    tips = [(ex - ux - uy * s * 0.8, ey - uy + ux * s * 0.8) for s in (1, -1)]
    return (
        f'<path class="{P}arrow" d="M{spot(way[0])}Q{spot((cx, cy))} {spot(way[2])}'
        f'M{spot(tips[0])}L{spot(way[2])}L{spot(tips[1])}"/>'
    )


HEAD = 0.03


def drawn(shapes: Shapes) -> str:
    """Draw the outlines of one body, and the bars of its spine among them."""
    pieces = [
        f'<path class="{P}{e.shade}" d="{path(e.chains)}"/>' for e in shapes.parts
    ]
    if shapes.lit:
        spine = (
            f'<path class="{P}bars" d="{bars(shapes.bars)}"/>'
            f'<path class="{P}bars {P}lit" d="{bars(shapes.lit)}"/>'
        )
        pieces.insert(shapes.bars_after, spine)
    return "".join(pieces)


def path(chains: Iterable[tuple[Ball, ...]]) -> str:
    """Draw rows of rounds as one outline."""
    drawn = []
    for chain in chains:
        if len(chain) == 1:
            drawn.append(circle(chain[0]))
        drawn += [capsule(*pair) for pair in pairwise(chain)]
    return "".join(drawn)


def capsule(first: Ball, second: Ball) -> str:
    """Draw two rounds and the straight sides that touch both."""
    ((x1, y1), r1), ((x2, y2), r2) = first, second
    dx, dy = x2 - x1, y2 - y1
    length = hypot(dx, dy)
    if length <= abs(r1 - r2) + 1 / SCALE:
        return circle(first if r1 >= r2 else second)
    c = (r1 - r2) / length
    s = sqrt(1 - c * c)
    ux, uy = dx / length, dy / length
    ax, ay = ux * c - uy * s, uy * c + ux * s
    bx, by = ux * c + uy * s, uy * c - ux * s
    one, two = n(r1), n(r2)
    return (
        f"M{n(x1 + ax * r1)} {n(y1 + ay * r1)}"
        f"A{one} {one} 0 {int(c < 0) ^ 1} 1 {n(x1 + bx * r1)} {n(y1 + by * r1)}"
        f"L{n(x2 + bx * r2)} {n(y2 + by * r2)}"
        f"A{two} {two} 0 {int(c < 0)} 1 {n(x2 + ax * r2)} {n(y2 + ay * r2)}Z"
    )


def circle(ball: Ball) -> str:
    """Draw one round."""
    (x, y), r = ball
    radius = round(r * SCALE)
    half = f"a{radius} {radius} 0 1 1"
    return f"M{n(x - r)} {n(y)}{half} {2 * radius} 0{half}-{2 * radius} 0Z"


def bars(lines: Iterable[tuple[Spot, Spot]]) -> str:
    """Draw bars as short lines."""
    return "".join(f"M{n(a[0])} {n(a[1])}L{n(b[0])} {n(b[1])}" for a, b in lines)


# The parts of a figure, and the names of their colors: areas, then lines.
FILLS = {
    "far-arm": "far",
    "far-leg": "far",
    "trunk": "trunk",
    "head": "trunk",
    "near-leg": "leg",
    "near-arm": "arm",
}
STROKES = {
    "bars": "bar",
    "lit": "lit",
    "block": "prop",
    "soft": "prop",
    "thin": "line",
    "arrow": "line",
    "ground": "ground",
}
WIDTHS = {"bars": 6, "arrow": 5, "ground": 4}


def rules(colors: Mapping[str, str]) -> str:
    """Write the rules that color a figure, each color by its name."""
    fills = [f".{P}{part}{{fill:{colors[name]}}}" for part, name in FILLS.items()]
    lines = ",".join(f".{P}{part}" for part in STROKES)
    strokes = [f".{P}{part}{{stroke:{colors[name]}}}" for part, name in STROKES.items()]
    widths = [f".{P}{part}{{stroke-width:{width}}}" for part, width in WIDTHS.items()]
    plain = f"{lines}{{fill:none;stroke-linecap:round;stroke-linejoin:round}}"
    return "".join([*fills, plain, *strokes, *widths])
