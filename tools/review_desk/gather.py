"""Build the site aside, and note about each page what the desk looks at."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from pelican.generators import Generator

from citations.library import SOURCES
from citations.retractions import Notice
from confirm.changes import changes_since
from confirmations.reader import read_confirmations
from content_model.contents import all_contents
from content_model.kinds import BY_NAME
from content_model.model import Content
from diagnostics import Diagnostic
from editorial.readability import grade
from editorial.reading import read as read_manuscript
from editorial.sentences import Sentence
from editorial.understandable import unmet
from facts.locations import special_days
from facts.model import FACTS
from facts.model import Facts as PracticeFacts
from finished_page import read_page
from placeholders import of_the_sample
from plain_data import dataclass
from review_desk.model import Facts, PageFacts
from site_parts import BUILD_DAY, Settings
from whole_build.build import Outcome, build
from whole_build.stages import content_described

FEWEST_SENTENCES = 5  # the grade of a shorter text says little
BEHIND = "translation"
DANGER = ("emergency", "same-day")
# What the desk says in sections of its own.
TO_FILL_IN = frozenset({"legal-page", "unfinished"})
CHANGED = "changed-since-review"
ELSEWHERE = TO_FILL_IN | {"review", "scheduled", BEHIND, CHANGED}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts, or why the site could not be built."""

    facts: Facts | None
    outcome: Outcome


def gather(settings: Settings) -> Gathered:
    """Build into a folder of the desk's own, and look at what came out."""
    seen: list[Content] = []

    def look(generators: Iterable[Generator]) -> None:
        made = all_contents(generators)
        seen.extend(page for page in made if not hasattr(page, "from_facts"))

    with content_described.connected_to(look):
        outcome = build(settings)
    if not outcome.good:
        return Gathered(None, outcome)
    return Gathered(_facts(settings, seen, outcome.notes), outcome)


def _facts(
    settings: Settings, seen: Sequence[Content], notes: Sequence[Diagnostic]
) -> Facts:
    notes_of: dict[str, list[str]] = defaultdict(list)
    behind = {note.path: note.problem for note in notes if note.rule == BEHIND}
    for note in notes:
        if note.rule not in ELSEWHERE:
            notes_of[note.path].append(f"line {note.line}: {note.problem}")
    links = _links(seen, Path(settings["OUTPUT_PATH"]), FACTS.of(settings))
    pages = [
        replace(
            _page(content, settings, tuple(notes_of[content.source.path]), links),
            behind=behind.get(content.source.path, ""),
        )
        for content in sorted(seen, key=lambda page: page.source.path)
    ]
    return Facts(
        today=BUILD_DAY.of(settings),
        pages=pages,
        sources=_sources(settings),
        notices=_notices(settings),
        notices_of=_notices_of(settings),
        newer=_newer(settings),
        holidays=special_days(FACTS.of(settings)),
        gaps=_gaps(settings, notes),
        changed=_changed(settings, notes),
        staff_notes=_staff_notes(seen),
        translated=bool(settings["LANGUAGES"]),
    )


def long_enough(sentences: Sequence[Sentence]) -> bool:
    """Tell whether measures of a text say anything."""
    return len(sentences) >= FEWEST_SENTENCES


def _page(
    content: Content,
    settings: Settings,
    notes: tuple[str, ...],
    links: Counter[str],
) -> PageFacts:
    path = content.source.path
    text = Path(content.source_path).read_text(encoding="utf-8-sig")
    manuscript = read_manuscript(path, text)
    sentences = manuscript.sentences
    asked, unmet_questions = unmet(manuscript) if long_enough(sentences) else (0, [])
    long = long_enough(sentences)
    english = content.lang == settings["DEFAULT_LANG"]
    health = BY_NAME[content.kind].health and content.status != "draft"
    dated = health and not content.waiting
    there = {translation.lang for translation in content.translations}
    return PageFacts(
        path=path,
        url=f"/{content.url}",
        title=str(content.title),
        kind=content.kind,
        lang=content.lang,
        status=content.status,
        grade=grade(sentences) if long and english else None,
        asked=asked,
        unmet=tuple(unmet_questions),
        notes=notes,
        reviewer=_reviewer(content) if health else "",
        next_review=content.metadata["next_review"] if dated else None,
        linked_from=links[f"/{content.url}"],
        missing=tuple(set(settings["LANGUAGES"]) - there) if english else (),
        waits_for=_waits_for(content, settings, text),
        danger=content.kind == "sign" and content.level in DANGER,
        waiting=content.waiting,
        shown_until=_shown_until(content, settings) if dated else None,
    )


