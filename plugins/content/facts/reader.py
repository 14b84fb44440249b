"""Read `content/practice/*.toml` into `Facts`."""

import re
import typing
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from diagnostics import ContentError, Diagnostic
from facts.model import (
    TAKEN,
    UNFILLED,
    WEEKDAYS,
    ArticleIndex,
    Costs,
    Facts,
    Holiday,
    Hours,
    Navigation,
    Notices,
    Practice,
    Week,
    Wording,
)
from facts.table import REFERENCE
from facts.toml_file import read_file
from facts.values import Interval, slug_of
from i18n import strange_language
from page_status import status_of
from schema import Misfit

if typing.TYPE_CHECKING:
    from datetime import date

    from plain_text import Table

MAY_LACK = {"wording"}  # files that a practice may leave out
FILES = {
    name: cls for name, cls in typing.get_type_hints(Facts).items() if cls is not int
}
REACHED = {
    "_telephone": r"\d{3}\D{0,3}\d{3}\D?\d{4}",
    "_email": r"[^@\s]+@[^@\s]+\.\w",
}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_facts(folder: Path, root: Path) -> Facts:
    """Read every file of facts.

    Args:
        folder: Where the files are.
        root: The project's root; mistakes name files from there.

    Raises:
        ContentError: With every mistake in every file.
    """
    values: Table = {}
    diagnostics: list[Diagnostic] = []
    for name, cls in FILES.items():
        path = folder / f"{name}.toml"
        if name == "hours" and not path.exists() and each_has_hours(values["practice"]):
            values[name] = Hours(weekly=values["practice"].location[0].weekly)
            continue
        if name in MAY_LACK and not path.exists():
            values[name] = cls()
            continue
        value, file = read_file(cls, path, root)
        diagnostics += [*file.diagnostics, *file.all_at(misfits_of(value))]
        values[name] = value
    if diagnostics:
        raise ContentError(*diagnostics)
    return Facts(**values, therapists=therapists_in(folder.parent / "people"))


def therapists_in(people: Path) -> int:
    """Count the people whom visitors meet, or will once their page is confirmed."""
    found = people.glob("[!_.]*.md")
    return sum(status_of(path) not in {"draft", "hidden"} for path in found)


def each_has_hours(practice: Practice | None) -> bool:
    """Tell whether no location needs the common hours."""
    locations = practice.location if practice else ()
    return bool(locations) and all(location.weekly for location in locations)


NAMED = (  # tables whose entries need names of their own, and the key of that name
    (Practice, "language", "code"),
    (Costs, "insurer", "name"),
    (Costs, "price", "service"),
    (ArticleIndex, "category", "name"),
    (Navigation, "main", "page"),
)


def misfits_of(facts: object) -> Iterator[Misfit]:
    """Find what no fact can tell alone."""
    if isinstance(facts, Hours):
        yield from check_days(facts.weekly, facts.holiday)
    if isinstance(facts, Wording):
        yield from check_wording(facts)
    if isinstance(facts, Practice):
        yield from check_extra(facts)
        yield from check_locations(facts)
        yield from check_places(facts)
        for index, language in enumerate(facts.language):
            if found := strange_language(language.code):
                yield Misfit(f"language.{index}.code", *found)
    if isinstance(facts, Notices):
        yield from check_reach(facts)
    for kind, table, key in NAMED:
        if isinstance(facts, kind):
            names = [getattr(entry, key) for entry in getattr(facts, table)]
            yield from twice(table, key, names)


def twice(table: str, key: str, names: Iterable[str]) -> Iterator[Misfit]:
    """Find entries of one name, whatever their capitals, accents and spaces."""
    seen: dict[str, str] = {}
    for index, name in enumerate(names):
        letters = slug_of(name) or name
        if letters and letters in seen:
            problem = f"“{name}” is “{seen[letters]}” again."
            yield Misfit(f"{table}.{index}.{key}", problem, "Keep one of them.")
        seen.setdefault(letters, name)


