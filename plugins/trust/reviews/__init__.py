"""Let no health page outlive its review.

    front matter of articles, services, conditions, signs -> Review (model.py)
    -> a page reviewed by its author, or put off too long, stops the build
    -> an overdue page stops publishing and warns in a preview

A sample stands still on the day `sample_date` of practice.toml; a real practice
is compared with today. docs/editorial.md says why that is fair.
Settings: `PUBLISHING`, whether visitors will see this build.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pelican.generators import Generator

from content_model.contents import Content, all_pages
from content_model.kinds import BY_NAME
from mistakes import report
from reviews.model import Review
from whole_build.stages import content_read

if TYPE_CHECKING:
    from mistakes.model import Level


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(check_reviews)


def check_reviews(generators: Iterable[Generator]) -> None:
    """Check the review of every health page but drafts, which nobody sees."""
    generators = list(generators)
    settings = generators[0].settings
    if settings["FACTS"] is None:
        return
    today = settings["BUILD_DAY"]
    overdue: Level = "error" if settings["PUBLISHING"] else "warning"
    for content in all_pages(generators):
        if BY_NAME[content.kind].health and content.status != "draft":
            report.add(*review_of(content).check(today, overdue))


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
