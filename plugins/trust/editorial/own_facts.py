"""The practice's own telephone numbers and addresses, as its facts have them.

Pages refer to these. A hospital's number, a helpline's or an agency's is someone
else's: nothing may ever tell an author to write the practice's in its place.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from facts.values import slug_of
from plain_data import dataclass

_FILES = {"practice.toml": "practice", "notices.toml": "notice"}
_US_NUMBER = re.compile(r"\+?1?[2-9]\d{2}[2-9]\d{6}")
_SEPARATORS = re.compile(r"[\s().\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]")
_A_FACT = "a reference to it"  # where it has no short one
_DIGITS = 10  # of a US number without its country code


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """Each own value, with what an author writes for it: `{practice:fax}`.

    Attributes:
        site: Its address without a scheme: `www.example.com/clinic`.
        names: What wording.toml names once, in every language.
        figures: Of numbers.toml: the key of a source, and a figure in it.
    """

    telephones: tuple[tuple[str, str], ...] = ()
    emails: tuple[tuple[str, str], ...] = ()
    streets: tuple[str, ...] = ()
    postal_codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    site: str = ""

    def telephone(self, typed: str) -> str:
        """Give the reference for a number however it is typed; "" for another's."""
        digits = digits_of(typed)
        return next((to for own, to in self.telephones if own.endswith(digits)), "")

    def email(self, typed: str) -> str:
        """Give the reference for an email address; "" for another's."""
        return next((to for own, to in self.emails if own == typed.lower()), "")

    def is_street(self, typed: str) -> bool:
        """Tell whether it is ours: by house number and name, or by postal code."""
        words = _start(typed)
        return words in map(_start, self.streets) or any(
            typed.rsplit(maxsplit=1)[-1].startswith(code) for code in self.postal_codes
        )


NO_FACTS = OwnFacts()


def digits_of(number: str) -> str:
    """Give a telephone number's digits without its country code."""
    digits = re.sub(r"\D", "", number)
    return digits[-_DIGITS:] if len(digits) > _DIGITS else digits


def own_facts(folder: Path, figures: tuple[tuple[str, str], ...] = ()) -> OwnFacts:
    """Read them; a file that can't be read is told elsewhere, and has none."""
    telephones: dict[str, str] = {}
    emails: dict[str, str] = {}
    streets: list[str] = []
    postal_codes: list[str] = []
    site = ""
    for file, table in _FILES.items():
        for names, text in _texts(_table(folder / file)):
            reference = _reference(table, names)
            if _US_NUMBER.fullmatch(_SEPARATORS.sub("", text)):
                telephones.setdefault(digits_of(text), reference)
            elif re.fullmatch(r"[^@\s]+@[^@\s]+", text):
                emails.setdefault(text.lower(), reference)
            elif names[-1] == "street":
                streets.append(text)
            elif names[-1] == "postal_code":
                postal_codes.append(text)
            elif names == ("site_url",):
                site = text.partition("://")[2].rstrip("/")
    return OwnFacts(
        tuple(telephones.items()),
        tuple(emails.items()),
        tuple(streets),
        tuple(postal_codes),
        tuple(_names(folder)),
        figures,
        site,
    )


def _names(folder: Path) -> Iterator[str]:
    """Yield what the checklist is called, in English and in every other language."""
    checklist = _table(folder / "wording.toml").get("checklist")
    name = checklist.get("name") if isinstance(checklist, Mapping) else None
    words = [
        _table(path)
        for path in sorted(folder.parent.glob(f"*/{folder.name}/words.toml"))
    ]
    for value in [name, *(table.get(str(name)) for table in words)]:
        if (
            isinstance(value, str) and len(value.split()) > 1
        ):  # one word says other things
            yield value


def _reference(table: str, names: tuple[str, ...]) -> str:
    """Write what an author puts for a value: `{practice:location.harbor.fax}`."""
    own = names[1:2] if names[0] == "extra" else names
    short = len(own) == 1 or (own[0].startswith("location.") and len(own) == 2)  # noqa: PLR2004
    return f"{{{table}:{'.'.join(own)}}}" if short else _A_FACT


def _table(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}


def _texts(value: object, *names: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text of a table, with the names that lead to it."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, *names, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, *_entry(names, inner))
    elif isinstance(value, str) and names:
        yield names, value


def _entry(names: tuple[str, ...], value: object) -> tuple[str, ...]:
    """Name an entry of a list; a location by the end of its page's address."""
    if names != ("location",) or not isinstance(value, Mapping):
        return names
    slug = value.get("slug") or slug_of(str(value.get("name", "")))
    return (f"location.{slug}",)


def _start(street: str) -> list[str]:
    """Give house number and first word of a name; the rest is often shortened."""
    words = [
        word for word in street.lower().split() if not re.fullmatch(r"[nsew]\.?", word)
    ]
    return words[:2]
