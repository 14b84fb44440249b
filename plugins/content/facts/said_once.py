"""What has one name on the whole site: facts and texts refer to it.

    title = "Articles about {practice:treats}" -> Articles about back pain

`{practice:Treats}` is the same with a capital letter, for the start of a sentence.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from facts.model import ChecklistWords, Facts, Wording
from facts.table import REFERENCE
from i18n import gettext_noop
from nested import Value, changed_within

PAIN = gettext_noop("pain")
CHECKLIST = gettext_noop("the signs checklist")
CHECKLIST_NAME = gettext_noop("Signs checklist")
YOUR_THERAPIST = gettext_noop("your therapist")
OUR_THERAPISTS = gettext_noop("our therapists")


def said_once(
    wording: Wording, therapists: int, say: Callable[[str], str]
) -> Mapping[str, str]:
    """Give what each of `SAID_ONCE` says; the theme's words where a site has none.

    Args:
        say: Says the theme's English words in the language of the wording.
    """
    return {
        "treats": say(wording.treats or PAIN),
        "checklist": say(wording.checklist.in_text or CHECKLIST),
        "checklist_name": say(wording.checklist.name or CHECKLIST_NAME),
        "our_therapists": say(YOUR_THERAPIST if therapists == 1 else OUR_THERAPISTS),
    }


def with_said_once(facts: Facts, say: Callable[[str], str]) -> Facts:
    """Return the facts without references among them."""
    known = said_once(facts.wording, facts.therapists, say)
    wording = replace(
        facts.wording,
        treats=known["treats"],
        checklist=ChecklistWords(
            name=known["checklist_name"], in_text=known["checklist"]
        ),
    )
    return replace(put_within(facts, known), wording=wording)


def put_within(value: Value, known: Mapping[str, str]) -> Value:
    """Put what is known in the place of references in every text of a value."""
    return changed_within(
        value, lambda text: put_in(text, known) if isinstance(text, str) else text
    )


def put_in(text: str, known: Mapping[str, str]) -> str:
    """Put what is known in the place of references; others stay."""

    def said(found: re.Match[str]) -> str:
        words = known.get(found[2].lower(), found[0])
        return capitalized(words) if found[2][:1].isupper() else words

    return REFERENCE.sub(said, text) if "{" in text else text


def capitalized(text: str) -> str:
    """Begin with a capital letter and leave the rest, unlike `str.capitalize`."""
    return text[:1].upper() + text[1:]
