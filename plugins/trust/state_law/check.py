"""Which services may a practice in this state offer?"""

from collections.abc import Iterator
from datetime import date

from diagnostics.model import Diagnostic, Level
from facts.state_table import OLDEST_TABLE, State, StateTable
from plain_data import dataclass

NEEDLING = "dry-needling"
GYROTONIC = "gyrotonic"


@dataclass(frozen=True, slots=True)
class Offer:
    """A published service page.

    Attributes:
        slug: Of the page, or of the page that it translates.
        path: From the project's root.
        waiting: Nobody has confirmed the page, so that a trial alone shows it: what
            the practice still has to confirm is a note then.
    """

    slug: str
    path: str
    waiting: bool = False

    @property
    def level(self) -> Level:
        """How much a missing confirmation matters."""
        return "warning" if self.waiting else "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What the practice confirms in practice.toml; `path` names that file."""

    dry_needling: bool
    gyrotonic: bool
    path: str


def check_offer(
    offer: Offer, state: State, confirmed: Confirmed
) -> Iterator[Diagnostic]:
    """Refuse a service page that the state or the trademark's owner does not allow."""
    if NEEDLING in offer.slug:
        yield from _needling(offer, state, confirmed)
    if GYROTONIC in offer.slug and not confirmed.gyrotonic:
        yield Diagnostic(
            offer.path,
            1,
            "The practice has not confirmed that it may use the GYROTONIC® trademark.",
            "Set trained_staff and owner_confirmed to true under [gyrotonic] in"
            f" {confirmed.path} once both are so, or make this page a draft.",
            rule="trademark",
            level=offer.level,
        )


def check_age(table: StateTable, path: str, today: date) -> Iterator[Diagnostic]:
    """Warn when nobody has looked at the table for a year."""
    if (today - table.checked).days > OLDEST_TABLE:
        yield Diagnostic(
            path,
            1,
            f"This table of state law was last checked on {table.checked}.",
            "Compare it with its sources, then set “checked” to that day.",
            rule="state-law",
            level="warning",
        )


def check_table(table: StateTable, path: str) -> Iterator[Diagnostic]:
    """Refuse a table that names a state twice."""
    codes = [state.code for state in table.state]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Diagnostic(path, 1, f"“{code}” stands here twice.", "Keep one of them.")


def _needling(offer: Offer, state: State, confirmed: Confirmed) -> Iterator[Diagnostic]:
    law = state.dry_needling
    if law == "not-permitted":
        yield Diagnostic(
            offer.path,
            1,
            f"Physical therapists in {state.name} may not do dry needling.",
            "Make this page a draft; content/practice/states.toml names the source.",
            rule="state-law",
        )
    elif law != "permitted" and not confirmed.dry_needling:
        known = "is silent on" if law == "silent" else "is not known here for"
        yield Diagnostic(
            offer.path,
            1,
            f"The law of {state.name} {known} dry needling.",
            "Ask your state board; then set confirmed = true under [dry_needling] in"
            f" {confirmed.path}, or make this page a draft.",
            level=offer.level,
            rule="state-law",
        )
