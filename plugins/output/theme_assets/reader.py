"""Read the theme's folder."""

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

from markupsafe import Markup

from brand.model import Brand
from brand.sheet import faces_css, with_typefaces
from brand.tokens import colored
from build_cache.kept import kept_or_made
from fast_build.environment import packages
from theme_assets.bundles import BELOW, PARTS, SHEET_OF, TOGETHER, Named
from theme_assets.matching import names
from theme_assets.model import Assets
from theme_assets.smaller import (
    PAPER,
    constants,
    in_place,
    joined,
    parted,
    short_names,
    shortened,
    small,
    tokens_of,
)

EVERYWHERE = ("layers", "shared")
SHEETS = ("tokens", "reset", "base", "compositions", "utilities", "print")
BASE = SHEETS.index("base")  # typefaces are loaded just before it


class SheetsMade(NamedTuple):
    """Sheets as pages need them; `Assets` says what each part is."""

    shared: str
    styles: Mapping[str, str]
    styled: frozenset[str]
    below: Named


def gather(
    theme: Path, brand: Brand | None = None, cache: Path | None = None
) -> Assets:
    """Read the theme's folder, and put a brand's colors and icons into it.

    Args:
        cache: Where sheets are kept as pages need them, if they are.
    """
    tokens, sheets = read_sheets(theme, brand)
    make = partial(made_of_sheets, tokens, tuple(sheets.items()))
    if cache:
        made_of = packages(), tokens, tuple(sheets.items())
        sheets_made = kept_or_made(cache, made_of, make, Path(__file__).parent)
    else:
        sheets_made = make()
    return Assets(
        **sheets_made._asdict(),
        scripts=read_scripts(theme),
        statics=read_statics(theme / "static") | files_named(brand),
        later=read_later(theme),
        colors=page_colors(tokens),
    )


def read_sheets(theme: Path, brand: Brand | None) -> tuple[str, dict[str, str]]:
    """Read the tokens, and every sheet by its name."""
    css = {path.stem: path for path in (theme / "css").glob("*.css")}
    some = [css[name] for name in PARTS if name in css]
    shared = [css[name].read_text(encoding="utf-8") for name in SHEETS]
    if brand:
        shared[0] = with_typefaces(
            colored(shared[0], brand.colors), brand.text, brand.heading
        )
        shared.insert(BASE, faces_css(brand.text, brand.heading))
    return shared[0], {
        # The order of layers by itself: joined with them, it would be left out.
        "layers": css["layers"].read_text(encoding="utf-8"),
        "shared": "\n".join(shared),
        **{
            path.stem: path.read_text(encoding="utf-8")
            for path in (*some, *sorted(theme.glob("components/*/*.css")))
        },
    }


def read_scripts(theme: Path) -> dict[str, Named]:
    """Read each component's script, and join those that come together."""
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(theme.glob("components/*/*.js"))
    }
    for name, parts in TOGETHER.items():
        texts[name] = "\n".join(texts[part] for part in sorted(parts & set(texts)))
    return {name: Named(name, text) for name, text in texts.items() if text}


def read_statics(folder: Path) -> dict[str, str]:
    """Name each file after its content: browsers keep what is in theme/ for a year."""
    named = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        named[name.as_posix()] = named_after(name, path.read_bytes())
    return named


def files_named(brand: Brand | None) -> dict[str, str]:
    """Do the same with what is made of a brand."""
    return {
        name: named_after(PurePosixPath(name), content)
        for name, content in (brand.files if brand else {}).items()
    }


def named_after(name: PurePath, content: bytes) -> str:
    """Put a digest of a file's content into its name."""
    digest = sha256(content).hexdigest()[:6]
    return name.with_suffix(f".{digest}{name.suffix}").as_posix()


def read_later(theme: Path) -> Markup:
    """Read the script that stands in pages, without its comments and line ends."""
    path = theme / "later.js"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    code = (line.strip() for line in lines if not line.startswith("//"))
    return Markup("".join(code))  # noqa: S704 - our own


@lru_cache(maxsize=1)  # a preview builds with the same sheets again and again
def made_of_sheets(tokens: str, sheets: tuple[tuple[str, str], ...]) -> SheetsMade:
    """Make the sheets small; part them into what every page carries and the others."""
    values = constants(tokens, (css for _name, css in sheets))
    made = {name: small(in_place(css, values), f"{name}.css") for name, css in sheets}
    short = short_names(made.values())
    made = {name: shortened(css, short) for name, css in made.items()}
    shared = joined(made.pop(name) for name in EVERYWHERE)
    parts: dict[str, list[str]] = {name: [] for name in PARTS}
    for name, css in made.items():
        parts.setdefault(SHEET_OF.get(name, name), []).append(css)
    styles = {name: joined(css) for name, css in sorted(parts.items()) if css}
    styled = names("".join((shared, *styles.values())))
    return SheetsMade(shared, styles, styled, below(shared, styles))


def below(shared: str, styles: Mapping[str, str]) -> Named:
    """Join how parts below look, and all that paper needs of any sheet."""
    screens, paper = parted(joined([shared, *styles.values()]))
    css, _paper = parted(joined(styles[name] for name in BELOW if name in styles))
    css = f"{css}{PAPER}{paper}}}"
    return Named("below", tokens_of(screens, css) + css, "css")


def page_colors(css: str) -> tuple[str, str]:
    """Find the page's color in the tokens."""
    found = re.search(r"--color-page: light-dark\((\S+), (\S+)\);", css)
    if found is None:
        msg = "theme/css/tokens.css has no --color-page: light-dark(…, …);"
        raise ValueError(msg)
    return found[1], found[2]
