"""Take the pictures of docs/look.md from a built site: `./run look-pictures`.

    output/ -> a browser's window -> docs/images/look-*.webp

Build first: the pictures show the preview as it is.
"""

import io
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from tests.machine import needed  # noqa: E402

ARTICLE = "/articles/does-physical-therapy-work-for-back-pain/"
WIDEST = 1000  # pixels of a picture
# Name: address, width of the window, height, scheme, what is in the picture.
PICTURES = {
    "home": ("/", 1280, 1000, "light", ""),
    "phone": ("/", 360, 740, "light", ""),
    "dark": ("/", 1280, 1000, "dark", ""),
    "urgency": ("/", 1280, 900, "light", ".triage"),
    "figures": ("/", 1280, 900, "light", ".hero__people"),
    "grid": (ARTICLE, 1280, 900, "light", "#pain-that-has-lasted"),
    "effect": ("/services/strengthening/", 1280, 900, "light", ".effect"),
    "offered": ("/articles/", 1280, 1100, "light", ""),
    "result": ("/search/#q=sciatica", 1280, 900, "light", ""),
    "person": ("/people/sam-specimen/", 1280, 900, "light", ".person-header"),
    "next-step": (ARTICLE, 1280, 900, "light", ".next-step"),
}


def main() -> None:
    """Take all of them."""
    handler = partial(SimpleHTTPRequestHandler, directory=ROOT / "output")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needed("Chromium"), args=["--no-sandbox"]
        )
        for name, (address, width, height, scheme, part) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(
                f"http://127.0.0.1:{server.server_port}{address}",
                wait_until="networkidle",
            )
            keep(name, shot(page, part))
        browser.close()
    server.shutdown()


def shot(page: Page, part: str) -> bytes:
    """Photograph one part of a page, or the window; at a heading, what follows it."""
    if part.startswith("#"):
        page.locator(part).evaluate("each => each.scrollIntoView()")
        return page.screenshot()
    return page.locator(part).first.screenshot() if part else page.screenshot()


def keep(name: str, png: bytes) -> None:
    """Write one picture, small enough for a page of documentation."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    path = ROOT / "docs" / "images" / f"look-{name}.webp"
    image.save(path, quality=82)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
