"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pelican import Pelican, signals
from pelican.generators import Generator

from content_model.addresses import local_address
from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import Diagnostic, report
from diagnostics.suggest import suggest
from facts.locations import callers_choose
from facts.model import FACTS, FACTS_OF
from locations.generator import LocationsGenerator, url_of
from locations.street_map import drawn
from locations.words import OFFICE, SEES_PEOPLE_AT, LocationInWords
from opening_hours import in_words
from opening_hours.words import HoursInWords
from site_parts import Settings
from vcards import CARD, card_at
from vcards.directions import directions
from whole_build.stages import content_described, content_linked

ByLanguage = dict[str, tuple[LocationInWords, ...]]


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.get_generators.connect(add_generator)
    content_linked.connect(lead_to_contact)
    content_described.connect(share_locations)


def add_generator(_pelican: Pelican) -> type[Generator]:
    """Add what makes the pages."""
    return LocationsGenerator


def lead_to_contact(generators: Sequence[Generator]) -> None:
    """Let /locations/, whose pages the contact page lists, lead there."""
    settings = generators[0].settings
    facts = FACTS.find(settings)
    if facts is None or len(facts.locations) == 1:
        return
    for page in all_pages(generators):
        if page.template == "contact":
            folder = local_address(settings, page.lang, settings["LOCATION_FOLDER"])
            known = getattr(page, "aliases", ())
            setattr(page, "aliases", (*known, f"/{folder}/"))  # noqa: B010


def share_locations(generators: Sequence[Generator]) -> None:
    """Give templates the offices, and people the offices they are at."""
    settings = generators[0].settings
    facts = FACTS.find(settings)
    if facts is None:
        return
    contents = list(all_pages(generators))
    people = [content for content in contents if content.kind == "person"]
    report.add(
        *check_people(people, [location.slug for location in facts.practice.location])
    )
    found = in_all_languages(settings, people)
    for person in people:
        named = slugs_of(person, people) or ()
        there = found.get(person.lang, ())
        at = [
            location
            for location in there
            if location.url and location.facts.slug in named
        ]
        SEES_PEOPLE_AT.put(person, at)
    for page in contents:
        if page.template == "location":
            offices = {office.url: office for office in found[page.lang]}
            OFFICE.put(page, offices[page.url])
    for generator in generators:
        generator.context["locations"] = found
        generator.context["callers_choose"] = callers_choose(facts)


def in_all_languages(settings: Settings, people: Sequence[Content]) -> ByLanguage:
    """Word every office in every language."""
    found = {}
    for lang, facts in FACTS_OF.of(settings).items():
        several = len(facts.locations) > 1
        found[lang] = tuple(
            LocationInWords(
                facts=location,
                url=url_of(settings, lang, location) if several else "",
                card=card_at(location) if several else CARD,
                hours=hours_of(settings, index)[lang],
                directions=directions(location.address),
                people=seen_at(location.slug, lang, people),
                map=drawn(location.map) if location.map else None,
            )
            for index, location in enumerate(facts.locations)
        )
    return found


def hours_of(settings: Settings, index: int) -> Mapping[str, HoursInWords]:
    """Write one office's hours, by language."""
    return in_words(settings, lambda facts: facts.hours_at(facts.locations[index]))


def seen_at(slug: str, lang: str, people: Sequence[Content]) -> tuple[Content, ...]:
    """List who of a language's people is at an office, in their order."""
    there = (
        person
        for person in people
        if person.lang == lang
        and person.status == "published"
        and slug in (slugs_of(person, people) or ())
    )
    return tuple(sorted(there, key=lambda person: person.order))


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
