"""Say which given color can't be read where it stands, and which shade can."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from brand.color import HEX, nearest, whole
from brand.model import BrandFile
from brand.palette import (
    Failure,
    Handful,
    Scheme,
    derived,
    failures,
    nearest_readable,
)
from brand.tokens import Colors
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from facts.toml_file import TomlFile
from plain_data import dataclass

NAMES = ("brand", "accent", "paper", "ink")
# The given color that is to blame when one of these can't be read; else the brand's.
BLAMED = {
    **dict.fromkeys(("ink", "ink-soft", "focus", "edge-control"), "ink"),
    **dict.fromkeys(("on-accent", "accent", "lit"), "accent"),
    **dict.fromkeys(("emergency", "urgent-ink", "do", "link-visited"), "paper"),
    "page": "paper",
}


TOKEN = re.compile(r"\s*--color-([\w-]+):\s*([^;]+);")
_HEX = HEX.pattern
READ = re.compile(rf"{_HEX}|light-dark\({_HEX}, {_HEX}\)|var\(--[\w-]+\)")


@dataclass(frozen=True, slots=True)
class SchemeCheck:
    """The colors of light or of dark pages, while they are checked.

    Attributes:
        given: What all are derived from.
        fixed: What stands in [exact].
    """

    own: TomlFile
    given: Handful
    fixed: Mapping[str, str]
    dark: bool

    def whole(self, given: Handful | None = None) -> Scheme:
        """Derive all colors."""
        return {**derived(given or self.given, dark=self.dark), **self.fixed}

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Name each color that can't be read, once."""
        named = set()
        for failure in failures(self.whole()):
            pair = (failure.front, failure.back)
            exact = next((side for side in pair if side in self.fixed), None)
            name = exact or BLAMED.get(failure.front, "brand")
            if name not in named:
                named.add(name)
                yield self.of_exact(name, failure) if exact else self.of(name, failure)

    def of(self, name: str, failure: Failure) -> Diagnostic:
        """Say of a given color what it lacks and which shade has it."""
        color: str = getattr(self.given, name)

        def good(shade: str) -> bool:
            scheme = self.whole(replace(self.given, **{name: shade}))
            return all(BLAMED.get(e.front, "brand") != name for e in failures(scheme))

        stated = f"dark.{name}" in self.own.lines
        key = f"{'dark' if self.dark and stated else 'colors'}.{name}"
        return self.unreadable(key, color, failure, nearest(color, good))

    def of_exact(self, name: str, failure: Failure) -> Diagnostic:
        """Say the same of a color that stands in [exact]."""
        color = self.fixed[name]
        shade = nearest_readable(name, color, self.whole())
        return self.unreadable(f"exact.{name}", color, failure, shade)

    def unreadable(
        self, key: str, color: str, failure: Failure, shade: str | None
    ) -> Diagnostic:
        """Write the sentence."""
        where = "dark pages" if self.dark else "pages"
        problem = (
            f"“{key.rpartition('.')[2]}”, {color}, can't be read on {where}:"
            f" “{failure.front}” on “{failure.back}” has"
            f" {int(failure.found * 10) / 10} to 1, and needs"
            f" {failure.least:g}."
        )
        fix = f"The nearest that passes is {shade}." if shade else "Use another color."
        return self.own.at(key, problem, fix)


TOKENS = "theme/css/tokens.css"  # a site's own, laid over the software's


def strange_tokens(css: str) -> Iterator[Diagnostic]:
    """Name colors of the tokens whose contrast nobody could compute."""
    for number, line in enumerate(css.splitlines(), start=1):
        if (found := TOKEN.match(line)) and not READ.fullmatch(found[2]):
            problem = f"“{found[2]}” is no color that can be checked."
            fix = "Write #17553d, or light-dark(#17553d, #9fd8bd)."
            yield Diagnostic(TOKENS, number, problem, fix)


def unreadable_tokens(css: str, colors: Colors) -> Iterator[Diagnostic]:
    """Name colors of the tokens that can't be read where they stand, each once."""
    lines = {
        found[1]: number
        for number, line in enumerate(css.splitlines(), start=1)
        if (found := TOKEN.match(line))
    }
    told = set()
    for dark in (False, True):
        scheme = {name: whole(both[dark]) for name, both in colors.items()}
        for failure in failures(scheme):
            if (
                failure.front in told
                or not {failure.front, failure.back} & lines.keys()
            ):
                continue
            told.add(failure.front)
            line = lines.get(failure.front) or lines[failure.back]
            where = "dark pages" if dark else "pages"
            problem = (
                f"“{failure.front}” can't be read on {where}: on “{failure.back}”"
                f" it has {int(failure.found * 10) / 10} to 1, and needs"
                f" {failure.least:g}."
            )
            yield Diagnostic(TOKENS, line, problem, "Use another shade.")


def palette(
    file: BrandFile, own: TomlFile, given: Handful
) -> tuple[Colors, list[Diagnostic]]:
    """Derive all colors of both schemes, and say which can't be read."""
    known = derived(given, dark=False)
    exact = {color.name: color.both for color in file.exact}
    mistakes = list(unknown(own, exact, known))
    schemes = [
        SchemeCheck(
            own,
            in_dark(given, file) if dark else given,
            {name: both[dark] for name, both in exact.items() if name in known},
            dark,
        )
        for dark in (False, True)
    ]
    for scheme in schemes:
        mistakes += scheme.diagnostics()
    light, dark_ones = (scheme.whole() for scheme in schemes)
    return {name: (light[name], dark_ones[name]) for name in known}, mistakes


def unknown(own: TomlFile, exact: Colors, known: Scheme) -> Iterator[Diagnostic]:
    """Name what stands in [exact] and is no color of the theme."""
    for name in exact.keys() - known.keys():
        fix = suggest(name, known, f"Use one of: {', '.join(sorted(known))}.")
        yield own.at(f"exact.{name}", f"“{name}” is no color of the theme.", fix)


def in_dark(given: Handful, file: BrandFile) -> Handful:
    """Derive the colors of dark pages, but for those that are given."""
    stated = {name: color.code for name in NAMES if (color := getattr(file.dark, name))}
    return replace(given.in_dark(), **stated)
