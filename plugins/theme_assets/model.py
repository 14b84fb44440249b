"""The theme's styles and scripts, and which of them a page needs."""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import lightningcss
from markupsafe import Markup

SHEETS = ("tokens", "reset", "base", "compositions", "utilities", "print")
BROWSERS = ["safari >= 15.4", "chrome >= 105", "firefox >= 110"]
CLASSES = re.compile(r'\bclass="([^"]+)"')
SMALL = 400  # bytes; a sheet of its own would cost a hash in each answer
STATIC = "../static/"  # how a stylesheet's addresses start, as seen from its file


@dataclass(frozen=True, slots=True)
class Script:
    """A component's script; its address changes with its text."""

    name: str
    text: str

    @property
    def path(self) -> str:
        """Where it is written, below the output folder."""
        digest = sha256(self.text.encode()).hexdigest()[:10]
        return f"theme/{self.name}.{digest}.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAssets:
    """What one page needs.

    Attributes:
        styles: The sheet shared by all pages, and those of the components on it.
        scripts: Addresses of the scripts of the components on it.
    """

    styles: tuple[Markup, ...]
    scripts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Assets:
    """All styles and scripts, by component.

    Attributes:
        shared: The styles of css/ and of small components, for every page.
        styles: The styles of each other component. A sheet stands in a page as it
            is, so that the security policy can name it by its hash.
        colors: The page's color, light and dark, for the browser's own frame.
    """

    shared: str
    styles: Mapping[str, str]
    scripts: Mapping[str, Script]
    colors: tuple[str, str]
    made: dict[tuple[frozenset[str], str], PageAssets] = field(default_factory=dict)

    def on(self, page: str, siteurl: str) -> PageAssets:
        """Choose what a page needs by the classes on it."""
        used = frozenset(components_on(page) & self.names)
        if (used, siteurl) not in self.made:
            self.made[used, siteurl] = self.choose(used, urlsplit(siteurl).path)
        return self.made[used, siteurl]

    @cached_property
    def names(self) -> set[str]:
        """Components that have styles or a script."""
        return {*self.styles, *self.scripts}

    def sheets(self, root: str) -> dict[str, Markup]:
        """Return every sheet by the name of its component; "" has the shared one."""
        theme = f"{root}/theme/"
        return {
            name: Markup(css.replace(STATIC, theme))  # noqa: S704 - our own
            for name, css in {"": self.shared, **self.styles}.items()
        }

    def style_hashes(self, siteurl: str) -> tuple[str, ...]:
        """Return the hash of each sheet, as a security policy names it."""
        sheets = self.sheets(urlsplit(siteurl).path).values()
        return tuple(
            f"sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}"
            for sheet in sheets
        )

    def choose(self, used: Iterable[str], root: str) -> PageAssets:
        """Join the styles of components in the order of their names."""
        names = sorted(used)
        sheets = self.sheets(root)
        return PageAssets(
            styles=tuple(sheets[name] for name in ("", *names) if name in sheets),
            scripts=tuple(
                f"{root}/{self.scripts[name].path}"
                for name in names
                if name in self.scripts
            ),
        )


def gather(theme: Path) -> Assets:
    """Read the theme's folder."""
    layers, *sheets = (
        (theme / "css" / f"{name}.css").read_text(encoding="utf-8")
        for name in ("layers", *SHEETS)
    )
    shared = "\n".join(sheets)
    styles = {
        path.stem: small(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(theme.glob("components/*/*.css"))
    }
    frame = components_of_the_frame(theme)
    everywhere = {n for n, css in styles.items() if n in frame or len(css) < SMALL}
    return Assets(
        # The order of layers by itself: joined with them, it would be left out.
        shared=small(layers, "layers.css")
        + small(shared, "shared.css")
        + "".join(styles[name] for name in sorted(everywhere)),
        styles={name: css for name, css in styles.items() if name not in everywhere},
        scripts={
            path.stem: Script(path.stem, path.read_text(encoding="utf-8"))
            for path in sorted(theme.glob("components/*/*.js"))
        },
        colors=page_colors(shared),
    )


def components_of_the_frame(theme: Path) -> set[str]:
    """Name the components that the base template puts on every page."""
    base = theme / "templates" / "base.html"
    text = base.read_text(encoding="utf-8") if base.exists() else ""
    return set(re.findall(r'from "components/([\w-]+)/', text))


def small(css: str, name: str) -> str:
    """Take out what browsers don't need; put in what older ones do."""
    made: str = lightningcss.process_stylesheet(
        css, filename=name, browsers_list=BROWSERS, minify=True
    )
    return made


def components_on(page: str) -> set[str]:
    """Name the components whose classes are on a page: `card__title` is card's."""
    classes = {name for each in CLASSES.findall(page) for name in each.split()}
    return {re.split("__|--", name, maxsplit=1)[0] for name in classes}


def page_colors(css: str) -> tuple[str, str]:
    """Find the page's color in the tokens."""
    found = re.search(r"--color-page: light-dark\((\S+), (\S+)\);", css)
    if found is None:
        msg = "theme/css/tokens.css has no --color-page: light-dark(…, …);"
        raise ValueError(msg)
    return found[1], found[2]
