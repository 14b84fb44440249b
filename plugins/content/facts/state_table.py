"""What the law of each US state says about two things a page depends on."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date

from i18n import gettext_noop
from plain_data import dataclass

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
        return {state.code: state for state in self.state}


_WORDS = {
    "unrestricted": gettext_noop(
        "In {name}, you can come to us without a doctor’s referral."
        " Please ask your health plan if it wants one."
    ),
    "limits": gettext_noop(
        "In {name}, you can start with us without a doctor’s referral. {limits}"
        " Please ask your health plan if it wants one."
    ),
    "ask-board": gettext_noop(
        "Please call us first: we will tell you if you need a doctor’s referral"
        " in {name}."
    ),
}
_SOME_LIMITS = gettext_noop(
    "State law may set limits on time, visits or some treatments."
    " We will tell you which of them count for you."
)
_LANGUAGE = "en"  # of the table's own sentences


def direct_access(
    state: State, say: Callable[[str], str] = str, language: str = _LANGUAGE
) -> str:
    """Say in one paragraph whether a visitor needs a doctor's referral.

    Args:
        say: Speaks the page's language.
        language: In others than the table's own, its limits are told in general.
    """
    limits = state.limits if language == _LANGUAGE else ""
    return say(_WORDS[state.direct_access]).format(
        name=state.name, limits=limits or say(_SOME_LIMITS)
    )
