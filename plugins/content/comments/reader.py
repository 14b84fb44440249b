"""Read the approved comments of an article."""

from pathlib import Path

import nh3
from markdown import Markdown

from comments.model import Comment
from comments.names import clean_name, clean_text
from content_model.check import checked
from content_model.front_matter import FrontMatter, read_front_matter
from content_model.model import Kind
from content_model.reader import decoded
from content_model.values import DAY, FLAG, TEXT
from diagnostics import ContentError, Diagnostic
from plain_text import LARGEST_FILE, Table, check_text
from schema import Field

LONGEST = 10_000  # characters; the form takes 3,000

KIND = Kind(
    name="comment",
    folder="comments",
    help="An approved comment; its folder is named as the article.",
    fields=(
        Field(name="name", type=TEXT, required=True, help="Who wrote it."),
        Field(name="date", type=DAY, required=True, help="The day it was written."),
        Field(name="reply_to", type=TEXT, help="The comment it answers, without .md."),
        Field(name="practice", type=FLAG, help="true when we wrote it ourselves."),
    ),
)

TAGS = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "code", "a"}


def read_folder(folder: Path, root: Path) -> tuple[list[Comment], list[Diagnostic]]:
    """Read every comment in a folder; those with mistakes are left out."""
    comments: dict[str, Comment] = {}
    lines: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted(folder.glob("*.md")):
        shown = path.relative_to(root).as_posix()
        found, values, wrong = read_file(path, shown)
        diagnostics += wrong
        if found and not wrong:
            comments[path.stem] = made(path.stem, values, found.body)
            lines[path.stem] = found.lines.get("reply_to", 1)
    where = folder.relative_to(root).as_posix()
    return list(comments.values()), diagnostics + loose_replies(comments, lines, where)


def read_file(
    path: Path, shown: str
) -> tuple[FrontMatter | None, dict[str, object], list[Diagnostic]]:
    """Read one file: front matter, the values of its fields, and what is wrong."""
    try:
        text = decoded(path, shown)
    except ContentError as error:
        return None, {}, list(error.diagnostics)
    unreadable = check_text(text, shown, longest=LARGEST_FILE)
    if unreadable:
        return None, {}, unreadable
    found, diagnostics = read_front_matter(text, shown)
    if found is None:
        return None, {}, diagnostics
    values, unfit = checked(found, KIND, shown)
    diagnostics += unfit
    if not found.body.strip():
        fix = "Remove the file, or write the comment below the front matter."
        diagnostics.append(
            Diagnostic(shown, found.body_line, "The comment is empty.", fix)
        )
    if len(found.body) > LONGEST:
        problem = f"The comment has {len(found.body):,} characters."
        fix = f"Shorten it to {LONGEST:,}, or leave it out."
        diagnostics.append(Diagnostic(shown, found.body_line, problem, fix))
    return found, values, diagnostics


def made(name: str, values: Table, body: str) -> Comment:
    """Make a comment of what was read."""
    return Comment(
        name=name,
        author=clean_name(values["name"]),
        date=values["date"],
        html=comment_html(body),
        reply_to=values.get("reply_to", ""),
        practice=values.get("practice", False),
    )


def loose_replies(
    comments: dict[str, Comment], lines: dict[str, int], where: str
) -> list[Diagnostic]:
    """Find replies to nothing, and those that in the end answer themselves."""
    diagnostics = []
    for name, comment in comments.items():
        path = f"{where}/{name}.md"
        if comment.reply_to and comment.reply_to not in comments:
            problem = f"It answers “{comment.reply_to}”, which is not in this folder."
            fix = "Name a comment that is, or remove the line."
            diagnostics.append(Diagnostic(path, lines[name], problem, fix))
        elif circles(name, comments):
            problem = "It answers itself, by way of its own replies."
            fix = "Name the comment that was there first."
            diagnostics.append(Diagnostic(path, lines[name], problem, fix))
    return diagnostics


def circles(name: str, comments: dict[str, Comment]) -> bool:
    """Tell whether following replies upward leads back to the start."""
    seen = set()
    above = name
    while above in comments and above not in seen:
        seen.add(above)
        above = comments[above].reply_to
    return above == name


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
