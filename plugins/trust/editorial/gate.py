"""Send one page through all rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from editorial.claims.kinds import HarmlessSentences
from editorial.exceptions import Allowance, about, allowances
from editorial.manuscript import Manuscript
from editorial.model import Finding, Rule
from editorial.own_facts import NO_FACTS, OwnFacts
from editorial.reading import read
from editorial.rules import RULES


def check(
    path: str,
    text: str,
    rules: Sequence[Rule] = RULES,
    own: OwnFacts = NO_FACTS,
    harmless: HarmlessSentences | None = None,
) -> list[Finding]:
    """Find everything that a page has to mend, in the order of its lines.

    A pure function of its arguments: the result may be kept as long as the file
    and the rules are the same.

    Args:
        harmless: Sentences in which these rules found no claim; it learns more.
    """
    harmless = harmless or HarmlessSentences()
    page = replace(read(path, text), own=own, harmless=harmless)
    allowed = list(allowances(page))
    used: set[Allowance] = set()
    found = [
        finding
        for rule in rules
        if rule.applies_to(page)
        for finding in _judged(page, rule, allowed, used)
    ]
    names = [rule.name for rule in RULES]
    for allowance in allowed:
        found += about(allowance, names, used=allowance in used)
    if page.is_draft:
        found = [replace(diagnostic, level="warning") for diagnostic in found]
    return sorted(set(found), key=attrgetter("line", "rule", "problem"))


def _judged(
    page: Manuscript, rule: Rule, allowed: list[Allowance], used: set[Allowance]
) -> Iterator[Finding]:
    """Yield what a rule finds and no exception with a reason covers."""
    for finding in rule.check(page):
        covering = [
            allowance for allowance in allowed if allowance.covers(finding, rule)
        ]
        used.update(covering)
        if not any(allowance.reason for allowance in covering):
            level = finding.level or rule.level
            yield replace(finding, rule=rule.name, level=level)
