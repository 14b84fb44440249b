"""Read the approved comments of an article."""

from pathlib import Path
from typing import Any

from comments.model import Comment
from comments.names import clean_name
from comments.text import comment_html
from content_model.check import checked
from content_model.front_matter import FrontMatter, read_front_matter
from content_model.model import Field, Kind
from content_model.reader import decoded
from content_model.values import DAY, FLAG, TEXT
from mistakes import ContentError, Mistake
from plain_text import LARGEST_FILE, check_text

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


def read_folder(folder: Path, root: Path) -> tuple[list[Comment], list[Mistake]]:
    """Read every comment in a folder; those with mistakes are left out."""
    comments: dict[str, Comment] = {}
    lines: dict[str, int] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.md")):
        shown = path.relative_to(root).as_posix()
        found, values, wrong = read_file(path, shown)
        mistakes += wrong
        if found and not wrong:
            comments[path.stem] = made(path.stem, values, found.body)
            lines[path.stem] = found.lines.get("reply_to", 1)
    where = folder.relative_to(root).as_posix()
    return list(comments.values()), mistakes + loose_replies(comments, lines, where)


def read_file(
    path: Path, shown: str
) -> tuple[FrontMatter | None, dict[str, Any], list[Mistake]]:
    """Read one file and say what is wrong with it."""
    try:
        text = decoded(path, shown)
    except ContentError as error:
        return None, {}, list(error.mistakes)
    unreadable = check_text(text, shown, longest=LARGEST_FILE)
    if unreadable:
        return None, {}, unreadable
    found, mistakes = read_front_matter(text, shown)
    if found is None:
        return None, {}, mistakes
    values, unfit = checked(found, KIND, shown)
    mistakes += unfit
    if not found.body.strip():
        mend = "Remove the file, or write the comment below the front matter."
        mistakes.append(Mistake(shown, found.body_line, "The comment is empty.", mend))
    if len(found.body) > LONGEST:
        problem = f"The comment has {len(found.body):,} characters."
        mend = f"Shorten it to {LONGEST:,}, or leave it out."
        mistakes.append(Mistake(shown, found.body_line, problem, mend))
    return found, values, mistakes


def made(name: str, values: dict[str, Any], body: str) -> Comment:
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
) -> list[Mistake]:
    """Find replies to nothing, and those that in the end answer themselves."""
    mistakes = []
    for name, comment in comments.items():
        path = f"{where}/{name}.md"
        if comment.reply_to and comment.reply_to not in comments:
            problem = f"It answers “{comment.reply_to}”, which is not in this folder."
            mend = "Name a comment that is, or remove the line."
            mistakes.append(Mistake(path, lines[name], problem, mend))
        elif circles(name, comments):
            problem = "It answers itself, by way of its own replies."
            mend = "Name the comment that was there first."
            mistakes.append(Mistake(path, lines[name], problem, mend))
    return mistakes


def circles(name: str, comments: dict[str, Comment]) -> bool:
    """Tell whether following replies upward leads back to the start."""
    seen = set()
    above = name
    while above in comments and above not in seen:
        seen.add(above)
        above = comments[above].reply_to
    return above == name