def _waits_for(content: Content, settings: Settings, text: str) -> str:
    """Tell what a draft still needs: a reviewer, or only to be published."""
    if content.status != "draft" or not BY_NAME[content.kind].health:
        return ""
    folder = Path(settings["PATH"])
    file = content.source.path.removeprefix(f"{folder.name}/")
    confirmed = read_confirmations(folder)[0].covers(file, text)
    return f"publishing: {confirmed.by} read it" if confirmed else "a reviewer"


def _shown_until(content: Content, settings: Settings) -> date | None:
    """Tell when a notice takes the page's place; never a sign's."""
    grace = timedelta(days=FACTS.of(settings).practice.reviews.grace_days)
    return None if content.kind == "sign" else content.metadata["next_review"] + grace


def _reviewer(content: Content) -> str:
    person = getattr(content, "reviewer_page", None)
    return str(person.title if person else content.metadata["reviewer"])


def _links(seen: Sequence[Content], output: Path, facts: PracticeFacts) -> Counter[str]:
    """Count from how many other pages' texts, or menus, each address is linked."""
    links: Counter[str] = Counter()
    for content in seen:
        own = f"/{content.url}"
        if content.kind == "sign":  # the checklist shows it
            links[own] += 1
            continue
        file = output / content.save_as
        if not file.is_file():
            continue
        found = read_page(file).texts("//main//a/@href")
        links.update({urlsplit(urljoin(own, link)).path for link in found} - {own})
    return links + _menu(facts.navigation.main) + _menu(facts.navigation.footer)


def _menu(entries: Iterable[object]) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in entries:
        if page := getattr(entry, "page", ""):
            found[str(page)] += 1
        found += _menu(getattr(entry, "children", ()))
    return found


def _sources(settings: Settings) -> dict[str, tuple[date, int]]:
    known = SOURCES.of(settings).sources
    return {key: (one.checked, one.checked_line) for key, one in known.items()}


def _notices(settings: Settings) -> dict[str, tuple[Notice, list[str]]]:
    library = SOURCES.of(settings)
    return {
        key: (notice, [page.title for page in library.cited_on(key)])
        for key, notice in library.notices.items()
    }


def _notices_of(settings: Settings) -> date | None:
    file = Path(settings["PATH"]).parent / settings["RETRACTIONS_FILE"]
    if not file.is_file():
        return None
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date()


def _newer(settings: Settings) -> dict[str, tuple[str, int]]:
    known = SOURCES.of(settings).sources
    return {key: (one.newer, one.line) for key, one in known.items() if one.newer}


def _gaps(settings: Settings, notes: Sequence[Diagnostic]) -> list[str]:
    found = {note for note in notes if note.rule in TO_FILL_IN}
    if not FACTS.of(settings).practice.sample:
        found.update(of_the_sample(settings))
    return sorted(
        {
            f"{diagnostic.path}:{diagnostic.line}: {diagnostic.problem}"
            for diagnostic in found
        }
    )


def _changed(
    settings: Settings, notes: Sequence[Diagnostic]
) -> list[tuple[str, str, str]]:
    """Tell which texts changed since somebody confirmed them, and how."""
    content = Path(settings["PATH"])
    confirmed = read_confirmations(content)[0].by_file
    found = []
    for note in notes:
        if note.rule == CHANGED:
            file = note.path.removeprefix(f"{content.name}/")
            lines = changes_since(content / file, confirmed.get(file))
            found.append((note.path, note.problem, "\n".join(lines)))
    return found


def _staff_notes(seen: Sequence[Content]) -> list[tuple[str, str]]:
    """Find the notes to staff and lawyers that visitors don't see."""
    found = []
    for content in sorted(seen, key=lambda page: page.source.path):
        path = content.source.path
        text = Path(content.source_path).read_text(encoding="utf-8-sig")
        for line, name, heading in read_manuscript(path, text).openers:
            if name == "staff":
                found.append((f"{path}:{line}", heading))
    return found
