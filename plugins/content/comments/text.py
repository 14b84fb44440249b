"""Turn a stranger's words into HTML that can do no harm."""

import nh3
from markdown import Markdown

from comments.names import clean_text

TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "a"}


def comment_html(text: str) -> str:
    """Render simple Markdown; HTML is shown as it was typed, pictures are dropped.

    What is left is sanitized once more: nothing here depends on Markdown alone.
    """
    return nh3.clean(
        simple_markdown().convert(clean_text(text)),
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener",
    )


def simple_markdown() -> Markdown:
    """Make a converter that takes HTML for words."""
    converter = Markdown(extensions=["nl2br"])
    converter.preprocessors.deregister("html_block")
    for pattern in ("html", "autolink", "automail"):
        converter.inlinePatterns.deregister(pattern)
    return converter
