"""What connects to Pelican; the package says what it is for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pelican.generators import Generator

from confirmations.model import Confirmations, text_of
from confirmations.reader import read_confirmations
from content_model.contents import all_pages
from content_model.front_matter import UNSEEN
from content_model.model import Content
from diagnostics import report
from site_parts import PagePart
from whole_build.stages import content_linked, content_read

# The page of who confirmed a translation; None while nobody has.
TRANSLATION_CONFIRMED_BY = PagePart[Content | None]("translation_confirmed_by")


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_confirmations)
    content_linked.connect(say_who_confirmed)


def check_confirmations(generators: Sequence[Generator]) -> None:
    """Report confirmations of other words than those of today, and of nobody."""
    settings = generators[0].settings
    content = Path(settings["PATH"])
    confirmations, diagnostics = read_confirmations(content)
    report.add(*diagnostics, *confirmations.outdated(content))


def say_who_confirmed(generators: Sequence[Generator]) -> None:
    """Let the page of each translation say who stands behind its words."""
    content = Path(generators[0].settings["PATH"])
    confirmations, _ = read_confirmations(content)
    credit_translations(all_pages(generators), confirmations, content)


def credit_translations(
    contents: Iterable[Content], confirmed: Confirmations, content: Path
) -> None:
    """Give every translation the page of the person who confirmed its words."""
    contents = list(contents)
    people: dict[str, dict[str, Content]] = defaultdict(dict)
    for page in contents:
        if page.kind == "person" and page.status not in UNSEEN:
            people[_original(page)][page.lang] = page
    for page in contents:
        if getattr(page, "translates_version", None) is None:
            continue
        path = Path(page.source_path)
        file = path.relative_to(content).as_posix()
        made = confirmed.covers(file, text_of(path))
        pages = people[made.by] if made else {}
        own = pages.get(page.lang) or next(iter(pages.values()), None)
        TRANSLATION_CONFIRMED_BY.put(page, own)


def _original(person: Content) -> str:
    return str(getattr(person, "translates", "") or Path(person.source_path).stem)
