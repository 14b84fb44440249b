"""Facts that authors refer to in Markdown: `{practice:telephone}`.

facts/markdown.py leaves <clinic-fact of="practice" name="telephone" line="31">
while a file is read -> `put_facts_in` puts the value there once all is read
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from markupsafe import Markup, escape

from content_model.contents import Content
from facts.model import UNFILLED, EmailAddress, FactError, Facts, Telephone
from facts.state_table import direct_access
from languages.speech import day, gettext
from mistakes import Mistake
from mistakes.suggest import suggest

ELEMENT = re.compile(
    r"(?P<before><p>)?"
    r'<clinic-fact of="(?P<of>\w+)" name="(?P<name>\w+)" line="(?P<line>\d+)">'
    r"</clinic-fact>(?P<after>(?(before)</p>))"
)
# The same as the address of a link: [complain here]({notice:complaint_url}).
IN_ATTRIBUTE = re.compile(
    r"&lt;clinic-fact of=&quot;(?P<of>\w+)&quot; name=&quot;(?P<name>\w+)&quot;"
    r" line=&quot;(?P<line>\d+)&quot;&gt;&lt;/clinic-fact&gt;"
)


def link(url: str, text: str) -> Markup:
    """Make a link that a tap follows."""
    return Markup('<a href="{}">{}</a>').format(url, text)


def text_number(facts: Facts) -> Markup:
    """Make a link that starts a text message; nothing without a number."""
    number = facts.practice.text
    return link(number.sms_url, number.shown) if number else Markup()


def address(facts: Facts) -> Markup:
    """Break the postal address as on an envelope."""
    return Markup("<br>").join(facts.practice.address.lines)


def name_of_state(facts: Facts) -> Markup:
    """Write the state as people say it; its letters when the table lacks it."""
    letters = facts.practice.state
    state = facts.states.by_code.get(letters)
    return escape(state.name if state else letters)


# What each reference becomes; a fact not listed here is shown as text.
SHOWN: dict[str, Callable[[Facts], Markup]] = {
    "telephone": lambda facts: link(
        facts.practice.telephone.url, facts.practice.telephone.shown
    ),
    "text": text_number,
    "email": lambda facts: link(facts.practice.email.url, facts.practice.email.address),
    "address": address,
    "state": name_of_state,
}
# Facts that stand on a line of their own; theme/templates/facts/ shows them.
BLOCKS = ("insurers", "prices", "cancellation", "accessibility_tests")

Renderer = Callable[[str], str]


def put_facts_in(
    content: Content, facts: Facts, block: Renderer | None = None
) -> list[Mistake]:
    """Replace every reference in a page's text; name those that mean nothing.

    Args:
        block: Renders one of `BLOCKS` in the page's language; a text that has no
            room for them, such as a sign's, goes without.
    """
    mistakes: list[Mistake] = []

    def shown(found: re.Match[str]) -> str | None:
        of, name, line = found["of"], found["name"], int(found["line"])
        text = shown_fact(facts, of, name, content.lang)
        if text is None:
            mistakes.append(unknown(content.source.path, line, of, name, facts))
        return text

    def in_text(found: re.Match[str]) -> str:
        if block and found["of"] == "practice" and found["name"] in BLOCKS:
            return block(found["name"])
        text = shown(found) or ""
        return f"{found['before'] or ''}{escape(text)}{found['after']}"

    def in_attribute(found: re.Match[str]) -> str:
        text = shown(found) or ""
        return str(escape(text.striptags() if isinstance(text, Markup) else text))

    if content._content and "clinic-fact" in content._content:  # noqa: SLF001
        text = ELEMENT.sub(in_text, content._content)  # noqa: SLF001
        content._content = IN_ATTRIBUTE.sub(in_attribute, text)  # noqa: SLF001
    return mistakes


def shown_fact(facts: Facts, of: str, name: str, lang: str) -> str | None:
    """Word a fact for a reader, in the language that is spoken; None without one."""
    if of == "practice" and name == "direct_access":
        state = facts.states.by_code.get(facts.practice.state)
        return direct_access(state, gettext, lang) if state else ""
    if of == "practice" and name in SHOWN:
        return SHOWN[name](facts)
    table = facts.practice if of == "practice" else facts.notices
    value = getattr(table, name, None)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if value == UNFILLED:
        return Markup("<mark>{}</mark>").format(f"{UNFILLED}: {name}")
    if isinstance(value, date):
        return day(value)
    return None if value is None else reachable(name, str(value))


def reachable(name: str, text: str) -> str:
    """Make a notice's telephone number or email address a link to tap."""
    with suppress(FactError):
        if name.endswith("_telephone"):
            hyphens = text.replace("-", "\N{NON-BREAKING HYPHEN}")
            return link(Telephone.parse(text).url, hyphens)
        if name.endswith("_email"):
            return link(EmailAddress.parse(text).url, text)
    return text


def unknown(path: str, line: int, of: str, name: str, facts: Facts) -> Mistake:
    """Say that no such fact is there, and which one may have been meant."""
    table = facts.practice if of == "practice" else facts.notices
    names = [*table.__dataclass_fields__]
    names += [*SHOWN, *BLOCKS, "direct_access"] if of == "practice" else []
    mend = suggest(name, names, "See content/practice/.")
    return Mistake(path, line, f"There is no fact “{of}:{name}”.", mend)
