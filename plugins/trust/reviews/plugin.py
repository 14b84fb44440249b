"""What connects to Pelican; the package says what it is for."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from pelican.generators import Generator

from citations.library import SOURCES
from citations.model import REFERENCES
from content_model.contents import all_pages
from content_model.kinds import BY_NAME
from content_model.model import Content
from diagnostics import report
from facts.model import FACTS, FACTS_OF
from facts.reader import therapists_in
from i18n import SPEECHES, gettext_noop, speaking
from reviews.history import check_history, history_of
from reviews.model import RULE, Review, is_assistant
from site_parts import BUILD_DAY, Settings
from whole_build.stages import content_described, content_linked, content_read

SHORT = gettext_noop("A clinician has yet to check this page again.")
_ID = re.compile(r"""<[a-z][^>]*?\sid=["']?([^"'\s>]+)""")
_CITED = re.compile(r"<clinic-cite [^>]*></clinic-cite>")


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_reviews)
    content_linked.connect(check_reviewers)
    content_described.connect(check_sources)


def check_reviews(generators: Sequence[Generator]) -> None:
    """Check the review of every health page but drafts, which nobody sees."""
    settings = generators[0].settings
    today, facts = BUILD_DAY.of(settings), FACTS.find(settings)
    alone = works_alone(Path(settings["PATH"]))
    for content in all_pages(generators):
        if not BY_NAME[content.kind].health:
            continue
        content.review_due, content.withheld = None, False
        changes = content.metadata.get("changes", [])
        content.history = history_of(changes)
        source = content.source
        report.add(*check_history(changes, source.path, source.line("changes"), today))
        if facts is None or content.status == "draft" or content.waiting:
            continue  # the day depends on the facts; nobody has reviewed a draft
        review = review_of(content)
        report.add(*review.check(today, alone=alone))
        if review.is_overdue(today):
            content.review_due = review.next_review
        if review.has_lapsed(today, facts.practice.reviews.grace_days):
            report.add(review.lapsed())
            if settings["PUBLISHING"]:
                withhold(content, generators[0])


def check_reviewers(generators: Sequence[Generator]) -> None:
    """Refuse a review by an assistant, who treats by a therapist's plan."""
    for content in all_pages(generators):
        reviewer = getattr(content, "reviewer_page", None)
        if reviewer is None or content.status == "draft":
            continue
        if is_assistant(reviewer.credentials):
            problem = f"“{reviewer.slug}” is a physical therapist assistant."
            fix = "Name a physical therapist or a physician as “reviewer”."
            report.add(content.source.at("reviewer", problem, fix, RULE))


def check_sources(generators: Sequence[Generator]) -> None:
    """Call a page overdue at once when a source of it was retracted."""
    settings = generators[0].settings
    if SOURCES.find(settings) is None:
        return
    for content in all_pages(generators):
        if BY_NAME[content.kind].health and content.status != "draft":
            keys = [
                reference.source.key for reference in REFERENCES.find(content) or ()
            ]
            if due := retracted(content, keys, settings):
                content.review_due = due


def retracted(content: Content, keys: Iterable[str], settings: Settings) -> date | None:
    """Name the retracted sources of a page; give the first day that one was."""
    gone = SOURCES.of(settings).retracted(keys)
    review = review_of(content)
    report.add(*(review.retracted(key, notice.day) for key, notice in gone.items()))
    return min(
        (notice.day or BUILD_DAY.of(settings) for notice in gone.values()), default=None
    )


def works_alone(content: Path) -> bool:
    """Tell whether one person is the whole practice."""
    return therapists_in(content / "people") == 1


def review_of(content: Content) -> Review:
    """Gather what the front matter says about a page's review."""
    metadata = content.metadata
    return Review(
        path=content.source.path,
        author=metadata["author"].slug,
        reviewer=metadata["reviewer"],
        reviewed=metadata["reviewed"],
        next_review=metadata["next_review"],
        lines=content.source.field_lines,
    )


def withhold(content: Content, generator: Generator) -> None:
    """Take the text of a page out, and say why and whom to call."""
    settings = generator.settings
    facts = FACTS_OF.of(settings).get(content.lang)
    if facts is None:  # they have mistakes, which are told
        return
    text = content._content or ""  # noqa: SLF001 - links between files resolve later
    template = generator.env.get_template("withheld.html")
    speech = SPEECHES.of(settings)[content.lang]
    with speaking(speech):
        notice = template.render(
            due=content.review_due,
            practice=facts.practice,
            places=list(dict.fromkeys(_ID.findall(text))),
        )
    content._content = notice  # noqa: SLF001
    content.withheld = True
    content.cited_once_shown = "".join(_CITED.findall(text))
    short = speech.say(SHORT)
    content.outline, content.read_minutes = (), 1
    content.description = content._summary = short  # noqa: SLF001
    if hasattr(content, "compare"):
        content.compare = dict.fromkeys(content.compare, short)
