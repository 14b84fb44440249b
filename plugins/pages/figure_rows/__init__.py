"""Draw people in a row on the ground of a page, from the poses of its front matter.

    content/pages/home.md, services and conditions: `figures` -> Pose (figures)
    -> one picture for its template

Gives each of them `figure_row`: ornament, on one line of ground; empty without
`figures`. A translation has its original's people. A pose that no body can do is a
mistake with its line.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup
from pelican.generators import Generator

from content_model.contents import all_pages
from content_model.model import Content
from diagnostics import Diagnostic, report
from figures.model import Pose
from figures.reading import PoseError, read_pose
from figures.row import row_svg
from whole_build.stages import content_read

KINDS = ("page", "service", "condition")


def register() -> None:
    """Connect to Pelican."""
    content_read.connect(draw_rows)


def draw_rows(generators: Iterable[Generator]) -> None:
    """Draw the row of every page that asks for one."""
    pages = [each for each in all_pages(generators) if each.kind in KINDS]
    drawn: dict[tuple[str, str], str] = {}
    for page in pages:
        poses: list[Pose] = []
        report.add(*read_all(page, poses))
        drawn[page.kind, page.slug] = row_svg(poses) if poses else ""
    for page in pages:
        own = drawn[page.kind, page.slug]
        theirs = drawn.get((page.kind, getattr(page, "translates", "")), "")
        page.figure_row = Markup(own or theirs)  # noqa: S704 - numbers and our names


def read_all(page: Content, poses: list[Pose]) -> Iterator[Diagnostic]:
    """Read each pose into a list; yield what is wrong with the others."""
    for number, given in enumerate(page.metadata.get("figures", ()), start=1):
        try:
            poses.append(read_pose(given))
        except PoseError as error:
            problem = f"Figure {number}: {error.fault.problem}"
            line = page.source.line("figures")
            yield Diagnostic(page.source.path, line, problem, error.fault.fix)
