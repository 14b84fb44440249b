"""A page, and where it stands."""

from collections.abc import Iterator

from content_model.model import Content
from structured_data.entities import ENTITIES, HEALTH, dates, person_of
from structured_data.view import Node, PageView

PAGE_TYPES = {
    "about": "AboutPage",
    "contact": "ContactPage",
    "location": "ContactPage",
    "people": "CollectionPage",
    "services": "CollectionPage",
    "conditions": "CollectionPage",
    "exercises": "CollectionPage",
    "list": "CollectionPage",
    "search": "SearchResultsPage",
    "person": "ProfilePage",
}
PATIENTS: Node = {"@type": "MedicalAudience", "audienceType": "Patient"}


def page(view: PageView) -> Node:
    """Describe the page itself."""
    health = view.kind in HEALTH
    kind = "MedicalWebPage" if health else PAGE_TYPES.get(view.template, "WebPage")
    node: Node = {
        "@type": kind,
        "@id": view.id_of("page", view.url),
        "url": view.address(view.url),
        "name": view.title,
        "description": view.description,
        "inLanguage": view.lang,
        "isPartOf": view.ref("website"),
        "breadcrumb": view.ref("breadcrumbs", view.url) if view.trail else None,
        "medicalAudience": PATIENTS if health else None,
        "mainEntity": about(view),
    }
    return {**node, **reviewed(view, view.content)} if health and view.content else node


def about(view: PageView) -> Node | None:
    """Refer to what the page is about."""
    if view.kind in ENTITIES:
        return view.ref(view.kind, view.url)
    if view.template == "location":
        return view.ref("location", view.url)
    return view.ref("practice") if view.template in {"home", "contact"} else None


def reviewed(view: PageView, content: Content) -> Node:
    """Say who checked a page with health claims, and when."""
    checked: Node = {
        "lastReviewed": content.reviewed.isoformat() if content.reviewed else None,
        "reviewedBy": person_of(view, content.reviewer_page),
    }
    return checked | dates(content)


def breadcrumbs(view: PageView) -> Iterator[Node]:
    """Describe the way from the home page; the last step is the page itself."""
    if view.trail:
        steps: list[Node] = [
            {"name": crumb.title, "item": {"@id": view.address(crumb.url)}}
            for crumb in view.trail
        ]
        yield {
            "@type": "BreadcrumbList",
            "@id": view.id_of("breadcrumbs", view.url),
            "itemListElement": [
                {"@type": "ListItem", "position": position, **step}
                for position, step in enumerate([*steps, {"name": view.title}], start=1)
            ],
        }
