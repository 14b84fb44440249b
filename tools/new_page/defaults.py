"""What the fields of a new page start with, so that it can be seen at once."""

from content_model.model import Kind
from new_page.existing import ExistingSite
from plain_text import Table, table_beside
from schema import Field

LANGUAGES = ("en", "es")
NEEDS_DESCRIPTION = {
    "en": "A draft that still needs a description of one or two sentences.",
    "es": "Un borrador que todavía necesita una descripción de una o dos frases.",
}
# A person puts them in: nobody has written or checked what is not there yet.
LEFT_EMPTY = ("author", "reviewer", "reviewed", "next_review")
STARTING: dict[str, dict[str, Table]] = table_beside(__file__, "starting.toml")
ASKED = ("title", "description", "translates", "role", "level", "category")


def asked_for(kind: Kind, lang: str) -> list[Field]:
    """Give the fields that only a person can fill, in the order of asking."""
    names = [name for name in ASKED if name in kind.by_name]
    if lang == "en":
        names.remove("translates")
    fields = [kind.by_name[name] for name in names]
    return [field for field in fields if field.required or field.name == "translates"]


def starting_values(kind: Kind, lang: str, existing: ExistingSite) -> dict[str, object]:
    """Give what is known of a new page; the rest waits for people."""
    values = {
        "description": NEEDS_DESCRIPTION[lang],
        "status": "draft",
        "date": existing.today,
        "category": existing.categories[0],
        "order": existing.next_order(kind),
        "role": "Physical therapist",
        "credentials": ["PT"],
        "license_state": existing.state,
        "level": "therapy",
        "sources": ["cpg"],
    }
    values |= STARTING.get(kind.name, {}).get(lang, {})
    if kind.name == "program":
        values["exercises"] = list(existing.files["exercises"][:1]) or ["bridge"]
    if "compare" in kind.by_name:
        values["compare"] = dict(kind.by_name["compare"].keys)
    if lang != "en":
        values["translates_version"] = existing.today
    return {name: values[name] for name in kind.by_name if name in values}
