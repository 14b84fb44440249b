"""Turn an export into the files an author would have written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from comments.reader import LONGEST
from content_model.names import file_name
from facts.values import slug_of
from pictures.opening import is_animated
from plain_data import dataclass
from wordpress_import.front_matter import (
    OurSite,
    article_fields,
    comment_file,
    page_fields,
    tags_of,
    with_front_matter,
)
from wordpress_import.inline import escaped
from wordpress_import.lost import lost_words
from wordpress_import.markdown import Writer
from wordpress_import.model import Attachment, Entry, Export
from wordpress_import.pointers import OldSite, Pointers
from wordpress_import.shortcodes import Tell, plain_html

_LEFT = "Comments that nobody approved, and pings of other sites, stayed behind: {}."
# A picture that only a style names.
_BEHIND = re.compile(r"""background(?:-image)?\s*:[^;"'>]*url\(\s*["']?([^)"'&\s]+)""")
GONE = frozenset({"trash", "auto-draft", "inherit"})


@dataclass(slots=True)
class Plan:
    """What an import would write, before anything is written.

    Attributes:
        files: Path under `content/` to the text of the file.
        pictures: Path under `content/` to the file to copy.
        notes: Path to what a person has to look at there.
    """

    files: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Path] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, path: str, note: str) -> None:
        """Note something about one file, once."""
        notes = self.notes.setdefault(path, [])
        if note not in notes:
            notes.append(note)


def plan_import(export: Export, uploads: Path | None, our_site: OurSite) -> Plan:
    """Plan all files; the same export always gives the same plan."""
    plan = Plan()
    entries = [entry for entry in export.entries if entry.status not in GONE]
    paths = _paths(entries)
    places = {entry.address: f"/{path}" for path, entry in paths.items()}
    importer = _Importer(
        authors=export.authors,
        our_site=our_site,
        site=OldSite(export, places, uploads),
        attachments={
            attachment.number: attachment for attachment in export.attachments
        },
        tags={slug_of(tag): tag for tag in our_site.tags},
    )
    for path, entry in paths.items():
        importer.plan(plan, path, entry)
    for entry in export.entries:
        if entry.status == "trash":
            plan.tell(f"“{entry.title}”", "It was in the trash, and stayed there.")
    return plan


def _paths(entries: list[Entry]) -> dict[str, Entry]:
    """Give each entry a file; a second one of the same name gets a number."""
    paths: dict[str, Entry] = {}
    for entry in entries:
        folder = "articles" if entry.kind == "post" else "pages"
        name = file_name(entry.name or entry.title) or f"post-{entry.number}"
        path, number = f"{folder}/{name}.md", 2
        while path in paths:
            path, number = f"{folder}/{name}-{number}.md", number + 1
        paths[path] = entry
    return paths


@dataclass(frozen=True, slots=True, kw_only=True)
class _Importer:
    """What is the same for every entry of one export.

    Attributes:
        tags: As whoever has them first spells them, by their addresses.
    """

    authors: dict[str, str]
    our_site: OurSite
    site: OldSite
    attachments: dict[int, Attachment]
    tags: dict[str, str]

    def plan(self, plan: Plan, path: str, entry: Entry) -> None:
        """Add the entry's file, its pictures and its comments to the plan."""
        tell = partial(plan.tell, path)
        pointers = Pointers(self.site, tell)
        body, classic = plain_html(entry.html, self.attachments, tell)
        markdown = _markdown(Writer(pointers, tell, classic=classic), body, tell)
        for lost in lost_words(entry.html, markdown, *plan.notes.get(path, ())):
            tell(lost)
        for address in _BEHIND.findall(entry.html):
            if picture := pointers.picture(address):
                tell(f"The picture {picture} stood behind words; put it in by hand.")
        fields = self._fields(entry, pointers, markdown, tell)
        _tell_states(entry, tell)
        plan.files[path] = with_front_matter(
            fields, markdown, health=entry.kind == "post"
        )
        for name, source in pointers.pictures.items():
            plan.pictures[f"images/{name}"] = source
            if is_animated(source):
                tell(f"The picture {name} moves; only its first frame is shown.")
        self._plan_comments(plan, path, entry, pointers)

    def _fields(
        self, entry: Entry, pointers: Pointers, markdown: str, tell: Tell
    ) -> dict[str, object]:
        if entry.kind == "post":
            name = self.authors.get(entry.author.casefold(), entry.author)
            fields = article_fields(entry, name, self.our_site, markdown, tell)
            if tags := tags_of(entry, self.our_site):
                fields["tags"] = self._spelled(tags)
            if picture := self.attachments.get(entry.picture):
                fields |= _featured(pointers.featured(picture), picture.alt)
        else:
            fields = page_fields(entry, markdown, tell)
        if aliases := list(_aliases(entry)):
            fields["aliases"] = aliases
        return fields

    def _spelled(self, names: Iterable[str]) -> list[str]:
        """Spell tags that would share a list as the first one that has it."""
        own = (self.tags.setdefault(slug_of(name) or name, name) for name in names)
        return [*dict.fromkeys(own)]

    def _plan_comments(
        self, plan: Plan, path: str, entry: Entry, pointers: Pointers
    ) -> None:
        tell = partial(plan.tell, path)
        slug = path.rpartition("/")[2].removesuffix(".md")
        if entry.other_comments:
            tell(_LEFT.format(entry.other_comments))
        known = {comment.number for comment in entry.comments if comment.html.strip()}
        for comment in entry.comments:
            writer = Writer(pointers, tell, classic=True)
            text = _markdown(writer, comment.html, tell)
            if len(text) > LONGEST:
                tell("A comment is longer than this site shows; its end was cut off.")
                text = text[: LONGEST - 1].rpartition(" ")[0] + "\n"
            for lost in lost_words(comment.html, text, *plan.notes.get(path, ())):
                tell(lost)
            if entry.kind != "post" or not text:
                tell("A comment was left out: it is empty or not on an article.")
                continue
            # A reply to one that was never approved, or came later, stands alone.
            earlier = comment.parent < comment.number
            parent = comment.parent if comment.parent in known and earlier else 0
            file = f"comments/{slug}/{comment.number}.md"
            plan.files[file] = comment_file(
                comment, parent, comment.written or entry.published, text
            )


def _markdown(writer: Writer, body: str, tell: Tell) -> str:
    try:
        return writer.write(body)
    except RecursionError:
        tell("The HTML is nested too deeply to read; only its words were kept.")
        words = " ".join(map(str, html.fromstring(body).itertext()))
        return f"{escaped(' '.join(words.split()))}\n"


def _featured(name: str, alt: str) -> dict[str, object]:
    return {"image": name, "image_alt": alt} if name else {}


def _aliases(entry: Entry) -> Iterator[str]:
    """Give the old addresses a static host can answer: those with a path."""
    path = urlsplit(entry.address).path
    if path.strip("/"):
        yield path
        above = path.rstrip("/").rpartition("/")[0]
        yield from (f"{above}/{name}/" for name in entry.old_names)


def _tell_states(entry: Entry, tell: Tell) -> None:
    if entry.protected:
        tell("It was protected with a password; this site has none.")
    if entry.status == "private":
        tell("It was private on the old site; think before you publish it.")
    elif entry.status != "publish":
        tell(f"It was not published on the old site ({entry.status}).")
    if not urlsplit(entry.address).path.strip("/"):
        tell("It had no address of its own on the old site, so none is kept.")
