"""A person takes offers one by one, or a script takes what needs no decision."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from plain_data import dataclass
from update.merge import Conflict
from update.offers import Offer


class Answer(Enum):
    """What becomes of an offer."""

    TAKE = "take"
    LATER = "later"  # the next update offers it again
    NEVER = "never"  # until an edition changes it once more


@dataclass(frozen=True, slots=True)
class Choice:
    """An offer with its answer, and for each conflict whether the new lines win."""

    offer: Offer
    answer: Answer
    take_theirs: Sequence[bool] = ()


class Chooser(Protocol):
    """Decides about one offer."""

    def __call__(self, offer: Offer) -> Choice:
        """Decide."""


def without_asking(offer: Offer) -> Choice:
    """Take what only one side changed; leave the rest for a person."""
    answer = Answer.LATER if offer.merged.conflicts else Answer.TAKE
    return Choice(offer, answer)


def asking(ask: Callable[[str], str], say: Callable[[str], None]) -> Chooser:
    """Show each offer to who sits at the keyboard, and ask."""

    def choose(offer: Offer) -> Choice:
        for line in described(offer):
            say(line)
        answer = _answered(ask)
        if answer is not Answer.TAKE:
            return Choice(offer, answer)
        taken = [
            _takes_theirs(conflict, ask, say) for conflict in offer.merged.conflicts
        ]
        return Choice(offer, answer, taken)

    return choose


def described(offer: Offer) -> list[str]:
    """Say what an offer changes, and where a person has to decide."""
    open_places = len(offer.merged.conflicts)
    if offer.is_new:
        return [f"\nnew      {offer.file}"]
    head = f"\nchanged  {offer.file}"
    if open_places:
        places = "1 place" if open_places == 1 else f"{open_places} places"
        head += f" ({places} that you changed, too)"
    lines = [f"    {line}" for line in offer.changes()]
    for conflict in offer.merged.conflicts:
        lines += _both(conflict)
    return [head, *lines]


def _both(conflict: Conflict) -> list[str]:
    return [
        "    both changed here:",
        *(f"      yours  {line}" for line in conflict.ours or ("(taken out)",)),
        *(f"      new    {line}" for line in conflict.theirs or ("(taken out)",)),
    ]


def _answered(ask: Callable[[str], str]) -> Answer:
    answers = {"y": Answer.TAKE, "n": Answer.NEVER}
    said = ask("Take it? [y]es, [n]o, [l]ater: ").strip().casefold()[:1]
    return answers.get(said, Answer.LATER)


def _takes_theirs(
    conflict: Conflict, ask: Callable[[str], str], say: Callable[[str], None]
) -> bool:
    for line in _both(conflict):
        say(line)
    return ask("Keep [y]ours, or take the [n]ew? ").strip().casefold()[:1] == "n"
