"""The hours as schema.org has them, for the clinic's structured data."""

from datetime import date

from facts.model import Hours, Interval

SCHEMA_DAYS = "https://schema.org/{}"


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
