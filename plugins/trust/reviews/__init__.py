"""Let no reader take an old page for a checked one.

    front matter of articles, services, conditions, signs -> Review (model.py)
    -> a page reviewed by its author, or put off too long, stops the build
    -> an overdue page is a note, and says in public that its review is due
    -> after the grace of practice.toml a short notice stands in its place
       (withheld.py); a preview shows the text, so that it can be checked

Nothing of this keeps other pages from being published. Signs never go offline
(`signs` asks here for their reviews).
Gives each health page `review_due`, the day if that is past, and `withheld`.
A sample stands still on the day `sample_date` of practice.toml; a real practice
is compared with today. docs/editorial.md says why that is fair.
Settings: `PUBLISHING`, whether visitors will see this build.
"""

from collections.abc import Iterable

from pelican.generators import Generator

from content_model.contents import Content, all_pages
from content_model.kinds import BY_NAME
from mistakes import report
from reviews.model import Review
from reviews.withheld import withhold
from whole_build.stages import content_read


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_reviews)


def check_reviews(generators: Iterable[Generator]) -> None:
    """Check the review of every health page but drafts, which nobody sees."""
    generators = list(generators)
    settings = generators[0].settings
    today, facts = settings["BUILD_DAY"], settings["FACTS"]
    for content in all_pages(generators):
        if not BY_NAME[content.kind].health:
            continue
        content.review_due, content.withheld = None, False
        if facts is None or content.status == "draft":
            continue  # the day depends on the facts; a draft nobody sees
        review = review_of(content)
        report.add(*review.check(today))
        if review.is_overdue(today):
            content.review_due = review.next_review
        if review.has_lapsed(today, facts.practice.reviews.grace_days):
            report.add(review.lapsed())
            if settings["PUBLISHING"]:
                withhold(content, generators[0])


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
