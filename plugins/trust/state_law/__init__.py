"""Let the practice's state decide what its pages may offer.

    content/practice/states.toml -> StateTable (facts), a fact like the others
    `state` in practice.toml -> the words of `{practice:direct_access}`
    -> a dry-needling page that the state does not permit stops the build, and
       one on which it is silent asks for a confirmation (check.py)

The same goes for the GYROTONIC® trademark, which its owner must have confirmed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import Diagnostic, report
from facts.model import FACTS, Facts, Practice
from facts.toml_lines import line_of, lines_of_keys
from site_parts import BUILD_DAY
from state_law.check import Confirmed, Offer, check_age, check_offer, check_table
from whole_build.stages import content_read

_CODE = re.compile("[A-Z]{2}")


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_state)


def check_state(generators: Sequence[Generator]) -> None:
    """Check the table, and every published service against its row."""
    settings = generators[0].settings
    if FACTS.find(settings) is None:
        return
    folder = Path(settings["PATH"], settings["PRACTICE_PATH"])
    shown = folder.relative_to(folder.parent.parent).as_posix()
    services = [
        page
        for page in all_pages(generators)
        if page.kind == "service" and page.status != "draft"
    ]
    report.add(
        *check_age(
            FACTS.of(settings).states, f"{shown}/states.toml", BUILD_DAY.of(settings)
        )
    )
    report.add(*found(FACTS.of(settings), services, folder, shown))


def found(
    facts: Facts, services: Iterable[Content], folder: Path, shown: str
) -> Iterator[Diagnostic]:
    """Name what the state's law does not allow, or what nobody confirmed."""
    practice, table = facts.practice, facts.states
    yield from check_table(table, f"{shown}/states.toml")
    state = table.by_code.get(practice.state)
    lines = lines_of_keys((folder / "practice.toml").read_text(encoding="utf-8"))
    path = f"{shown}/practice.toml"
    if state is None:
        problem = f"“{practice.state}” is not a US state."
        fix = "Write its two capital letters, such as CO."
        if _CODE.fullmatch(practice.state):
            problem = f"{shown}/states.toml has no row for “{practice.state}”."
            fix = "Correct the state, or put its row back: pages say what its law is."
        yield Diagnostic(path, line_of(lines, "state"), problem, fix)
        return
    region = practice.address.region
    if not practice.location and region != practice.state:
        problem = f"The address is in {region}, and “state” is {practice.state}."
        fix = "Correct one of the two: the law of “state” decides what pages say."
        yield Diagnostic(path, line_of(lines, "address.region"), problem, fix)
    confirmed = confirmed_in(practice, path)
    for service in services:
        slug = str(getattr(service, "translates", service.slug))
        offer = Offer(slug, service.source.path, service.waiting)
        yield from check_offer(offer, state, confirmed)


def confirmed_in(practice: Practice, path: str) -> Confirmed:
    """Tell which offers somebody has confirmed, and in which file."""
    return Confirmed(
        dry_needling=bool(practice.dry_needling and practice.dry_needling.confirmed),
        gyrotonic=bool(
            practice.gyrotonic
            and practice.gyrotonic.trained_staff
            and practice.gyrotonic.owner_confirmed
        ),
        path=path,
    )
