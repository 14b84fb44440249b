"""Read the theme's folder."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from theme_assets.model import PARTS, SHEET_OF, Assets, File
from theme_assets.smaller import (
    constants,
    for_screen_and_paper,
    in_place,
    short_names,
    shortened,
    small,
)

SHEETS = ("tokens", "reset", "base", "compositions", "utilities", "print")
# On nearly every page, though the base template does not ask for them.
COMMON = {"breadcrumbs", "button", "page-header"}
SMALL = 200  # bytes; a sheet of its own would cost a hash in each answer


def gather(theme: Path) -> Assets:
    """Read the theme's folder."""
    tokens, sheets = read_sheets(theme)
    screen, paper = made_small(tokens, tuple(sheets.items()))
    everywhere = components_of_the_frame(theme) | COMMON | {"layers", "shared"}
    shared, styles = "", dict.fromkeys(PARTS, "")
    for name, css in screen.items():
        own = SHEET_OF.get(name, name)
        if name in everywhere or (len(css) < SMALL and own not in PARTS):
            shared += css
        else:
            styles[own] = styles.get(own, "") + css
    return Assets(
        shared=shared,
        styles={name: css for name, css in sorted(styles.items()) if css},
        scripts={
            path.stem: File(path.stem, path.read_text(encoding="utf-8"))
            for path in sorted(theme.glob("components/*/*.js"))
        },
        paper=File("paper", paper, "css"),
        colors=page_colors(tokens),
    )


def read_sheets(theme: Path) -> tuple[str, dict[str, str]]:
    """Read the tokens, and every sheet by its name."""
    css = {path.stem: path for path in (theme / "css").glob("*.css")}
    some = [css[name] for name in PARTS if name in css]
    shared = [css[name].read_text(encoding="utf-8") for name in SHEETS]
    return shared[0], {
        # The order of layers by itself: joined with them, it would be left out.
        "layers": css["layers"].read_text(encoding="utf-8"),
        "shared": "\n".join(shared),
        **{
            path.stem: path.read_text(encoding="utf-8")
            for path in (*some, *sorted(theme.glob("components/*/*.css")))
        },
    }


@lru_cache(maxsize=1)  # a preview builds with the same sheets again and again
def made_small(
    tokens: str, sheets: tuple[tuple[str, str], ...]
) -> tuple[Mapping[str, str], str]:
    """Return the small sheets for a screen by their names, and the one for paper."""
    values = constants(tokens, (css for _name, css in sheets))
    parts = {
        name: for_screen_and_paper(small(in_place(css, values), f"{name}.css"))
        for name, css in sheets
    }
    paper = "".join(printed for _screen, printed in parts.values())
    names = short_names([*(screen for screen, _printed in parts.values()), paper])
    screen = {name: shortened(shown, names) for name, (shown, _paper) in parts.items()}
    return screen, shortened(paper, names)


def components_of_the_frame(theme: Path) -> set[str]:
    """Name the components that the base template puts on every page."""
    base = theme / "templates" / "base.html"
    text = base.read_text(encoding="utf-8") if base.exists() else ""
    return set(re.findall(r'from "components/([\w-]+)/', text))


def page_colors(css: str) -> tuple[str, str]:
    """Find the page's color in the tokens."""
    found = re.search(r"--color-page: light-dark\((\S+), (\S+)\);", css)
    if found is None:
        msg = "theme/css/tokens.css has no --color-page: light-dark(…, …);"
        raise ValueError(msg)
    return found[1], found[2]
