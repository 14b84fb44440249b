"""Make a file name out of a title."""

from __future__ import annotations

import re

from pelican.utils import slugify

BREAKS = re.compile(r"[/\\:_.&|]+")
PLAIN = [(r"[^\w\s-]", ""), (r"\A\s+|\s+\Z", ""), (r"[-\s]+", "-")]
LONGEST = 80  # longer ones are cut at a word


def file_name(title: str) -> str:
    """Give the name without its ending, "" when the title has no letter or digit.

    Accents become plain letters, all else between words one hyphen, so that
    the name works in an address, on every disk and in an e-mail.
    """
    words = BREAKS.sub(" ", title)
    name = slugify(words, regex_subs=PLAIN)
    name = "-".join(part for part in name.split("-") if part)
    if len(name) <= LONGEST:
        return name
    return name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
