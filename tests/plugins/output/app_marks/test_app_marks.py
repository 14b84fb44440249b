"""Browsers and phones find the practice's mark."""

import json
from io import BytesIO

from PIL import Image


def test_a_home_screen_gets_the_practice_and_its_icons(published_site):
    """The manifest names the practice; each icon is there, in the size it says."""
    manifest = json.loads((published_site / "site.webmanifest").read_text("utf-8"))

    assert manifest["name"] == "Example Street Physical Therapy"
    assert manifest["start_url"] == "/"
    assert manifest["theme_color"].startswith("#")
    for icon in manifest["icons"]:
        with Image.open(published_site / icon["src"].lstrip("/")) as image:
            assert "x".join(map(str, image.size)) == icon["sizes"]


def test_browsers_that_look_unasked_find_an_icon(published_site):
    """favicon.ico lies at the root, with a size for tabs."""
    data = (published_site / "favicon.ico").read_bytes()
    with Image.open(BytesIO(data)) as image:
        assert (32, 32) in image.ico.sizes()


def test_pages_link_their_marks(published_site):
    """Icon, touch icon and manifest stand in the head, and lead to files."""
    page = (published_site / "index.html").read_text(encoding="utf-8")
    for rel in ("icon", "apple-touch-icon", "manifest"):
        link = next(part for part in page.split("<link ")[1:] if f'rel="{rel}"' in part)
        href = link.partition('href="')[2].partition('"')[0]
        assert (published_site / href.lstrip("/")).is_file(), href


def test_the_manifest_is_the_home_page_s_alone(published_site):
    """No other page has the browser fetch it; a shortcut to one opens that page."""
    linked = {
        page.parent.relative_to(published_site).as_posix()
        for page in published_site.rglob("index.html")
        if 'rel="manifest"' in page.read_text(encoding="utf-8")
    }

    assert linked == {".", "es"}
