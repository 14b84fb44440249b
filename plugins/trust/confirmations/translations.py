"""Whether a person has confirmed just the words that a translation has now."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from confirmations.model import Confirmations, text_of
from content_model.front_matter import UNSEEN
from content_model.model import Content
from site_parts import PagePart

# The page of who confirmed a translation; None while nobody has.
TRANSLATION_CONFIRMED_BY = PagePart[Content | None]("translation_confirmed_by")


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
