"""Who of the practice confirmed what a service needs: a name and a day, not a word.

`confirmed = true` looks the same whoever wrote it; the sample says it, too.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from facts.model import Practice
from facts.toml_lines import line_of, lines_of_keys
from placeholders.known import KnownTexts
from placeholders.passages import Passage

FILE = "practice.toml"
RULE = "unfinished"


def strange_confirmations(
    practice: Practice, content: Path, today: date
) -> Iterator[Diagnostic]:
    """Yield what can't be so in who confirmed an offer, and on which day."""
    lines = lines_of_keys(
        (content / "practice" / FILE).read_text("utf-8-sig", "replace")
    )
    shown = f"{content.name}/practice/{FILE}"
    people = sorted(path.stem for path in (content / "people").glob("[!_.]*.md"))
    for table in ("gyrotonic", "dry_needling"):
        offer = getattr(practice, table)
        if offer and offer.by and offer.by not in people:
            problem = f"“by” names “{offer.by}”, but people/ has no {offer.by}.md."
            fix = suggest(offer.by, people, f"Use: {', '.join(people)}.")
            yield Diagnostic(shown, line_of(lines, f"{table}.by"), problem, fix, RULE)
        if offer and offer.on and offer.on > today:
            problem = f"“on” is a day to come ({offer.on})."
            fix = "Write the day on which it was confirmed."
            yield Diagnostic(shown, line_of(lines, f"{table}.on"), problem, fix, RULE)


def unconfirmed_offers(
    practice: Practice, content: Path, known: KnownTexts
) -> Iterator[Diagnostic]:
    """Yield each confirmation in practice.toml that nobody of the practice gave."""
    text = (content / "practice" / FILE).read_text("utf-8-sig", "replace")
    lines = lines_of_keys(text)
    for table, key, offer in (
        ("gyrotonic", "trained_staff", practice.gyrotonic),
        ("gyrotonic", "owner_confirmed", practice.gyrotonic),
        ("dry_needling", "confirmed", practice.dry_needling),
    ):
        if offer is None or not getattr(offer, key):
            continue
        if offer.on and _is_ours(offer.by, content, known):
            continue
        problem = f"Nobody of your practice stands for “{key} = true”."
        fix = (
            f"Under [{table}] write who confirmed it and when: by = a file of people/"
            " without .md, on = the day; or set it to false."
        )
        line = line_of(lines, f"{table}.{key}")
        shown = f"{content.name}/practice/{FILE}"
        yield Diagnostic(shown, line, problem, fix, "sample")


def _is_ours(name: str, content: Path, known: KnownTexts) -> bool:
    sample = any(known.phrases_in(Passage(name, 1, "name")))
    return not sample and (content / "people" / f"{name}.md").is_file()
