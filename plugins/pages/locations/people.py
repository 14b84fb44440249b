"""Who sees people in which office: `locations: [elm-street]` on a person's page."""

from collections.abc import Iterable, Iterator, Sequence

from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.suggest import suggest


def slugs_of(person: Content, people: Iterable[Content]) -> Sequence[str] | None:
    """Tell what somebody's page names; a translation names what its original does."""
    named: Sequence[str] | None = getattr(person, "locations", None)
    if named is None and hasattr(person, "translates"):
        originals = (
            original for original in people if original.slug == person.translates
        )
        return getattr(next(originals, None), "locations", None)
    return named


def check_people(
    people: Sequence[Content], slugs: Sequence[str]
) -> Iterator[Diagnostic]:
    """Name who is at no office, or at one that does not exist.

    Args:
        slugs: Of all offices; with one or none, everybody is there.
    """
    for person in people:
        named = slugs_of(person, people)
        if named is None and len(slugs) > 1:
            problem = f"{person.title} is at no location."
            known = f"[{', '.join(slugs)}]"
            fix = f"Write locations: {known}, those that are right, or [] for none."
            yield person.source.at("locations", problem, fix)
        for slug in getattr(person, "locations", ()):
            if slug not in slugs:
                problem = f"“locations” names “{slug}”, which is no location."
                known = f"Use: {', '.join(slugs)}." if slugs else "Leave it out."
                fix = suggest(slug, slugs, known)
                yield person.source.at("locations", problem, fix)
