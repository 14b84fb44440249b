"""What several offices of a practice come to together."""

from datetime import date

from facts.model import Facts


def callers_choose(facts: Facts) -> bool:
    """Tell whether a caller picks one of several offices' numbers."""
    different = {location.telephone for location in facts.locations}
    return facts.practice.header_telephone == "each" and len(different) > 1


def special_days(facts: Facts) -> list[tuple[date, str]]:
    """List the days with other hours, at any office, each once: day and name."""
    at_all = [facts.hours_at(location).holiday for location in facts.locations]
    return sorted({(holiday.date, holiday.name) for days in at_all for holiday in days})
