"""Start the system's Chromium for tests."""

from tests.machine import chromium

# Letters as wide as they are drawn: fitted to a screen's dots, which nobody sees, each
# family grows by another amount, and pages move when one takes another's place.
FLAGS = ["--no-sandbox", "--font-render-hinting=none"]


def launched(playwright, *flags, **options):
    """Start it with some flags more; it has no window that a person would see."""
    return playwright.chromium.launch(
        executable_path=chromium(), args=[*FLAGS, *flags], **options
    )
