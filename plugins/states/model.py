"""What the law of each US state says about two things a page depends on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

OLDEST_TABLE = 365  # days after which somebody should look again


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One row of states.toml.

    Attributes:
        limits: The limits in sentences for visitors, where a source gives them.
    """

    code: str
    name: str
    direct_access: str = field(
        metadata={"choices": ("unrestricted", "limits", "ask-board")}
    )
    dry_needling: str = field(
        metadata={"choices": ("permitted", "not-permitted", "silent", "ask-board")}
    )
    limits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    """Where a column of the table comes from; `as_of` is that list's own date."""

    column: str
    title: str
    url: str
    as_of: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTable:
    """states.toml.

    Attributes:
        checked: Day on which a person last compared it with its sources.
    """

    checked: date
    source: tuple[TableSource, ...]
    state: tuple[State, ...]

    @property
    def by_code(self) -> Mapping[str, State]:
        """The rows by their two letters."""
        return {each.code: each for each in self.state}


def direct_access(state: State, language: str = "en") -> str:
    """Say in one paragraph whether a visitor needs a doctor's referral."""
    words = _WORDS.get(language, _WORDS["en"])
    return words[state.direct_access].format(
        name=state.name, limits=state.limits or words["some-limits"]
    )


_WORDS = {
    "en": {
        "unrestricted": (
            "In {name}, you can come to us without a doctor’s referral."
            " Please ask your health plan if it wants one."
        ),
        "limits": (
            "In {name}, you can start with us without a doctor’s referral. {limits}"
            " Please ask your health plan if it wants one."
        ),
        "some-limits": (
            "State law may set limits on time, visits or some treatments."
            " We will tell you which of them count for you."
        ),
        "ask-board": (
            "Please call us first: we will tell you if you need a doctor’s referral"
            " in {name}."
        ),
    },
    "es": {
        "unrestricted": (
            "En {name} puede venir sin una orden médica."
            " Pregunte a su seguro si pide una."
        ),
        "limits": (
            "En {name} puede empezar sin una orden médica. La ley del estado puede"
            " poner límites de tiempo, de visitas o de algunos tratamientos."
            " Le diremos cuáles cuentan para usted."
            " Pregunte a su seguro si pide una orden."
        ),
        "some-limits": "",
        "ask-board": (
            "Llámenos primero: le diremos si necesita una orden médica en {name}."
        ),
    },
}
