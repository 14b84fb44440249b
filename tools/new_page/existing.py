"""What the site already has, so that a new page fits in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from content_model.front_matter import read_front_matter
from content_model.model import Kind
from facts.reader import read_facts
from facts.today import build_day
from facts.words import article_categories
from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class ExistingSite:
    """The site as a new page finds it.

    Attributes:
        files: For each folder of content, its file names without .md.
        orders: For each folder, the largest `order` in use.
    """

    content: Path
    today: date
    state: str
    categories: tuple[str, ...]
    files: Mapping[str, tuple[str, ...]]
    orders: Mapping[str, int]

    def next_order(self, kind: Kind) -> int:
        """Give the place after the last one, with room between."""
        return self.orders.get(kind.folder, 0) // 10 * 10 + 10


def read_existing(content: Path, folders: list[str], lang: str = "en") -> ExistingSite:
    """Look through the content; raises ContentError when facts have mistakes."""
    facts = read_facts(content / "practice", content.parent)
    found = {folder: sorted((content / folder).glob("*.md")) for folder in folders}
    return ExistingSite(
        content=content,
        today=build_day(facts.practice),
        state=facts.practice.state,
        categories=article_categories(content, lang),
        files={name: tuple(p.stem for p in paths) for name, paths in found.items()},
        orders={name: _largest(paths) for name, paths in found.items()},
    )


def _largest(paths: list[Path]) -> int:
    orders = [0]
    for path in paths:
        fields, _ = read_front_matter(path.read_text(encoding="utf-8-sig"), path.name)
        order = fields.values.get("order") if fields else None
        orders += [order] if isinstance(order, int) else []
    return max(orders)
