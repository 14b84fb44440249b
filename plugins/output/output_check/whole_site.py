"""Run every check over a folder."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from diagnostics import Diagnostic
from finished_page import Page
from output_check.addresses import Addresses
from output_check.checks import PAGE_CHECKS, Context, Jump, followed_jumps
from output_check.lists import FILE_CHECKS
from output_check.private import camera_data, sources_in
from plain_data import dataclass
from workers import cores, spread

# Made by tools of their own, with pages that are no pages of ours.
_FOREIGN = ("search-index/", "_hosts/", "admin/")
_MANY = 5
_AT_ONCE = 32  # files that a worker checks


def check_site(
    output: Path,
    site: str,
    allowed: frozenset[str] = frozenset(),
    content: Path | None = None,
    made: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Yield every mistake in the built site.

    Args:
        site: Its scheme and host, as absolute addresses on it begin.
        allowed: Hashes of the inline scripts and styles in the policy.
        content: Folder of what the site is made from.
        made: Files that stand for pictures of `content`.
    """
    paths = {p.relative_to(output).as_posix(): p for p in output.rglob("*")}
    files = {name: path for name, path in sorted(paths.items()) if path.is_file()}
    context = Context(Addresses(files.keys(), site), allowed)
    own = [file for file in files.items() if not file[0].startswith(_FOREIGN)]
    yield from _needed(files)
    check_some = partial(_check_some, context=context)
    for _, found in spread(check_some, own, workers=cores(), chunk=_AT_ONCE):
        context.anchors |= found.anchors
        context.jumps += found.jumps
        yield from found.diagnostics
    yield from followed_jumps(context)
    if content:
        yield from sources_in(files, content, made)


def without_repeats(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Say once what a template says on every page."""
    alike: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        alike.setdefault(diagnostic.problem, []).append(diagnostic)
    for first, *others in alike.values():
        if len(others) < _MANY:
            yield from (first, *others)
        else:
            fix = f"The same on {len(others)} other pages: mend the template."
            yield replace(first, fix=fix)


def _needed(files: dict[str, Path]) -> Iterator[Diagnostic]:
    """Look for the home page and the page for unknown addresses."""
    for name in ("index.html", "404.html"):
        if name not in files:
            yield Diagnostic(f"output/{name}", 1, "This page is missing.", "Write it.")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a worker found in some files."""

    diagnostics: list[Diagnostic]
    anchors: dict[str, frozenset[str]]
    jumps: list[Jump]


def _check_some(files: Iterable[tuple[str, Path]], context: Context) -> _Found:
    own = replace(context, anchors={}, jumps=[])
    diagnostics = [
        diagnostic
        for name, path in files
        for diagnostic in _check_file(name, path, own)
    ]
    return _Found(diagnostics, own.anchors, own.jumps)


def _check_file(name: str, path: Path, context: Context) -> Iterator[Diagnostic]:
    yield from camera_data(name, path)
    content = path.read_bytes()
    if not content:
        fix = "Look at what writes it."
        yield Diagnostic(f"output/{name}", 1, "The file is empty.", fix)
    elif path.suffix == ".html":
        yield from _check_page(name, content, context)
    elif check := FILE_CHECKS.get(path.name) or FILE_CHECKS.get(path.suffix):
        yield from check(name, content, context.addresses)


def _check_page(name: str, content: bytes, context: Context) -> Iterator[Diagnostic]:
    page = Page(name, content)
    context.anchors[name] = page.anchors
    for check in PAGE_CHECKS:
        yield from check(page, context)
