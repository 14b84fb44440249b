"""Links that open directions to an office in a map service."""

from urllib.parse import quote

from facts.model import Address
from plain_data import dataclass


@dataclass(frozen=True, slots=True)
class MapLink:
    """A map service and its address for directions."""

    name: str
    url: str


def directions(address: Address) -> tuple[MapLink, ...]:
    """List a link for each service; each gets the address and nothing else."""
    place = quote(address.plain)
    return (
        MapLink(
            "Google Maps",
            f"https://www.google.com/maps/dir/?api=1&destination={place}",
        ),
        MapLink("Apple Maps", f"https://maps.apple.com/?daddr={place}"),
    )
