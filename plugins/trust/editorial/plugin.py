"""What connects to Pelican; the package says what it is for."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from build_cache.kept import KeptFindings, digest_of_code
from diagnostics import Diagnostic, report
from editorial.claims.kinds import HarmlessSentences
from editorial.gate import check
from editorial.known_figures import NUMBERS, keys_of, read_figures
from editorial.model import Finding
from editorial.own_facts import OwnFacts, own_facts
from editorial.rules import RULES
from site_parts import Settings, SitePart
from whole_build.stages import content_read
from workers import apart

FEW = 8  # files that are read sooner than another process begins
# In lower case: no page depends on it.
FOUND = SitePart[Callable[[], list[Diagnostic]]]("editorial_findings")


def register() -> None:
    """Connect to Pelican, and say which rules there are."""
    report.rules = RULES
    signals.initialized.connect(begin)
    content_read.connect(check_pages)


def begin(pelican: Pelican) -> None:
    """Send every page through the gate while Pelican reads them."""
    settings = pelican.settings
    many = next(islice(pages(settings), FEW, None), None)
    work = partial(mistakes_in, settings)
    FOUND.put(settings, apart(work) if many else work)


def check_pages(generators: Sequence[Generator]) -> None:
    """Report what the gate says about every page of the site."""
    report.add(*FOUND.of(generators[0].settings)())


def mistakes_in_saved(
    settings: Settings, saved: Collection[Path]
) -> Iterator[Diagnostic]:
    """Check what was just saved; a build checks all."""
    root = Path(settings["PATH"]).parent
    own, _ = _own_facts(settings)
    for file in set(saved).intersection(pages(settings)):
        path = file.relative_to(root).as_posix()
        text = file.read_text("utf-8-sig", "replace")
        yield from (_mistake(path, finding) for finding in check(path, text, own=own))


def mistakes_in(settings: Settings) -> list[Diagnostic]:
    """Check every page; a draft is left out when the site is published."""
    root = Path(settings["PATH"]).parent
    own, unreadable = _own_facts(settings)
    rules = digest_of_code(Path(__file__).parent)
    place = Path(settings["CACHE_PATH"], "editorial")
    kept = KeptFindings[Finding | bytes](place, rules, given=own)

    def find(path: str, text: str) -> list[Finding | bytes]:
        before = (
            kept_value
            for kept_value in kept.before(path)
            if isinstance(kept_value, bytes)
        )
        harmless = HarmlessSentences(next(before, b""))
        return [*check(path, text, own=own, harmless=harmless), harmless.found]

    files = {file.relative_to(root).as_posix(): file for file in pages(settings)}
    found = kept.of(files, find)
    kept.save()
    findings = (
        (path, finding) for path, finding in found if isinstance(finding, Finding)
    )
    return [*unreadable, *(_mistake(*finding) for finding in findings)]


def _own_facts(settings: Settings) -> tuple[OwnFacts, list[Diagnostic]]:
    """Read the practice's facts and figures, and say which cannot be read."""
    content = Path(settings["PATH"])
    keys = keys_of(content / settings["SOURCES_FILE"])
    figures, unreadable = read_figures(content / NUMBERS, content.parent, keys)
    return own_facts(content / settings["PRACTICE_PATH"], figures), [*unreadable]


def pages(settings: Settings) -> Iterator[Path]:
    """Yield the pages, facts, replies and sources that the gate reads."""
    sources = Path(settings["PATH"], settings["SOURCES_FILE"])
    if sources.exists():
        yield sources
    for lang in ("", *settings["LANGUAGES"]):
        words = Path(settings["PATH"], lang, sources.with_suffix(".toml").name)
        if words.exists():
            yield words
        for kind in settings["EDITORIAL_KINDS"]:
            folder = Path(settings["PATH"], lang, kind)
            if kind == settings["COMMENTS_PATH"]:
                yield from sorted(filter(_is_ours, folder.glob("*/*.md")))
            else:
                yield from sorted(filter(_is_shown, folder.glob("*")))


def _is_shown(file: Path) -> bool:
    page = file.suffix == ".md" and not file.name.startswith(("_", "."))
    return page or file.suffix == ".toml"


def _is_ours(comment: Path) -> bool:
    """Tell a reply of the practice from what a visitor wrote."""
    front = comment.read_text(encoding="utf-8", errors="replace").split("---", 2)
    return (
        len(front) > 1 and re.search(r"(?m)^practice:\s*true\b", front[1]) is not None
    )


def _mistake(path: str, finding: Finding) -> Diagnostic:
    level = finding.level or "error"
    return Diagnostic(
        path, finding.line, finding.problem, finding.fix, finding.rule, level
    )
