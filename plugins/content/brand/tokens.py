"""Colors by the names of the theme's tokens, and the sheet that they are put into."""

import re
from collections.abc import Mapping

COLOR = re.compile(r"--color-([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")
Colors = Mapping[str, tuple[str, str]]  # light and dark


def colors_of(css: str) -> Colors:
    """Find the colors of a sheet; one that is the same in both schemes has it twice."""
    return {
        name: (light or both, dark or both)
        for name, light, dark, both in COLOR.findall(css)
    }


def colored(css: str, colors: Colors) -> str:
    """Put colors into a sheet in place of its own."""

    def put(found: re.Match[str]) -> str:
        if found[1] not in colors:
            return found[0]
        light, dark = colors[found[1]]
        value = light if light == dark else f"light-dark({light}, {dark})"
        return f"--color-{found[1]}: {value};"

    return COLOR.sub(put, css)
