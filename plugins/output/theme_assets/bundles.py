"""Which styles and scripts come together, and what on a page asks for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

CLASSES = re.compile(r'class="([^"]+)"')  # with \b before it, ten times as slow
# Sheets for more than one thing. A page carries it for any of these parts.
PARTS = {
    "overview": {"cluster", "grid", "hung", "listing", "section"},  # css/overview.css
    "tables": {"table"},  # css/tables.css
    "checklist": {"cited-sources", "sign-list", "sign-result", "sign-sheet"},
    "boxes": {"aside", "notice"},
    "costs": {"plan-list", "price-table"},
    "figures": {"drawing", "figure"},
    "form": {"checked-form", "error-summary", "form-field"},
    "hours": {"open-now", "opening-hours"},
}
# Scripts that a page needs at once are one file: each more is a round trip more.
TOGETHER = {
    "checking": {"cited-sources", "sign-summary"},
    "finding": {"open-now", "site-search"},
    "moving": {"exercise-program", "open-now"},
    "reaching": {"checked-form", "open-now"},
    "turning": {"open-now", "submenu"},
}
SHEET_OF = {part: sheet for sheet, parts in PARTS.items() for part in parts}


@dataclass(frozen=True, slots=True)
class Named:
    """A script, or styles that come later; the address changes with the text."""

    name: str
    text: str
    suffix: str = "js"

    @property
    def path(self) -> str:
        """Where it is written, below the output folder."""
        digest = sha256(self.text.encode()).hexdigest()[:10]
        return f"theme/{self.name}.{digest}.{self.suffix}"


def files_of(scripts: set[str]) -> set[str]:
    """Name the files that have these scripts."""
    for file, parts in TOGETHER.items():
        if parts <= scripts:
            scripts = scripts - parts | {file}
    return scripts


def classes_of(page: str) -> set[str]:
    """Name the classes on a page."""
    groups = set(CLASSES.findall(page))  # the same ones stand on many elements
    return {name for group in groups for name in group.split()}


def parts_of(page: str, classes: Iterable[str]) -> set[str]:
    """Name what the classes on a page belong to: `card__title` is card's."""
    parts = {name.partition("__")[0].partition("--")[0] for name in classes}
    return parts | {"table"} if "<table" in page else parts
