"""Start the system's Chromium for tests."""

from site_check.chromium import FLAGS
from tests.machine import chromium


def launched(playwright, *flags, **options):
    """Start it with some flags more; it has no window that a person would see."""
    return playwright.chromium.launch(
        executable_path=chromium(), args=[*FLAGS, *flags], **options
    )
