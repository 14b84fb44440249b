"""Say to machines what each page says to people: linked schema.org data.

    practice facts, a page's front matter -> nodes (practice.py, pages.py)
    -> one JSON-LD `@graph` for each page (graph.py)

Everything comes from the same facts and fields as the visible page, so neither
can say what the other does not. `page_head` asks for a page's graph and puts it
into the page.
"""

from structured_data.graph import as_script, graph_of
from structured_data.view import PageView

__all__ = ["PageView", "as_script", "graph_of"]
