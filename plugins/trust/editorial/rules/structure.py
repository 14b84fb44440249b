"""Headings, links, pictures and the sections a page must have."""

import re
import tomllib
from collections.abc import Iterator

from editorial.manuscript import Manuscript
from editorial.markup import IMAGE, LINK, prose
from editorial.model import Finding
from editorial.rules.claims import FOLDER

WORDS = tomllib.loads((FOLDER / "structure.toml").read_text("utf-8"))  # by language
_FILE_NAME = re.compile(
    r"[\w -]+\.(jpe?g|png|svg|webp|avif|gif|heic)"
    r"|(?:an? |the |my )?(?:image|picture|photo(?:graph)?|img|dsc|pic|graphic|icon|logo"
    r"|screenshot|untitled|foto|imagen)(?:[\s_-]?\d*)?",
    re.IGNORECASE,
)
_SAID_ANYWAY = re.compile(
    r"(?:an? )?(?:image|picture|photo(?:graph)?) of\b"
    r"|(?:una? )?(?:imagen|foto(?:grafía)?) de\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_HTML_ALT = re.compile(r"\balt\s*=\s*(?:\"[^\"]+\"|'[^']+')", re.IGNORECASE)
_FIRST_LEVEL = 2  # the page's title is the first heading


def service_sections(page: Manuscript) -> Iterator[Finding]:
    """Find what a service page does not say."""
    headings = {
        " ".join(block.text.lower().split())
        for block in page.blocks
        if block.kind == "heading"
    }
    for title, what in WORDS[page.language]["sections"].items():
        if title not in headings:
            shown = title.capitalize()
            yield Finding(
                page.first_line,
                f"This service page has no section “{shown}”.",
                f"Add “## {shown}” and say {what}.",
            )


def heading_jumps(page: Manuscript) -> Iterator[Finding]:
    """Find headings that skip a level, or compete with a title or the checklist."""
    previous = 1
    for block in page.blocks:
        if block.kind != "heading":
            continue
        shown = f"“{'#' * block.level} {block.raw}”"
        if page.kind == "signs":
            yield Finding(
                block.line,
                f"{shown} is a heading, and this text is a part of the checklist.",
                "Make a sentence of it, or a page that the sign's text links to.",
            )
        elif block.level < _FIRST_LEVEL:
            yield Finding(
                block.line,
                f"{shown} is a second title.",
                "The title stands in the front matter; start this one with “##”.",
            )
        elif block.level > previous + 1:
            yield Finding(
                block.line,
                f"{shown} skips a level of heading.",
                f"Start it with “{'#' * (previous + 1)}”.",
            )
        previous = max(block.level, 1)


def repeated_headings(page: Manuscript) -> Iterator[Finding]:
    """Find headings that say what the title, or one beside them, says already."""
    title = page.field("title")
    said = {_words(title.text): title.line} if title else {}
    sections: dict[tuple[int, str], int] = {}
    for block in page.blocks:
        if block.kind != "heading" or not (words := _words(block.text)):
            continue
        sections = {
            key: line for key, line in sections.items() if key[0] <= block.level
        }
        line = sections.setdefault((block.level, words), block.line)
        line = said.get(words, line)
        if line != block.line:
            shown = " ".join(block.text.split())
            problem = f"The heading “{shown}” stands on line {line}, too."
            fix = "Say what this section has, or join the two."
            yield Finding(block.line, problem, fix)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def image_alts(page: Manuscript) -> Iterator[Finding]:
    """Find pictures that a person who can't see them learns nothing from."""
    fix = "Say in the square brackets what it shows: ![A person lifts a box](…)."
    for block in page.blocks:
        for match in IMAGE.finditer(block.raw):
            text = match["text"].strip()
            line = block.line_of(match.start())
            if not text:
                shown = match["target"].split(" ")[0]
                yield Finding(line, f"The picture {shown} has no text.", fix)
            elif found := _FILE_NAME.fullmatch(text):
                what = "a file name" if found[1] else "its kind"
                problem = f"“{text}” is {what}, not what the picture shows."
                yield Finding(line, problem, fix)
            elif found := _SAID_ANYWAY.match(text):
                problem = f"Screen readers say “picture” before “{found[0]} …”."
                fix = "Say at once what it shows."
                yield Finding(line, problem, fix, level="warning")
        for match in _HTML_IMAGE.finditer(block.raw):
            if not _HTML_ALT.search(match[0]):
                line = block.line_of(match.start())
                problem = "This <img> has no text."
                yield Finding(line, problem, 'Say in alt="…" what it shows.')


def vague_links(page: Manuscript) -> Iterator[Finding]:
    """Find links that say nothing when they are read out alone."""
    for block in page.blocks:
        for match in LINK.finditer(block.raw) if "](" in block.raw else ():
            words = " ".join(prose(match["text"]).split())
            bare = words.lower().strip(" .!?…»→>")
            if _ADDRESS.fullmatch(match["text"]):
                yield Finding(
                    block.line_of(match.start("text")),
                    f"“{match['text'].strip()}” is read out letter by letter.",
                    "Write words that say where it leads: [what the NHS says](…).",
                    level="warning",
                )
                continue
            says_something = bare or IMAGE.search(match["text"])
            if not says_something or bare in WORDS[page.language]["links"]["vague"]:
                yield Finding(
                    block.line_of(match.start("text")),
                    f"The link text “{words}” does not say where it leads.",
                    "Name the page: [what to bring to your first visit](…).",
                )
