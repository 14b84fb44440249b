"""Netlify's own readers understand what a build writes for Netlify."""

import json
import subprocess

import pytest
from tests.conftest import ROOT
from tests.plugins.output.host_rules.small_site import RULES, WITH_EDITOR

from host_rules.writer import write_rules

READER = ROOT / "tests/tools/netlify.mjs"


def read(folder):
    done = subprocess.run(
        ["node", str(READER), str(folder)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("rules", [RULES, WITH_EDITOR], ids=["pages", "editor"])
def test_every_line_is_understood(tmp_path, rules):
    """No header and no old address is dropped, whatever letters it has."""
    write_rules(tmp_path, rules)
    found = read(tmp_path)
    everywhere = {each["for"]: each["values"] for each in found["headers"]}

    assert found["errors"] == []
    assert everywhere["/theme/*"]["Cache-Control"] == rules.caching["/theme/"]
    differs = rules.apart.headers if rules.apart else {}
    for name, value in rules.headers.items():
        place = "/" if name in differs else "/*"
        assert everywhere[place][name] == value
    for name, value in differs.items():
        assert everywhere["/admin/*"][name] == value
    moves = [each for each in found["redirects"] if each["status"] == 301]
    assert {(asked(each), each["to"]) for each in moves} == {
        (each.old, each.new) for each in rules.redirects
    }
    missing = [each for each in found["redirects"] if each["status"] == 404]
    assert [each["from"] for each in missing] == [f"{p}*" for p in rules.missing]


def asked(redirect):
    """Write an old address as it is asked for, its query with it."""
    query = "&".join(f"{key}={value}" for key, value in redirect["query"].items())
    return f"{redirect['from']}?{query}" if query else redirect["from"]


def test_the_sample_s_own_files_are_understood(published_site):
    """Every old address of the sample is a redirect at Netlify."""
    found = read(published_site)
    lines = (published_site / "_redirects").read_text(encoding="utf-8")

    assert found["errors"] == []
    assert len(found["redirects"]) == len(lines.splitlines())
