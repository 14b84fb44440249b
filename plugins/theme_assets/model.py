"""The theme's stylesheet and script."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FIRST = "layers.css"


@dataclass(frozen=True, slots=True)
class Assets:
    """One stylesheet and one script for the whole site; urls have no leading slash."""

    css: str
    js: str

    @property
    def css_url(self) -> str:
        """Where the stylesheet is, for ever: other content has another name."""
        return f"theme/site.{digest(self.css)}.css"

    @property
    def js_url(self) -> str:
        """Where the script is."""
        return f"theme/site.{digest(self.js)}.js"


def gather(theme: Path) -> Assets:
    """Join all files of a theme folder, sorted by name."""
    css = sorted(
        [*theme.glob("css/*.css"), *theme.glob("components/*/*.css")],
        key=lambda path: (path.name != FIRST, path.as_posix()),
    )
    return Assets(joined(css), joined(sorted(theme.glob("components/*/*.js"))))


def joined(paths: list[Path]) -> str:
    """Join files, a blank line between two."""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def digest(text: str) -> str:
    """Shorten a hash to what tells two versions apart."""
    return sha256(text.encode()).hexdigest()[:10]
