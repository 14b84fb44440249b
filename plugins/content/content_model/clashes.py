"""Find pages that would overwrite one another, or what is not a page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from content_model.contents import Content, all_pages
from content_model.kinds import BY_NAME
from mistakes import Mistake

# Folders of the output that hold no pages.
_TAKEN = frozenset({"theme", "images", "feeds", "pagefind", "drafts", "_hosts"})

# Templates that show something other than one page.
_NO_PAGE = frozenset(
    {
        "archives",
        "article_list",
        "base",
        "category",
        "dated_list",
        "index",
        "period_archives",
        "tag",
    }
)


def check_addresses(generators: Sequence[Generator]) -> Iterator[Mistake]:
    """Yield pages whose address is taken, or whose template is not there."""
    settings = generators[0].settings
    contents = list(all_pages(generators))
    yield from clashes(contents, made_by_the_build(generators[0].context, settings))
    templates = page_templates(Path(settings["THEME"]))
    for content in contents:
        yield from unknown_template(content, templates)


def clashes(contents: Iterable[Content], made: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield each page but the first that goes where another one goes.

    Disks of Macs and Windows tell no capitals apart, so neither do we.
    """
    places = defaultdict(list)
    for content in contents:
        if content.save_as:
            places[content.save_as.lower()].append(content)
    for file, (first, *others) in places.items():
        if file in made or file.split("/")[0] in _TAKEN - {"drafts"}:
            yield taken(first, made.get(file, "something that is not a page"))
        for other in others:
            yield taken(other, first.source.path)


def taken(content: Content, by: str) -> Mistake:
    """Say that an address is taken, and by what."""
    problem = f"The address /{content.url} is taken by {by}."
    line = content.source.line("address")
    mend = "Rename one of the two, or give it another address."
    return Mistake(content.source.path, line, problem, mend)


def made_by_the_build(
    context: Mapping[str, Any], settings: Mapping[str, Any]
) -> dict[str, str]:
    """Name the files that lists of articles are written to."""
    made = {settings["INDEX_SAVE_AS"]: "the list of articles"}
    made[settings["ARCHIVES_SAVE_AS"]] = "the archive of articles"
    for lists in ("categories", "tags"):
        for label, _articles in context.get(lists, ()):
            made[label.save_as] = f"the list of articles on “{label.name}”"
    return made


def page_templates(theme: Path) -> list[str]:
    """List the templates that a page may name."""
    names = {path.stem for path in (theme / "templates").glob("*.html")}
    return sorted(names - _NO_PAGE - (BY_NAME.keys() - {"page"}))


def unknown_template(content: Content, known: Sequence[str]) -> Iterator[Mistake]:
    """Find a page with a template that is not there or shows no page."""
    name = content.metadata.get("template")
    if name in known or name == content.kind:
        return
    near = get_close_matches(str(name), known, n=1)
    mend = f"Did you mean “{near[0]}”?" if near else f"Use one of: {', '.join(known)}."
    line = content.source.line("template")
    problem = f"There is no template “{name}” for a page."
    yield Mistake(content.source.path, line, problem, mend)
