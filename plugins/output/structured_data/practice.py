"""The practice, its offices and its website."""

from collections.abc import Iterator
from datetime import date

from facts.model import Address, Facts, Geo, Hours, Location
from facts.values import Interval
from structured_data.view import Node, PageView

# Pages that show hours and pictures; others say whose they are, and where.
WHOLE_ON = {"home", "contact"}

SCHEMA_DAYS = "https://schema.org/{}"


def practice(view: PageView, facts: Facts) -> Node:
    """Describe the business: whole on its own pages, in short elsewhere."""
    known = facts.practice
    node: Node = {
        "@type": ["MedicalClinic", "Physiotherapy"],
        "@id": view.id_of("practice"),
        "name": known.name,
        "url": view.site + "/",
        "address": address(known.address),
    }
    if view.template in WHOLE_ON:
        node |= in_full(view, facts)
        node["department"] = [office_ref(view, location) for location in several(facts)]
    if view.template == "home":
        node["availableService"] = services(view)
    return node


def in_full(view: PageView, facts: Facts) -> Node:
    """Add what the home page and the contact page show."""
    known = facts.practice
    return {
        "telephone": known.telephone.international,
        "faxNumber": known.fax.international if known.fax else None,
        "email": known.email.address,
        "image": view.image,
        "logo": view.logo,
        "geo": place(known.geo),
        "medicalSpecialty": "https://schema.org/Physiotherapy",
        "sameAs": [profile.url.url for profile in known.social],
        # Of several offices, each has its own.
        **({} if several(facts) else specifications(facts.main_hours, view.today())),
    }


def several(facts: Facts) -> tuple[Location, ...]:
    """List the offices that have pages of their own; one alone has none."""
    return facts.locations if len(facts.locations) > 1 else ()


def offices(view: PageView, facts: Facts) -> Iterator[Node]:
    """Describe every office on the practice's own pages, and one on its own."""
    for location in several(facts):
        own = office_url(view, location)
        if view.template in WHOLE_ON or view.url == own:
            yield {
                "@type": ["MedicalClinic", "Physiotherapy"],
                "@id": view.id_of("location", own),
                "name": f"{facts.practice.name}, {location.name}",
                "url": view.address(own),
                "parentOrganization": view.ref("practice"),
                "telephone": location.telephone.international,
                "faxNumber": location.fax.international if location.fax else None,
                "email": location.email.address if location.email else None,
                "address": address(location.address),
                "geo": place(location.geo),
                "image": view.image,
                "medicalSpecialty": "https://schema.org/Physiotherapy",
                **specifications(facts.hours_at(location), view.today()),
            }


def office_ref(view: PageView, location: Location) -> Node:
    """Refer to an office described elsewhere."""
    return view.ref("location", office_url(view, location))


def office_url(view: PageView, location: Location) -> str:
    """Find an office's page in this language."""
    return view.locations[location.slug]


def place(known: Geo | None) -> Node | None:
    """Say where maps put the pin."""
    if known is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": known.latitude,
        "longitude": known.longitude,
    }


def address(known: Address) -> Node:
    """Write a postal address."""
    return {
        "@type": "PostalAddress",
        "streetAddress": known.street,
        "addressLocality": known.locality,
        "addressRegion": known.region,
        "postalCode": known.postal_code,
        "addressCountry": known.country,
    }


def services(view: PageView) -> list[Node]:
    """Name what the practice offers."""
    return [
        {
            "@type": "MedicalTherapy",
            "@id": view.id_of("service", service.url),
            "name": service.title,
            "url": view.address(service.url),
        }
        for service in view.services
    ]


def website(view: PageView, facts: Facts) -> Iterator[Node]:
    """Describe the site as a whole, on its home page; others refer to that."""
    if view.template == "home":
        yield {
            "@type": "WebSite",
            "@id": view.id_of("website"),
            "name": facts.practice.name,
            "url": view.site + "/",
            "publisher": view.ref("practice"),
        }


def specifications(hours: Hours, today: date) -> dict[str, list[dict[str, object]]]:
    """Return the two properties of a LocalBusiness that hold hours.

    Every stretch is an entry of its own, so a lunch break stays closed. A day
    without hours is not listed: that means closed. A special day that is
    closed opens and closes at midnight, as search engines ask for it.
    """
    by_span: dict[Interval, list[str]] = {}
    for name, spans in hours.weekly.days:
        for span in spans:
            by_span.setdefault(span, []).append(name.capitalize())
    week = [
        {**entry(span), "dayOfWeek": [SCHEMA_DAYS.format(day) for day in days]}
        for span, days in by_span.items()
    ]
    special = [
        {
            **(entry(span) if span else closed()),
            "validFrom": holiday.date.isoformat(),
            "validThrough": holiday.date.isoformat(),
        }
        for holiday in sorted(hours.holiday, key=lambda holiday: holiday.date)
        if holiday.date >= today
        for span in (holiday.hours or (None,))
    ]
    return {
        "openingHoursSpecification": week,
        "specialOpeningHoursSpecification": special,
    }


def entry(span: Interval) -> dict[str, object]:
    """Make one entry."""
    return {
        "@type": "OpeningHoursSpecification",
        "opens": f"{span.opens:%H:%M}",
        "closes": f"{span.closes:%H:%M}",
    }


def closed() -> dict[str, object]:
    """Make the entry of a day without hours."""
    return {
        "@type": "OpeningHoursSpecification",
        "opens": "00:00",
        "closes": "00:00",
    }
