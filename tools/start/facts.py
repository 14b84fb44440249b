"""Files of facts, written from answers."""

import json
import re
from collections.abc import Iterable
from datetime import date

from facts.model import UNFILLED, WEEKDAYS, Telephone
from start.answers import Answers, Therapist

LANGUAGE_NAMES = {"en": "English", "es": "Español"}


def practice(answers: Answers) -> str:
    """Write practice.toml."""
    fax = [f"fax = {number(answers.fax)}"] if answers.fax else []
    languages = [
        f'\n[[language]]\ncode = "{code}"\nname = {quoted(LANGUAGE_NAMES[code])}'
        for code in answers.languages
    ]
    return "\n".join(
        [
            "# Facts about the practice. Every page takes them from here.",
            "",
            f"name = {quoted(answers.name)}",
            f"legal_name = {quoted(answers.legal_name or answers.name)}",
            f"tagline = {quoted(answers.tagline)}",
            "sample = false",
            f"state = {quoted(answers.state)}",
            f"site_url = {quoted(answers.site_url.url)}",
            f"time_zone = {quoted(answers.zone)}",
            f"telephone = {number(answers.telephone)}",
            *fax,
            f"email = {quoted(str(answers.email))}",
            "",
            "[address]",
            f"street = {quoted(answers.street)}",
            f"locality = {quoted(answers.city)}",
            f"region = {quoted(answers.state)}",
            f"postal_code = {quoted(answers.postal_code)}",
            *languages,
            "",
        ]
    )


def hours() -> str:
    """Write hours.toml: nobody has said yet when the practice is open."""
    days = "\n".join(f"{day} = []" for day in WEEKDAYS)
    example = '# Such as: monday = ["08:00-12:00", "13:00-17:30"]'
    about = "# Opening hours; a day without any is closed."
    return f"{about}\n{example}\n[weekly]\n{days}\n"


def accessibility() -> str:
    """Write accessibility.toml: nothing was tested on this site yet."""
    return (
        "# What was tested on this site; the accessibility page lists it.\ncheck = []\n"
    )


def costs() -> str:
    """Write insurers.toml: plans and prices are still to be filled in."""
    return f"""\
# Health plans, prices and the terms for calling off a visit.
price = []

[[insurer]]
name = "{UNFILLED}"
"""


def notices(sample: str, today: date) -> str:
    """Keep what is the same for every practice of the notices, and no name."""
    same = ("complaint_", "estimate_")
    open_list = f'language_assistance = ["{UNFILLED}"]'
    text = re.sub(r"(?s)language_assistance = \[.*?\]", open_list, sample)
    lines = []
    for line in text.splitlines():
        key = line.partition(" = ")[0]
        if line.startswith("#"):
            continue  # notes about the sample
        if line == open_list:
            lines.append(line)
        elif key == "effective_date":
            lines.append(f"{key} = {today} # the day your notice takes effect")
        elif re.fullmatch(r"[a-z_]+", key) and '"' in line and not key.startswith(same):
            lines.append(f'{key} = "{UNFILLED}"')
        else:
            lines.append(line)
    return "\n".join(lines).strip() + "\n"


def with_people(menu: str, people: dict[str, Therapist]) -> str:
    """Put the practice's people below their entry of the menu."""
    entries = "\n".join(
        f'  {{ title = {quoted(each.name)}, page = "/people/{slug}/" }},'
        for slug, each in people.items()
    )
    return re.sub(
        r'(page = "/people/"\nchildren = \[\n).*?(\n\])',
        lambda found: f"{found[1]}{entries}{found[2]}",
        menu,
        count=1,
        flags=re.DOTALL,
    )


def person(each: Therapist, state: str, order: int) -> str:
    """Write a person's page, to be filled in."""
    about = f"{UNFILLED}: one or two sentences on who {each.name} is and treats"
    return "\n".join(
        [
            "---",
            f"title: {quoted(each.name)}",
            f"description: {quoted(about)}",
            "status: waiting",
            f"role: {quoted(each.role)}",
            f"credentials: [{', '.join(each.credentials)}]",
            f"license_state: {state}",
            f"order: {order}",
            "---",
            "",
            f"{UNFILLED}",
            "",
        ]
    )


def quoted(text: str) -> str:
    """Write a text so that TOML and YAML read it back, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def number(telephone: Telephone) -> str:
    """Write a telephone number as one types it."""
    digits = telephone.digits
    return quoted(f"{digits[:3]}-{digits[3:6]}-{digits[6:]}")


def listed(values: Iterable[str]) -> str:
    """Write a list of texts."""
    return f"[{', '.join(map(quoted, values))}]"
