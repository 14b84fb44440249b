"""The sections of a text, for a table of contents."""

import re
from itertools import count
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER

from content_model.model import Heading

# Ids that pages have beside their text: places, forms and their fields, sources.
TAKEN = re.compile(
    r"(?:cite|source)-.*|(?:comment|start|subject|where)-\d+|(?:"
    "all-pages|call-choice|comment|comments|complaint|email|error-summary|find-us|"
    "heard|hours|in-short|language|later|leave-a-comment|location|main|message|name|"
    "need|office|page|phone|reach|references|request|send-comment|send-request|"
    "service|site-menu|site-search-help|site-search-words|sources|times|topics|way"
    ")(?:-hint|-error)?"
)

HEADING = re.compile("h[1-6]")
STASHED = re.compile(HTML_PLACEHOLDER % r"(\d+)")  # HTML that Markdown has put aside


class Outline(Extension):
    """Leaves `md.outline`: a `Heading` for each section of the text.

    A heading never has an id that the page around the text has, too: “References”
    in a text is `#references-1`.

    Only headings of the text itself count; those inside cards and boxes do not.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Run after `toc` (priority 5) has given headings their ids."""
        md.treeprocessors.register(_Outliner(md), "outline", 4)


class _Outliner(Treeprocessor):
    def run(self, root: Element) -> None:
        used = {found for element in root.iter() if (found := element.get("id"))}
        for element in root.iter():
            name = element.get("id", "")
            if TAKEN.fullmatch(name) and HEADING.fullmatch(element.tag):
                ways = (f"{name}-{number}" for number in count(1))
                element.set("id", next(way for way in ways if way not in used))
                used.add(element.get("id", ""))
        self.md.outline = tuple(  # type: ignore[attr-defined]
            Heading(heading.get("id", ""), self._title(heading))
            for heading in root
            if heading.tag == "h2"
        )

    def _title(self, heading: Element) -> str:
        """Give a heading's words; a fact in it is put in later, as in the text."""

        def stashed(found: re.Match[str]) -> str:
            html = str(self.md.htmlStash.rawHtmlBlocks[int(found[1])])
            return html if "clinic-fact" in html else ""

        return STASHED.sub(stashed, "".join(heading.itertext())).strip()
