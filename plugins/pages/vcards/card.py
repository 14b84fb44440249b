"""Contact cards as telephones read them: vCard 3.0 (RFC 2426).

Version 3, not 4: every telephone in use reads it.
"""

from collections.abc import Sequence

from facts.model import Practice

LONGEST_LINE = 75  # octets, without the line's end


def practice_card(practice: Practice) -> str:
    """Write the practice's card."""
    return card(
        [
            ("N", f"{escaped(practice.name)};;;;"),
            ("FN", escaped(practice.name)),
            ("X-ABShowAs", "COMPANY"),
            *work(practice),
            *place(practice),
            ("URL", f"{practice.site_url.url}/"),
        ]
    )


def place(practice: Practice) -> list[tuple[str, str]]:
    """Say where maps find it, when the practice knows."""
    known = practice.geo
    return [("GEO", f"{known.latitude};{known.longitude}")] if known else []


def person_card(
    practice: Practice, name: str, credentials: Sequence[str], role: str, url: str
) -> str:
    """Write a therapist's card: reached through the practice."""
    given, _, family = name.rpartition(" ")
    suffixes = ",".join(map(escaped, credentials))
    return card(
        [
            ("N", f"{escaped(family)};{escaped(given)};;;{suffixes}"),
            ("FN", escaped(", ".join([name, *credentials]))),
            ("TITLE", escaped(role)),
            *work(practice),
            ("URL", f"{practice.site_url.url}/{url}"),
        ]
    )


def work(practice: Practice) -> list[tuple[str, str]]:
    """List what every card of the practice has."""
    address = practice.address
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
        ("TEL;TYPE=WORK,VOICE,PREF", practice.telephone.international),
        ("EMAIL;TYPE=INTERNET,WORK", practice.email.address),
        ("ADR;TYPE=WORK", ";".join(map(escaped, parts))),
    ]
    if practice.text:
        lines.append(("TEL;TYPE=WORK,MSG", practice.text.international))
    if practice.fax:
        lines.append(("TEL;TYPE=WORK,FAX", practice.fax.international))
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
    parts: list[str] = []
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE - bool(parts):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
