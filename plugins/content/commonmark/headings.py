"""Headings as CommonMark reads them: `#` and a space, at most six."""

import re

from markdown.blockprocessors import HashHeaderProcessor


class Headings(HashHeaderProcessor):
    """Takes “#1 tip” and “####### x” for words, as GitHub does."""

    RE = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>(?:[ \t]+[^\n]*?)??)"
        r"(?:[ \t]+#+)?[ \t]*(?:\n|$)"
    )
