"""What a removal or a new name changes, worked out before anything is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from content_model.front_matter import with_field
from content_model.kinds import KINDS, kind_of
from content_model.model import Kind
from diagnostics import ContentError, Diagnostic
from plain_data import dataclass
from reorganize import texts, toml
from reorganize.target import File, Target
from site_parts import Settings

REDIRECTS = "practice/redirects.toml"
SOURCES = "sources.bib"
FIGURES = "numbers.toml"  # of sources, by their keys


@dataclass(slots=True)
class Plan:
    """The new state of a content folder, file by file, beside the present one.

    Attributes:
        before: The text of every file below content/.
        after: The same, with changes; a removed file is missing.
        moved: New path by old path, of files that get another name.
        notes: Sentences with file and line: what a person should read again.
    """

    before: Mapping[str, str]
    after: dict[str, str]
    moved: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, content: Path) -> "Plan":
        """Start from what is there."""
        found = {
            path.relative_to(content).as_posix(): path.read_text(encoding="utf-8-sig")
            for path in sorted(content.rglob("*"))
            if path.suffix in {".md", ".toml", ".bib"}
            and not any(
                part.startswith(".") for part in path.relative_to(content).parts
            )
        }
        return cls(found, dict(found))

    @property
    def changed(self) -> list[str]:
        """Files that stay where they are, with another text."""
        return [
            path
            for path, text in self.after.items()
            if path in self.before and text != self.before[path]
        ]

    @property
    def removed(self) -> list[str]:
        """Files that go."""
        gone = self.before.keys() - self.after.keys()
        return sorted(gone - self.moved.keys())

    def pages(self) -> list[str]:
        """List the Markdown files that stay."""
        return [path for path in self.after if path.endswith(".md")]

    def note(self, path: str, lines: Iterable[int], sentence: str) -> None:
        """Ask a person to read some lines."""
        self.notes += [f"content/{path}:{line}: {sentence}" for line in lines]


def remove(plan: Plan, target: Target, settings: Settings, instead: str = "") -> None:
    """Take a target away.

    Args:
        instead: For a person who writes or reviews pages: who does it from now on.

    Raises:
        ContentError: Pages need it, and nobody said what stands in its place.
    """
    for path in [*target.paths, *_comments_on(plan, target)]:
        plan.after.pop(path)
    _take_from_pages(plan, target, instead)
    _take_from_facts(plan, target)
    _redirect_removed(plan, target, settings)
    _drop_leftovers(plan)
    for file in target.files:
        for path in plan.pages():
            if _lang_of(path, settings) == file.lang:
                lines = texts.lines_naming(plan.after[path], file.title)
                plan.note(path, lines, f"still says “{file.title}”.")


def rename(plan: Plan, target: Target, slug: str) -> None:
    """Give a target's original another file name, and with it another address."""
    original = target.files[0]
    renamed = [
        file for file in target.files if file is original or file.slug == target.slug
    ]
    moves = {
        file.address: f"{above(file.address)}{slug}/"
        for file in renamed
        if file.address
    }
    for file in renamed:
        _move(plan, file, slug)
    for path in _comments_on(plan, target):
        new = path.replace(f"/{target.slug}/", f"/{slug}/")
        plan.after[new] = plan.after.pop(path)
        plan.moved[path] = new
    for path in plan.pages():
        plan.after[path] = _with_new_name(plan, path, target, slug)
    for path, text in plan.after.items():
        if path.endswith(".toml"):
            plan.after[path] = toml.with_addresses(text, moves)


def _move(plan: Plan, file: File, slug: str) -> None:
    """Give one file another name; a public page stays known at its old address."""
    new = f"{file.path.rpartition('/')[0]}/{slug}.md"
    if new in plan.before:
        problem = "A file of this name is there already."
        raise ContentError(Diagnostic(f"content/{new}", 1, problem, "Choose another."))
    text = plan.after.pop(file.path)
    if file.address and file.public:
        known = texts.field_values(text).get("aliases") or []
        text = with_field(text, "aliases", [*known, file.address])
    plan.after[new] = text
    plan.moved[file.path] = new


