"""What connects to Pelican; the package says what it is for."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator

from citations.library import SOURCES
from content_model.contents import all_pages
from content_model.kinds import BY_NAME
from content_model.model import Content
from content_model.references import Pages
from diagnostics import report
from facts.model import FACTS
from reviews.plugin import retracted, review_of, works_alone
from signs.assemble import Draft, assemble
from signs.generator import SignsGenerator
from signs.machine import write_machine_readable
from signs.model import CHECKLIST, CHECKLIST_URLS, CHECKLISTS
from signs.quotes import quote_signs
from site_parts import BUILD_DAY, Settings
from whole_build.stages import (
    content_linked,
    content_read,
    pages_written,
    text_revised,
)


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    signals.initialized.connect(set_defaults)
    signals.get_generators.connect(add_generator)
    content_read.connect(find_pages)
    content_linked.connect(link_signs)
    text_revised.connect(quote_in)
    pages_written.connect(write_machine_readable)


def set_defaults(pelican: Pelican) -> None:
    """Fill in what a site of its own leaves out; keep signs out of its articles."""
    settings = pelican.settings
    settings.setdefault("SIGNS_FOLDER", "signs")
    settings.setdefault("LANGUAGES", [])
    if BUILD_DAY.find(settings) is None:
        BUILD_DAY.put(settings, datetime.now(UTC).date())
    CHECKLISTS.put(settings, {})
    CHECKLIST_URLS.put(settings, [])
    folders = [settings["SIGNS_FOLDER"]]
    folders += [f"{lang}/{folders[0]}" for lang in settings["LANGUAGES"]]
    for name in ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES"):
        settings[name] = [*settings[name], *folders]


def add_generator(_pelican: Pelican) -> type[Generator]:
    """Add the reader and writer of checklists."""
    return SignsGenerator


def drafts_of(generators: Sequence[Generator]) -> Iterable[Draft]:
    """Find the checklists of every language."""
    for generator in generators:
        if isinstance(generator, SignsGenerator):
            yield from generator.drafts


def find_pages(generators: Sequence[Generator]) -> None:
    """Turn the names of people, services and articles into their pages."""
    settings = generators[0].settings
    contents = [page for page in all_pages(generators) if hasattr(page, "kind")]
    pages = Pages(contents, settings)
    kept = [field for field in BY_NAME["sign"].fields if field.refers_to]
    for draft in drafts_of(generators):
        for sign in draft.signs:
            for field in kept:
                if (pages.path / field.refers_to).is_dir():
                    report.add(*pages.resolve(sign, field))
        note_reviews(draft, settings)
        for name in ("author_page", "reviewer_page", "translator_page"):
            setattr(draft.page, name, getattr(draft.signs[0], name, None))


def note_reviews(draft: Draft, settings: Settings) -> None:
    """Name signs that a clinician should have confirmed again; the list says so.

    They stay on it, however late: a danger sign that is missing is worse than one
    that nobody has read lately.
    """
    draft.page.review_due = None
    if "FACTS" in settings and FACTS.find(settings) is None:
        return  # they have mistakes, so nobody knows what day it is
    today = BUILD_DAY.of(settings)
    alone = works_alone(Path(settings["PATH"]))
    for sign in draft.signs:
        report.add(*review_of(sign).check(today, alone=alone))
    if draft.page.next_review and draft.page.next_review < today:
        draft.page.review_due = draft.page.next_review
    for sign in draft.signs if SOURCES.find(settings) else ():
        if due := retracted(sign, sign.metadata["sources"], settings):
            draft.page.review_due = due


def quote_in(content: Content, generators: Sequence[Generator]) -> None:
    """Quote signs in one page."""
    for generator in generators:
        if isinstance(generator, SignsGenerator) and generator.drafts:
            report.add(*quote_signs(generator, [content]))


def link_signs(generators: Sequence[Generator]) -> None:
    """Quote signs in pages; then make every checklist ready and share it."""
    contents = list(all_pages(generators))
    for generator in generators:
        if isinstance(generator, SignsGenerator) and generator.drafts:
            report.add(*quote_signs(generator, contents))
            for draft in generator.drafts:
                made = assemble(draft, generator.settings)
                CHECKLIST.put(draft.page, made)
                CHECKLISTS.of(generator.settings)[draft.lang] = made
