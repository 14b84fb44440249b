"""docs/editorial.md says what the rules are, no more and no less."""

import re
from pathlib import Path

from editorial.gate import check
from editorial.rules import RULES

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "editorial.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"(?ms)^### `([\w-]+)`\n(.*?)(?=^##)", DOCS))


def test_every_rule_is_documented_in_order():
    """An author finds each rule's name in the docs, and no rule that is gone."""
    assert list(SECTIONS) == [rule.name for rule in RULES]


def test_docs_give_each_sentence_and_reason():
    """The docs say what the rule says of itself."""
    lacking = [
        rule.name
        for rule in RULES
        for text in (rule.sentence, rule.reason)
        if text not in SECTIONS[rule.name]
    ]

    assert lacking == []


def test_docs_say_whether_a_rule_stops_publishing():
    """Authors know what has to be mended at once."""
    said = {"error": "It stops publishing.", "warning": "It warns."}

    assert [r.name for r in RULES if said[r.level] not in SECTIONS[r.name]] == []


def test_rules_for_whole_pages_are_named():
    """Their exceptions stand anywhere, which an author has to know."""
    (line,) = re.findall(r"(?m)^.*judge a page as a whole.*$", DOCS)

    assert re.findall(r"`([\w-]+)`", line) == [r.name for r in RULES if r.whole_page]


def test_shown_exception_works():
    """The example in the docs does what they say."""
    example = re.search(r"```markdown\n(.*?)```", DOCS, re.DOTALL)[1]
    page = f"---\ntitle: x\n---\n\n{example}"

    assert check("content/pages/x.md", page) == []
    assert check("content/pages/x.md", page.replace("allow", "permit"))
