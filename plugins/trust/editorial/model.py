"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import field

from diagnostics.model import Level, RuleText
from editorial.manuscript import FACTS, REPLIES, Manuscript
from plain_data import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a page breaks a rule.

    Attributes:
        line: Counted from 1; the line of the words, not of their paragraph.
        problem: What is wrong: a sentence that quotes the words.
        fix: What to write instead: a sentence that needs no other page.
        level: Given only where it differs from the level of the rule.
    """

    line: int
    problem: str
    fix: str
    rule: str = ""
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(RuleText):
    """One promise that every page keeps.

    Attributes:
        check: Finds the places that break it.
        whole_page: It judges the page as one, so an exception stands anywhere in it.
        languages: Codes of the languages whose words it knows.
        kinds: Folders of content it looks at; none means all of them.
        facts: It also looks at the words in files of facts, and at our replies.
    """

    check: Callable[[Manuscript], Iterator[Finding]] = field(repr=False)
    whole_page: bool = False
    languages: tuple[str, ...] = ("en", "es")
    kinds: tuple[str, ...] = ()
    facts: bool = False

    def applies_to(self, page: Manuscript) -> bool:
        """Tell whether the rule has anything to say about such a page."""
        if page.language not in self.languages:
            return False
        if page.kind in {FACTS, REPLIES}:
            return self.facts
        return not self.kinds or page.kind in self.kinds
