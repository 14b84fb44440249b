"""The theme's tokens: the one sheet that every color comes from."""

import re
from collections.abc import Mapping
from pathlib import Path

from pelican.settings import Settings

COLOR = re.compile(r"--color-([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")
Colors = Mapping[str, tuple[str, str]]  # by the token's name: light and dark


def tokens_css(settings: Settings) -> str:
    """Read the sheet."""
    path = Path(settings["THEME"]) / "css" / "tokens.css"
    return path.read_text(encoding="utf-8")


def colors_of(css: str) -> Colors:
    """Find the colors of a sheet; one that is the same in both schemes has it twice."""
    return {
        name: (light or both, dark or both)
        for name, light, dark, both in COLOR.findall(css)
    }
