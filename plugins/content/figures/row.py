"""People side by side on one line of ground."""

from collections.abc import Iterable

from figures.model import Pose
from figures.scene import MARGIN, Box, Still, scene_of
from figures.svg import inside, n, opened

APART = 0.14  # of a body's height, from one person to the next
EDGE = 0.005  # the same at the picture's edges: lengths are rounded


def row_svg(poses: Iterable[Pose], color: str = "") -> str:
    """Draw people in a row, as ornament: their feet are on the picture's lower edge.

    What they stand on is the page's own line.

    Args:
        color: The rules of a picture that stands alone; a page has its own.
    """
    at, top = EDGE, 0.0
    groups: list[str] = []
    for still, box in map(alone, poses):
        at += APART if groups else 0.0
        groups.append(
            f'<g transform="translate({n(at - box.left)})">{inside(still)}</g>'
        )
        at += box.right - box.left
        top = min(top, box.top)
    box = Box(0.0, top - EDGE, at + EDGE, 0.0)
    style = f"<style>{color}</style>" if color else ""
    return opened(box, "", alone=bool(color)) + style + "".join(groups) + "</svg>"


def alone(pose: Pose) -> tuple[Still, Box]:
    """Draw one person, and find the paper that they take without any margin."""
    scene = scene_of([pose])
    still, box = scene.stills[0], scene.box
    sides = [  # of what is beside the body: its lines have a width
        x + side * stroke.width / 2
        for stroke in (*still.before, *still.after)
        for x, _y in stroke.line
        for side in (-1, 1)
    ]
    tight = Box(
        min([box.left + MARGIN, *sides]),
        box.top + MARGIN,
        max([box.right - MARGIN, *sides]),
        0.0,
    )
    return still, tight
