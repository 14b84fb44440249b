"""Say to machines what each page says to people: linked schema.org data.

    practice facts, a page's front matter -> nodes (practice.py, pages.py)
    -> one JSON-LD `@graph` for each page

Everything comes from the same facts and fields as the visible page, so neither
can say what the other does not. `page_head` asks for a page's graph and puts it
into the page.
"""

import json

from markupsafe import Markup

from facts.model import Facts
from structured_data.entities import main_entity, people
from structured_data.pages import breadcrumbs, page
from structured_data.practice import offices, practice, website
from structured_data.view import PageView

__all__ = ["PageView", "as_script", "graph_of"]

# In a script element only these could end the text or open a comment; as JSON
# escapes they mean the same. The last two end a line in old scripts.
UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def graph_of(view: PageView, facts: Facts) -> dict[str, object]:
    """Describe one page and what it is about."""
    nodes = [
        practice(view, facts),
        *offices(view, facts),
        *website(view, facts),
        page(view),
        *breadcrumbs(view),
        *main_entity(view),
        *people(view),
    ]
    return {"@context": "https://schema.org", "@graph": list(map(without_gaps, nodes))}


def without_gaps(node: dict[str, object]) -> dict[str, object]:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def as_script(graph: dict[str, object]) -> Markup:
    """Write a graph so that no text in it can end the script element."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))  # noqa: S704 - nothing of HTML is left
