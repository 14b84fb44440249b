"""Find pages that would overwrite one another, or what is not a page."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.kinds import BY_NAME
from content_model.model import Content, Label
from content_model.places import Place, labels, places
from diagnostics import Diagnostic
from diagnostics.suggest import suggest

# Folders of the output that hold no pages.
_TAKEN = frozenset({"theme", "images", "feeds", "search-index", "drafts"})

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


def check_addresses(generators: Sequence[Generator]) -> Iterator[Diagnostic]:
    """Yield pages whose address is taken, or whose template is not there."""
    settings = generators[0].settings
    contents = list(all_pages(generators))
    for here in places(contents, settings).values():
        yield from clashes(here)
    yield from alike_labels(contents)
    yield from alike_orders(contents)
    templates = page_templates(Path(settings["THEME"]))
    for content in contents:
        yield from unknown_template(content, templates)


def clashes(here: Sequence[Place]) -> Iterator[Diagnostic]:
    """Yield each page but the first that goes where another one goes.

    One that is scheduled is told today, not on its day when nobody is there.
    """
    first, *others = here
    if first.content and first.address.split("/")[1].lower() in _TAKEN:
        yield taken(first.content, first.address, "something that is not a page")
    for other in others:
        if other.content:
            yield taken(other.content, other.address, first.what)


def taken(content: Content, address: str, by: str) -> Diagnostic:
    """Say that an address is taken, and by what."""
    problem = f"The address {address} is taken by {by}."
    fix = "Rename one of the two, or give it another address."
    return content.source.at("address", problem, fix)


def alike_orders(contents: Iterable[Content]) -> Iterator[Diagnostic]:
    """Yield pages that want the same place in a list as one before them."""
    first: dict[tuple[str, str, int], Content] = {}
    for content in sorted(contents, key=lambda content: content.source.path):
        order = getattr(content, "order", None)
        if order is None or content.status == "draft":
            continue
        other = first.setdefault((content.lang, content.kind, order), content)
        if other is not content:
            problem = f"“order: {order}” is also that of {other.source.path}."
            fix = "Give one of them another number, so that you say which comes first."
            yield content.source.at("order", problem, fix, level="warning")


def alike_labels(contents: Iterable[Content]) -> Iterator[Diagnostic]:
    """Yield tags and categories whose lists would be one, or have no address."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    fine: set[tuple[str, str, str]] = set()  # most labels stand in many articles
    for content in contents:
        if content.kind == "article":
            for field, label in labels(content):
                key = (content.lang, field, label.name)
                if key in fine:
                    continue
                found = list(alike(content, field, label, first))
                yield from found
                if not found:
                    fine.add(key)


def alike(
    content: Content,
    field: str,
    label: Label,
    first: dict[tuple[str, str], tuple[str, str]],
) -> Iterator[Diagnostic]:
    """Compare one label with those before it."""
    source = content.source
    if not label.slug:
        problem = f"No address can be made of “{label.name}”."
        yield source.at(field, problem, "Use a word with letters or numbers.")
        return
    place = f"{source.path}, line {source.line(field)}"
    name, where = first.setdefault((field, label.url), (label.name, place))
    if name != label.name:
        problem = f"“{label.name}” would share the list /{label.url} with “{name}”"
        fix = "Write both alike, or use other words."
        yield source.at(field, f"{problem} ({where}).", fix)


def page_templates(theme: Path) -> list[str]:
    """List the templates that a page may name."""
    names = {path.stem for path in (theme / "templates").glob("*.html")}
    return sorted(names - _NO_PAGE - (BY_NAME.keys() - {"page"}))


def unknown_template(content: Content, known: Sequence[str]) -> Iterator[Diagnostic]:
    """Find a page with a template that is not there or shows no page."""
    name = content.metadata.get("template")
    if name in known or name == content.kind:
        return
    fix = suggest(str(name), known, f"Use one of: {', '.join(known)}.")
    problem = f"There is no template “{name}” for a page."
    yield content.source.at("template", problem, fix)
