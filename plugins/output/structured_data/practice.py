"""The practice and its website, as on every page."""

from facts.model import Facts, Practice
from opening_hours import specifications
from structured_data.view import Node, PageView

# Pages that show hours and pictures; others show how to reach the practice.
WHOLE_ON = {"home", "contact"}


def practice(view: PageView, facts: Facts) -> Node:
    """Describe the business: whole on its own pages, in short elsewhere."""
    known = facts.practice
    node: Node = {
        "@type": ["MedicalClinic", "Physiotherapy"],
        "@id": view.id_of("practice"),
        "name": known.name,
        "url": view.site + "/",
        "telephone": known.telephone.international,
        "address": address(known),
    }
    if view.template in WHOLE_ON:
        node |= in_full(view, facts)
    if view.template == "home":
        node["availableService"] = services(view)
    return node


def in_full(view: PageView, facts: Facts) -> Node:
    """Add what the home page and the contact page show."""
    known = facts.practice
    return {
        "faxNumber": known.fax.international if known.fax else None,
        "email": known.email.address,
        "image": view.image,
        "geo": known.geo
        and {
            "@type": "GeoCoordinates",
            "latitude": known.geo.latitude,
            "longitude": known.geo.longitude,
        },
        "medicalSpecialty": "https://schema.org/Physiotherapy",
        "sameAs": [each.url.url for each in known.social],
        **specifications(facts.hours, view.today),
    }


def address(known: Practice) -> Node:
    """Write the postal address."""
    return {
        "@type": "PostalAddress",
        "streetAddress": known.address.street,
        "addressLocality": known.address.locality,
        "addressRegion": known.address.region,
        "postalCode": known.address.postal_code,
        "addressCountry": known.address.country,
    }


def services(view: PageView) -> list[Node]:
    """Name what the practice offers."""
    return [
        {
            "@type": "MedicalTherapy",
            "@id": view.id_of("service", each.url),
            "name": each.title,
            "url": view.address(each.url),
        }
        for each in view.services
    ]


def website(view: PageView, facts: Facts) -> Node:
    """Describe the site as a whole."""
    return {
        "@type": "WebSite",
        "@id": view.id_of("website"),
        "name": facts.practice.name,
        "url": view.site + "/",
        "publisher": view.ref("practice"),
    }
