"""No page grows heavy unseen: each arrives in its first few packets.

A server may send about 14,600 bytes before it has to wait for the visitor's
answer. A page of that size, styles included, is on the screen a round trip sooner.
"""

import pytest

pytestmark = pytest.mark.slow

FIRST_VIEW = 14_600  # bytes of HTML and styles, packed: ten packets
CHECKLISTS = {"signs/index.html", "es/senales/index.html"}
CHECKLIST = 18_000  # every sign with what it means and every result, at once
LONGEST = 30  # pages named in a failure


def packed(site):
    """The size of each page as a visitor gets it."""
    return {
        str(path.relative_to(site).with_suffix("")): path.stat().st_size
        for path in sorted(site.rglob("*.html.br"))
    }


def test_every_page_fits_the_first_view(published_site):
    """Every page of every kind and language, with its styles, takes one trip."""
    sizes = packed(published_site)
    heavy = {
        page: size
        for page, size in sizes.items()
        if size > (CHECKLIST if page in CHECKLISTS else FIRST_VIEW)
    }

    assert len(sizes) > 100
    assert dict(sorted(heavy.items(), key=lambda each: -each[1])[:LONGEST]) == {}


def test_styles_for_paper_are_no_burden(published_site):
    """They are fetched on each first visit, if last of all."""
    (sheet,) = (published_site / "theme").glob("paper.*.css.br")

    assert sheet.stat().st_size < 2_000
