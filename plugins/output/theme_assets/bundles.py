"""Which styles and scripts come together, and what on a page asks for them."""

import re
from collections.abc import Collection, Iterable
from hashlib import sha256

from plain_data import dataclass

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
# Once the words of a long page are painted comes what paper needs, and how these
# sheets look where they stand far down, or wait for a script or a tick.
LONG = 26_000  # characters of its body
FAR = 12_000  # characters: more than the largest screen shows at first
BELOW = (
    "do-dont",
    "form",
    "next-step",
    "page-feedback",
    "references",
    "related-links",
    "sign-bar",
    "sign-summary",
    "site-footer",
)


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


def far_down(page: str, classes: Collection[str]) -> tuple[str, ...]:
    """Name the sheets that a long page can do without at first.

    A list of pages has few words to wait for, and pictures enough to ask for.
    """
    if len(page) < LONG or "listing" in classes:
        return ()
    parts = {sheet: "|".join(PARTS.get(sheet, (sheet,))) for sheet in BELOW}
    seen_first = page[:FAR]
    return tuple(
        sheet
        for sheet, names in parts.items()
        if not re.search(rf'class="[^"]*\b(?:{names})\b(?!-\w)', seen_first)
    )


def classes_of(page: str) -> set[str]:
    """Name the classes on a page."""
    groups = set(CLASSES.findall(page))  # the same ones stand on many elements
    return {name for group in groups for name in group.split()}


def parts_of(page: str, classes: Iterable[str]) -> set[str]:
    """Name what the classes on a page belong to: `card__title` is card's."""
    parts = {name.partition("__")[0].partition("--")[0] for name in classes}
    return parts | {"table"} if "<table" in page else parts
