"""Put the practice into a visitor's telephone: contact cards, directions.

    facts -> /contact.vcf                           (card.py)
    facts and people -> /people/<name>.vcf, /es/equipo/<name>.vcf
    facts -> /locations/<slug>.vcf, where there are several
    facts -> links to directions in map services    (directions.py)

Gives templates `reach`: `reach.card` (an address without a leading slash) and
`reach.directions`. No map is embedded: nothing is loaded from elsewhere until
somebody asks for directions.
"""

from collections.abc import Sequence
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator

from brand.model import BRAND
from build_cache.files import place
from content_model.contents import listed_contents
from content_model.model import Content
from facts.model import FACTS, Location
from plain_data import dataclass
from site_parts import SitePart
from vcards.card import location_card, person_card, practice_card
from vcards.directions import MapLink, directions
from whole_build.stages import content_described, pages_written

CARD = "contact.vcf"
PEOPLE = SitePart[list[Content]]("VCARD_PEOPLE")  # for the stage after writing


@dataclass(frozen=True, slots=True)
class Reach:
    """Files and links that lead to the practice."""

    card: str
    directions: tuple[MapLink, ...]


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    content_described.connect(share_links)
    pages_written.connect(write_cards)


def share_links(generators: Sequence[Generator]) -> None:
    """Give templates the links, and people the address of their card."""
    settings = generators[0].settings
    if FACTS.find(settings) is None:
        return
    people = [
        person for person in listed_contents(generators) if person.kind == "person"
    ]
    for person in people:
        person.card = card_of(person)
    PEOPLE.put(settings, people)
    reach = Reach(CARD, directions(FACTS.of(settings).practice.address))
    for generator in generators:
        generator.context["reach"] = reach


def card_of(person: Content) -> str:
    """Name a person's card, in the language of the page beside it."""
    return f"{person.url.strip('/')}.vcf"


def card_at(location: Location) -> str:
    """Name the card of one of several offices."""
    return f"locations/{location.slug}.vcf"


def write_cards(pelican: Pelican) -> None:
    """Write a card for the practice, for each office and each person."""
    settings = pelican.settings
    practice = FACTS.of(settings).practice
    logo = BRAND.of(settings).files["icons/icon-192.png"]
    output = Path(pelican.output_path)
    files = {CARD: practice_card(practice, logo)}
    for person in PEOPLE.of(settings):
        own, at = getattr(person, "locations", None) or (), practice.location
        files[card_of(person)] = person_card(
            practice,
            person.title,
            person.credentials,
            person.role,
            person.url,
            next((location for location in at if location.slug in own), None),
        )
    if len(practice.location) > 1:
        for location in practice.location:
            url = f"{settings['LOCATION_FOLDER']}/{location.slug}/"
            files[card_at(location)] = location_card(practice, location, url, logo)
    for name, text in files.items():
        place(output / name, text, settings)
