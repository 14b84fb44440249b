"""Who vouches for a health page, and until when."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from diagnostics.model import Diagnostic, Level
from plain_data import dataclass

LONGEST_MONTHS = 24
RULE = "review"


def is_assistant(credentials: Sequence[str]) -> bool:
    """Tell whether somebody is a PTA and nothing that may judge a health text."""
    held = {credential.replace(".", "").upper() for credential in credentials}
    return "PTA" in held and not held & {"PT", "DPT", "MD", "DO"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The dates and people of one page, with the lines they stand on.

    Attributes:
        path: From the project's root.
        lines: Line by the name of the front matter field.
    """

    path: str
    author: str
    reviewer: str
    reviewed: date
    next_review: date
    lines: Mapping[str, int]

    def check(self, today: date, *, alone: bool = False) -> Iterator[Diagnostic]:
        """Name what keeps a reader from trusting the page.

        Args:
            alone: Nobody else works at the practice; the page names one person as
                its author and reviewer, and readers see that.

        An overdue review is a note: it must not keep the practice's hours, or any
        other page, from being published.
        """
        if self.author == self.reviewer and not alone:
            problem = f"“{self.reviewer}” cannot review a page of their own."
            fix = "Name another clinician of content/people/ as “reviewer”."
            yield self._mistake("reviewer", problem, fix)
        if self.reviewed > today:
            problem = f"“reviewed” is a day to come ({self.reviewed})."
            fix = "Write the day on which the reviewer confirmed the page."
            yield self._mistake("reviewed", problem, fix)
        yield from self._check_next(today)

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day of the next review is past."""
        return self.next_review < today

    def has_lapsed(self, today: date, grace_days: int) -> bool:
        """Tell whether it is past for longer than readers should trust the page."""
        return self.next_review + timedelta(days=grace_days) < today

    @property
    def latest(self) -> date:
        """The last day that the next review may be put off to."""
        return add_months(self.reviewed, LONGEST_MONTHS)

    def _check_next(self, today: date) -> Iterator[Diagnostic]:
        if self.next_review <= self.reviewed:
            problem = "“next_review” is not after “reviewed”."
            fix = f"Write a day up to {self.latest}."
            yield self._mistake("next_review", problem, fix)
        elif self.next_review > self.latest:
            problem = f"“next_review” is more than {LONGEST_MONTHS} months away."
            fix = f"Write {self.latest} or an earlier day."
            yield self._mistake("next_review", problem, fix)
        elif self.is_overdue(today):
            problem = f"The review of this page was due on {self.next_review}."
            fix = (
                "Ask the reviewer to read it again, then set “reviewed” and"
                " “next_review”."
            )
            yield self._mistake("next_review", problem, fix, "warning")

    def lapsed(self) -> Diagnostic:
        """Say that the grace is over."""
        problem = "Visitors see a short notice in place of this page."
        fix = "It comes back with the next review."
        return self._mistake("next_review", problem, fix, "warning")

    def retracted(self, key: str, day: date | None) -> Diagnostic:
        """Say that the page rests on a paper that its journal took back."""
        when = f" on {day}" if day else ""
        problem = f"The source “{key}” of this page was retracted{when}."
        fix = "Take out what rests on it, and have the page reviewed."
        return self._mistake("reviewed", problem, fix, "warning")

    def _mistake(
        self, field: str, problem: str, fix: str, level: Level = "error"
    ) -> Diagnostic:
        return Diagnostic(
            self.path, self.lines.get(field, 1), problem, fix, RULE, level
        )


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))
