"""Find Chromium and what drives it, or say in one sentence how to get them."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from groups import ROOT

# The first is the same without a window, and quicker.
NAMES = (
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "msedge"),
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# Letters as wide as they are drawn, in each of them.
FLAGS = ["--no-sandbox", "--font-render-hinting=none"]


class BrowserError(Exception):
    """The pages cannot be looked at; the message says what to do."""


def chromium() -> str:
    """Return the path of a browser.

    Raises:
        BrowserError: There is none.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    placed = next((place for place in PLACES if Path(place).is_file()), None)
    if path := found or placed:
        return path
    msg = (
        "There is no Chromium or Chrome to look at the pages with: install one"
        " (Debian and Ubuntu: sudo apt install chromium), and check again."
    )
    raise BrowserError(msg)


def install_driver(say: Callable[[str], None]) -> None:
    """Add what drives a browser to this environment, once.

    Raises:
        BrowserError: pip cannot get it.
    """
    if find_spec("playwright") and find_spec("axe_playwright_python"):
        return
    say("Adding what drives a browser to the environment (once; about a minute) ...")
    pins = ROOT / "requirements" / "check.txt"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile"]
    command += ["--disable-pip-version-check", "--require-hashes", "--requirement"]
    done = subprocess.run(  # noqa: S603 - our own words
        [*command, pins], capture_output=True, text=True, check=False
    )
    if done.returncode:
        msg = "pip could not get what drives a browser; is there a network?"
        raise BrowserError(msg)


def axe_script() -> str:
    """Return axe-core, the program that finds barriers."""
    import axe_playwright_python  # noqa: PLC0415 - pip may just have brought it

    place = Path(axe_playwright_python.__file__).parent / "axe.min.js"
    return place.read_text(encoding="utf-8")
