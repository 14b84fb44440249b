"""The package's version is the one that its change log speaks of."""

import tomllib

from tests.conftest import ROOT

from update.__main__ import changelog, changes_between

LOG = """\
# Changelog

## Unreleased

- Not yet.

## 1.10.0

- Ten.

## 1.9.0 (2026-12-01)

- Nine.

## 1.0.0

- One.
"""


def test_the_newest_version_of_the_change_log_is_the_package_s():
    """Whoever raises one raises the other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    newest = changes_between(changelog(), "0", "1000000")[0]
    assert newest == f"{project['version']}:"


def test_a_site_sees_the_lines_since_its_own_version():
    """Numbers count, not letters; what is in no version yet is not shown."""
    assert changes_between(LOG, "1.0.0", "1.10.0") == [
        *("1.10.0:", "  - Ten.", "1.9.0:", "  - Nine."),
    ]
    assert changes_between(LOG, "1.10.0", "1.10.0") == []
