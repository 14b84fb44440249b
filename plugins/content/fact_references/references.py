"""Facts that authors refer to in Markdown: `{practice:telephone}`.

markdown.py leaves <clinic-fact of="practice" name="telephone" line="31">
while a file is read -> `put_facts_in` puts the value there once all is read
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from markupsafe import Markup, escape

from content_model.model import Content
from diagnostics import Diagnostic
from diagnostics.suggest import suggest
from facts.model import (
    BLOCKS,
    SAID_ONCE,
    TAKEN,
    UNFILLED,
    Address,
    Facts,
    Location,
    Notices,
    Practice,
)
from facts.said_once import capitalized, said_once
from facts.sayable import sayable
from facts.state_table import direct_access
from facts.table import REFERENCE
from facts.values import EmailAddress, FactError, Telephone
from i18n import day, gettext
from nested import changed_within

# It begins with a letter, not with what may be missing: a search is quick then.
ELEMENT = re.compile(
    r"<(?P<before>p><)?"
    r'clinic-fact of="(?P<of>\w+)" name="(?P<name>[\w.-]+)" line="(?P<line>\d+)">'
    r"</clinic-fact>(?P<after>(?(before)</p>))"
)
# The same as the address of a link: [complain here]({notice:complaint_url}).
IN_ATTRIBUTE = re.compile(
    r"&lt;clinic-fact of=&quot;(?P<of>\w+)&quot; name=&quot;(?P<name>[\w.-]+)&quot;"
    r" line=&quot;(?P<line>\d+)&quot;&gt;&lt;/clinic-fact&gt;"
)


def link(url: str, text: str) -> Markup:
    """Make a link that a tap follows."""
    return Markup('<a href="{}">{}</a>').format(url, text)


def text_number(facts: Facts) -> Markup:
    """Make a link that starts a text message; nothing without a number."""
    number = facts.practice.text
    return link(number.sms_url, number.shown) if number else Markup()


def name_of_state(facts: Facts) -> Markup:
    """Write the state as people say it; its letters when the table lacks it."""
    letters = facts.practice.state
    state = facts.states.by_code.get(letters)
    return escape(state.name if state else letters)


# What each reference becomes; a fact not listed here is shown as text.
SHOWN: dict[str, Callable[[Facts], Markup]] = {
    "text": text_number,
    "state": name_of_state,
}
# Where a page shows what nobody has written; publishing stops for each.
GAP = re.compile(r"(?<=>)(\s*)(fill(?: |&nbsp;)in(?:: [^<]*)?)(\s*)(?=</(?!mark))")

UNWRITTEN = re.compile(r"fill(?: |&nbsp;)in")
Renderer = Callable[[str], str]
AT_A_LOCATION = "location."
NO_LOCATION = "practice.toml has no [[location]]: refer to {practice:telephone}."


def put_facts_in(
    content: Content, facts: Facts, block: Renderer | None = None
) -> list[Diagnostic]:
    """Replace every reference in a page's text; name those that mean nothing.

    Args:
        block: Renders one of `BLOCKS` in the page's language; a text that has no
            room for them, such as a sign's, goes without.
    """
    diagnostics: list[Diagnostic] = []

    def shown(found: re.Match[str]) -> str | None:
        of, name, line = found["of"], found["name"], int(found["line"])
        text = shown_fact(facts, of, name, content.lang)
        if not text:
            diagnostics.append(unknown(content.source.path, line, of, name, facts))
        return text

    def in_text(found: re.Match[str]) -> str:
        if block and found["of"] == "practice" and found["name"] in BLOCKS:
            return block(found["name"])
        text = shown(found) or ""
        return f"{'<p>' * bool(found['before'])}{escape(text)}{found['after']}"

    def in_attribute(found: re.Match[str]) -> str:
        return str(escape(plain(shown(found) or "")))

    if html := content._content:  # noqa: SLF001
        if "clinic-fact" in html:
            html = ELEMENT.sub(in_text, html)
        if "clinic-fact" in html:
            html = IN_ATTRIBUTE.sub(in_attribute, html)
        if UNWRITTEN.search(html):
            html = GAP.sub(r"\1<mark>\2</mark>\3", html)
        content._content = html  # noqa: SLF001
    put_facts_in_outline(content, facts)
    return diagnostics


def put_facts_in_outline(content: Content, facts: Facts) -> None:
    """Replace references in the names of sections; the text tells of unknown ones."""

    def shown(found: re.Match[str]) -> str:
        return plain(shown_fact(facts, found["of"], found["name"], content.lang) or "")

    if any("clinic-fact" in heading.title for heading in content.outline):
        content.outline = tuple(
            heading._replace(title=ELEMENT.sub(shown, heading.title))
            for heading in content.outline
        )


def put_facts_in_fields(content: Content, facts: Facts) -> list[Diagnostic]:
    """Replace every reference in a page's front matter by plain words."""
    diagnostics: list[Diagnostic] = []
    for field in content.source.field_lines:
        line = content.source.line(field)

        def words(found: re.Match[str], line: int = line) -> str:
            of, name = found[1], found[2]
            text = shown_fact(facts, of, name, content.lang)
            if not text:
                diagnostics.append(unknown(content.source.path, line, of, name, facts))
            return plain(text or "")

        given = getattr(content, field, None)
        if "{" not in str(given):
            continue
        made = changed_within(
            given,
            lambda value: (
                REFERENCE.sub(words, value) if isinstance(value, str) else value
            ),
        )
        if made != given:
            setattr(content, field, made)
            content.metadata[field] = made
            if field == "description":
                content.metadata["summary"] = content._summary = str(made)  # noqa: SLF001
    return diagnostics


