"""Files of facts, written from answers."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

import tomlkit

from facts.model import UNFILLED, WEEKDAYS
from facts.toml_text import quoted
from facts.values import slug_of
from start.answers import Answers, Office, Therapist

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
OF_ITSELF_IN_SPANISH = {
    "back pain": "dolor de espalda",
    "Physical therapy for {practice:treats}": (
        "Terapia física para el {practice:treats}"
    ),
}
ROLES_IN_SPANISH = {
    "Physical therapist": "Especialista en terapia física",
    "Physical therapist assistant": "Asistente de terapia física",
}

FEW_CHILDREN = 8
SECTION = r'# An entry.s `children` are(?:.*\n)+?second_level = "section"\n\n'


def practice(answers: Answers) -> str:
    """Write practice.toml."""
    given = {
        "name": answers.name,
        "short_name": answers.short_name,
        "legal_name": answers.legal_name or answers.name,
        "tagline": answers.tagline,
        "sample": False,
        "state": answers.state,
        "site_url": answers.site_url.url,
        "time_zone": answers.zone,
        "telephone": answers.telephone.plain,
        "fax": answers.fax.plain if answers.fax else "",
        "email": str(answers.email),
        "address": address_of(answers, answers),
        "location": [location(office, answers) for office in offices_of(answers)],
        "language": [
            {"code": code, "name": LANGUAGE_NAMES[code]} for code in answers.languages
        ],
    }
    facts = {name: value for name, value in given.items() if value not in ("", [])}
    about = "# Facts about the practice. Every page takes them from here."
    return f"{about}\n\n{tomlkit.dumps(facts)}"


def address_of(place: Office | Answers, answers: Answers) -> dict[str, str]:
    """Give the table of an address; all offices are in one state."""
    return {
        "street": place.street,
        "locality": place.city,
        "region": answers.state,
        "postal_code": place.postal_code,
    }


def location(office: Office, answers: Answers) -> dict[str, object]:
    """Give the table of one of several offices."""
    own = {"telephone": office.telephone.plain} if office.telephone else {}
    return {"name": office.name, **own, "address": address_of(office, answers)}


def wording(answers: Answers, sample: str) -> str:
    """Say in wording.toml what the practice treats."""
    line = f"treats = {quoted(answers.treats)}"
    return re.sub(r"(?m)^treats = .*$", lambda _: line, sample, count=1)


def with_words(words: str, answers: Answers) -> str:
    """Add what the practice says of itself to a language's words, to be translated."""
    known = tomllib.loads(words)
    lines = [
        f"{quoted(phrase)} = {quoted(OF_ITSELF_IN_SPANISH.get(phrase, UNFILLED))}"
        for phrase in (answers.treats, answers.tagline)
        if phrase not in known
    ]
    return "\n".join([words.rstrip(), *lines, ""])


def offices_of(answers: Answers) -> list[Office]:
    """List the offices, the main one first; none where there is only one."""
    if not answers.office:
        return []
    main = Office(
        name=answers.main_office or answers.city,
        street=answers.street,
        city=answers.city,
        postal_code=answers.postal_code,
        telephone=answers.telephone,
    )
    return [main, *answers.office]


def brand(answers: Answers) -> str:
    """Write brand.toml: what the logo shows, and the colors that all come from."""
    lines = [f"logo = {quoted(answers.name)} # what it shows"] * bool(answers.logo)
    if answers.colors:
        codes = {
            field.name: getattr(answers.colors, field.name)
            for field in fields(answers.colors)
        }
        lines += ["", "[colors] # what all others come from"]
        lines += [f"{name} = {quoted(code)}" for name, code in codes.items()]
    return "\n".join([*lines, ""]).lstrip()


def hours() -> str:
    """Write hours.toml: nobody has said yet when the practice is open."""
    days = "\n".join(f"{day} = []" for day in WEEKDAYS)
    example = '# Such as: monday = ["08:00-12:00", "13:00-17:30"]'
    about = "# Opening hours; a day without any is closed."
    return f"{about}\n{example}\n[weekly]\n{days}\n"


CHECKS = (
    ("axe", "Software (axe-core) finds no barrier"),
    ("reflow", "Nothing has to be scrolled sideways"),
    ("zoom", "Text twice as large still fits"),
    ("spacing", "Text with wider spacing is neither cut off"),
)


def accessibility(sample: str) -> str:
    """Write accessibility.toml: what `./run check` will run, and no result yet.

    Raises:
        StopIteration: The sample says one of the checks in other words.
    """
    sentences = re.findall(r'(?m)^says = "(.*)"$', sample)
    checks = [
        f'[[check]]\nsays = "{next(s for s in sentences if s.startswith(begins))}"\n'
        f'test = "check: {name}"\n'
        for name, begins in CHECKS
    ]
    return "\n".join([CHECKED, *checks])


CHECKED = """\
# What is checked so that everyone can use this website. When all checks of
# `./run check` pass, it writes the day, and a digest of the content and theme that
# they ran on. The accessibility page lists the checks while nothing has changed.
"""


def costs() -> str:
    """Write insurers.toml: plans and prices are still to be filled in."""
    return f"""\
# Health plans, prices and the terms for calling off a visit. A practice that has
# no plans, or says no prices, writes insurer = [] or price = [] in place of the table.
[[insurer]]
name = "{UNFILLED}"

[[price]]
service = "{UNFILLED}"
amount_usd = 0
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
    """Put the practice's people below their entry of the menu; one alone is it."""
    lines = [
        f'  {{ title = {quoted(therapist.name)}, page = "/people/{slug}/" }},\n'
        for slug, therapist in people.items()
    ]
    children = f"children = [\n{''.join(lines)}]\n" if len(lines) > 1 else ""
    return re.sub(
        r'(?s)(?<=page = "/people/"\n)children = \[\n.*?\n\]\n',
        lambda _: children,
        menu,
        count=1,
    )


def with_second_level(menu: str) -> str:
    """Show a short second level on every page; a long one would weigh on each."""
    entries = tomllib.loads(menu)["main"]
    many = sum(len(entry.get("children", ())) for entry in entries) > FEW_CHILDREN
    everywhere = re.sub(SECTION, "", menu, count=1)
    return menu if many else everywhere


def person(therapist: Therapist, answers: Answers, order: int) -> str:
    """Write a person's page, to be filled in."""
    where = [slug_of(office.name) for office in offices_of(answers)]
    own = [f"locations: [{', '.join(where)}]"] if where else []
    return _person(therapist, answers, order, therapist.role, own)


def person_in_spanish(
    therapist: Therapist, answers: Answers, order: int, slug: str, today: date
) -> str:
    """Write its Spanish page, to be filled in."""
    own = [f"translates: {slug}", f"translates_version: {today}"]
    role = ROLES_IN_SPANISH.get(therapist.role, UNFILLED)
    return _person(therapist, answers, order, role, own)


def _person(
    therapist: Therapist, answers: Answers, order: int, role: str, own: Iterable[str]
) -> str:
    about = f"{UNFILLED}: one or two sentences on who {therapist.name} is and treats"
    return "\n".join(
        [
            "---",
            f"title: {quoted(therapist.name)}",
            f"description: {quoted(about)}",
            "status: waiting",
            f"role: {quoted(role)}",
            f"credentials: [{', '.join(therapist.credentials)}]",
            f"license_state: {answers.state}",
            *own,
            f"order: {order}",
            "---",
            "",
            f"{UNFILLED}",
            "",
        ]
    )
