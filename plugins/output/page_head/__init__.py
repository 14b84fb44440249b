"""Say in each page's head what search engines, feed readers and chats need.

    a template's title and description, front matter, facts, structured_data
    -> `page_head(title, description)` in templates: a `PageHead` (model.py)
    -> theme/templates/macros/head.html

Addresses are always whole and those of the published site: a page saved or
shared from a preview still names its one true address.
Settings: `HIDDEN_FROM_SEARCH`, templates whose pages ask not to be listed;
`TITLE_PATTERN`.
"""

from pelican import signals
from pelican.generators import Generator

from page_head.rendering import page_head


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(offer_head)


def offer_head(generator: Generator) -> None:
    """Let templates ask for the head of the page they render."""
    generator.env.globals["page_head"] = page_head
