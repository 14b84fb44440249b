"""Put a short notice in the place of a page that nobody checked for too long.

The page keeps its title, its address and the places in it, so that no link to it
breaks. Nothing of its text is shown anywhere: not on the page, in a feed, in a
card, in the comparison of services, or to a search engine.
"""

import re

from pelican.generators import Generator

from content_model.model import Content
from facts.model import FACTS_OF
from i18n import SPEECHES, gettext_noop, speaking

SHORT = gettext_noop("A clinician has yet to check this page again.")
_ID = re.compile(r"""<[a-z][^>]*?\sid=["']?([^"'\s>]+)""")
_CITED = re.compile(r"<clinic-cite [^>]*></clinic-cite>")


def withhold(content: Content, generator: Generator) -> None:
    """Take the text of a page out, and say why and whom to call."""
    settings = generator.settings
    facts = FACTS_OF.of(settings).get(content.lang)
    if facts is None:  # they have mistakes, which are told
        return
    text = content._content or ""  # noqa: SLF001 - links between files resolve later
    template = generator.env.get_template("withheld.html")
    speech = SPEECHES.of(settings)[content.lang]
    with speaking(speech):
        notice = template.render(
            due=content.review_due,
            practice=facts.practice,
            places=list(dict.fromkeys(_ID.findall(text))),
        )
    content._content = notice  # noqa: SLF001
    content.withheld = True
    content.cited_once_shown = "".join(_CITED.findall(text))
    short = speech.say(SHORT)
    content.outline, content.read_minutes = (), 1
    content.description = content._summary = short  # noqa: SLF001
    if hasattr(content, "compare"):
        content.compare = dict.fromkeys(content.compare, short)
