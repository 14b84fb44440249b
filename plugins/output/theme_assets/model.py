"""The theme's styles and scripts, and which of them a page needs."""

import re
from base64 import b64encode
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import cached_property, lru_cache
from hashlib import sha256
from urllib.parse import urlsplit

from markupsafe import Markup

from plain_data import dataclass
from site_parts import SitePart
from theme_assets.bundles import (
    SHEET_OF,
    Named,
    classes_of,
    far_down,
    files_of,
    parts_of,
)
from theme_assets.matching import RIGHT_TO_LEFT, matching
from theme_assets.smaller import for_one_page, parted
from theme_assets.smaller import joined as one_sheet

ELEMENTS = re.compile(r"<([a-z][a-z0-9-]*)")
WORDS = re.compile(r"[\w-]+")
# A stylesheet's address of a typeface or an icon, as seen from its file.
STATIC = re.compile(r"\.\./static/([\w./-]+)")
# The same in an example of a component, which knows no digest.
PLAIN = re.compile(r'(?<=")/theme/([\w./-]+)(?=")')


@dataclass(frozen=True, kw_only=True)
class PageAssets:
    """What one page needs.

    Attributes:
        style: What the sheet shared by all pages, and those of the components on
            it, say about what is on it.
        scripts: Addresses of the scripts of the components on it.
        below: Address of the styles that don't stand in `style`, but come later.
    """

    style: Markup
    scripts: tuple[str, ...]
    below: str = ""

    @cached_property
    def style_hash(self) -> str:
        """Name the style as the page's own policy does."""
        return hash_of(self.style)


@dataclass(frozen=True, kw_only=True)
class Assets:
    """All styles and scripts, by the name of their file.

    Attributes:
        shared: What every page carries: most of css/.
        styles: The styles of each other component and of `PARTS`.
        styled: All classes and elements that some sheet speaks of.
        below: How parts below look, and all that paper needs, whatever is on a page.
        statics: Files of theme/static/, each with its name in the output.
        later: The one script that stands in pages: it brings the others once
            the page's words are painted.
        colors: The page's color, light and dark, for the browser's own frame.
    """

    shared: str
    styles: Mapping[str, str]
    styled: frozenset[str]
    below: Named
    scripts: Mapping[str, Named]
    statics: Mapping[str, str]
    later: Markup
    colors: tuple[str, str]
    made: dict[tuple[object, ...], PageAssets] = field(
        default_factory=dict, compare=False
    )

    def on(self, page: str, siteurl: str) -> PageAssets:
        """Choose what a page needs by what is on it."""
        classes = classes_of(page)
        used = frozenset(parts_of(page, classes) & self.parts)
        here = {f".{name}" for name in classes}
        here |= {"html", "body", *ELEMENTS.findall(page)}
        if 'dir="rtl"' in page:
            here.add(RIGHT_TO_LEFT)
        styled = frozenset(here & self.styled)
        later = far_down(page, classes)
        key = used, styled, later, siteurl
        if key not in self.made:
            self.made[key] = self.choose(used, styled, later, urlsplit(siteurl).path)
        return self.made[key]

    @cached_property
    def parts(self) -> set[str]:
        """What a page may have that not every page needs styles or a script for."""
        return {*self.styles, *self.scripts, *SHEET_OF}

    def static(self, name: str, root: str = "") -> str:
        """Give the address of a file of theme/static/; it changes with the file."""
        return f"{root}/theme/{self.statics.get(name, name)}"

    def addressed(self, example: Markup) -> Markup:
        """Call the theme's files in an example by the names they have in the output."""

        def address(found: re.Match[str]) -> str:
            script = self.scripts.get(found[1].removesuffix(".js"))
            return f"/{script.path}" if script else self.static(found[1])

        return Markup(PLAIN.sub(address, example))  # noqa: S704 - our own

    def script_hashes(self) -> tuple[str, ...]:
        """Return the same of the script that stands in pages."""
        return (hash_of(self.later),)

    def choose(
        self,
        used: AbstractSet[str],
        here: AbstractSet[str],
        later: Collection[str],
        root: str,
    ) -> PageAssets:
        """Join what the parts of a page need, in the order of its names.

        Args:
            here: Classes and elements on it; a script may add those that it names.
            later: Sheets that come once its words are painted.
        """
        needed = sorted({SHEET_OF.get(part, part) for part in used})
        scripts = files_of(set(self.scripts) & used)
        code = set(WORDS.findall(" ".join(self.scripts[name].text for name in scripts)))
        added = {name for name in self.styled if name.removeprefix(".") in code}
        first = (name for name in needed if name in self.styles and name not in later)
        sheets = (self.shared, *(self.styles[name] for name in first))
        css = chosen(sheets, frozenset(here | added))
        if later:  # only now: a token that paper changes has kept its name
            css, _paper = parted(css)
        css = STATIC.sub(lambda found: self.static(found[1], root), css)
        return PageAssets(
            style=Markup(css),  # noqa: S704 - our own
            scripts=tuple(
                f"{root}/{self.scripts[name].path}" for name in sorted(scripts)
            ),
            below=f"{root}/{self.below.path}" if later else "",
        )


@lru_cache(maxsize=128)  # a preview makes the same pages again and again
def chosen(sheets: tuple[str, ...], here: frozenset[str]) -> str:
    """Join sheets, as far as they are about what is on a page."""
    return for_one_page(matching(one_sheet(sheets), here))


ASSETS = SitePart[Assets]("assets")  # templates see them, too


def hash_of(code: str) -> str:
    """Name inline code as a security policy does."""
    return f"sha256-{b64encode(sha256(code.encode()).digest()).decode()}"
