"""What a mistake is."""

from typing import Literal

from plain_data import dataclass

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing an author should mend.

    Attributes:
        path: From the project's root, with slashes: `content/articles/x.md`.
        line: Counted from 1; 1 also stands for the whole file.
        problem: What is wrong: a sentence with its full stop.
        fix: What to do about it: a sentence with its full stop.
        rule: Name of the rule that found it, where rules have names.
        level: An error stops the build; a warning is printed and the build goes on.
        together: What many such are, after their number: “facts are still to be
            filled in. Write them.” A long list names it once.
    """

    path: str
    line: int
    problem: str
    fix: str
    rule: str = ""
    level: Level = "error"
    together: str = ""

    @property
    def is_error(self) -> bool:
        """Whether no site is made while it is there."""
        return self.level == "error"

    def __str__(self) -> str:
        """Read as an editor would say it, in the form that terminals link."""
        return f"{self.path}:{self.line}: {self.problem} {self.fix}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What a rule asks of authors.

    Attributes:
        name: As a `Diagnostic` names it, and an exception: `over-claim`.
        sentence: What it asks.
        reason: Why readers are better off with it.
        level: An error stops publishing, a warning does not.
    """

    name: str
    sentence: str
    reason: str
    level: Level = "error"


class ContentError(Exception):
    """Content that cannot be used; carries every mistake found in it."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics
