"""Colors as numbers: contrast as WCAG has it, lightness as people see it."""

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
ALMOST = 1e-4  # out of range by rounding alone
STEPS = 200  # of lightness, from black to white
Lab = tuple[float, float, float]


def whole(text: str) -> str:
    """Write a color with six small digits: #ABC is #aabbcc."""
    digits = text.lstrip("#").lower()
    short = len(digits) == len("abc")
    return "#" + ("".join(2 * digit for digit in digits) if short else digits)


@lru_cache(4096)
def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it, from 0 (black) to 1 (white)."""
    red, green, blue = map(_linear, _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG defines it, from 1 to 21; the order does not matter."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Go part of the way from one color to another, in even steps to the eye."""
    first, second = lab_of(one), lab_of(other)
    return color_of(
        *(low + (high - low) * share for low, high in zip(first, second, strict=True))
    )


@lru_cache(65_536)
def at(color: str, lightness: float, most: float = 1.0) -> str:
    """Give a color's hue at a lightness from 0 to 1, at most so colorful."""
    _, a, b = lab_of(color)
    chroma = math.hypot(a, b)
    share = min(1.0, most / chroma) if chroma else 1.0
    return color_of(lightness, a * share, b * share)


def lightness(color: str) -> float:
    """Tell how light a color looks, from 0 to 1."""
    return lab_of(color)[0]


def nearest(color: str, good: Callable[[str], bool]) -> str | None:
    """Find the shade of a color that is good, and the least lighter or darker."""
    return next((shade for shade in shades(color) if good(shade)), None)


def shades(color: str) -> Iterator[str]:
    """Yield a color, then its shades, the nearest first."""
    yield color
    here = lightness(color)
    for step in sorted(range(STEPS + 1), key=lambda number: abs(number / STEPS - here)):
        yield at(color, step / STEPS)


@lru_cache(4096)
def lab_of(color: str) -> Lab:
    """Turn a color into OKLab (Björn Ottosson, 2020)."""
    red, green, blue = map(_linear, _channels(color))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def color_of(light: float, a: float, b: float) -> str:
    """Turn OKLab into a color; one that no screen has loses colorfulness."""
    for tenth in range(10, -1, -1):
        linear = _from_lab(light, a * tenth / 10, b * tenth / 10)
        if all(-ALMOST <= channel <= 1 + ALMOST for channel in linear):
            break
    return "#" + "".join(f"{round(255 * _coded(channel)):02x}" for channel in linear)


def _from_lab(light: float, a: float, b: float) -> tuple[float, float, float]:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _linear(coded: float) -> float:
    return coded / 12.92 if coded <= 0.04045 else ((coded + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _coded(linear: float) -> float:
    light = min(1.0, max(0.0, linear))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004