def plain(text: str) -> str:
    """Give a fact without its links, for where there is no room for them."""
    if not isinstance(text, Markup):
        return text
    return Markup(str(text).replace("<br>", ", ")).striptags()  # noqa: S704


def shown_fact(facts: Facts, of: str, name: str, lang: str) -> str | None:
    """Word a fact for a reader, in the language that is spoken; nothing without one.

    Args:
        name: With a capital letter, the fact begins a sentence.
    """
    if name[:1].isupper():
        text = shown_fact(facts, of, name[:1].lower() + name[1:], lang)
        return text and capitalized(text)
    if of == "practice" and name == "direct_access":
        state = facts.states.by_code.get(facts.practice.state)
        return direct_access(state, gettext, lang) if state else None
    if of == "practice" and name in SHOWN:
        return SHOWN[name](facts)
    if of == "practice" and name in SAID_ONCE:
        return escape(said_once(facts.wording, facts.therapists, gettext)[name])
    value = value_of(facts, of, name)
    return None if value is None else said(name, value)


def said(name: str, value: object) -> str:
    """Word a value; what can be tapped becomes a link."""
    if value in {UNFILLED, (UNFILLED,)}:
        return Markup("<mark>{}</mark>").format(f"{UNFILLED}: {name}")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Telephone | EmailAddress):
        return link(value.url, str(value))
    if isinstance(value, Address):
        return Markup("<br>").join(value.lines)
    return reachable(name, str(value))


def value_of(facts: Facts, of: str, name: str) -> object:
    """Find a fact that can be said in a few words; None without one."""
    if of == "notice":
        return getattr(facts.notices, name, None)
    if name.startswith(AT_A_LOCATION):
        return value_at(facts, name)
    own = {fact.name: fact.value for fact in facts.practice.extra}
    if name in sayable(Practice):
        return getattr(facts.practice, name)
    return own.get(name)


def value_at(facts: Facts, name: str) -> object:
    """Find a fact of one location: `location.elm-street.fax`."""
    _, slug, key = name.split(".")
    named = (office for office in facts.practice.location if office.slug == slug)
    location = next(named, None)
    known = location and key in sayable(Location)
    return (getattr(location, key) or None) if known else None


def reachable(name: str, text: str) -> str:
    """Make a notice's telephone number or email address a link to tap."""
    with suppress(FactError):
        if name.endswith("_telephone"):
            hyphens = text.replace("-", "\N{NON-BREAKING HYPHEN}")
            return link(Telephone.parse(text).url, hyphens)
        if name.endswith("_email"):
            return link(EmailAddress.parse(text).url, text)
    return text


def unknown(path: str, line: int, of: str, name: str, facts: Facts) -> Diagnostic:
    """Say that there is no such fact here, and what may have been meant."""
    shown = f"{{{of}:{name}}}"
    if name.startswith(AT_A_LOCATION):
        return unknown_at(path, line, shown, name, facts)
    if of == "practice" and name in BLOCKS:
        problem = f"“{shown}” is a table or a list, and has no room here."
        fix = "Put it on a line of its own in the text of a page."
        return Diagnostic(path, line, problem, fix)
    table, file = (
        (Practice, "practice.toml") if of == "practice" else (Notices, "notices.toml")
    )
    if name in sayable(table):
        problem = f"“{shown}” says nothing: “{name}” has no value."
        fix = f"Write it in content/practice/{file}, or take it out of the text here."
        return Diagnostic(path, line, problem, fix)
    if name == "direct_access":
        problem = f"“{shown}” says nothing: states.toml lacks {facts.practice.state}."
        return Diagnostic(path, line, problem, "Add the state there.")
    names = [*sayable(table)]
    names += [*TAKEN, *(fact.name for fact in facts.practice.extra)] * (
        of == "practice"
    )
    fix = suggest(name, names, "docs/facts.md lists them all.")
    return Diagnostic(path, line, f"There is no fact “{of}:{name}”.", fix)


def unknown_at(path: str, line: int, shown: str, name: str, facts: Facts) -> Diagnostic:
    """Say that a location is not there, or says no such thing."""
    _, slug, key = name.split(".")
    slugs = [location.slug for location in facts.practice.location]
    if slug not in slugs:
        problem = f"“{shown}” says nothing: there is no location “{slug}”."
        known = f"Use one of: {', '.join(slugs)}." if slugs else NO_LOCATION
        return Diagnostic(path, line, problem, suggest(slug, slugs, known))
    names = sayable(Location)
    if key in names:
        problem = f"“{shown}” says nothing: that location has no “{key}”."
        fix = "Write it in content/practice/practice.toml, or take it out here."
        return Diagnostic(path, line, problem, fix)
    problem = f"There is no fact “{key}” of a location."
    fix = suggest(key, names, f"Use one of: {', '.join(names)}.")
    return Diagnostic(path, line, problem, fix)