def check_places(practice: Practice) -> Iterator[Misfit]:
    """Find a place with the wrong sign: the US is west, and north of the equator."""
    places = [("geo", practice.address, practice.geo)]
    places += [
        (f"location.{index}.geo", place.address, place.geo)
        for index, place in enumerate(practice.location)
    ]
    for path, address, geo in places:
        if geo and geo.longitude > 0 and address.region not in {"GU", "MP"}:
            problem = f"A longitude of {geo.longitude} is not in the US."
            fix = f"Write a minus before it: -{geo.longitude}."
            yield Misfit(f"{path}.longitude", problem, fix)


def check_reach(notices: Notices) -> Iterator[Misfit]:
    """Find words where a legal page promises a telephone number or an address."""
    for known in fields(notices):
        text = str(getattr(notices, known.name))
        wanted = next((end for end in REACHED if known.name.endswith(end)), "")
        if text == UNFILLED or not wanted or re.search(REACHED[wanted], text):
            continue
        what = wanted.strip("_")
        problem = f"“{text}” is no {what}."
        fix = f"Write it whole, or “{UNFILLED}” until you know it."
        yield Misfit(known.name, problem, fix)


def check_extra(practice: Practice) -> list[Misfit]:
    """Find facts of the practice's own whose names are taken."""
    taken = {*TAKEN, *(field.name for field in fields(Practice))}
    return [
        Misfit(
            f"extra.{fact.name}",
            f"“{fact.name}” is the name of another fact.",
            f"Use another name, such as our_{fact.name}.",
        )
        for fact in practice.extra
        if fact.name in taken
    ]


def check_wording(wording: Wording) -> Iterator[Misfit]:
    """Find names that refer to names instead of saying themselves."""
    for path, text in (
        ("treats", wording.treats),
        ("checklist.name", wording.checklist.name),
        ("checklist.in_text", wording.checklist.in_text),
    ):
        if found := REFERENCE.search(text):
            problem = f"“{found[0]}” stays as it is here: others refer to this."
            yield Misfit(path, problem, "Write the words themselves.")


def check_locations(practice: Practice) -> Iterator[Misfit]:
    """Find locations that nobody could tell apart, and hours that overlap at one."""
    names: set[str] = set()
    slugs: dict[str, str] = {}
    for index, location in enumerate(practice.location):
        path = f"location.{index}"
        other = slugs.get(location.slug)
        if location.name in names:
            problem = f"Two locations have the name “{location.name}”."
            yield Misfit(f"{path}.name", problem, "Give each a name of its own.")
        elif other:
            problem = f"“{other}” and “{location.name}” would have one address."
            yield Misfit(f"{path}.slug", problem, f'Write slug = "{location.slug}-2".')
        if not SLUG.fullmatch(location.slug):
            problem = f"“{location.slug or location.name}” makes no address."
            fix = 'Write one of small letters and hyphens: slug = "elm-street".'
            yield Misfit(f"{path}.slug", problem, fix)
        names.add(location.name)
        slugs[location.slug] = location.name
        yield from check_days(location.weekly, location.holiday, f"{path}.")


def check_days(
    weekly: Week | None, holidays: tuple[Holiday, ...], path: str = ""
) -> Iterator[Misfit]:
    """Find stretches of one day that overlap, and days listed twice.

    Args:
        path: What leads to both lists: "location.1.".
    """
    week = weekly.days if weekly else ()
    days = [(f"{path}weekly.{name}", name, spans) for name, spans in week]
    days += [
        (f"{path}holiday.{index}.hours", holiday.name, holiday.hours)
        for index, holiday in enumerate(holidays)
    ]
    yield from (misfit for day in days if (misfit := _overlap(*day)))
    seen: set[date] = set()
    for index, holiday in enumerate(holidays):
        if holiday.date in seen:
            problem = f"{holiday.date} stands here twice."
            yield Misfit(f"{path}holiday.{index}.date", problem, "Keep one of them.")
        seen.add(holiday.date)


def _overlap(path: str, name: str, spans: tuple[Interval, ...]) -> Misfit | None:
    for earlier, later in pairwise(spans):
        if later.opens < earlier.closes:
            shown = name.capitalize() if name in WEEKDAYS else name
            problem = (
                f"{shown}: {later.opens:%H:%M} is before"
                f" {earlier.closes:%H:%M}, the end of the stretch before it."
            )
            return Misfit(path, problem, "List them in order, without overlap.")
    return None
