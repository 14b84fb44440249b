"""Comments as a reader sees them: who answers whom."""

from collections.abc import Collection, Iterable
from dataclasses import field, replace
from datetime import date

from comments.names import could_pass_for
from plain_data import dataclass
from site_parts import PagePart

# Where who left a comment is led when the form names no page.
THANKS = "/comment-received/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One approved comment.

    Attributes:
        name: File name without `.md`; also its place on the page.
        author: As the commenter wrote it, cleaned.
        html: Sanitized; trusted from here on.
        reply_to: Name of the comment it answers, or "".
        practice: Whether the practice itself wrote it.
        posing: Whether a visitor's name could pass for one of ours.
        shown_date: The day in words, in the article's language.
        replies: Answers to it, oldest first.
    """

    name: str
    author: str
    date: date
    html: str
    reply_to: str = ""
    practice: bool = False
    posing: bool = False
    shown_date: str = ""
    replies: tuple["Comment", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All comments of an article, and whether there may be more.

    Attributes:
        comments: Those that answer no other, oldest first.
        count: All of them, replies too.
        receiver: Where the form sends a new one; "" when there is no form.
        place: What the form says it is about.
        thanks: The page in its language that who sent the form is led to.
        closed: Whether the article's author closed its comments.
        choices: For the form: which comments one can answer.
    """

    comments: tuple[Comment, ...] = field(default=())
    count: int = 0
    receiver: str = ""
    place: str = ""
    thanks: str = ""
    closed: bool = False
    choices: tuple[dict[str, str], ...] = ()


def thread_of(
    comments: Collection[Comment],
    ours: Collection[str],
    receiver: str,
    place: str,
    closed: bool,  # noqa: FBT001
) -> Thread:
    """Sort comments by day and under what they answer.

    Args:
        ours: Names that only the practice's own comments may bear unmarked.
    """
    marked = []
    for comment in sorted(comments, key=age):
        posing = not comment.practice and could_pass_for(comment.author, ours)
        marked.append(replace(comment, posing=posing))
    choices = (
        {"value": comment.name, "text": f"{comment.author}, {comment.shown_date}"}
        for comment in marked
    )
    return Thread(
        comments=nested(marked, ""),
        count=len(marked),
        receiver="" if closed else receiver,
        place=place,
        closed=closed,
        choices=tuple(choices),
    )


def nested(comments: Iterable[Comment], parent: str) -> tuple[Comment, ...]:
    """Collect the answers to one comment, each with its own answers."""
    comments = list(comments)
    return tuple(
        replace(comment, replies=nested(comments, comment.name))
        for comment in comments
        if comment.reply_to == parent
    )


def age(comment: Comment) -> tuple[date, int, str]:
    """Order by day; on one day, names count as they were given: 9 before 10."""
    return comment.date, len(comment.name), comment.name


THREAD = PagePart[Thread]("thread")