def rename_source(plan: Plan, old: str, new: str) -> None:
    """Give a source another cite key."""
    bib = plan.after.get(SOURCES, "")
    if f"{{{old}," not in bib:
        fix = "Look for its key in sources.bib."
        raise ContentError(Diagnostic(f"content/{SOURCES}", 1, f"No “{old}”.", fix))
    if f"{{{new}," in bib:
        problem = f"“{new}” is another source's key."
        raise ContentError(
            Diagnostic(f"content/{SOURCES}", 1, problem, "Choose another.")
        )
    plan.after[SOURCES] = bib.replace(f"{{{old},", f"{{{new},")
    if FIGURES in plan.after:
        text = plan.after[FIGURES]
        plan.after[FIGURES] = text.replace(f"\n[{old}]\n", f"\n[{new}]\n")
    for path in plan.pages():
        text = texts.with_key_renamed(plan.after[path], old, new)
        plan.after[path] = texts.with_name_replaced(text, ["sources"], old, new)
    _replace_in_wording(plan, old, new)


def remove_source(plan: Plan, key: str) -> None:
    """Drop a source that nothing cites.

    Raises:
        ContentError: Every line that cites it.
    """
    citing = [
        Diagnostic(
            f"content/{path}",
            number,
            f"This line rests on “{key}”.",
            "Give it another source, or take the sentence out, first.",
        )
        for path in plan.pages()
        for number, line in enumerate(plan.after[path].split("\n"), 1)
        if key in texts.keys_cited(line)
    ]
    if citing:
        raise ContentError(*citing)
    _drop_sources(plan, {key})


def _drop_sources(plan: Plan, keys: set[str]) -> None:
    """Take out sources, and the figures that stand in them."""
    if SOURCES in plan.after:
        plan.after[SOURCES] = toml.without_sources(plan.after[SOURCES], keys)
    if FIGURES in plan.after:
        plan.after[FIGURES] = toml.without_figures(plan.after[FIGURES], keys)


def replace_tag(plan: Plan, old: str, new: str | None) -> None:
    """Rename a tag on every article, or take it off."""
    for path in plan.pages():
        text = plan.after[path]
        plan.after[path] = texts.with_name_replaced(text, ["tags"], old, new)
    if not plan.changed:
        fix = "Look at the “tags” of articles."
        raise ContentError(Diagnostic("content/articles", 1, f"No tag “{old}”.", fix))


def _comments_on(plan: Plan, target: Target) -> list[str]:
    if target.kind.name != "article":
        return []
    return [path for path in plan.after if f"comments/{target.slug}/" in path]


def above(address: str) -> str:
    """Give the address of the list that a page stands in."""
    return f"{address.rstrip('/').rpartition('/')[0]}/"


def _with_new_name(plan: Plan, path: str, target: Target, slug: str) -> str:
    text = plan.after[path]
    matches = texts.leads_to(target.paths[:1], target.addresses[:1], path)
    text = texts.with_links(text, matches, target.slug, slug)
    for other in target.files[1:]:
        if other.slug == target.slug:
            here = texts.leads_to([other.path], [other.address], path)
            text = texts.with_links(text, here, target.slug, slug)
    text = texts.with_name_replaced(text, _fields_for(target.kind), target.slug, slug)
    if kind_of(path) is target.kind:
        text = texts.with_name_replaced(text, ["translates"], target.slug, slug)
    if target.kind.name == "sign":
        text, _ = texts.with_quote_replaced(text, target.slug, slug)
    return text


