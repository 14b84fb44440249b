"""People stand in a row on one line, or their page says which of them cannot."""

import re

from lxml import html

from figures.drawn import row_svg
from figures.reading import read_pose

WALKING = {"position": "standing", "trunk": 3}
SITTING = {"position": "chair"}
HOME = """\
---
title: Home
description: A sentence of more than fifty characters about back pain here.
template: page
address: /
figures:
  - {{position: standing, {angle}}}
---

Words.
"""


def width(svg):
    """How wide a picture is, and where its lower edge lies."""
    _left, top, across, height = map(
        int, re.search(r'viewBox="([^"]+)"', svg)[1].split()
    )
    return across, top + height


def test_the_ground_is_the_lower_edge():
    """Whatever people do, the picture ends where their feet are."""
    for poses in ([WALKING], [SITTING], [WALKING, SITTING]):
        assert width(row_svg(map(read_pose, poses)))[1] == 0


def test_people_keep_apart():
    """Two people take the room of both, and some between them."""
    one, two = (width(row_svg([read_pose(entry)]))[0] for entry in (WALKING, SITTING))
    both, _edge = width(row_svg(map(read_pose, (WALKING, SITTING))))

    assert one + two < both < one + two + 80


def test_no_head_is_cut_by_the_edge():
    """Lengths are rounded, and a round head is the first to show it."""
    for neck in range(-20, 30):
        svg = row_svg([read_pose({**WALKING, "trunk": 6, "neck": neck})])
        moved = int(re.search(r"translate\((-?\d+)\)", svg)[1])
        left, radius = re.search(r'__head" d="M(-?\d+) -?\d+a(\d+)', svg).groups()
        across, _edge = width(svg)

        assert 0 <= int(left) + moved <= across - 2 * int(radius)


def test_a_row_is_ornament():
    """A screen reader hears nothing of it: the words beside it say all."""
    assert 'aria-hidden="true"' in row_svg([read_pose(WALKING)])


def test_a_body_that_cannot_is_named_by_its_page(site):
    """The author reads which figure, what is wrong and what would do."""
    (said,) = site.diagnostics({"pages/home.md": HOME.format(angle="low_back: 90")})

    assert said.startswith("content/pages/home.md:6: Figure 1: low back 90 is beyond")


def test_the_last_person_of_the_home_page_walks_on_at_the_end_of_pages(sample_site):
    """One file for all pages, in the brand's colors, that no page waits for."""
    page = (sample_site / "about/index.html").read_text(encoding="utf-8")
    (tag,) = re.findall(r'<img class="site-footer__figure"[^>]*>', page)
    assert 'src="/drawings/foot.svg" alt="" loading="lazy"' in tag

    picture = (sample_site / "drawings/foot.svg").read_text(encoding="utf-8")
    width, height = re.search(r'width="(\d+)" height="(\d+)"', picture).groups()
    assert f'width="{width}" height="{height}"' in tag
    assert "prefers-color-scheme:dark" in picture


def test_a_page_is_offered_with_its_people(site, article):
    """A list shows who stands for a page; one without people is words alone."""
    figures = "\n  - {position: chair}"
    site.write(
        {
            "articles/a.md": article("Words.", figures=figures),
            "articles/b.md": article("Words."),
        }
    )
    assert site.build().good

    page = html.parse(str(site.output / "articles/index.html")).getroot()
    shown = {
        card.find(".//a").get("href"): [
            element.get("src") for element in card.iter("img")
        ]
        for card in page.find_class("card")
    }
    assert shown["/articles/b/"] == []
    (picture,) = shown["/articles/a/"]
    assert "prefers-color-scheme:dark" in (site.output / picture[1:]).read_text("utf-8")
