"""Print the signs checklist as PDF, from the same files as the page.

    `CHECKLISTS` (signs), the practice's facts
    -> plain values (model.py) -> handout.typ, card.typ -> PDF/UA-1 (printing.py)
    -> /signs/checklist.pdf: both sides of one sheet, for the waiting room
    -> /signs/emergency-card.pdf: the danger signs for a wallet

In every language that has signs. A file is set again only when its words or its
layout have changed. Gives templates nothing; signs.html links to both files.
"""

from pathlib import Path

from pelican import Pelican

from facts.model import Facts
from handouts.model import Sender, handout_data
from handouts.printing import printed
from whole_build.stages import pages_written

FILES = {"handout": "checklist.pdf", "card": "emergency-card.pdf"}


def register() -> None:
    """Connect to Pelican."""
    pages_written.connect(print_handouts)


def print_handouts(pelican: Pelican) -> None:
    """Write both files for every language."""
    settings = pelican.settings
    cache = Path(settings["CACHE_PATH"]) / "handouts"
    for checklist in settings["CHECKLISTS"].values():
        facts = settings["FACTS_OF"][checklist.lang]
        locale = settings["LOCALES"][checklist.lang]
        data = handout_data(checklist, sender(facts), locale)
        for layout, name in FILES.items():
            path = Path(pelican.output_path) / checklist.url / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(printed(layout, data, cache))


def sender(facts: Facts) -> Sender:
    """Name the practice as its paper does."""
    practice = facts.practice
    return Sender(
        name=practice.name,
        telephone=practice.telephone.shown,
        address=tuple(practice.address.lines),
        site=practice.site_url.url.rstrip("/"),
    )
