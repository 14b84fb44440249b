"""An office as templates show it."""

from collections.abc import Sequence

from content_model.model import Content
from facts.model import Location
from locations.street_map import DrawnMap
from opening_hours.words import HoursInWords
from plain_data import dataclass
from site_parts import PagePart
from vcards.directions import MapLink


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationInWords:
    """One office, in one language.

    Attributes:
        facts: What practice.toml says of it.
        url: Its page, without a leading slash; "" when it is the only office.
        card: Its contact card, without a leading slash.
        people: Who sees people there.
    """

    facts: Location
    url: str
    card: str
    hours: HoursInWords
    directions: Sequence[MapLink]
    people: Sequence[Content] = ()
    map: DrawnMap | None = None

    @property
    def notes(self) -> bool:
        """Whether it says more than an address does."""
        known = self.facts
        return bool(known.directions or known.parking or known.entrance or known.map)


OFFICE = PagePart[LocationInWords]("office")  # of its own page
SEES_PEOPLE_AT = PagePart[Sequence[LocationInWords]]("sees_people_at")  # of a person
