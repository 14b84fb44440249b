"""Whether a translation still says what its original says.

translates_version: the day of the original that was translated
reviewed, modified: the original's last days
-> a note for the author, and `newer_original` for the reader
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from content_model.model import Content
from diagnostics import Diagnostic
from plain_data import dataclass
from site_parts import PagePart


@dataclass(frozen=True, slots=True)
class NewerOriginal:
    """An original whose reviewed content is newer than its translation.

    Attributes:
        url: Without a leading slash.
        lang: The original's language.
    """

    reviewed: date
    url: str
    lang: str


NEWER_ORIGINAL = PagePart[NewerOriginal | None]("newer_original")


def compare(contents: Iterable[Content], default: str) -> Iterator[Diagnostic]:
    """Give every page its `newer_original`, or None; name those that lag behind."""
    contents = list(contents)
    originals = {key_of(page): page for page in contents if page.lang == default}
    for content in contents:
        NEWER_ORIGINAL.put(content, None)
        version = getattr(content, "translates_version", None)
        original = originals.get(key_of(content))
        if content.lang == default or version is None or original is None:
            continue
        reviewed = getattr(original, "reviewed", None)
        if reviewed and not original.waiting and day(reviewed) > day(version):
            newer = NewerOriginal(day(reviewed), original.url, original.lang)
            NEWER_ORIGINAL.put(content, newer)
        changed = last_change(original)
        if changed and changed > day(version):
            yield lagging(content, changed, day(version))
        elif changed and changed < day(version):
            yield ahead(content, changed, day(version))


def without_home(
    contents: Sequence[Content], codes: Iterable[str]
) -> Iterator[Diagnostic]:
    """Name a language with pages but no home: the switch of other pages leads there."""
    spoken = {content.lang: content for content in contents}
    homes = {content.url.strip("/") for content in contents}
    for code in codes:
        if code in spoken and code not in homes:
            problem = f"No page stands at /{code}/, where the language switch leads."
            fix = f"Give the language a home page, with “address: /{code}/”."
            yield Diagnostic(spoken[code].source.path, 1, problem, fix, level="warning")


def key_of(content: Content) -> str:
    """Name a page and its translations alike."""
    name = getattr(content, "translation_id", None)
    return str(name or f"{content.kind}/{content.slug}")


def last_change(original: Content) -> date | None:
    """Tell the last day on which an original's words changed or were confirmed."""
    if original.waiting:
        return None  # a preview shows it as if it had been confirmed today
    days = [getattr(original, name, None) for name in ("reviewed", "modified")]
    known = [day(moment) for moment in days if moment]
    return max(known, default=None)


def day(value: date) -> date:
    """Take the day of a date; Pelican's have a time."""
    return value.date() if isinstance(value, datetime) else value


def ahead(content: Content, changed: date, version: date) -> Diagnostic:
    """Say which translation claims to be of a day that its original never had."""
    problem = f"“translates_version: {version}” is later than the original's last day."
    fix = f"Write the day of the original that it translates, {changed} at the latest."
    return content.source.at(
        "translates_version", problem, fix, "translation", "warning"
    )


def lagging(content: Content, changed: date, version: date) -> Diagnostic:
    """Say which translation has to be compared again."""
    problem = f"The original changed on {changed}; this translates that of {version}."
    fix = f"Compare them, then set translates_version to {changed}."
    return content.source.at(
        "translates_version", problem, fix, "translation", "warning"
    )
