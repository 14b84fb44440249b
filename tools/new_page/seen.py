"""Show a new page in the preview that is running."""

import json
import time
from urllib.error import URLError
from urllib.request import urlopen

from terminal import open_browser

NO_PREVIEW = "Start the preview with ./run serve: it is listed under “Drafts”."
PATIENCE = 8  # seconds for the preview to build it


def show_in_preview(source: str, port: int) -> str:
    """Open the page in a browser once it is built; say where it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            address = address_of(source, port)
        except (URLError, OSError, ValueError):
            return NO_PREVIEW
        if address:
            open_browser(address)
            return f"See it at {address}"
        time.sleep(0.3)
    return f"The preview at http://localhost:{port}/ does not show it yet."


def address_of(source: str, port: int) -> str:
    """Ask the preview for a draft's address, "" while it is not built."""
    root = f"http://localhost:{port}"
    with urlopen(f"{root}/__preview/state.json", timeout=3) as answer:  # noqa: S310 - http
        pages = json.load(answer)["unseen"]
    found = (root + page["address"] for page in pages if page["source"] == source)
    return next(found, "")
