"""Write the front matter of imported files."""

import re
from datetime import datetime
from html import unescape

import yaml

from content_model.names import file_name
from plain_data import dataclass
from wordpress_import.inline import CONTROL
from wordpress_import.model import Comment, Entry
from wordpress_import.shortcodes import Tell

SIGNS = re.compile("[<>*`]")  # which would be read as marks
SHORTEST, LONGEST = 50, 160  # characters of a description
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\w\"“¿¡])")
MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)"
    r"|^(?:#+ .*|/{3}.*|- |\d+\. |> )|[*_`\\]+",
    re.MULTILINE,
)
TAG = re.compile(r"<[^>]*>")
NOT_CHECKED = """\
# Nobody has checked this text for this site yet. Put in the reviewer and the days
# of the check and of the next one, and take `status: draft` out, when it may be
# published.
"""
FIRST_POST = datetime(2003, 5, 27)  # noqa: DTZ001 - the day WordPress appeared


@dataclass(frozen=True, slots=True)
class OurSite:
    """What the site already has, so that imported pages fit in.

    Attributes:
        people: File names in `content/people/`, in order.
        categories: Names of the article categories.
        tags: As its articles spell them.
    """

    people: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...] = ()


def article_fields(
    entry: Entry, writer: str, our_site: OurSite, markdown: str, tell: Tell
) -> dict[str, object]:
    """Give a post's fields; its categories become tags beside one of ours."""
    fields = page_fields(entry, markdown, tell)
    ours = {category.casefold(): category for category in our_site.categories}
    known = [
        ours[name.casefold()] for name in entry.categories if name.casefold() in ours
    ]
    fields["category"] = known[0] if known else our_site.categories[0]
    if not known:
        tell(f"Its category was set to “{fields['category']}”; choose the right one.")
    if tags := tags_of(entry, our_site):
        fields["tags"] = tags
    return fields | _people(writer, our_site, tell) | _dates(entry, tell)


def tags_of(entry: Entry, our_site: OurSite) -> list[str]:
    """Name a post's tags, and its categories that are none of ours."""
    ours = {category.casefold() for category in our_site.categories}
    others = [name for name in entry.categories if name.casefold() not in ours]
    return [name for name in (*entry.tags, *others) if name != "Uncategorized"]


def _people(writer: str, our_site: OurSite, tell: Tell) -> dict[str, object]:
    """Name the author if we know them; nobody has reviewed it for this site."""
    author = file_name(writer)
    if author not in our_site.people:
        tell(f"It was written by {writer}, who has no file in content/people/.")
    return {"author": author if author in our_site.people else None, "reviewer": None}


def _dates(entry: Entry, tell: Tell) -> dict[str, object]:
    """Take the days of the old site; the day of a check is for people to put in."""
    if not entry.published:
        tell("It has no date; the day of the oldest post of all was put in.")
    published = (entry.published or FIRST_POST).date()
    changed = entry.modified.date() if entry.modified else published
    fields: dict[str, object] = {"date": published}
    if changed > published:
        fields["modified"] = changed
    return fields | {"reviewed": None, "next_review": None}


def page_fields(entry: Entry, markdown: str, tell: Tell) -> dict[str, object]:
    """Give what every imported page has: it stays a draft until someone checks it."""
    title = entry.title
    if not title:
        title = "Untitled"
        tell("It has no title.")
    return {
        "title": title,
        "description": description(entry.summary or markdown, title, tell),
        "status": "draft",
    }


def description(text: str, title: str, tell: Tell) -> str:
    """Give the first whole sentences that fit a search result."""
    plain = unescape(TAG.sub(" ", MARKUP.sub(lambda found: found[1] or "", text)))
    plain = SIGNS.sub("", plain)
    best = ""
    for sentence in SENTENCE_END.split(" ".join(plain.split())):
        longer = f"{best} {sentence}".strip()
        if len(longer) > LONGEST:
            break
        best = longer
    if len(best) < SHORTEST:
        tell("It has no summary; write a description of one or two sentences.")
        shown = title if len(title) < SHORTEST else "This page"
        return f"{shown}: a page of our earlier website that needs a description."
    return best


def with_front_matter(fields: dict[str, object], markdown: str, *, health: bool) -> str:
    """Join both parts; health pages say what a clinician has to add."""
    notes = NOT_CHECKED if health else ""
    fields = {
        name: CONTROL.sub("", value) if isinstance(value, str) else value
        for name, value in fields.items()
    }
    return f"---\n{_yaml(fields)}{notes}---\n\n{markdown}".rstrip() + "\n"


def comment_file(
    comment: Comment, parent: int, written: datetime | None, text: str
) -> str:
    """Write one approved comment; its e-mail address stays behind."""
    fields: dict[str, object] = {
        "name": comment.author or "A reader",
        "date": (written or FIRST_POST).date(),
    }
    if parent:
        fields["reply_to"] = str(parent)
    if comment.by_practice:
        fields["practice"] = True
    return with_front_matter(fields, text, health=False)


def _yaml(fields: dict[str, object]) -> str:
    """Write fields as a person would: a day that stands twice is written twice."""
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda *_: True})
    dumper.add_representer(  # type: ignore[attr-defined] # an empty line, not “null”
        type(None), lambda its, _: its.represent_scalar("tag:yaml.org,2002:null", "")
    )
    return str(
        yaml.dump(
            fields, None, dumper, sort_keys=False, allow_unicode=True, width=4_000
        )
    )
