"""Turn a stranger's words into HTML that can do no harm."""

import re

import nh3
from markdown import Markdown

from comments.names import clean_text

TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "a"}
RAW = re.compile(r"(?<!\\)<")


def comment_html(text: str) -> str:
    """Render simple Markdown; HTML is shown as it was typed, pictures are dropped.

    What is left is sanitized once more: nothing here depends on Markdown alone.
    """
    harmless = RAW.sub("&lt;", clean_text(text))
    html = Markdown(extensions=["nl2br"]).convert(harmless)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="nofollow ugc noopener",
    )
