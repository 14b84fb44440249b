"""No page grows heavy unseen: each arrives in its first few packets.

A server may send about 14,600 bytes, 110 to 160 of them its own headers, before it
has to wait for the visitor's answer. A page of that size, styles included, is on the
screen a round trip sooner.
"""

import pytest

pytestmark = pytest.mark.slow

FIRST_VIEW = 14_440  # bytes of HTML and styles, packed: ten packets less headers
# Every source with the pages that rest on it.
HEAVIER = {"evidence/index.html": 21_800, "es/evidencia/index.html": 22_800}
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
        if size > HEAVIER.get(page, FIRST_VIEW)
    }

    assert len(sizes) > 100
    assert dict(sorted(heavy.items(), key=lambda entry: -entry[1])[:LONGEST]) == {}


def test_nothing_but_a_script_stands_between_a_visitor_and_the_page(published_site):
    """Each request more is a round trip more; one script is the most, and last."""
    pages = [page.read_text("utf-8") for page in published_site.rglob("*.html")]
    heads = [page.partition("</head>")[0] for page in pages]

    assert [head for head in heads if "<script" in head] == []
    assert [head for head in heads if 'rel="stylesheet"' in head] == []
    assert [page for page in pages if page.count("<script src=") > 1] == []
