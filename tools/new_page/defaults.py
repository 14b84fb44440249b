"""What the fields of a new page start with, so that it can be seen at once."""

from typing import Any

from content_model.model import Field, Kind
from new_page.house import House

LANGUAGES = ("en", "es")
NEEDS_DESCRIPTION = {
    "en": "A draft that still needs a description of one or two sentences.",
    "es": "Un borrador que todavía necesita una descripción de una o dos frases.",
}
# A person puts them in: nobody has written or checked what is not there yet.
LEFT_EMPTY = ("author", "reviewer", "reviewed", "next_review")
ASKED = ("title", "description", "translates", "role", "level", "category")


def asked_for(kind: Kind, lang: str) -> list[Field]:
    """Give the fields that only a person can fill, in the order of asking."""
    names = [name for name in ASKED if name in kind.by_name]
    if lang == "en":
        names.remove("translates")
    fields = [kind.by_name[name] for name in names]
    return [each for each in fields if each.required or each.name == "translates"]


def starting_values(kind: Kind, lang: str, house: House) -> dict[str, Any]:
    """Give what is known of a new page; the rest waits for people."""
    values = {
        "description": NEEDS_DESCRIPTION[lang],
        "status": "draft",
        "date": house.today,
        "category": house.categories[0],
        "order": house.next_order(kind),
        "role": "Physical therapist",
        "credentials": ["PT"],
        "license_state": house.state,
        "level": "therapy",
        "sources": ["cpg"],
    }
    if "compare" in kind.by_name:
        values["compare"] = dict(kind.by_name["compare"].keys)
    if lang != "en":
        values["translates_version"] = house.today
    return {name: values[name] for name in kind.by_name if name in values}
