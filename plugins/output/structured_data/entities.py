"""What a page is about: an article, a treatment, a condition, a person."""

from collections.abc import Iterator

from content_model.kinds import KINDS
from content_model.model import Content
from locations.words import SEES_PEOPLE_AT
from pictures.shown import PICTURE, PICTURE_FILE
from structured_data.view import Node, PageView

HEALTH = {kind.name for kind in KINDS if kind.health}


def main_entity(view: PageView) -> Iterator[Node]:
    """Describe what the page is about; what it says of itself is said there."""
    if view.content and view.kind in ENTITIES:
        kind, own = ENTITIES[view.kind]
        name = view.id_of(view.kind, view.url)
        yield {"@type": kind, "@id": name, **own(view, view.content)}


def article(view: PageView, content: Content) -> Node:
    """Describe an article by its author."""
    return {
        "headline": view.title,
        "description": view.description,
        "url": view.address(view.url),
        "image": photograph(view, content) or view.image,
        **dates(content),
        "author": person_of(view, content.author_page),
        "publisher": view.ref("practice"),
        "articleSection": content.category.name,
    }


def service(view: PageView, _content: Content) -> Node:
    """Describe a treatment; its page says what it may do and what not."""
    return {"name": view.title}


def condition(view: PageView, content: Content) -> Node:
    """Describe a kind of pain, with the names that people use."""
    return {
        "name": view.title,
        "alternateName": list(getattr(content, "also_called", ())),
    }


def exercise(view: PageView, content: Content) -> Node:
    """Describe an exercise; its dose is in words, as its source gives it."""
    return {
        "name": view.title,
        "alternateName": [content.plain_name, *getattr(content, "also_called", ())],
        "activityFrequency": content.dose["days"],
        "activityDuration": content.dose["hold"],
    }


def program(view: PageView, content: Content) -> Node:
    """Describe a program by its exercises."""
    return {
        "name": view.title,
        "audience": {"@type": "Audience", "audienceType": content.who_for},
        "hasPart": named(view, "ExercisePlan", "exercise", content),
    }


def named(view: PageView, kind: str, name: str, content: Content) -> list[Node]:
    """Refer to the pages that a page names, with their titles; the id is there."""
    return [
        {"@type": kind, "@id": view.id_of(name, page.url), "name": page.title}
        for page in getattr(content, f"{name}_pages", ())
    ]


def profile(view: PageView, content: Content) -> Node:
    """Describe a person on their own page."""
    return {
        **person(view, content),
        "honorificSuffix": ", ".join(content.credentials),
        "jobTitle": content.role,
        "description": content.description,
        "worksFor": view.ref("practice"),
        "workLocation": [
            {
                "@type": ["MedicalClinic", "Physiotherapy"],
                "@id": view.id_of("location", location.url),
                "name": location.facts.name,
                "url": view.address(location.url),
            }
            for location in SEES_PEOPLE_AT.of(content)
        ],
    }


def person(view: PageView, content: Content) -> Node:
    """Name a person."""
    return {
        "@type": "Person",
        "@id": view.id_of("person", content.url),
        "name": content.title,
        "url": view.address(content.url),
        "image": photograph(view, content),
    }


def photograph(view: PageView, content: Content) -> str | None:
    """Give the address of a page's own photograph; a drawn bust is none."""
    picture = PICTURE.find(content) if PICTURE_FILE.find(content) else None
    return view.address(picture.path) if picture else None


def person_of(view: PageView, content: Content | None) -> Node | None:
    """Refer to who stands behind a page; a draft may have nobody yet."""
    return view.ref("person", content.url) if content else None


def people(view: PageView) -> Iterator[Node]:
    """Name the author and the reviewer of a page with health claims."""
    if view.content and view.kind in HEALTH:
        seen = {}
        for content in (view.content.author_page, view.content.reviewer_page):
            if content:
                seen[content.url] = person(view, content)
        yield from seen.values()


def dates(content: Content) -> Node:
    """Say when it was published and last changed, in days."""
    modified = getattr(content, "modified", None) or content.date
    return {
        "datePublished": content.date.date().isoformat(),
        "dateModified": modified.date().isoformat(),
    }


# Each kind's schema.org type and what is said of it; the kind also ends the `@id`.
ENTITIES = {
    "article": ("BlogPosting", article),
    "service": ("MedicalTherapy", service),
    "condition": ("MedicalCondition", condition),
    "person": ("Person", profile),
    "exercise": ("ExercisePlan", exercise),
    "program": ("ExercisePlan", program),
}
