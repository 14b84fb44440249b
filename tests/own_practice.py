"""A practice of its own, which has nothing of the sample's."""

import re

PERSON = """\
---
title: {name}
description: {name} has treated people with sore backs in Portland for eleven years.
role: Physical therapist
credentials: [PT]
license_state: OR
order: {order}
---

{first} rides her bicycle to work in any weather.
"""
PRACTICE = """\
name = "Back Works"
legal_name = "Back Works, LLC"
tagline = "Unhurried help for sore backs"
sample = false
state = "OR"
site_url = "https://backworks.health"
time_zone = "America/Los_Angeles"
telephone = "503-222-7781"
email = "hi@backworks.health"

[address]
street = "14 Alder Lane"
locality = "Portland"
region = "OR"
postal_code = "97201"

[geo]
latitude = 45.51
longitude = -122.67

[[language]]
code = "en"
name = "English"

[[language]]
code = "es"
name = "Español"
"""
INSURERS = """\
[[insurer]]
name = "Cascadia Mutual"

[[price]]
service = "First visit"
amount_usd = 175

[cancellation]
hours_notice = 12
fee_usd = 25
"""
HOURS = """\
[weekly]
monday = ["09:00-17:00"]
tuesday = ["09:00-17:00"]
wednesday = []
thursday = ["09:00-17:00"]
friday = ["09:00-15:00"]
saturday = []
sunday = []
"""
INDEX = """\
title = "Reading for sore backs"
nav_title = "Reading"
description = "What we tell our patients, written down."

[[category]]
name = "Treatment"
description = "What we do, and why."
"""


def make_it_own(content):
    """Give a small site's content other people and facts than the sample's."""
    for old in (content / "people").glob("*.md"):
        old.unlink()
    for order, (slug, name) in enumerate(
        {"dana-diaz": "Dana Diaz", "rosa-reed": "Rosa Reed"}.items()
    ):
        text = PERSON.format(name=name, first=name.split()[0], order=order)
        (content / "people" / f"{slug}.md").write_text(text)
    for name, text in {
        "practice": PRACTICE,
        "insurers": INSURERS,
        "hours": HOURS,
        "article_index": INDEX,
    }.items():
        (content / "practice" / f"{name}.toml").write_text(text)
    states = content / "practice/states.toml"
    text = re.sub(r"(?m)^checked = \S+", "checked = 2026-10-02", states.read_text())
    states.write_text(text)
    notices = content / "practice/notices.toml"
    text = notices.read_text()
    for old, new in (
        (r"effective_date = \S+", "effective_date = 2026-05-04"),
        ("Robin Sample|Casey Specimen", "Rosa Reed"),
        (r"303-555-014\d", "503-222-7781"),
        (r"\w+@example\.com", "hi@backworks.health"),
        (r"(?s)language_assistance = \[.*?\]", 'language_assistance = ["Spanish"]'),
    ):
        text = re.sub(old, new, text)
    notices.write_text(text)
