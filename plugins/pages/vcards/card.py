"""Contact cards as telephones read them: vCard 3.0 (RFC 2426).

Version 3, not 4: every telephone in use reads it.
"""

from base64 import b64encode
from collections.abc import Sequence

from facts.model import Geo, Location, Practice

LONGEST_LINE = 75  # octets, without the line's end


def practice_card(practice: Practice, logo: bytes) -> str:
    """Write the practice's card, with its mark as PNG."""
    return card(
        [
            ("N", f"{escaped(practice.name)};;;;"),
            ("FN", escaped(practice.name)),
            ("X-ABShowAs", "COMPANY"),
            *work(practice),
            *place(practice.geo),
            ("URL", f"{practice.site_url.url}/"),
            mark(logo),
        ]
    )


def mark(logo: bytes) -> tuple[str, str]:
    """Show the practice's mark, a PNG."""
    return "LOGO;ENCODING=b;TYPE=PNG", b64encode(logo).decode()


def location_card(practice: Practice, location: Location, url: str, logo: bytes) -> str:
    """Write the card of one of several offices."""
    name = escaped(f"{practice.name}, {location.name}")
    return card(
        [
            ("N", f"{name};;;;"),
            ("FN", name),
            ("X-ABShowAs", "COMPANY"),
            *work(practice, location),
            *place(location.geo),
            ("URL", f"{practice.site_url.url}/{url}"),
            mark(logo),
        ]
    )


def place(known: Geo | None) -> list[tuple[str, str]]:
    """Say where maps find it, when the practice knows."""
    return [("GEO", f"{known.latitude};{known.longitude}")] if known else []


def person_card(  # noqa: PLR0913, PLR0917 - what a card says
    practice: Practice,
    name: str,
    credentials: Sequence[str],
    role: str,
    url: str,
    at: Location | None = None,
) -> str:
    """Write a therapist's card: reached through the practice, or one office of it."""
    given, _, family = name.rpartition(" ")
    suffixes = ",".join(map(escaped, credentials))
    return card(
        [
            ("N", f"{escaped(family)};{escaped(given)};;;{suffixes}"),
            ("FN", escaped(", ".join([name, *credentials]))),
            ("TITLE", escaped(role)),
            *work(practice, at),
            ("URL", f"{practice.site_url.url}/{url}"),
        ]
    )


def work(practice: Practice, at: Location | None = None) -> list[tuple[str, str]]:
    """List what every card has: the ways to one office, or to the practice."""
    known = at or practice
    address, email = known.address, known.email or practice.email
    parts = (
        "",
        "",
        address.street,
        address.locality,
        address.region,
        address.postal_code,
        address.country,
    )
    lines = [
        ("ORG", escaped(practice.name)),
        ("TEL;TYPE=WORK,VOICE,PREF", known.telephone.international),
        ("EMAIL;TYPE=INTERNET,WORK", email.address),
        ("ADR;TYPE=WORK", ";".join(map(escaped, parts))),
    ]
    if known.text:
        lines.append(("TEL;TYPE=WORK,MSG", known.text.international))
    if known.fax:
        lines.append(("TEL;TYPE=WORK,FAX", known.fax.international))
    return lines


def card(lines: Sequence[tuple[str, str]]) -> str:
    """Put lines between a card's beginning and end."""
    whole = [("BEGIN", "VCARD"), ("VERSION", "3.0"), *lines, ("END", "VCARD")]
    return "".join(f"{folded(f'{name}:{value}')}\r\n" for name, value in whole)


def escaped(text: str) -> str:
    """Keep a text one value: commas and semicolons part values."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def folded(line: str) -> str:
    """Break a long line where no letter is cut: a space starts its continuation."""
    if len(line.encode()) <= LONGEST_LINE:  # as most are
        return line
    parts: list[str] = []
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE - bool(parts):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
