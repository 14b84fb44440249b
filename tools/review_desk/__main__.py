"""Show what the practice has to look after.

python -m review_desk [--all] [--no-open]
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from pelican.log import console

from facts.model import FACTS
from review_desk.ahead import publish_aside, stops_ahead
from review_desk.calendar import calendar
from review_desk.gather import gather
from review_desk.page import as_page
from review_desk.sections import sections
from review_desk.terminal import as_text
from terminal import open_browser, say
from whole_build.build import details_file, read
from whole_build.printed import as_text as build_as_text


def main() -> int:
    """Look once, print the table, write the page and the calendar."""
    given = arguments()
    console.quiet = True  # Pelican would count its pages
    folder = Path(".build", "review").resolve()
    places = {
        "OUTPUT_PATH": str(folder / "site"),
        "STAGING_PATH": str(folder / "staging"),
    }
    settings = read(given.settings, **places)
    found = gather(settings)
    if found.facts is None:
        say(build_as_text(found.outcome, details_file(settings)))
        return 1
    practice = FACTS.of(settings).practice
    looked = publish_aside(publishing_beside(given.settings), places)
    stops = [(day, str(why)) for day, why in stops_ahead(looked, found.facts.today)]
    facts = replace(found.facts, stops=stops)
    shown = sections(facts)
    page = folder / "index.html"
    page.write_text(as_page(shown, facts, practice.name), encoding="utf-8")
    reviews = calendar(facts, practice.name, str(practice.site_url))
    (folder / "reviews.ics").write_text(reviews, encoding="utf-8", newline="")
    say(as_text(shown, everything=given.all))
    say(f"\nAll of it: {page}\nFor your calendar: {folder / 'reviews.ics'}")
    if not given.no_open:
        open_browser(page.as_uri())
    return 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="review_desk", description=__doc__)
    parser.add_argument("--settings", default="pelicanconf.py")
    parser.add_argument("--all", action="store_true", help="also what is fine")
    parser.add_argument("--no-open", action="store_true", help="open no browser")
    return parser.parse_args()


def publishing_beside(settings_file: str) -> str:
    """Name the settings of publishing; a site without any publishes as it builds."""
    beside = Path(settings_file).with_name("publishconf.py")
    return str(beside) if beside.is_file() else settings_file


if __name__ == "__main__":
    sys.exit(main())
