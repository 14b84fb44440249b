"""The sample practice with three offices, for tests and for looking at it."""

import re

OFFICES = """
[[location]]
name = "Example Street"
telephone = "303-555-0142"
fax = "303-555-0143"
directions = "Two blocks west of the station, above the bakery."
parking = "Six places behind the house, two of them wide."
entrance = "The door on the yard has no steps. The lift is to its left."

[location.address]
street = "100 Example Street"
locality = "Sampletown"
region = "CO"
postal_code = "80000"

[location.geo]
latitude = 39.25
longitude = -103.05

[location.map]
words = "We are on Example Street, just north of First Avenue. Park behind the house; the way in from there has no steps."
door = "34,45"
parking = "58,38"
no_steps = "46,47"

[[location.map.street]]
name = "Example Street"
line = ["29,0", "29,100"]

[[location.map.street]]
name = "First Avenue"
line = ["0,80", "60,80", "100,66"]

[[location]]
name = "Harbor"
telephone = "303-555-0146"
text = "303-555-0147"
email = "harbor@example.com"

[location.address]
street = "7 Harbor Square"
locality = "Sampleport"
region = "CO"
postal_code = "80001"

[location.booking]
url = "https://booking.example.com/harbor"

[location.weekly]
monday = []
tuesday = ["10:00-14:00"]
wednesday = []
thursday = ["10:00-14:00"]
friday = []
saturday = ["09:00-12:00"]
sunday = []

[[location.holiday]]
date = 2026-12-24
name = "Christmas Eve"
hours = []

[[location.holiday]]
date = 2026-12-05
name = "Harbor day"
hours = []

[[location]]
name = "St. Mary's Rehabilitation Pavilion"
slug = "pavilion"
telephone = "303-555-0148"

[location.address]
street = "1200 Very Long Boulevard of the Pioneers, Suite 410"
locality = "Sampletown"
region = "CO"
postal_code = "80000"
"""  # noqa: E501 - as its author writes it
PEOPLE = {
    "jordan-sample": "[example-street, harbor]",
    "alex-placeholder": "[harbor]",
    "sam-specimen": "[pavilion]",
}
WORDS = {"Harbor": "Puerto", "Harbor day": "Día del puerto"}


def give_it_offices(content, offices=OFFICES, people=PEOPLE):
    """Turn the sample's content into that of a practice with several offices."""
    path = content / "practice" / "practice.toml"
    facts = path.read_text(encoding="utf-8")
    for name in ("telephone", "fax", "text"):
        facts = re.sub(rf"(?m)^{name} = .*\n", "", facts)
    for name in ("address", "geo"):
        facts = re.sub(rf"(?ms)^\[{name}\].*?(?=^\[)", "", facts)
    facts = f'header_telephone = "each"\n{facts}{offices}'
    path.write_text(facts, encoding="utf-8")
    for slug, there in people.items():
        page = content / "people" / f"{slug}.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("order:", f"locations: {there}\norder:", 1))
    words = content / "es" / "practice" / "words.toml"
    if words.exists():
        lines = "".join(f'"{here}" = "{there}"\n' for here, there in WORDS.items())
        words.write_text(f"{words.read_text(encoding='utf-8')}\n{lines}")
