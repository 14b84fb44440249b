"""What the fields of a new page start with, so that it can be seen at once."""

from content_model.model import Kind
from new_page.existing import ExistingSite
from schema import Field

LANGUAGES = ("en", "es")
NEEDS_DESCRIPTION = {
    "en": "A draft that still needs a description of one or two sentences.",
    "es": "Un borrador que todavía necesita una descripción de una o dos frases.",
}
# A person puts them in: nobody has written or checked what is not there yet.
LEFT_EMPTY = ("author", "reviewer", "reviewed", "next_review")
# A bridge, so that there is a figure to begin with.
POSES = [
    {"step": 1, "position": "on-back", "shows": "Say what the figure shows."},
    {
        "step": 2,
        "position": "on-back",
        "raised": True,
        "legs": {"hip": 0, "knee": 95},
        "shows": "Say what has moved.",
    },
]
EXERCISE: dict[str, dict[str, object]] = {
    "en": {
        "plain_name": "In everyday words",
        "what_for": "Say what it trains or eases.",
        "position": "lying",
        "level": "gentle",
        "dose": dict.fromkeys(("times", "hold", "days"), "as your therapist sets it"),
        "steps": ["Say how it starts.", "Say what moves."],
        "easier": "Say how to ask less.",
        "harder": "Say how to ask more.",
        "ask_first": ["weak bones, or a spine fracture"],
        "stop": ["Say what else to stop at."],
        "poses": POSES,
    },
    "es": {
        "plain_name": "En palabras de todos los días",
        "what_for": "Diga qué entrena o alivia.",
        "position": "lying",
        "level": "gentle",
        "dose": dict.fromkeys(
            ("times", "hold", "days"), "como lo indique su terapeuta"
        ),
        "steps": ["Diga cómo empieza.", "Diga qué se mueve."],
        "easier": "Diga cómo hacerlo más fácil.",
        "harder": "Diga cómo hacerlo más difícil.",
        "ask_first": ["huesos débiles, o una fractura de la columna"],
        "stop": ["Diga con qué más hay que parar."],
        "poses": [
            {**pose, "shows": shows}  # a translation may leave the angles out
            for pose, shows in zip(
                POSES,
                ("Diga qué muestra la figura.", "Diga qué se movió."),
                strict=True,
            )
        ],
    },
}
PROGRAM: dict[str, dict[str, object]] = {
    "en": {
        "who_for": "Say whom it is for.",
        "ask_first": ["weak bones, or a spine fracture"],
    },
    "es": {
        "who_for": "Diga para quién es.",
        "ask_first": ["huesos débiles, o una fractura de la columna"],
    },
}
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
    if kind.name == "exercise":
        values |= EXERCISE[lang]
    if kind.name == "program":
        values |= PROGRAM[lang] | {
            "exercises": list(existing.files["exercises"][:1]) or ["bridge"]
        }
    if "compare" in kind.by_name:
        values["compare"] = dict(kind.by_name["compare"].keys)
    if lang != "en":
        values["translates_version"] = existing.today
    return {name: values[name] for name in kind.by_name if name in values}