def _take_from_pages(plan: Plan, target: Target, instead: str) -> None:
    needed: list[Diagnostic] = []
    for path in plan.pages():
        fields = _fields_for(target.kind)
        text = plan.after[path]
        values = texts.field_values(text)
        slugs = [file.slug for file in target.files]
        single = [name for name in fields if values.get(name) in slugs]
        if single and not instead:
            problem = f"“{single[0]}” of this page is {target.slug}."
            fix = "Say who does it from now on: --instead NAME."
            line = text.split("\n").index(f"{single[0]}: {values[single[0]]}") + 1
            needed.append(Diagnostic(f"content/{path}", line, problem, fix))
        text = _with_another(plan, path, single, instead)
        for file in target.files:
            text = texts.with_name_replaced(text, fields, file.slug, None)
        if target.kind.name == "sign":
            text, lines = texts.with_quote_replaced(text, target.slug, None)
            plan.note(path, lines, "quotes one sign less: read what stands around it.")
        matches = texts.leads_to(target.paths, target.addresses, path)
        text, lines = texts.without_links(text, matches)
        plan.note(path, lines, "a link is gone, its words stay: read the sentence.")
        plan.after[path] = text
    if needed:
        raise ContentError(*needed)


def _with_another(plan: Plan, path: str, fields: list[str], instead: str) -> str:
    """Name somebody else on a page; who reviews their own page does not."""
    text = plan.after[path]
    values = texts.field_values(text)
    alone = instead in {values.get("author"), values.get("reviewer")}
    for name in fields:
        text = with_field(text, name, instead)
    if alone and {"author", "reviewer"} & {*fields}:
        text = with_field(text, "reviewer", None)
    if "reviewer" in fields or (alone and "author" in fields):
        text = with_field(with_field(text, "reviewed", None), "status", "waiting")
        plan.note(path, [1], f"shown to nobody until {instead} has confirmed it.")
    return text


def _take_from_facts(plan: Plan, target: Target) -> None:
    for path, text in plan.after.items():
        if path.endswith(".toml") and path != REDIRECTS and target.addresses:
            kept = toml.without_entries(text, "page", target.addresses)
            plan.after[path] = toml.without_ways_on(kept, target.addresses)


def _redirect_removed(plan: Plan, target: Target, settings: Settings) -> None:
    """Lead old addresses to the list of their kind, or to the home page."""
    moves = {}
    for file in target.files:
        if file.address and file.public:
            main = file.lang == settings["DEFAULT_LANG"]
            home = "/" if main else f"/{file.lang}/"
            page = target.kind.name == "page"
            moves[file.address] = home if page else above(file.address)
    if moves:
        text = plan.after.get(REDIRECTS, "")
        plan.after[REDIRECTS] = toml.with_redirects(text, moves)


def _drop_leftovers(plan: Plan) -> None:
    """Take out sources that are cited no more, and words that no fact says now."""
    before = _cited(plan.before)
    _drop_sources(plan, before - _cited(plan.after))
    said_before = phrases_said(plan.before)
    lost = said_before - phrases_said(plan.after)
    for path, text in plan.after.items():
        if path.endswith(("/practice/words.toml", "/sources.toml")):
            plan.after[path] = toml.without_phrases(text, lost)


def _cited(files: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    for path, text in files.items():
        if path.endswith(".md"):
            found |= texts.keys_cited(text)
        elif path.endswith("_wording.toml"):
            found |= toml.quoted(text)
    return found


def phrases_said(files: Mapping[str, str]) -> set[str]:
    """List what facts and sources say, for translations to translate."""
    found: set[str] = set()
    for path, text in files.items():
        if path.startswith("practice/"):
            found |= toml.quoted(text)
        elif path == SOURCES:
            found |= set(_braced(text))
    return found


def _braced(text: str) -> Iterable[str]:
    for line in text.splitlines():
        if line.strip().startswith("note = {"):
            yield line.strip().removeprefix("note = {").rstrip(",").rstrip("}")


def _replace_in_wording(plan: Plan, old: str, new: str) -> None:
    for path, text in plan.after.items():
        if path.endswith("_wording.toml"):
            plan.after[path] = text.replace(f'"{old}"', f'"{new}"')


def _fields_for(kind: Kind) -> list[str]:
    """List the front matter fields that name files of a kind."""
    return sorted(
        {
            field.name
            for known in KINDS
            for field in known.fields
            if field.refers_to == kind.folder
        }
    )


def _lang_of(path: str, settings: Settings) -> str:
    first = path.partition("/")[0]
    return first if first in settings["LANGUAGES"] else str(settings["DEFAULT_LANG"])
