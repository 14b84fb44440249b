"""What a newer edition offers a site, text by text."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from confirm.changes import changed_lines
from content_model.front_matter import with_fields
from content_model.kinds import kind_of
from diagnostics import ContentError
from plain_data import dataclass
from update.merge import Merge, merge

# What the site notes itself.
OWN_FILES = {"practice/redirects.toml", "practice/accessibility.toml"}
MARK = "\N{BYTE ORDER MARK}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A text that the new edition changed, or has and the site has not.

    Attributes:
        path: Its path below its folder.
        folder: In the site; "" for a file beside content/.
        ours: The site's text; None of a new one.
    """

    path: str
    ours: str | None
    merged: Merge
    folder: str = "content"

    @property
    def file(self) -> str:
        """Its path in the site."""
        return f"{self.folder}/{self.path}" if self.folder else self.path

    @property
    def is_new(self) -> bool:
        """Whether the site has no such text."""
        return self.ours is None

    def changes(self) -> list[str]:
        """Show what would change in the site's text, as lines with - and +."""
        return changed_lines(self.ours or "", self.merged.text())

    def text(self, take_theirs: Sequence[bool] = ()) -> str:
        """Give the text to write: one that says something new waits for its reader."""
        text = self.merged.text(take_theirs)
        if self.ours is not None and text != _plain(self.ours):
            text = _unconfirmed(self.path, text)
        return _as_ours(text, self.ours or "")


def offers(
    before: Mapping[str, str],
    theirs: Mapping[str, str],
    content: Path,
    changed: Mapping[str, str],
) -> Iterator[Offer]:
    """Yield what differs between two editions and is not in the site yet.

    Args:
        before: The texts that the site was given.
        theirs: Those of the new edition.
        content: The site's own.
        changed: Those of the site that the update changes already.
    """
    ours = {
        path.relative_to(content).as_posix(): _text(path)
        for path in sorted(content.rglob("*"))
        if path.suffix in {".md", ".toml", ".bib"} and path.is_file()
    }
    ours |= changed
    for path, new in theirs.items():
        if before.get(path) == new or path in OWN_FILES:
            continue
        yield from _offered(path, "content", before.get(path), ours.get(path), new)


def host_offers(
    before: Mapping[str, str], theirs: Mapping[str, str], site: Path
) -> Iterator[Offer]:
    """Yield the files for hosts that differ between two editions, and new ones.

    A site that does not know what it was given is offered none.
    """
    for path, new in theirs.items() if before else ():
        own = _text(site / path) if (site / path).is_file() else None
        if before.get(path) != new:
            yield from _offered(path, "", before.get(path), own, new)


def _offered(
    path: str, folder: str, before: str | None, ours: str | None, new: str
) -> Iterator[Offer]:
    """Offer a new text, or what changed in one that the site was given and kept."""
    if before is None and ours is None:
        made = Merge([tuple(new.split("\n"))])
        yield Offer(path=path, ours=None, merged=made, folder=folder)
    elif before is not None and ours is not None:
        plain = _plain(ours)
        made = merge(before, plain, new, page=path.endswith(".md"))
        if made.conflicts or made.text() != plain:
            yield Offer(path=path, ours=ours, merged=made, folder=folder)


def _unconfirmed(path: str, text: str) -> str:
    """Let a health page wait for its clinician.

    A sign stays on the checklist: a publish waits until it is confirmed, because a
    danger sign must never be missing meanwhile.
    """
    kind = kind_of(path)
    if kind is None or not kind.health or kind.name == "sign" or is_unseen(text):
        return text
    with suppress(ContentError):  # the build says what is wrong with it
        waiting = {"reviewed": None, "next_review": None, "status": "waiting"}
        text = with_fields(text, waiting)
    return text


def is_unseen(text: str) -> bool:
    """Tell a page whose status its practice has chosen: on no list, or for nobody."""
    head = text.partition("\n---")[0]
    return any(f"\nstatus: {status}" in head for status in ("hidden", "draft"))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def _plain(text: str) -> str:
    return text.removeprefix(MARK).replace("\r\n", "\n")


def _as_ours(text: str, ours: str) -> str:
    """Write a text with the line ends and the first mark of the site's own."""
    if "\r\n" in ours:
        text = text.replace("\n", "\r\n")
    return MARK + text if ours.startswith(MARK) else text
