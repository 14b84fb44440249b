"""Draw the people that stand for a page, from the poses of its front matter.

    content/{articles,conditions,services,pages}/*.md: `figures` -> Pose (figures)
    -> one picture for its template, and one where others offer it (thumbnails.py)

Gives pages `figure_row`, ornament on one line of ground, empty without `figures`, and
`thumbnail`, the same as a file for lists, search results and links; an exercise's is
its last pose, a program's that of its first exercise. A translation has its original's
people. A pose that no body can do is a mistake with its line. The last of the home
page's people walks on at the end of every page, `foot_figure`: a file that is asked
for once somebody comes there.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup
from pelican import Pelican
from pelican.generators import Generator

from brand.model import BRAND
from build_cache.files import place
from content_model.contents import all_pages
from content_model.kinds import KINDS
from content_model.model import Content
from diagnostics import Diagnostic, report
from figure_rows.thumbnails import SIZE, Thumbnails
from figures.colors import deep_rules
from figures.drawn import DrawnFigures
from figures.model import Pose
from figures.reading import PoseError
from pictures.shown import THUMBNAIL
from plain_data import dataclass
from site_parts import Settings, SitePart
from whole_build.stages import content_read, pages_written

# Those with people of their own, and those that show their poses.
DRAWN = {kind.name for kind in KINDS if "figures" in kind.by_name}
DRAWN |= {"exercise", "program"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is a file.

    Attributes:
        address: Where it is, below the site's root.
    """

    address: str
    svg: str

    @property
    def size(self) -> tuple[str, str]:
        """How wide and how high it is."""
        found = SIZE.search(self.svg)
        return (found[1], found[2]) if found else ("", "")


FOOT_FIGURE = SitePart[Picture]("foot_figure")  # templates see it, too


def register() -> None:
    """Connect to Pelican, in the order the signals fire."""
    content_read.connect(draw_rows)
    pages_written.connect(write_foot_figure)


def draw_rows(generators: Sequence[Generator]) -> None:
    """Draw the people of every page that has some."""
    settings = generators[0].settings
    pages = [page for page in all_pages(generators) if page.kind in DRAWN]
    foot: Picture | None = None
    rows = DrawnFigures(Path(settings["CACHE_PATH"], "rows.pickle"))
    for page in pages:
        poses: list[Pose] = []
        report.add(*read_all(page, poses, rows))
        page.figure_row = Markup(rows.row(poses) if poses else "")  # noqa: S704 - ours
        if poses and page.template == "home" and not foot:
            foot = foot_figure(settings, poses[-1], rows)
    show_on_pages(pages, settings, rows)
    rows.save()
    FOOT_FIGURE.put(settings, foot)
    for generator in generators:
        generator.context[FOOT_FIGURE.name] = foot


def show_on_pages(
    pages: Sequence[Content], settings: Settings, rows: DrawnFigures
) -> None:
    """Give translations their original's people, and every page its small picture."""
    originals = {  # a translation may have its original's name
        (page.kind, page.slug): page
        for page in pages
        if not hasattr(page, "translates")
    }
    thumbnails = Thumbnails(settings, originals, rows)
    for page in pages:
        original = originals.get((page.kind, getattr(page, "translates", "")))
        page.figure_row = page.figure_row or getattr(original, "figure_row", Markup())
        THUMBNAIL.put(page, thumbnails.of(page))


def foot_figure(settings: Settings, pose: Pose, rows: DrawnFigures) -> Picture:
    """Draw who walks on at the end of pages."""
    svg = rows.row([pose], deep_rules(BRAND.of(settings).colors))
    return Picture("drawings/foot.svg", svg)


def write_foot_figure(pelican: Pelican) -> None:
    """Write the picture once for all pages."""
    picture = FOOT_FIGURE.find(pelican.settings)
    if picture:
        path = Path(pelican.output_path) / picture.address
        place(path, picture.svg, pelican.settings)


def read_all(
    page: Content, poses: list[Pose], rows: DrawnFigures
) -> Iterator[Diagnostic]:
    """Read each pose into a list; yield what is wrong with the others."""
    for number, given in enumerate(page.metadata.get("figures", ()), start=1):
        try:
            poses.append(rows.pose(given))
        except PoseError as error:
            problem = f"Figure {number}: {error.misfit.problem}"
            yield page.source.at("figures", problem, error.misfit.fix)
